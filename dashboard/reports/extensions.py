"""延期 and 调整, the only ways to change a deadline or a target: applied for before it is due, approved by whom and which document."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from sqlalchemy import select

from dashboard.reports import audit
from dashboard.reports.errors import NotFound, ReportError
from dashboard.reports.items import Item
from dashboard.reports.models import ExtensionRow
from dashboard.reports.people import Account, required
from dashboard.reports.publishing import day_of
from dashboard.reports.store import Store


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
    """One application: `was` and `now` are ISO dates for 延期, numbers for 调整."""

    extension_id: int
    city: str
    subject: str
    subject_id: str
    title: str
    kind: Change
    was: str
    now: str
    reason: str
    applied_by: str
    applied_at: datetime
    state: Answer
    decided_by: str
    approver: str
    document: str
    decided_at: datetime | None


def apply(store: Store, actor: Account, item: Item, row_id: str, kind: Change, now: str, reason: str) -> Extension:
    """Apply for a later deadline (`now` an ISO date) or another target (a number) of an item; `row_id` is the milestone's or fact's id.

    ReportError once it is due, for a value that is none, a date that is not later, or without a reason.
    """
    required(actor.may_report(item.city, item.county or item.place, item.departments), f"为“{item.title}”申请{kind}")
    if item.due is not None and day_of(store.clock()) > item.due:
        raise ReportError(f"完成时限 {item.due} 已过，{kind}须在到期前申请")
    if not reason.strip():
        raise ReportError(f"申请{kind}须写明原因")
    was = _checked(item, kind, now)
    with store.writing() as session:
        row = ExtensionRow(
            city=item.city,
            subject=str(item.subject),
            subject_id=row_id,
            title=item.title,
            kind=str(kind),
            was=was,
            now=now,
            reason=reason.strip(),
            applied_by=actor.name,
            applied_at=store.clock(),
            state=str(Answer.APPLIED),
        )
        session.add(row)
        session.flush()
        audit.note(session, store.clock(), actor.name, f"申请{kind}", f"{item.city} {item.title}：{was} → {now}")
        return _extension(row)


def decide(store: Store, actor: Account, extension_id: int, approved: bool, approver: str, document: str) -> Extension:
    """Record the decision: who approved, by which document (批示 or 文号); an approval counts from now on."""
    required(actor.may_publish, "办理延期和调整")
    if approved and not (approver.strip() and document.strip()):
        raise ReportError("批准须写明批准人和依据文件")
    with store.writing() as session:
        row = session.get(ExtensionRow, extension_id)
        if row is None:
            raise NotFound(f"没有第 {extension_id} 号申请")
        if row.state != Answer.APPLIED:
            raise ReportError(f"这一申请已办理：{row.state}")
        row.state = str(Answer.APPROVED if approved else Answer.REFUSED)
        row.decided_by, row.approver, row.document, row.decided_at = actor.name, approver.strip(), document.strip(), store.clock()
        audit.note(
            session, store.clock(), actor.name, f"办理{row.kind}", f"{row.city} {row.title}：{row.state} {row.approver} {row.document}"
        )
        return _extension(row)


def all_of(store: Store, city: str = "") -> tuple[Extension, ...]:
    """Applications, oldest first."""
    with store.reading() as session:
        rows = session.scalars(select(ExtensionRow).order_by(ExtensionRow.extension_id))
        return tuple(_extension(row) for row in rows if city in ("", row.city))


def deadlines(store: Store, city: str, known: date) -> dict[str, date]:
    """Row id → the newest deadline approved by the day `known`."""
    approved = [one for one in _approved(store, city, known) if one.kind is Change.DEADLINE]
    return {one.subject_id: date.fromisoformat(one.now) for one in approved}


def targets(store: Store) -> dict[str, tuple[Decimal, Extension]]:
    """Fact id → the newest target approved, and its application."""
    approved = [one for one in all_of(store) if one.state is Answer.APPROVED and one.kind is Change.TARGET]
    return {one.subject_id: (Decimal(one.now), one) for one in approved}


def _approved(store: Store, city: str, known: date) -> list[Extension]:
    found = [one for one in all_of(store, city) if one.state is Answer.APPROVED]
    return [one for one in found if one.decided_at is not None and day_of(one.decided_at) <= known]


def _checked(item: Item, kind: Change, now: str) -> str:
    """What it was; ReportError for a value that cannot be."""
    if kind is Change.TARGET:
        if item.target is None:
            raise ReportError("这一项没有数量目标，不能调整")
        try:
            Decimal(now)
        except InvalidOperation as wrong:
            raise ReportError(f"新目标“{now}”不是数") from wrong
        return f"{item.target:f}"
    try:
        later = date.fromisoformat(now)
    except ValueError as wrong:
        raise ReportError(f"新时限“{now}”应形如 2022-06-30") from wrong
    if item.due is not None and later <= item.due:
        raise ReportError(f"新时限 {now} 不晚于原时限 {item.due}")
    return item.due.isoformat() if item.due else ""


def _extension(row: ExtensionRow) -> Extension:
    values = {one.name: getattr(row, one.name) for one in fields(Extension)}
    written = {name: values[name] or "" for name in ("decided_by", "approver", "document")}
    return Extension(**values | written | {"kind": Change(row.kind), "state": Answer(row.state)})
