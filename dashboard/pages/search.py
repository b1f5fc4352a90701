"""搜索: everything that holds the words of the address."""

from __future__ import annotations

from dash import html, register_page

from dashboard.catalog import shared
from dashboard.components.search import headline, search_page
from dashboard.schema import Selection
from dashboard.settings import SETTINGS
from dashboard.views.search import search
from dashboard.views.situation import situation

register_page(__name__, path="/search", name="搜索", order=12, packed=True)


def layout(**query) -> html.Div:
    """Draw what was found for the query's words, the chosen city's first; a program of one city finds that city's only."""
    selection = Selection.from_query(query)
    found = search(shared().current, selection.q, situation(selection).chosen.city, bool(SETTINGS.home_city))
    return html.Div(
        [html.Div(html.H1(headline(found), className="page-title"), className="page-head"), *search_page(found, selection.q)],
        className="page search-page",
    )
