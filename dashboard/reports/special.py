"""特别呈报: an editor puts an item before the leadership with a note; the answer (批示) is recorded; shown to those who may see it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import select

from dashboard.reports import audit
from dashboard.reports.audience import AUDIENCE
from dashboard.reports.errors import NotFound, ReportError
from dashboard.reports.models import SpecialRow
from dashboard.reports.people import Account, required
from dashboard.reports.store import Store
from dashboard.reports.words import Openness


@dataclass(frozen=True)
class Special:
    """One item before the leadership; `answer` is "" until there is one."""

    special_id: int
    city: str
    subject: str
    subject_id: str
    title: str
    note: str
    openness: Openness
    presented_by: str
    presented_at: datetime
    answer: str
    answered_by: str
    answered_at: datetime | None
    withdrawn_at: datetime | None


def present(
    store: Store,
    actor: Account,
    city: str,
    title: str,
    note: str,
    openness: Openness = Openness.INTERNAL,
    subject: str = "",
    subject_id: str = "",
) -> Special:
    """Put an item before the leadership. ReportError without title or note."""
    required(actor.may_edit, "特别呈报")
    if not (title.strip() and note.strip()):
        raise ReportError("特别呈报须有事项和说明")
    with store.writing() as session:
        row = SpecialRow(
            city=city,
            subject=subject,
            subject_id=subject_id,
            title=title.strip(),
            note=note.strip(),
            openness=str(openness),
            presented_by=actor.name,
            presented_at=store.clock(),
        )
        session.add(row)
        session.flush()
        audit.note(session, store.clock(), actor.name, "特别呈报", f"第{row.special_id}号 {row.title}")
        return _special(row)


def answer(store: Store, actor: Account, special_id: int, words: str) -> Special:
    """Record the answer (批示), once, as an editor takes it down."""
    required(actor.may_edit, "记录批示")
    if not words.strip():
        raise ReportError("批示内容不能为空")
    with store.writing() as session:
        row = _row(session, special_id)
        if row.answer:
            raise ReportError("这一呈报已有批示，不能改写")
        row.answer, row.answered_by, row.answered_at = words.strip(), actor.name, store.clock()
        audit.note(session, store.clock(), actor.name, "记录批示", f"第{special_id}号 {row.title}：{row.answer}")
        return _special(row)


def withdraw(store: Store, actor: Account, special_id: int) -> None:
    """Take an item off the screen; it stays in the store."""
    required(actor.may_edit, "撤下特别呈报")
    with store.writing() as session:
        row = _row(session, special_id)
        row.withdrawn_at = store.clock()
        audit.note(session, store.clock(), actor.name, "撤下特别呈报", f"第{special_id}号 {row.title}")


def shown(store: Store, city: str) -> tuple[Special, ...]:
    """What the running request's audience sees of a city, newest first."""
    audience = AUDIENCE.get()
    with store.reading() as session:
        wanted = select(SpecialRow).where(SpecialRow.city == city, SpecialRow.withdrawn_at.is_(None)).order_by(SpecialRow.special_id.desc())
        return tuple(special for row in session.scalars(wanted) if (special := _special(row)).openness in audience)


def _row(session: object, special_id: int) -> SpecialRow:
    row = session.get(SpecialRow, special_id)
    if row is None or row.withdrawn_at is not None:
        raise NotFound(f"没有第 {special_id} 号呈报，或已撤下")
    return row


def _special(row: SpecialRow) -> Special:
    values = {one.name: getattr(row, one.name) for one in fields(Special)}
    written = {name: values[name] or "" for name in ("answer", "answered_by")}
    return Special(**values | written | {"openness": Openness(row.openness)})
