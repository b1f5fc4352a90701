"""The open item of 填报 and what is done about it beside its form: 延期 and 调整 are applied for, attachments added and removed."""

from __future__ import annotations

from functools import partial

from dash import Input, Output, State, callback, no_update

from dashboard import catalog, reports
from dashboard.components import attachments as files
from dashboard.components import extensions as parts
from dashboard.components import progress_form
from dashboard.pages._desk import attempted, file_bytes
from dashboard.reports import acting, attachments, extensions
from dashboard.reports.attachments import Attachment
from dashboard.reports.extensions import Change
from dashboard.reports.items import Item
from dashboard.reports.people import Account
from dashboard.reports.register import Register
from dashboard.reports.store import Store
from dashboard.reports.words import Openness, openness_of
from dashboard.settings import SETTINGS
from dashboard.views.attachments import attached
from dashboard.views.extensions import applying
from dashboard.views.progress import item_of
from dashboard.views.situation import Situation, judged_by

QUERY = "progress-query"
NO_ITEM = "没有这一填报事项，或不在您的填报范围内"
NOT_KEPT_YET = "请先存草稿或提交，再添加附件"
NONE_TICKED = "请先勾选要删除的附件"
APPLIED = "已提出{kind}申请，待审核人办理"


def register_of(judged: Situation) -> Register:
    """The register of the chosen city and year at this moment."""
    tables, chosen = catalog.shared().current.tables, judged.chosen
    return Register.of(reports.shared(), tables, chosen.city, chosen.year or judged.as_of.year)


def item_for(register: Register, actor: Account, key: str) -> Item | None:
    """The item of an address, where the account may report it."""
    item = item_of(register, key)
    may = item is not None and actor.may_report(item.city, item.county or item.place, item.departments)
    return item if may else None


@callback(
    Output(parts.SAID, "children"),
    Output(parts.SO_FAR, "children"),
    Output(parts.NOW, "value"),
    Output(parts.REASON, "value"),
    Input(parts.APPLY, "n_clicks"),
    State(progress_form.KEY, "data"),
    State(parts.KIND, "value"),
    State(parts.NOW, "value"),
    State(parts.REASON, "value"),
    State(parts.GROUNDS, "value"),
    State(QUERY, "data"),
    prevent_initial_call=True,
)
def apply(_clicks: int, key: str, kind: str, now: str, reason: str, grounds: str, query: dict):
    """Apply for another deadline or target of the open item."""
    actor, store, register = acting.writer(), reports.shared(), register_of(judged_by(query))
    item, wanted = item_for(register, actor, str(key or "")), next((one for one in Change if one == kind), Change.DEADLINE)
    if item is None:
        return NO_ITEM, no_update, no_update, no_update
    told = (str(now or ""), str(reason or ""), str(grounds or ""))
    made, refused = attempted(lambda: extensions.apply(store, actor, item, wanted, *told))
    if refused:
        return refused, no_update, no_update, no_update
    return APPLIED.format(kind=made.kind), parts.so_far(applying(store, item, register.today)), "", ""


@callback(
    Output(files.SAID, "children"),
    Output(files.LISTED, "children"),
    Output(files.PICKED, "options"),
    Output(files.PICKED, "value"),
    Output(files.REMOVE_BOX, "hidden"),
    Output(files.DROP, "contents"),
    Input(files.DROP, "contents"),
    State(files.DROP, "filename"),
    State(files.OPENNESS, "value"),
    State(progress_form.SEEN, "data"),
    prevent_initial_call=True,
)
def attach(contents: str, name: str, openness: str, entry_id: str):
    """Keep a file with the open item's report; the drop area is emptied, so that the same file can be dropped again."""
    actor, store, entry_id = acting.writer(), reports.shared(), str(entry_id or "")
    told = (str(name or ""), contents, openness_of(openness))
    made, refused = attempted(lambda: _attach(store, actor, entry_id, *told))
    return refused or f"已添加：{made.file}", *_listed(store, actor, entry_id), None


@callback(
    Output(files.SAID, "children", allow_duplicate=True),
    Output(files.LISTED, "children", allow_duplicate=True),
    Output(files.PICKED, "options", allow_duplicate=True),
    Output(files.PICKED, "value", allow_duplicate=True),
    Output(files.REMOVE_BOX, "hidden", allow_duplicate=True),
    Input(files.REMOVE, "n_clicks"),
    State(files.PICKED, "value"),
    State(progress_form.SEEN, "data"),
    prevent_initial_call=True,
)
def remove(_clicks: int, picked: list, entry_id: str):
    """Take the ticked attachments away, one after the other; what is refused is said."""
    actor, store = acting.writer(), reports.shared()
    picked = [str(one) for one in picked or []]
    refused = [why for one in picked if (why := attempted(partial(attachments.remove, store, actor, one))[1])]
    said = f"已删除 {len(picked) - len(refused)} 个附件" if picked else NONE_TICKED
    return "；".join([said, *refused]), *_listed(store, actor, str(entry_id or ""))


def _attach(store: Store, actor: Account, entry_id: str, name: str, contents: str, openness: Openness) -> Attachment:
    if not entry_id:
        raise reports.ReportError(NOT_KEPT_YET)
    return attachments.attach(store, actor, entry_id, name, file_bytes(contents), openness, SETTINGS.attachment_mb)


def _listed(store: Store, actor: Account, entry_id: str) -> tuple[list, list, list, bool]:
    """The list of attachments, a tick for each that may be removed, none ticked, and whether there is none to tick."""
    links = attached(store, actor, entry_id)
    offered = files.removable(links)
    return files.attachment_list(links), offered, [], not offered
