"""延期 and 调整 as views: what may be applied for about an item, the applications of an account, and one as its reviewer decides on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.reference.words import words
from dashboard.reports import accounts, extensions
from dashboard.reports.extensions import Answer, Change, Extension
from dashboard.reports.items import Item
from dashboard.reports.people import Account, Persons
from dashboard.reports.store import Store
from dashboard.reports.words import Subject
from dashboard.views.numbers import MISSING, both_dates
from dashboard.views.progress import SEVERAL, moment, short
from dashboard.views.view import View

# What the address holds beside the filters: the application that is open.
EXTENSION = "extension"
COLUMNS = {
    "item": "事项",
    "member": "单位",
    "kind": "申请",
    "change": "原定和申请改为",
    "reason": words["reason"],
    "by": "申请人",
    "state": "现状",
    "decided": "批准人和依据",
}
OF_ITEM = ("kind", "change", "by", "state", "decided")
TOO_LATE = "完成时限 {due} 已过，延期和调整须在到期前申请"


@dataclass(frozen=True)
class Applying:
    """What may be applied for about an item: `kinds` (none: then why not), and everything applied for so far."""

    kinds: tuple[str, ...]
    why_not: str
    so_far: View


@dataclass(frozen=True)
class OpenExtension:
    """An application in its reviewer's panel: `says` are (word, value); `decides`: it waits, and he may decide."""

    extension_id: str
    title: str
    says: tuple[tuple[str, str], ...] = ()
    decides: bool = False


CLOSED = OpenExtension("", "")


def applying(store: Store, item: Item, today: date) -> Applying:
    """What may be applied for about an item on a day."""
    found = [one for one in extensions.all_of(store, item.city) if item.row_id and one.subject_id == item.row_id]
    deadline = [Change.DEADLINE] * (item.due is not None) + [Change.TARGET] * (item.target is not None)
    kinds = deadline if item.row_id and item.subject is not Subject.TASK else []
    late = item.due is not None and today > item.due
    why_not = TOO_LATE.format(due=item.due) if kinds and late else ""
    return Applying(() if late else tuple(map(str, kinds)), why_not, _view(store, "item-extensions", "延期和调整", found, OF_ITEM))


def applied_view(store: Store, account: Account, city: str) -> View:
    """The applications of a city for the members that an account reports for, newest first."""
    own = [one for one in extensions.all_of(store, city) if account.may_report(one.city, one.county, one.departments)]
    return _view(store, "progress-extensions", "延期和调整申请", own[::-1])


def waiting_view(store: Store, account: Account) -> View:
    """The applications that wait for an account, of every city, oldest first; then what was decided, newest first."""
    own = [one for one in extensions.all_of(store) if extensions.may_decide(account, one)]
    waiting = [one for one in own if one.state is Answer.APPLIED]
    decided = [one for one in own if one.state is not Answer.APPLIED]
    return _view(store, "review-extensions", "待我办理的延期和调整", [*waiting, *decided[::-1]], opens=True)


def open_extension(store: Store, account: Account, key: str) -> OpenExtension:
    """The application of an address; CLOSED where there is none that the account decides on."""
    one = next((one for one in extensions.all_of(store) if str(one.extension_id) == key), None)
    if one is None or not extensions.may_decide(account, one):
        return CLOSED
    return OpenExtension(key, one.title, _says(one, accounts.persons(store)), one.state is Answer.APPLIED)


def change_words(one: Extension) -> str:
    """Both dates, or both targets, of an application."""
    if one.state is Answer.APPROVED and one.kind is Change.DEADLINE:
        return both_dates(one.was, one.now)
    said = "经批准" if one.state is Answer.APPROVED else "申请"
    return f"原定 {one.was}，{said}{'延至' if one.kind is Change.DEADLINE else '改为'} {one.now}"


def _view(store: Store, name: str, what: str, found: Iterable[Extension], shown: Iterable[str] = COLUMNS, opens: bool = False) -> View:
    persons = accounts.persons(store)
    rows = tuple(_row(one, opens, persons) for one in found)
    waiting = sum(row["state"] == Answer.APPLIED for row in rows)
    return View(
        id=name,
        headline=f"{what} {waiting} 件，已办理 {len(rows) - waiting} 件" if opens else f"{what} {len(rows)} 件，待办理 {waiting} 件",
        subtitle="点事项办理；待办理的在前" if opens else "",
        columns={column: COLUMNS[column] for column in shown},
        rows=rows,
        note="没有延期或调整申请",
    )


def _row(one: Extension, opens: bool, persons: Persons) -> dict:
    return {
        "item": short(one.title),
        "member": one.county or SEVERAL.join(one.departments) or one.city,
        "kind": str(one.kind),
        "change": change_words(one),
        "reason": short(one.reason),
        "by": f"{persons[one.applied_by]} {moment(one.applied_at)}",
        "state": str(one.state),
        "decided": _decided(one),
        "filters": {"item": (EXTENSION, str(one.extension_id))} if opens else {},
    }


def _decided(one: Extension) -> str:
    if one.state is Answer.APPLIED:
        return MISSING
    return f"{one.approver}，{one.document}" if one.state is Answer.APPROVED else one.answer or MISSING


def _says(one: Extension, persons: Persons) -> tuple[tuple[str, str], ...]:
    known = (
        ("申请", f"{one.kind}：{change_words(one)}"),
        ("单位", f"{one.city} {one.county or SEVERAL.join(one.departments)}".strip()),
        (words["reason"], one.reason),
        ("申请依据", one.grounds),
        ("申请人", f"{persons[one.applied_by]} {moment(one.applied_at)}"),
        ("现状", str(one.state)),
        ("批准人和依据", _decided(one) if one.state is Answer.APPROVED else ""),
        ("不批准的原因", one.answer),
        ("办理人", f"{persons[one.decided_by]} {moment(one.decided_at)}" if one.decided_at else ""),
    )
    return tuple((word, value) for word, value in known if value)
