"""特别呈报: an editor puts an item before the leadership with a note, takes down the 批示, and takes an item off the screen."""

from __future__ import annotations

from datetime import date

from dash import Input, Output, State, callback, dcc, html, no_update, register_page

from dashboard import catalog, reports
from dashboard.components import special as parts
from dashboard.components.filter_bar import filter_bar
from dashboard.pages._desk import attempted, without_quarter, word_of
from dashboard.reports import accounts, acting, special
from dashboard.reports.people import Account
from dashboard.reports.publishing import day_of
from dashboard.reports.special import Special
from dashboard.reports.words import openness_of
from dashboard.views.filters import filters
from dashboard.views.situation import judged_by
from dashboard.views.special import ABOUT, NO_SPECIAL, OPENED, OpenSpecial, list_view, open_special, shown_to, subject_of
from dashboard.views.supervision_case import day_written

QUERY, PANELS = "special-query", "special-panels"

register_page(__name__, path=parts.PATH, name="特别呈报", order=23)


def layout(**query) -> html.Div:
    """Draw the page of a query; without log-in only what may be shown to everybody."""
    judged, actor, store = judged_by(query), acting.actor(), reports.shared()
    found, asked, about = shown_to(store, judged.chosen), word_of(query, OPENED), word_of(query, ABOUT)
    opened = _opened(found, asked, actor)
    subject = subject_of(store, catalog.shared().current.tables, judged.chosen.city, about)
    return html.Div(
        [
            html.Div([html.H1("特别呈报", className="page-title"), filter_bar(without_quarter(filters(judged)))], className="page-head"),
            parts.ways(actor is not None),
            html.P(NO_SPECIAL, className="entrance-message", role="status") if asked and not opened.special_id else None,
            html.Div(_panels(found), id=PANELS, className="page"),
            parts.presenting(subject, about, _edits(actor)),
            parts.special_panel(opened),
            dcc.Store(id=QUERY, data=query),
        ],
        className="page progress-page special-page",
    )


@callback(
    Output(PANELS, "children"),
    Output(parts.PRESENTED, "children"),
    Output(parts.TITLE, "value"),
    Output(parts.NOTE, "value"),
    Output(parts.SUBJECT, "data"),
    Input(parts.PRESENT, "n_clicks"),
    State(parts.TITLE, "value"),
    State(parts.NOTE, "value"),
    State(parts.OPENNESS, "value"),
    State(parts.SUBJECT, "data"),
    State(QUERY, "data"),
    prevent_initial_call=True,
)
def present(_clicks: int, title: str, note: str, openness: str, about: str, query: dict):
    """Put the item of the form before the leadership."""
    actor, store, judged = acting.editor(), reports.shared(), judged_by(query)
    told, city = (str(title or ""), str(note or ""), openness_of(openness)), judged.chosen.city
    subject = subject_of(store, catalog.shared().current.tables, city, str(about or ""))
    made, refused = attempted(lambda: special.present(store, actor, city, *told, subject.table, subject.row_id))
    if refused:
        return no_update, refused, no_update, no_update, no_update
    return _panels(shown_to(store, judged.chosen)), f"已呈报：{made.title}", "", "", ""


@callback(
    Output(PANELS, "children", allow_duplicate=True),
    Output(parts.SHOWN, "children"),
    Output(parts.MESSAGE, "children"),
    Output(parts.ANSWER_BOX, "hidden"),
    Input(parts.ANSWER, "n_clicks"),
    State(parts.CHOSEN, "data"),
    State(parts.WORDS, "value"),
    State(parts.LEADER, "value"),
    State(parts.DAY, "value"),
    State(parts.ANSWER_OPENNESS, "value"),
    State(QUERY, "data"),
    prevent_initial_call=True,
)
def answer(_clicks: int, key: str, words: str, leader: str, day: str, openness: str, query: dict):
    """Take down the 批示 of the open item."""
    actor, store, judged = acting.editor(), reports.shared(), judged_by(query)
    told = (_number(key), str(words or ""), str(leader or ""))
    _, refused = attempted(lambda: special.answer(store, actor, *told, _day(day), openness_of(openness)))
    found = shown_to(store, judged.chosen)
    opened = _opened(found, str(key or ""), actor)
    return _panels(found), parts.shown(opened), refused or "批示已记录", not opened.answers


@callback(
    Output(PANELS, "children", allow_duplicate=True),
    Output(parts.SHOWN, "children", allow_duplicate=True),
    Output(parts.MESSAGE, "children", allow_duplicate=True),
    Output(parts.ANSWER_BOX, "hidden", allow_duplicate=True),
    Output(parts.WITHDRAW, "hidden"),
    Input(parts.WITHDRAW, "n_clicks"),
    State(parts.CHOSEN, "data"),
    State(QUERY, "data"),
    prevent_initial_call=True,
)
def withdraw(_clicks: int, key: str, query: dict):
    """Take the open item off the screen."""
    actor, store, judged = acting.editor(), reports.shared(), judged_by(query)
    _, refused = attempted(lambda: special.withdraw(store, actor, _number(key)))
    if refused:
        return no_update, no_update, refused, no_update, no_update
    return _panels(shown_to(store, judged.chosen)), [], "已撤下，记录仍保存", True, True


def _panels(found: tuple[Special, ...]) -> list:
    return [parts.special_list(list_view(found))]


def _opened(found: tuple[Special, ...], key: str, actor: Account | None) -> OpenSpecial:
    return open_special(found, key, accounts.persons(reports.shared()) if actor else None, _edits(actor))


def _edits(actor: Account | None) -> bool:
    return actor is not None and actor.may_edit


def _day(typed: str) -> date:
    """The day that was typed, today where none was; ReportError for anything else."""
    return day_written(str(typed or "")) or day_of(reports.shared().clock())


def _number(key: str) -> int:
    """The number of the open item; 0, which none has, for anything else."""
    return int(key) if str(key or "").isdecimal() else 0
