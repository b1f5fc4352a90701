"""One 督办事项 or 事件 as its panel shows it, and what an event table would bring in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.reference.words import words
from dashboard.reports import cases
from dashboard.reports.cases import Case
from dashboard.reports.errors import NotFound, ReportError
from dashboard.reports.events import Fault
from dashboard.reports.people import Account, Persons
from dashboard.reports.store import Store
from dashboard.views.numbers import MISSING
from dashboard.views.progress import moment
from dashboard.views.supervision import NO_DUE, unit_words
from dashboard.views.view import View

MOVE_COLUMNS = {"at": "何时", "by": "谁", "action": "办理", "state": "到", "note": "情况"}
FAULT_COLUMNS = {"address": "位置", "what": words["reason"]}
# No number in an address is longer than the store's own.
LONGEST_NUMBER = 10
NO_CASE = "没有这一事项，或不对您公开"


@dataclass(frozen=True)
class OpenCase:
    """An item: `says` are (word, value), `steps` the (action, words) that this reader may do next.

    `presents`: he may put it before the leadership.
    """

    case_id: str
    title: str
    says: tuple[tuple[str, str], ...] = ()
    moves: View | None = None
    steps: tuple[tuple[str, str], ...] = ()
    presents: bool = False


CLOSED = OpenCase("", "")


def find(store: Store, city: str, key: str) -> Case | None:
    """The item of an address, in the city and of the openness that the running request may see; None where there is none."""
    try:
        found = cases.get(store, int(key)) if key.isascii() and key.isdecimal() and len(key) < LONGEST_NUMBER else None
    except NotFound:
        return None
    return found if found and found.city == city else None


def open_case(case: Case | None, account: Account | None, today: date, persons: Persons) -> OpenCase:
    """An item with its history; who moved it is told to signed-in readers only."""
    if case is None:
        return CLOSED
    offered = cases.actions(account, case) if account else ()
    return OpenCase(
        case_id=str(case.case_id),
        title=case.title,
        says=says(case, today),
        moves=_moves(case, persons if account else None),
        steps=tuple((one.name, f"{one.name}（须写明情况）" if one.note else one.name) for one in offered),
        presents=account is not None and account.may_edit,
    )


def day_written(text: str) -> date | None:
    """A deadline as it was typed, None for an empty field; ReportError for anything but a day."""
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError as wrong:
        raise ReportError(f"完成时限“{text.strip()}”不是日期，应形如 2022-06-30") from wrong


def faults_view(count: int, faults: tuple[Fault, ...]) -> View:
    """What an event table would bring in, and every refused line with its place."""
    return View(
        id="supervision-faults",
        headline=f"可登记 {count} 件，不能登记 {len(faults)} 行",
        columns=FAULT_COLUMNS,
        rows=tuple({"address": fault.address, "what": fault.what} for fault in faults),
        note="各行都可以登记",
    )


def says(case: Case, today: date) -> tuple[tuple[str, str], ...]:
    """What is known of an item, as (word, value)."""
    known = (
        ("环节", case.state + ("（逾期）" if case.overdue(today) else "")),
        (words["responsible"], unit_words(case.department, case.county)),
        (words["due"], case.due.isoformat() if case.due else NO_DUE),
        ("来源", case.source),
        ("已办", f"{case.age(today)} 天" + (f"，催办 {case.urged} 次" if case.urged else "")),
        ("公开范围", str(case.openness)),
    )
    return tuple((word, value) for word, value in known if value)


def _moves(case: Case, persons: Persons | None) -> View:
    return View(
        id="supervision-moves",
        headline=f"办理过程 {len(case.moves)} 步",
        columns={name: word for name, word in MOVE_COLUMNS.items() if persons is not None or name != "by"},
        rows=tuple(
            {"at": moment(one.at), "by": persons and persons[one.by], "action": one.action, "state": one.state, "note": one.note or MISSING}
            for one in case.moves
        ),
    )
