"""延期 and 调整, the only ways to change a deadline or a target: applied for before it is due, approved by whom and which document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.reports import audit
from dashboard.reports.errors import NotFound, ReportError
from dashboard.reports.items import Item
from dashboard.reports.models import ExtensionRow
from dashboard.reports.people import Account, required
from dashboard.reports.publishing import day_of
from dashboard.reports.rows import as_read
from dashboard.reports.store import Store
from dashboard.reports.words import Subject

# A target of that many is a slip of the keys.
TOO_MUCH = Decimal(10) ** 15


class Change(StrEnum):
    """What is to change."""

    DEADLINE = "延期"
    TARGET = "调整"


class Answer(StrEnum):
    """What became of an application."""

    APPLIED = "申请中"
    APPROVED = "已批准"
    REFUSED = "未批准"


@dataclass(frozen=True)
class Extension:
    """One application about a row: `was` and `now` are ISO dates for 延期, numbers for 调整; `grounds` the document applied with.

    `approver` and `document` stand behind an approval, `answer` behind a refusal.
    """

    extension_id: int
    city: str
    subject: str
    subject_id: str
    title: str
    county: str
    department: str
    kind: Change
    was: str
    now: str
    reason: str
    grounds: str
    applied_by: str
    applied_at: datetime
    state: Answer
    decided_by: str
    approver: str
    document: str
    answer: str
    decided_at: datetime | None

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments it was applied for."""
        return tuple(name for name in self.department.split(";") if name)


@dataclass(frozen=True)
class Target:
    """A target as it stands on some day: its value, and what it `was` before the newest change ("" where none was made by then)."""

    value: Decimal
    was: str = ""


def apply(store: Store, actor: Account, item: Item, kind: Change, now: str, reason: str, grounds: str = "") -> Extension:
    """Apply for a later deadline (`now` an ISO date) or another target (a number) of an item.

    ReportError for what no document sets, once it is due, for a value that is none, the same or not later, without a reason, and while
    another application for the same waits. NotAllowed for another member's item.
    """
    required(actor.may_report(item.city, item.county or item.place, item.departments), f"为“{item.title}”申请{kind}")
    if item.subject is Subject.TASK or not item.row_id:
        raise ReportError("没有文件写明的时限或目标，不能申请；任务的时限随它的节点和目标，请对节点或目标申请")
    if item.due is not None and day_of(store.clock()) > item.due:
        raise ReportError(f"完成时限 {item.due} 已过，{kind}须在到期前申请")
    if not reason.strip():
        raise ReportError(f"申请{kind}须写明原因")
    was, now = _checked(item, kind, now)
    with store.writing(shown=False) as session:
        if _waiting(session, item, kind):
            raise ReportError(f"这一项已有{kind}申请待办理，不能重复申请")
        row = ExtensionRow(
            city=item.city,
            subject=str(item.subject),
            subject_id=item.row_id,
            title=item.title,
            county=item.county or item.place,
            department=";".join(item.departments),
            kind=str(kind),
            was=was,
            now=now,
            reason=reason.strip(),
            grounds=grounds.strip(),
            applied_by=actor.name,
            applied_at=store.clock(),
            state=str(Answer.APPLIED),
        )
        session.add(row)
        session.flush()
        audit.note(session, store.clock(), actor.name, f"申请{kind}", f"{item.city} {item.title}：{was} → {now}")
        return _extension(row)


def may_decide(actor: Account, one: Extension) -> bool:
    """Whether an account decides on an application: editors and administrators on all, reviewers on those of their members."""
    return actor.may_publish or actor.may_review(one.city, one.county, one.departments)


def decide(
    store: Store, actor: Account, extension_id: int, approved: bool, approver: str = "", document: str = "", answer: str = ""
) -> Extension:
    """Record the decision: who approved, by which document (批示 or 文号), or why not; an approval counts from now on.

    ReportError for what is missing and for an application that was decided already, NotFound for none, NotAllowed for another's.
    """
    with store.writing(shown=approved) as session:
        row = session.get(ExtensionRow, extension_id)
        if row is None:
            raise NotFound(f"没有第 {extension_id} 号申请")
        required(may_decide(actor, _extension(row)), "办理延期和调整")
        if row.state != Answer.APPLIED:
            raise ReportError(f"这一申请已办理：{row.state}")
        if approved and not (approver.strip() and document.strip()):
            raise ReportError("批准须写明批准人和依据文件")
        if not approved and not answer.strip():
            raise ReportError("不批准须写明原因")
        row.state = str(Answer.APPROVED if approved else Answer.REFUSED)
        row.decided_by, row.decided_at = actor.name, store.clock()
        row.approver, row.document, row.answer = approver.strip(), document.strip(), answer.strip()
        said = f"{row.city} {row.title}：{row.state} {row.approver} {row.document} {row.answer}"
        audit.note(session, store.clock(), actor.name, f"办理{row.kind}", said.rstrip())
        return _extension(row)


def all_of(store: Store, city: str = "") -> tuple[Extension, ...]:
    """Applications, oldest first."""
    with store.reading() as session:
        rows = session.scalars(select(ExtensionRow).order_by(ExtensionRow.extension_id))
        return tuple(_extension(row) for row in rows if city in ("", row.city))


def deadlines(store: Store, city: str, known: date) -> dict[str, date]:
    """Row id → the newest deadline approved by the day `known`."""
    approved = [one for one in _approved(store, Change.DEADLINE, city) if _is_known(one, known)]
    return {one.subject_id: date.fromisoformat(one.now) for one in approved}


def targets(store: Store, known: date = date.max) -> dict[str, Target]:
    """Fact id → the target on the day `known`, of every fact whose target was ever changed."""
    found: dict[str, Target] = {}
    for one in _approved(store, Change.TARGET):
        before = found.get(one.subject_id, Target(Decimal(one.was)))
        found[one.subject_id] = Target(Decimal(one.now), one.was) if _is_known(one, known) else before
    return found


def _approved(store: Store, kind: Change, city: str = "") -> list[Extension]:
    return [one for one in all_of(store, city) if one.kind is kind and one.state is Answer.APPROVED]


def _is_known(one: Extension, known: date) -> bool:
    return one.decided_at is not None and day_of(one.decided_at) <= known


def _waiting(session: Session, item: Item, kind: Change) -> bool:
    same = (ExtensionRow.city == item.city, ExtensionRow.subject_id == item.row_id, ExtensionRow.kind == str(kind))
    return session.scalar(select(ExtensionRow.extension_id).where(*same, ExtensionRow.state == str(Answer.APPLIED)).limit(1)) is not None


def _checked(item: Item, kind: Change, now: str) -> tuple[str, str]:
    """What it was, and what it is to be; ReportError for a value that cannot be."""
    return _target(item, now) if kind is Change.TARGET else _deadline(item, now)


def _target(item: Item, now: str) -> tuple[str, str]:
    if item.target is None:
        raise ReportError("这一项没有数量目标，不能调整")
    try:
        wanted = Decimal(now.strip())
    except InvalidOperation as wrong:
        raise ReportError(f"新目标“{now}”不是数") from wrong
    if not wanted.is_finite() or abs(wanted) >= TOO_MUCH:
        raise ReportError(f"新目标“{now}”不是数")
    if wanted == item.target:
        raise ReportError(f"新目标与原目标 {item.target:f} 相同")
    return f"{item.target:f}", f"{wanted:f}"


def _deadline(item: Item, now: str) -> tuple[str, str]:
    if item.due is None:
        raise ReportError("文件没有写明这一项的完成时限，不能延期")
    try:
        later = date.fromisoformat(now.strip())
    except ValueError as wrong:
        raise ReportError(f"新时限“{now}”应形如 2022-06-30") from wrong
    if later <= item.due:
        raise ReportError(f"新时限 {later} 不晚于原时限 {item.due}")
    return item.due.isoformat(), later.isoformat()


def _extension(row: ExtensionRow) -> Extension:
    return as_read(Extension, row, kind=Change(row.kind), state=Answer(row.state))
