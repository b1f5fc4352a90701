"""填报: what is due for the signed-in reporter, the form of one item, and what he has entered."""

from __future__ import annotations

from dash import Input, Output, State, callback, ctx, dcc, html, no_update, register_page

from dashboard import reports
from dashboard.components import progress_files as files
from dashboard.components import progress_form as fields
from dashboard.components.filter_bar import filter_bar
from dashboard.components.frame import framed
from dashboard.components.parts import table
from dashboard.components.progress import opening_table, round_bar, signed_out, turnout_panel
from dashboard.pages._desk import attempted, file_bytes, without_quarter, word_of
from dashboard.pages._item import NO_ITEM, QUERY, item_for, register_of
from dashboard.reports import acting, entries, forms, review, rhythm, uploads
from dashboard.reports.forms import FIELDS, Form, Outcome
from dashboard.reports.items import Item
from dashboard.reports.people import Account
from dashboard.reports.register import Register
from dashboard.reports.words import Stage
from dashboard.views.attachments import attached
from dashboard.views.extensions import applied_view, applying
from dashboard.views.filters import filters
from dashboard.views.progress import ITEM, KEPT, RHYTHM, Round, due_now, due_view, mine_view, round_of, writes_at_all
from dashboard.views.progress_files import conflict_words, members_of, preview_view, writes, written_words
from dashboard.views.progress_item import CLOSED, history_view, open_item
from dashboard.views.progress_review import reviews
from dashboard.views.progress_turnout import chases, turnout_view
from dashboard.views.situation import Situation, judged_by

PANELS = "progress-panels"
NOT_KEPT, ASKS = "未保存：请改正标出的内容", "未保存：请核对标出的内容，确认无误后勾选再提交"

register_page(__name__, path="/progress", name="填报", order=8)


def layout(**query) -> html.Div:
    """Draw the page of a query; without log-in only the way to it."""
    judged, actor = judged_by(query), acting.actor()
    return html.Div(
        [
            html.Div([html.H1("进展填报", className="page-title"), filter_bar(without_quarter(filters(judged)))], className="page-head"),
            *_head(judged, query, actor),
            html.Div(_panels(judged, query, actor), id=PANELS, className="page"),
            _form(judged, query, actor),
            dcc.Store(id=QUERY, data=query),
        ],
        className="page progress-page",
    )


@callback(
    output={
        "panels": Output(PANELS, "children"),
        "history": Output(fields.HISTORY, "children"),
        "seen": Output(fields.SEEN, "data"),
        "message": Output(fields.MESSAGE, "children"),
        "asks_not": Output(fields.CONFIRMED_BOX, "hidden"),
        "faults": {field: Output(fields.fault_id(field), "children") for field in FIELDS},
    },
    inputs={"_clicks": [Input(button, "n_clicks") for button in fields.BUTTONS]},
    state={
        "query": State(QUERY, "data"),
        "key": State(fields.KEY, "data"),
        "seen": State(fields.SEEN, "data"),
        "confirmed": State(fields.CONFIRMED, "value"),
        "typed": {field: State(fields.field_id(field), "value") for field in FIELDS},
    },
    prevent_initial_call=True,
)
def hand_in(_clicks, query, key, seen, confirmed, typed):
    """Keep the form as a draft or submitted, and draw the page again; what is refused is said at its field."""
    actor, judged = acting.writer(), judged_by(query)
    register = register_of(judged)
    item = item_for(register, actor, str(key or ""))
    if item is None:
        return _answer(judged, query, actor, None, Outcome(), NO_ITEM, seen)
    to = Stage.DRAFT if fields.BUTTONS[ctx.triggered_id] is Stage.DRAFT else review.chain()[0]
    form = Form(item, _round(judged, query, register).period, _texts(typed), str(seen or ""), bool(confirmed))
    outcome = forms.hand_in(reports.shared(), actor, register, form, to)
    return _answer(judged, query, actor, item, outcome, _message(outcome), _seen(outcome, seen))


def _answer(judged: Situation, query: dict, actor: Account, item: Item | None, outcome: Outcome, message: str, seen: str) -> dict:
    history = fields.history_table(history_view(reports.shared(), actor, item)) if item else []
    return {
        "panels": _panels(judged, query, actor),
        "history": history,
        "seen": seen,
        "message": message,
        "asks_not": not outcome.asks,
        "faults": fields.faults(outcome.findings if outcome.kept is None else ()),
    }


def _message(outcome: Outcome) -> str:
    if outcome.kept is not None:
        return KEPT[outcome.kept.stage]
    if outcome.conflict is not None:
        return f"{outcome.conflict}；他填的是：{outcome.conflict.entry.progress or outcome.conflict.entry.value}"
    return "；".join(part for part in (ASKS if outcome.asks else NOT_KEPT, fields.elsewhere(outcome.findings)) if part)


def _seen(outcome: Outcome, before: str) -> str:
    """The newest entry that the writer has before him now: his own, or the one he was just shown."""
    newest = outcome.kept or (outcome.conflict.entry if outcome.conflict else None)
    return newest.entry_id if newest else before


@callback(
    Output(files.SHOWN, "children"),
    Output(files.HELD, "data"),
    Output(files.ANSWER, "children"),
    Output(files.CONFIRM, "hidden"),
    Output(files.SURE_BOX, "hidden"),
    Output(files.DROP, "contents"),
    Input(files.DROP, "contents"),
    State(files.DROP, "filename"),
    State(QUERY, "data"),
    prevent_initial_call=True,
)
def look(contents: str, name: str, query: dict):
    """Keep a filled template and show what it would write; the drop area is emptied, so that the same file can be dropped again."""
    actor, register = acting.writer(), register_of(judged_by(query))
    seen, refused = attempted(lambda: uploads.upload(reports.shared(), actor, register, str(name or ""), file_bytes(contents)))
    if refused:
        return [], "", refused, True, True, None
    asks = writes(seen) and seen.asks
    return files.preview_table(preview_view(seen)), seen.upload_id, "", not writes(seen), not asks, None


@callback(
    Output(PANELS, "children", allow_duplicate=True),
    Output(files.SHOWN, "children", allow_duplicate=True),
    Output(files.ANSWER, "children", allow_duplicate=True),
    Output(files.CONFIRM, "hidden", allow_duplicate=True),
    Output(files.SURE_BOX, "hidden", allow_duplicate=True),
    Input(files.CONFIRM, "n_clicks"),
    State(files.HELD, "data"),
    State(files.SURE, "value"),
    State(QUERY, "data"),
    prevent_initial_call=True,
)
def write(_clicks: int, held: str, sure: list, query: dict):
    """Write what was shown, all or nothing, and draw the page again."""
    actor, judged = acting.writer(), judged_by(query)
    try:
        kept, refused = attempted(
            lambda: uploads.confirm(reports.shared(), actor, register_of(judged), str(held or ""), bool(sure)), (entries.Conflict,)
        )
    except entries.Conflict as faster:
        return no_update, no_update, conflict_words(faster), True, True
    if refused:
        return no_update, no_update, refused, False, not sure
    return _panels(judged, query, actor), [], written_words(kept), True, True


def _head(judged: Situation, query: dict, actor: Account | None) -> list[html.Section]:
    """The period, and the way by file; without log-in neither, but the places that callbacks fill."""
    if actor is None:
        return [signed_out("/progress"), files.files_panel("", "", "", (), may=False)]
    register = register_of(judged)
    turn = _round(judged, query, register)
    names = tuple(one.member for one in members_of(register, actor, judged.chosen))
    return [
        round_bar(turn, reviews(actor)),
        files.files_panel(register.city, str(register.year), turn.period.name, names, writes_at_all(actor)),
    ]


def _panels(judged: Situation, query: dict, actor: Account | None) -> list:
    if actor is None:
        return []
    register = register_of(judged)
    turn = _round(judged, query, register)
    turnout = _turnout(register, actor, turn)
    if not writes_at_all(actor):
        return [turnout]
    due = due_now(register, actor, judged.chosen, turn.period)
    mine = entries.by_author(reports.shared(), actor.name)
    members = (*register.counties, *register.departments)
    return [
        opening_table(due_view(due, actor, turn.period), members),
        opening_table(mine_view(mine, judged.chosen.city), members),
        *_applications(actor, judged.chosen.city),
        turnout,
    ]


def _applications(actor: Account, city: str) -> list[html.Section]:
    """The applications for 延期 and 调整, where there is one."""
    applied = applied_view(reports.shared(), actor, city)
    return [framed(applied, table(applied, kind="ledger"))] if applied.rows else []


def _turnout(register: Register, actor: Account, turn: Round) -> html.Section:
    found = rhythm.turnout(reports.shared(), register, turn.period)
    return turnout_panel(turnout_view(found, turn.period), rhythm.urging(found, turn.period), chases(actor))


def _form(judged: Situation, query: dict, actor: Account | None) -> html.Aside:
    if actor is None:
        return fields.form(CLOSED, None, None)
    register = register_of(judged)
    item = item_for(register, actor, word_of(query, ITEM))
    if item is None:
        return fields.form(CLOSED, None, None)
    opened = open_item(register, actor, item, _round(judged, query, register).period)
    store = reports.shared()
    links = attached(store, actor, opened.seen)
    return fields.form(opened, history_view(store, actor, item), applying(store, item, register.today), links)


def _round(judged: Situation, query: dict, register: Register) -> Round:
    return round_of(judged.chosen, word_of(query, RHYTHM), register)


def _texts(typed: dict) -> dict[str, str]:
    """What the fields hold as texts; a ticked box is not empty."""
    return {field: str(value[0] if isinstance(value, list) and value else value or "") for field, value in typed.items()}
