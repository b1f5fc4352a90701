"""挂图作战 as one A3 sheet, drawn from one situation."""

from __future__ import annotations

from dash import html, register_page

from dashboard.components.battle import sheet
from dashboard.components.export_menu import export_menu
from dashboard.components.filter_bar import filter_bar
from dashboard.views.battle import battle
from dashboard.views.filters import filters
from dashboard.views.situation import judged_by

register_page(__name__, path="/battle", name="挂图作战", order=11, packed=True)


def layout(**query) -> html.Div:
    """Draw the sheet of a query."""
    judged = judged_by(query)
    title = html.H1(f"{judged.chosen.city}挂图作战", className="page-title")
    return html.Div(
        [html.Div([title, filter_bar(filters(judged), export_menu("battle"))], className="page-head"), sheet(battle(judged))],
        className="page battle-page",
    )
