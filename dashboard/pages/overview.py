"""总览: the one screen, drawn from one situation."""

from __future__ import annotations

from dash import html, register_page

from dashboard import reports
from dashboard.components import overview as panels
from dashboard.components.export_menu import export_menu
from dashboard.components.filter_bar import filter_bar
from dashboard.settings import SETTINGS
from dashboard.views.filters import filters
from dashboard.views.overview import overview
from dashboard.views.situation import judged_by
from dashboard.views.special import overview_words, shown_to
from dashboard.views.supervision import overdue_words

register_page(__name__, path="/", name="总览", order=1, packed=True)


def layout(**query) -> html.Div:
    """Draw the overview of a query."""
    judged = judged_by(query)
    views = overview(judged)
    return html.Div(
        [
            html.Div(
                [html.H1(views.title, className="page-title"), filter_bar(filters(judged), export_menu("overview"))], className="page-head"
            ),
            panels.first_line(views.first_line),
            panels.key_figures(views.key_figures),
            panels.counties(views.counties, SETTINGS.map_note),
            panels.targets(views.gauges, views.indicators, views.other_figures),
            panels.deadlines(views.deadlines, views.carried, overdue_words(reports.shared(), judged.chosen)),
            panels.campaign(views.campaign),
            panels.quarters(views.quarters),
            panels.latest(views.latest, views.coordination, overview_words(shown_to(reports.shared(), judged.chosen))),
        ],
        className="overview",
    )
