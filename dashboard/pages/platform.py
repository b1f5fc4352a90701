"""平台: the city brain's own anatomy, drawn from one situation."""

from __future__ import annotations

from dash import html, register_page

from dashboard.components.export_menu import export_menu
from dashboard.components.filter_bar import filter_bar
from dashboard.components.platform import panels
from dashboard.views.filters import filters
from dashboard.views.platform_page import platform_page
from dashboard.views.situation import judged_by

register_page(__name__, path="/platform", name="平台", order=6, packed=True)


def layout(**query) -> html.Div:
    """Draw the page of a query."""
    judged = judged_by(query)
    title = html.H1(f"{judged.chosen.year}年度城市大脑平台构成", className="page-title")
    return html.Div(
        [html.Div([title, filter_bar(filters(judged), export_menu("platform"))], className="page-head"), *panels(platform_page(judged))],
        className="page platform-page",
    )
