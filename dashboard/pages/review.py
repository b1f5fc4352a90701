"""审核: what waits for the signed-in reviewer; each entry is passed on, published or returned with a reason."""

from __future__ import annotations

from dash import Input, Output, State, callback, ctx, html, register_page

from dashboard import catalog, reports
from dashboard.components import extensions as deciding
from dashboard.components import progress_review as fields
from dashboard.components.parts import page_link
from dashboard.components.progress import opening_table, signed_out
from dashboard.pages._desk import attempted, word_of
from dashboard.reports import acting, extensions, review
from dashboard.reports.entries import Entry
from dashboard.reports.people import Account
from dashboard.reports.words import Stage
from dashboard.views.extensions import CLOSED as CLOSED_EXTENSION
from dashboard.views.extensions import EXTENSION, open_extension, waiting_view
from dashboard.views.progress_review import (
    CLOSED,
    ENTRY,
    official_order,
    published_view,
    queue_view,
    results_view,
    reviewed,
    reviews,
    ticked,
    ticks,
)

PANELS = "review-panels"
NOT_A_REVIEWER = "您的账号没有审核权限；审核人由管理员指定。"
DONE = {Stage.REVIEWED: "已审核，待发布", Stage.PUBLISHED: "已发布，各页面已更新", Stage.RETURNED: "已退回，填报人可看到原因"}

register_page(__name__, path="/review", name="审核", order=21)


def layout(**query) -> html.Div:
    """Draw the page of a query; without log-in only the way to it."""
    actor = acting.actor()
    store, may = reports.shared(), reviews(actor)
    waiting = review.queue(store, actor) if may else ()
    opened = reviewed(store, actor, word_of(query, ENTRY)) if may else CLOSED
    applied = open_extension(store, actor, word_of(query, EXTENSION)) if may else CLOSED_EXTENSION
    return html.Div(
        [
            html.Div(
                [html.H1("审核", className="page-title"), html.Div(_ways(actor), className="page-actions")],
                className="page-head",
            ),
            fields.together_panel(ticks(waiting), may),
            html.Div(_panels(actor, waiting), id=PANELS, className="page"),
            fields.review_panel(opened),
            deciding.deciding_panel(applied),
        ],
        className="page progress-page",
    )


@callback(
    Output(PANELS, "children"),
    Output(fields.SHOWN, "children"),
    Output(fields.MESSAGE, "children"),
    Output(fields.PASS, "children"),
    Output(fields.PASS, "hidden"),
    Output(fields.TO, "data"),
    Output(fields.RETURN, "hidden"),
    Output(fields.PICKED, "options", allow_duplicate=True),
    Input(fields.PASS, "n_clicks"),
    Input(fields.RETURN, "n_clicks"),
    State(fields.CHOSEN, "data"),
    State(fields.TO, "data"),
    State(fields.REASON, "value"),
    prevent_initial_call=True,
)
def move(_passed: int, _returned: int, entry_id: str, to: str, reason: str):
    """Take the entry to the stage that its reviewer was shown, or return it, and draw the page again."""
    actor, store, entry_id = acting.writer(), reports.shared(), str(entry_id or "")
    wanted = Stage.RETURNED if ctx.triggered_id == fields.RETURN else next((one for one in DONE if one == to), Stage.REVIEWED)
    moved, refused = attempted(lambda: review.move(store, actor, entry_id, wanted, str(reason or "")))
    said = refused or DONE[moved.stage]
    now = reviewed(store, actor, entry_id)
    waiting = review.queue(store, actor)
    left = fields.tick_options(ticks(waiting))
    return _panels(actor, waiting), fields.shown(now), said, now.passes, not now.passes, str(now.to or ""), not now.returns, left


@callback(Output(fields.PICKED, "value"), Input(fields.ALL, "n_clicks"), State(fields.PICKED, "options"), prevent_initial_call=True)
def tick_all(_clicks: int, offered: list) -> list:
    """Tick all that are listed."""
    return [one["value"] for one in offered or []]


@callback(
    Output(PANELS, "children", allow_duplicate=True),
    Output(fields.RESULTS, "children"),
    Output(fields.PICKED, "options"),
    Output(fields.PICKED, "value", allow_duplicate=True),
    Output(fields.TOGETHER_BOX, "hidden"),
    Output(fields.TOGETHER_MORE, "children"),
    Input(fields.PASS_PICKED, "n_clicks"),
    Input(fields.RETURN_PICKED, "n_clicks"),
    State(fields.PICKED, "value"),
    State(fields.TOGETHER_REASON, "value"),
    prevent_initial_call=True,
)
def move_ticked(_passed: int, _returned: int, picked: list, reason: str):
    """Take each ticked entry on or return it, one after the other, and say what became of each."""
    actor, store = acting.writer(), reports.shared()
    wanted = ticked([str(one) for one in picked or []], ctx.triggered_id == fields.RETURN_PICKED)
    moved = review.move_each(store, actor, wanted, str(reason or ""))
    waiting = review.queue(store, actor)
    left, told = ticks(waiting), fields.results(results_view(store, actor, moved))
    still = [value for value, _ in left.offered if value in (picked or [])]
    return _panels(actor, waiting), told, fields.tick_options(left), still, not left.offered, fields.more_words(left)


@callback(
    Output(PANELS, "children", allow_duplicate=True),
    Output(deciding.SHOWN, "children"),
    Output(deciding.MESSAGE, "children"),
    Output(deciding.DECIDING, "hidden"),
    Input(deciding.APPROVE, "n_clicks"),
    Input(deciding.REFUSE, "n_clicks"),
    State(deciding.CHOSEN, "data"),
    State(deciding.APPROVER, "value"),
    State(deciding.DOCUMENT, "value"),
    State(deciding.ANSWER, "value"),
    prevent_initial_call=True,
)
def decide(_approved: int, _refused: int, key: str, approver: str, document: str, answer: str):
    """Approve the open application or not, and draw the page again."""
    actor, store, key = acting.writer(), reports.shared(), str(key or "")
    told = [str(text or "") for text in (approver, document, answer)]
    number, approved = int(key) if key.isdecimal() else 0, ctx.triggered_id == deciding.APPROVE
    decided, refused = attempted(lambda: extensions.decide(store, actor, number, approved, *told))
    opened = open_extension(store, actor, key)
    said = refused or f"{decided.state}，各页面{'已更新' if approved else '不变'}"
    return _panels(actor, review.queue(store, actor)), deciding.shown(opened), said, not opened.decides


def _ways(actor: Account | None) -> list:
    administers = actor is not None and actor.may_administer
    return [page_link("填报 ›", "/progress"), *([html.A("账号与密钥 ›", href="/admin", className="page-link")] if administers else [])]


def _panels(actor: Account | None, waiting: tuple[Entry, ...]) -> list:
    if actor is None:
        return [signed_out("/review")]
    if not reviews(actor):
        return [html.Section(html.P(NOT_A_REVIEWER), className="panel")]
    store, members = reports.shared(), official_order(catalog.shared().current.tables)
    applied = waiting_view(store, actor)
    return [
        opening_table(queue_view(store, waiting), members),
        *([opening_table(applied, members, "查看并办理")] if applied.rows else []),
        opening_table(published_view(store, actor), members),
    ]
