"""县区: what the documents say of each county, drawn from one situation."""

from __future__ import annotations

from dash import html, register_page

from dashboard.components.county import panels
from dashboard.components.export_menu import export_menu
from dashboard.components.filter_bar import filter_bar
from dashboard.settings import SETTINGS
from dashboard.views.county_page import county_page
from dashboard.views.filters import filters, places_word
from dashboard.views.situation import judged_by

register_page(__name__, path="/county", name="县区", order=2, packed=True)


def layout(**query) -> html.Div:
    """Draw the page of a query."""
    judged = judged_by(query, close=True)
    title = html.H1(f"{judged.chosen.year}年度各{places_word(judged.chosen.city)}", className="page-title")
    return html.Div(
        [
            html.Div([title, filter_bar(filters(judged), export_menu("county"))], className="page-head"),
            *panels(county_page(judged), SETTINGS.map_note),
        ],
        className="page county-page",
    )
