"""部门: who does what by when, drawn from one situation."""

from __future__ import annotations

from dash import html, register_page

from dashboard.catalog import shared
from dashboard.components.department import panels
from dashboard.components.export_menu import export_menu
from dashboard.components.filter_bar import filter_bar
from dashboard.views.department_page import department_page
from dashboard.views.filters import filters
from dashboard.views.situation import judged_by

register_page(__name__, path="/department", name="部门", order=4, packed=True)


def layout(**query) -> html.Div:
    """Draw the page of a query."""
    judged = judged_by(query)
    title = html.H1(f"{judged.chosen.year}年度部门任务", className="page-title")
    return html.Div(
        [
            html.Div([title, filter_bar(filters(judged), export_menu("department"))], className="page-head"),
            *panels(department_page(judged, shared().current)),
        ],
        className="page department-page",
    )
