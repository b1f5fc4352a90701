"""特别呈报: an editor puts an item before the leadership with a note; the answer (批示) is recorded; shown to those who may see it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.reports import audience, audit
from dashboard.reports.audience import AUDIENCE
from dashboard.reports.errors import NotFound, ReportError
from dashboard.reports.models import SpecialRow
from dashboard.reports.people import Account, required
from dashboard.reports.publishing import day_of
from dashboard.reports.rows import as_read
from dashboard.reports.store import Store
from dashboard.reports.words import Openness


@dataclass(frozen=True)
class Answer:
    """A 批示: in which words, whose, of which day, open to whom; taken down `by` an account at a moment (UTC).

    `words` are "" for a reader to whom it is not open: he is told that there is one.
    """

    words: str
    leader: str
    day: date
    openness: Openness
    by: str
    at: datetime


@dataclass(frozen=True)
class Special:
    """One item before the leadership; `subject` and `subject_id` name its row (milestones, M1; cases, 12), "" for what stands alone."""

    special_id: int
    city: str
    subject: str
    subject_id: str
    title: str
    note: str
    openness: Openness
    presented_by: str
    presented_at: datetime
    answer: Answer | None
    withdrawn_at: datetime | None

    def shown_on(self, day: date) -> bool:
        """Whether it stood before the leadership at the end of a day."""
        return day_of(self.presented_at) <= day and (self.withdrawn_at is None or day < day_of(self.withdrawn_at))


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
    """Put an item before the leadership. ReportError without a city, title or note, or for a row that is before it already."""
    required(actor.may_edit, "特别呈报")
    if not (city and title.strip() and note.strip()):
        raise ReportError("特别呈报须有事项和说明")
    with store.writing(laid=False) as session:
        if subject_id and (open_one := _unanswered(session, city, subject, subject_id)):
            raise ReportError(f"这一事项已在呈报（第{open_one.special_id}号），尚未批示")
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


def answer(
    store: Store, actor: Account, special_id: int, words: str, leader: str, day: date, openness: Openness = Openness.INTERNAL
) -> Special:
    """Record the answer (批示) of a leader, once, as an editor takes it down. ReportError without words or leader, or for a day to come."""
    required(actor.may_edit, "记录批示")
    if not (words.strip() and leader.strip()):
        raise ReportError("请写明批示内容和批示人")
    if day > day_of(store.clock()):
        raise ReportError(f"批示日期 {day} 还没有到")
    with store.writing(laid=False) as session:
        row = _row(session, special_id)
        if row.answer:
            raise ReportError("这一呈报已有批示，不能改写")
        row.answer, row.answer_leader, row.answer_day, row.answer_openness = words.strip(), leader.strip(), day, str(openness)
        row.answered_by, row.answered_at = actor.name, store.clock()
        audit.note(session, store.clock(), actor.name, "记录批示", f"第{special_id}号 {row.title}：{row.answer_leader} {row.answer}")
        return _special(row)


def withdraw(store: Store, actor: Account, special_id: int) -> None:
    """Take an item off the screen; it stays in the store."""
    required(actor.may_edit, "撤下特别呈报")
    with store.writing(laid=False) as session:
        row = _row(session, special_id)
        row.withdrawn_at = store.clock()
        audit.note(session, store.clock(), actor.name, "撤下特别呈报", f"第{special_id}号 {row.title}")


def shown(store: Store, city: str, day: date | None = None) -> tuple[Special, ...]:
    """What the running request's audience sees of a city, newest first: now, or as it stood at the end of a day."""
    if not (city and audience.may_read(city)):
        return ()
    wanted = select(SpecialRow).where(SpecialRow.city == city).order_by(SpecialRow.special_id.desc())
    day, seen = day or day_of(store.clock()), AUDIENCE.get()
    with store.reading() as session:
        found = [_special(row) for row in session.scalars(wanted)]
    return tuple(_as_seen(one, day, seen) for one in found if one.openness in seen and one.shown_on(day))


def _as_seen(one: Special, day: date, seen: frozenset[Openness]) -> Special:
    """Without an answer that came after the day, without the words of one that is not open to these readers."""
    if one.answer is None or day_of(one.answer.at) > day:
        return replace(one, answer=None)
    return one if one.answer.openness in seen else replace(one, answer=replace(one.answer, words="", leader=""))


def _unanswered(session: Session, city: str, subject: str, subject_id: str) -> SpecialRow | None:
    same = (SpecialRow.city == city, SpecialRow.subject == subject, SpecialRow.subject_id == subject_id)
    return session.scalar(select(SpecialRow).where(*same, SpecialRow.answer == "", SpecialRow.withdrawn_at.is_(None)))


def _row(session: Session, special_id: int) -> SpecialRow:
    row = session.get(SpecialRow, special_id)
    if row is None or row.withdrawn_at is not None:
        raise NotFound(f"没有第 {special_id} 号呈报，或已撤下")
    return row


def _special(row: SpecialRow) -> Special:
    return as_read(Special, row, openness=Openness(row.openness), answer=_answer(row) if row.answer else None)


def _answer(row: SpecialRow) -> Answer:
    day, openness = row.answer_day or day_of(row.answered_at), Openness(row.answer_openness or row.openness)
    return Answer(row.answer, row.answer_leader, day, openness, row.answered_by, row.answered_at)
