"""通报: the bulletin of a month or quarter on its paper, its files, the members it names, 定稿, and what was issued before."""

from __future__ import annotations

from dash import Input, Output, State, callback, dcc, html, no_update, register_page

from dashboard import reports
from dashboard.components import bulletin as parts
from dashboard.components.export_menu import export_menu
from dashboard.components.filter_bar import filter_bar
from dashboard.exports.bulletin.issuing import issue
from dashboard.pages._desk import attempted
from dashboard.reports import acting
from dashboard.views.bulletin_issues import issues_view
from dashboard.views.bulletin_page import report_page
from dashboard.views.situation import judged_by

NOT_CHECKED = "请先勾选“{said}”"
ISSUED = "已定稿为{number}，可在下方“已定稿”中下载"

register_page(__name__, path="/report", name="通报", order=9)


def layout(**query) -> html.Div:
    """Draw the page of a query; a reader without log-in sees what may be shown to everybody."""
    judged, store = judged_by(query), reports.shared()
    page = report_page(store, judged, acting.actor())
    return html.Div(
        [
            html.Div(
                [html.H1("通报", className="page-title"), filter_bar(page.bar, export_menu("report"))],
                className="page-head",
            ),
            parts.actions(page),
            html.Div(parts.issues(issues_view(store, judged.chosen.city)), id=parts.ISSUES),
            parts.paper(page.bulletin),
            dcc.Store(id=parts.QUERY, data=query),
        ],
        className="page report-page",
    )


@callback(
    Output(parts.ISSUES, "children"),
    Output(parts.MESSAGE, "children"),
    Output(parts.CHECKED, "value"),
    Input(parts.ISSUE, "n_clicks"),
    State(parts.CHECKED, "value"),
    State(parts.QUERY, "data"),
    prevent_initial_call=True,
)
def finish(_clicks: int, checked: list, query: dict):
    """Issue the bulletin that the page shows, once its editor says that it was checked."""
    actor, store, judged = acting.editor(), reports.shared(), judged_by(query)
    if parts.CONFIRMED not in (checked or []):
        return no_update, NOT_CHECKED.format(said=parts.CONFIRM), no_update
    made, refused = attempted(lambda: issue(store, actor, judged))
    said = ISSUED.format(number=made.number_words) if made else refused
    return parts.issues(issues_view(store, judged.chosen.city)), said, []
