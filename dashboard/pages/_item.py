"""The open item of 填报 and what is done about it beside its form: 延期 and 调整 are applied for."""

from __future__ import annotations

from dash import Input, Output, State, callback, no_update

from dashboard import catalog, reports
from dashboard.components import extensions as parts
from dashboard.components import progress_form
from dashboard.pages._desk import attempted, judged_by
from dashboard.reports import acting, extensions
from dashboard.reports.extensions import Change
from dashboard.reports.items import Item
from dashboard.reports.people import Account
from dashboard.reports.register import Register
from dashboard.views.extensions import applying
from dashboard.views.progress import item_of
from dashboard.views.situation import Situation

QUERY = "progress-query"
NO_ITEM = "没有这一填报事项，或不在您的填报范围内"
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
