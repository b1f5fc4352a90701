"""季度: steps in time, drawn from one situation."""

from __future__ import annotations

from dash import html, register_page

from dashboard.components.export_menu import export_menu
from dashboard.components.filter_bar import filter_bar
from dashboard.components.quarter import panels
from dashboard.views.filters import filters
from dashboard.views.quarter_page import quarter_page
from dashboard.views.situation import judged_by

register_page(__name__, path="/quarter", name="季度", order=3, packed=True)


def layout(**query) -> html.Div:
    """Draw the page of a query."""
    judged = judged_by(query)
    return html.Div(
        [
            html.Div(
                [html.H1(f"{judged.chosen.year}年度时间节点", className="page-title"), filter_bar(filters(judged), export_menu("quarter"))],
                className="page-head",
            ),
            *panels(quarter_page(judged)),
        ],
        className="page quarter-page",
    )
