"""The filter bar of every page: `filter_bar(filters(situation))`.

It writes nothing itself: its attributes do, through the one script that writes the address (dashboard/components/address.py).
"""

from __future__ import annotations

from dash import dcc, html

from dashboard.components.address import sets, toggles
from dashboard.reference.words import words
from dashboard.views.filters import Field, Filters, Span

EVERYTHING = words["all"]


def filter_bar(bar: Filters, *more: object) -> html.Div:
    """Selects for city and year, the as-of date with a slider over the year, lists to tick for county, department and quarter.

    Then a reset, the way to what changed, and `more`: components that a page puts at the end of the bar. Unknown values stand below.
    """
    fields = [
        *map(_one_of, bar.single),
        *([date_field(bar.as_of)] if bar.as_of else []),
        *([_days(bar.span)] if bar.span else []),
        *map(_any_of, bar.several),
        html.Button(words["reset"], className="filter-reset", disabled=not bar.narrowed, **{"data-reset": ""}),
        html.A("看变化", href="/changes", title="两个日期之间新增、状态变化和到期的事项", className="filter-changes", **{"data-carry": ""}),
        *more,
    ]
    unknown = [html.P(sentence, className="filter-unknown", role="status") for sentence in bar.unknown]
    return html.Div([html.Div(fields, className="filter-fields", role="group", **{"aria-label": "筛选"}), *unknown], className="filter-bar")


def _one_of(field: Field) -> html.Label:
    chosen = field.chosen[0]
    options = [html.Option(said, value=value, selected=value == chosen) for value, said in field.offered]
    return html.Label([field.label, html.Select(options, key=chosen, **{"data-select": field.parameter})], className="filter-field")


def date_field(field: Field) -> html.Label:
    """A day to enter, shown as everywhere else until it is being edited: the browser would write it as its own language does."""
    entry = dcc.Input(id=f"filter-{field.parameter.replace('_', '-')}", type="date", value=field.chosen[0], debounce=True)
    shown = {"data-input": field.parameter, "data-shown": field.chosen[0]}
    return html.Label([field.label, html.Span(entry, className="date-entry", **shown)], className="filter-field")


def _days(span: Span) -> html.Label:
    """A slider over the days of the plan's year."""
    slider = dcc.Input(id="filter-days", type="range", min=0, max=span.days, step=1, value=span.at)
    around = html.Span(slider, className="day-slider", **{"data-days": "as_of", "data-start": span.start.isoformat()})
    return html.Label([html.Span("在年度内移动截至日", className="visually-hidden"), around], title="在年度内移动截至日")


def _any_of(field: Field) -> html.Details:
    names = dict(field.offered)
    chosen = [names.get(value, value) for value in field.chosen]
    said = EVERYTHING if not chosen else chosen[0] if len(chosen) == 1 else f"{chosen[0]}等{len(chosen)}项"
    ticks = [_tick(said, toggles(**{field.parameter: value}), value in field.chosen) for value, said in field.offered]
    whole = _tick(EVERYTHING, sets(**{field.parameter: ""}), not field.chosen)
    return html.Details(
        [html.Summary([field.label, html.B(said)]), html.Div([whole, *ticks], className="ticks")], className="filter-field filter-list"
    )


def _tick(said: str, act: dict[str, str], chosen: bool) -> html.Button:
    return html.Button(said, className="tick", **act, **{"aria-pressed": str(chosen).lower()})
