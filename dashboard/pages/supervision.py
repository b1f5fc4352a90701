"""督办: 督办事项 and 事件 by stage with their ages; members and editors move them, editors open them by hand, by rule or from a table."""

from __future__ import annotations

from dataclasses import replace

from dash import Input, Output, State, callback, dcc, html, no_update, register_page

from dashboard import reports
from dashboard.components import supervision as parts
from dashboard.components.filter_bar import filter_bar
from dashboard.pages._desk import attempted, file_bytes, without_quarter, word_of
from dashboard.reports import accounts, acting, cases, events, supervision
from dashboard.reports.cases import Case
from dashboard.reports.flows import Flow
from dashboard.reports.people import Account
from dashboard.reports.store import Store
from dashboard.reports.words import Openness, openness_of
from dashboard.views.filters import filters
from dashboard.views.situation import Situation, judged_by
from dashboard.views.supervision import CASE, FLOW, as_shown, chosen_cases, flow_of, funnel_view, list_view, proposed, today_of
from dashboard.views.supervision_case import CLOSED, NO_CASE, OpenCase, day_written, faults_view, find, open_case, says

QUERY, PANELS = "supervision-query", "supervision-panels"

register_page(__name__, path="/supervision", name="督办", order=22)


def layout(**query) -> html.Div:
    """Draw the page of a query; without log-in only what may be shown to everybody."""
    judged, actor, store = judged_by(query), acting.actor(), reports.shared()
    asked, flow = word_of(query, CASE), flow_of(word_of(query, FLOW))
    case = find(store, judged.chosen.city, asked) if asked else None
    offered, may = judged.choices, bool(actor and actor.may_edit)
    return html.Div(
        [
            html.Div([html.H1("督办", className="page-title"), filter_bar(without_quarter(filters(judged)))], className="page-head"),
            parts.flow_bar(flow, actor is not None),
            html.P(NO_CASE, className="entrance-message", role="status") if asked and case is None else None,
            html.Div(_panels(judged, query, actor), id=PANELS, className="page"),
            parts.editor_panels(flow, proposed(store, actor, judged), offered.departments, offered.counties, may),
            parts.case_panel(_opened(judged, case, actor) if case else CLOSED),
            dcc.Store(id=QUERY, data=query),
        ],
        className="page progress-page supervision-page",
    )


@callback(
    Output(PANELS, "children"),
    Output(parts.SHOWN, "children"),
    Output(parts.MESSAGE, "children"),
    Output(parts.STEP, "options"),
    Output(parts.STEP, "value"),
    Output(parts.STEP_BOX, "hidden"),
    Input(parts.DO, "n_clicks"),
    State(parts.CHOSEN, "data"),
    State(parts.STEP, "value"),
    State(parts.NOTE, "value"),
    State(QUERY, "data"),
    prevent_initial_call=True,
)
def move(_clicks: int, key: str, action: str, note: str, query: dict):
    """Take the open item its next step, and draw the page again."""
    actor, store, judged = acting.writer(), reports.shared(), judged_by(query)
    case = find(store, judged.chosen.city, str(key or ""))
    if case is None:
        return no_update, [], NO_CASE, [], None, True
    if not action:
        return no_update, no_update, "请选择下一步", no_update, None, False
    moved, refused = attempted(lambda: cases.move(store, actor, case.case_id, str(action), str(note or "")))
    said = refused or f"已{action}，现为“{moved.state}”"
    opened = _opened(judged, moved or find(store, case.city, str(case.case_id)), actor)
    return _panels(judged, query, actor), parts.shown(opened), said, parts.step_options(opened), None, not opened.steps


@callback(
    Output(PANELS, "children", allow_duplicate=True),
    Output(parts.OPEN_MESSAGE, "children"),
    Output(parts.field_id("title"), "value"),
    Input(parts.OPEN, "n_clicks"),
    State(QUERY, "data"),
    State(parts.field_id(parts.OPENNESS), "value"),
    *(State(parts.field_id(field), "value") for field in parts.FIELDS),
    prevent_initial_call=True,
)
def open_by_hand(_clicks: int, query: dict, openness: str, *typed: str):
    """Open an item as the form says."""
    actor, judged = acting.editor(), judged_by(query)
    told = {field: str(value or "").strip() for field, value in zip(parts.FIELDS, typed, strict=True)}
    case, refused = attempted(lambda: _open(actor, judged, flow_of(word_of(query, FLOW)), told, openness_of(openness)))
    if refused:
        return no_update, refused, no_update
    return _panels(judged, query, actor), f"已登记：{case.title}", ""


@callback(
    Output(PANELS, "children", allow_duplicate=True),
    Output(parts.PICK_MESSAGE, "children"),
    Output(parts.PICK_BOX, "children"),
    Output(parts.PICK_SUMMARY, "children"),
    Input(parts.PICK, "n_clicks"),
    State(parts.PICKED, "value"),
    State(QUERY, "data"),
    prevent_initial_call=True,
)
def open_by_rule(_clicks: int, picked: list, query: dict):
    """Open the ticked ones of what the rule proposes now."""
    actor, store, judged = acting.editor(), reports.shared(), judged_by(query)
    found = [one for one in proposed(store, actor, judged) if one.subject_id in (picked or [])]
    opened = supervision.open_by_rule(store, actor, judged.chosen.city, found, judged.as_of)
    said = f"已立项 {len(opened)} 项" if opened else "请先勾选要立项的事项"
    left = proposed(store, actor, judged)
    return _panels(judged, query, actor), said, parts.pick_list(left), parts.pick_words(left)


@callback(
    Output(parts.FAULTS, "children"),
    Output(parts.DROP_MESSAGE, "children"),
    Output(parts.TAKE, "hidden"),
    Input(parts.DROP, "contents"),
    State(parts.DROP, "filename"),
    State(QUERY, "data"),
    prevent_initial_call=True,
)
def look(contents: str, name: str, query: dict):
    """Show what an event table would bring in, with every refused line; nothing is written yet."""
    acting.editor()
    read, refused = attempted(lambda: events.read(file_bytes(contents), str(name or ""), judged_by(query).choices.counties))
    if refused:
        return [], refused, True
    found, faults = read
    return parts.faults_table(faults_view(len(found), faults)), "", not found


@callback(
    Output(PANELS, "children", allow_duplicate=True),
    Output(parts.DROP_MESSAGE, "children", allow_duplicate=True),
    Output(parts.TAKE, "hidden", allow_duplicate=True),
    Input(parts.TAKE, "n_clicks"),
    State(parts.DROP, "contents"),
    State(parts.DROP, "filename"),
    State(QUERY, "data"),
    prevent_initial_call=True,
)
def take_in(_clicks: int, contents: str, name: str, query: dict):
    """Open the events of the table that was shown; those that are there already stay as they are."""
    actor, store, judged = acting.editor(), reports.shared(), judged_by(query)
    counts, refused = attempted(lambda: _take(store, actor, judged, file_bytes(contents), str(name or "")))
    if refused:
        return no_update, refused, True
    opened, known = counts
    return _panels(judged, query, actor), f"已登记 {opened} 件，原有的 {known} 件不变", True


def _open(actor: Account, judged: Situation, flow: Flow, told: dict[str, str], openness: Openness) -> Case:
    """Open an item as its fields were typed; ReportError for a county that the city does not have or a deadline that is no day."""
    if told["county"] and told["county"] not in judged.choices.counties:
        raise reports.ReportError(f"没有县区“{told['county']}”，请从列表中选择")
    typed = told | {"due": day_written(told["due"]), "openness": openness}
    return cases.open_case(reports.shared(), actor, flow, judged.chosen.city, **typed)


def _take(store: Store, actor: Account, judged: Situation, data: bytes, name: str) -> tuple[int, int]:
    """How many events of a table were opened, and how many of them were there already."""
    found, _faults = events.read(data, name, judged.choices.counties)
    opened = events.take_in(store, actor, judged.chosen.city, found)
    return opened, len(found) - opened


def _panels(judged: Situation, query: dict, actor: Account | None) -> list:
    store, flow = reports.shared(), flow_of(word_of(query, FLOW))
    found, today = chosen_cases(store, flow, judged.chosen), today_of(store)
    members = (*judged.choices.counties, *judged.choices.departments)
    listed = [parts.case_list(list_view(found, flow, today), members)] if found else []
    return [parts.funnel(funnel_view(found, flow, today), flow.name if actor and actor.may_edit else ""), *listed]


def _opened(judged: Situation, case: Case, actor: Account | None) -> OpenCase:
    today, persons = today_of(reports.shared()), accounts.persons(reports.shared())
    return replace(open_case(case, actor, today, persons), says=says(as_shown(case, judged.chosen, today), today))
