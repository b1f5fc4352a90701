"""指标: every target with its actual and pace, and one indicator with its history."""

from __future__ import annotations

from dash import html, register_page

from dashboard.components.export_menu import export_menu
from dashboard.components.filter_bar import filter_bar
from dashboard.components.indicator import panels
from dashboard.views.filters import filters
from dashboard.views.indicator_page import indicator_page
from dashboard.views.situation import judged_by

register_page(__name__, path="/indicator", name="指标", order=5, packed=True)


def layout(**query) -> html.Div:
    """Draw the page of a query."""
    judged = judged_by(query, close=True)
    page = indicator_page(judged)
    title = page.sheet.indicator.name if page.sheet else f"{judged.chosen.year}年度指标"
    return html.Div(
        [
            html.Div(
                [html.H1(title, className="page-title"), filter_bar(filters(judged), export_menu("indicator"))], className="page-head"
            ),
            *panels(page),
        ],
        className="page indicator-page",
    )
