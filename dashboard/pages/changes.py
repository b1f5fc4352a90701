"""变化: what is new, changed its state or came due between two dates."""

from __future__ import annotations

from dash import html, register_page

from dashboard.components.changes import panels
from dashboard.components.export_menu import export_menu
from dashboard.components.filter_bar import filter_bar
from dashboard.schema import Selection
from dashboard.views.changes import changes_of
from dashboard.views.filters import filters

register_page(__name__, path="/changes", name="变化", order=12, packed=True)


def layout(**query) -> html.Div:
    """Draw the page of a query."""
    judged, changes = changes_of(Selection.from_query(query))
    title = html.H1(f"{changes.since} 至 {changes.as_of} 的变化", className="page-title")
    return html.Div(
        [html.Div([title, filter_bar(filters(judged), export_menu("changes"))], className="page-head"), *panels(changes)],
        className="page changes-page",
    )
