"""The panels of the one screen: views in, components out."""

from __future__ import annotations

from dash import html

from dashboard.components.cards import bullets, gauge, key_figure
from dashboard.components.charts import chart
from dashboard.components.frame import foot, framed
from dashboard.components.matrix import matrix
from dashboard.components.part_menu import part_button
from dashboard.components.parts import cell, drawn, empty, member, number, page_link
from dashboard.figures.palette import mark
from dashboard.views.view import View

# Lists as short as this let their sentences run over two lines.
FEW = 3
# A part of a bar narrower than this share of the longest bar has no room for its letter and number.
NARROWEST = 0.13


def first_line(view: View) -> html.Section:
    """The ten-second answer: date, total, one chip a group, what is uncertain, and the rule."""
    chips = [_chip(row) for row in view.rows]
    return html.Section(
        [
            html.P([html.B(view.headline), " ", html.Span(view.subtitle, className="line-total")], className="line-date"),
            html.Div(chips, className="line-chips"),
            html.P(view.note, className="line-note") if view.note else None,
            html.P(view.rule, className="line-rule"),
            part_button(view, "总体情况"),
        ],
        className="panel first-line",
        **{"aria-label": "总体情况", "data-view": view.id},
    )


def key_figures(view: View) -> html.Section:
    """The key figures side by side."""
    cards = [key_figure(row) for row in view.rows] or [html.Div(empty(view.note), className="panel key-figure")]
    return html.Section([*cards, part_button(view)], className="key-figures", **{"aria-label": view.headline, "data-view": view.id})


def counties(view: View, map_note: str) -> html.Section:
    """The map by stage, and members without an outline as rows; a city without outlines gets tiles in official order."""
    beside = [row for row in view.rows if not row["on_map"]]
    steps = {row["step"]: row["stage"] for row in view.rows if row["step"] is not None}
    drawing = chart(view, kind="chart-map", with_table=False, plain=True) if view.figure else None
    note = html.P(view.note, className="panel-note") if view.note else None
    rows = html.Ul([_stage_row(row) for row in beside], className="stage-rows") if beside else None
    key = [_swatch(step, stage) for step, stage in steps.items()]
    said = html.P([*key, html.Span(map_note, className="map-note")], className="map-key") if drawing else None
    return framed(view, [drawing, html.Div([said, rows, note], className="map-side")])


def targets(dials: View, view: View, others: View) -> html.Section:
    """Gauges for the few, bullets for the rest, and the figures that have no target: in one line where many bullets stand."""
    if not dials.rows:
        return framed(view, [empty(view.note), _others(others, "others-roomy")])
    gauges = html.Div([*map(gauge, dials.rows), part_button(dials, "重点指标")], className="gauges")
    return framed(
        view, [gauges, bullets(view) if view.rows else None, _others(others, "others-roomy" if len(view.rows) <= FEW else "others-line")]
    )


def deadlines(view: View, past: View, supervised: str = "") -> html.Section:
    """What is due or late, and below it, apart, what earlier years left; `supervised` leads to the overdue 督办事项, "" where none is."""
    shown = _items(view, roomy=not past.rows) if view.rows else empty(view.note)
    onward = page_link(f"{supervised} ›", "/supervision") if supervised else None
    return framed(view, [shown, *_carried(past)], actions=onward)


def campaign(view: View) -> html.Section:
    """挂图作战: a matrix with one cell a month, the month of the as-of date framed."""
    return framed(view, matrix(view) if view.rows else empty(view.note))


def quarters(view: View) -> html.Section:
    """One stacked bar a quarter; clicking the quarter filters."""
    most = max((int(row["count"]) for row in view.rows), default=0)
    if not most:
        return framed(view, empty(view.note))
    return framed(view, [html.Ul([_quarter(row, most) for row in view.rows], className="quarters"), _legend(view)])


def latest(view: View, asked: View, presented: str = "") -> html.Section:
    """What stands before the leadership and what has to be coordinated, where anything has, and the newest progress statements."""
    above = [html.P(page_link(f"{presented} ›", "/special"), className="special-line")] if presented else []
    above += [html.H3(asked.headline, className="carried-title"), _items(asked, roomy=False)] if asked.rows else []
    return framed(view, [*above, _items(view, roomy=not asked.rows) if view.rows else empty(view.note)])


def _legend(view: View) -> html.P:
    """What the marks in the bars mean, for the states that occur."""
    states = dict.fromkeys(state for row in view.rows for state in row["states"])
    return html.P([html.Span(mark(state).legend) for state in states], className="bar-legend")


def _others(view: View, kind: str) -> html.Div | None:
    if not view.rows:
        return None
    figures = [html.Li([row["name"], number(row["figures"], row["origin"], row["unit"])]) for row in view.rows]
    title = html.H3(view.headline, className="others-title")
    return html.Div([title, html.Ul(figures, className="others"), part_button(view)], className=kind, **{"data-view": view.id})


def _chip(row: dict) -> html.Span:
    if row["token"] == "rate":
        return html.Span([row["name"], html.B(row["count"]), html.Span(row["change"], className="chip-change")], className="chip chip-rate")
    symbol = html.Span(row["symbol"], className="lamp-symbol", **{"aria-hidden": "true"})
    return html.Span([symbol, row["name"], html.B(row["count"])], className=f"chip lamp-{row['token']}")


def _swatch(step: int, stage: str) -> html.Span:
    return html.Span([html.Span(className=f"swatch shade-{min(step, 2)}", **{"aria-hidden": "true"}), stage])


def _stage_row(row: dict) -> html.Li:
    """A member beside the map; one of another programme says which, without the stage that its name ends with."""
    programme = "" if row["step"] is not None else row["programme"].removesuffix(row["stage"])
    return html.Li([member(row["member"], "county"), programme, number(row["stage"], row["origins"]["stage"])])


def _items(view: View, roomy: bool = True) -> html.Div:
    """A list of dated sentences: date, sentence with who below, and how far; a short one with room lets sentences run over two lines."""
    names = [name for name in ("due", "date", "text", "days") if name in view.columns]
    heads = [{"t": view.columns[name], "c": name, "n": int(name == "days")} for name in names]
    rows = [[_item_cell(row, name) for name in names] for row in view.rows]
    return drawn({"heads": heads, "rows": rows, "caption": view.headline}, "items items-few" if roomy and len(rows) <= FEW else "items")


def _item_cell(row: dict, name: str) -> str | dict:
    made = cell(row, name)
    if name == "text" and isinstance(made, dict):
        return made | {"w": row["text"]}
    look = mark(row["state"]) if name == "days" else None
    return {"t": made, "b": f"{look.symbol} {look.word}", "c": f"lamp-{look.token}"} if look and look.token != "none" else made


def _carried(past: View) -> list:
    if not past.rows:
        return []
    return [
        html.Div(
            [
                html.Div(
                    [html.H3(past.headline, className="carried-title"), page_link(f"{past.more} ›", past.page) if past.more else None],
                    className="carried-head",
                ),
                _items(past, roomy=False),
                foot(past),
                part_button(past),
            ],
            className="carried",
            **{"data-view": past.id},
        )
    ]


def _quarter(row: dict, most: int) -> html.Li:
    parts = [
        html.Span(
            f"{mark(state).letter}{count}" if count >= most * NARROWEST else "",
            className=f"bar-part bar-{'faint' if mark(state).faint else mark(state).token}",
            style={"width": f"{100 * count / most:.1f}%"},
            title=f"{state} {count} 项",
        )
        for state, count in row["states"].items()
    ]
    name = member(row["quarter"], "quarter", row["filters"]["quarter"][1])
    return html.Li(
        [
            name,
            html.Span(parts, className="bar", role="img", **{"aria-label": row["words"]}),
            html.Span(row["count"], className="bar-count"),
        ],
        className="quarter now" if row["now"] else "quarter",
    )
