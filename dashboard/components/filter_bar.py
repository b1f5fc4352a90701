"""The filter bar of every page: `filter_bar(filters(situation))`.

It writes nothing itself: its attributes do, through the one script that writes the address (dashboard/components/address.py).
"""

from __future__ import annotations

from dash import dcc, html

from dashboard.components.address import sets, toggles
from dashboard.reference.words import words
from dashboard.views.filters import Field, Filters

EVERYTHING = words["all"]


def filter_bar(bar: Filters, *more: object) -> html.Div:
    """Selects for city and year, the as-of date, lists to tick for county, department and quarter, a reset; unknown values below.

    `more` are components that a page puts at the end of the bar.
    """
    fields = [
        *map(_one_of, bar.single),
        _date(bar.as_of),
        *map(_any_of, bar.several),
        html.Button(words["reset"], className="filter-reset", disabled=not bar.narrowed, **{"data-reset": ""}),
        *more,
    ]
    unknown = [html.P(sentence, className="filter-unknown", role="status") for sentence in bar.unknown]
    return html.Div([html.Div(fields, className="filter-fields", role="group", **{"aria-label": "筛选"}), *unknown], className="filter-bar")


def _one_of(field: Field) -> html.Label:
    chosen = field.chosen[0]
    options = [html.Option(said, value=value, selected=value == chosen) for value, said in field.offered]
    return html.Label([field.label, html.Select(options, key=chosen, **{"data-select": field.parameter})], className="filter-field")


def _date(field: Field) -> html.Label:
    entry = dcc.Input(id="filter-as-of", type="date", value=field.chosen[0], debounce=True)
    # The browser writes dates as its own language does; until the field is being edited, the date shows as everywhere else.
    shown = {"data-input": field.parameter, "data-shown": field.chosen[0]}
    return html.Label([field.label, html.Span(entry, className="date-entry", **shown)], className="filter-field")


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
