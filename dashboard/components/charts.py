"""A chart of a view: the plotly figure with its text alternative and the same rows as a table."""

from __future__ import annotations

import json

from dash import html

from dashboard.components.parts import empty, table
from dashboard.views.view import View

# The rest of the behaviour (Chinese, no sharing, clicks) is set once for all charts in assets/22-charts.js.
PLAIN = {"displayModeBar": False}


def chart(view: View, *, kind: str = "", numeric: tuple[str, ...] = (), with_table: bool = True, plain: bool = False) -> html.Figure:
    """The figure of a view; screen readers get `alternative`, everybody the rows behind 数据表. `plain` leaves out the mode bar."""
    if view.figure is None or not view.figure["data"]:
        return html.Figure(empty(view.note or "没有可画的数据"), className="chart")
    figure = {"data": view.figure["data"], "layout": view.figure["layout"], "config": PLAIN if plain else {}}
    graph = html.Div(id=f"chart-{view.id}", className="chart-graph", **{"data-figure": json.dumps(figure, ensure_ascii=False)})
    words = view.alternative or f"{view.headline}。{view.subtitle}"
    return html.Figure(
        [
            html.Div(graph, role="img" if plain else "group", className="chart-drawing", **{"aria-label": words}),
            html.Figcaption(words, className="visually-hidden"),
            _as_table(view, numeric) if with_table and view.rows else None,
        ],
        className=f"chart {kind}".strip(),
    )


def _as_table(view: View, numeric: tuple[str, ...]) -> html.Details:
    return html.Details([html.Summary("数据表"), table(view, numeric=numeric)], className="chart-table")
