"""Entries: what a county or department reports about an indicator, step or task; written once, corrected only by a newer one.

Every way in (form, filled template, CSV) makes `Entry` values, has `validation.validate` look at them and calls `save`; `review` takes
them to the screens. An entry's `stage` is its newest move.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter

from sqlalchemy import ScalarSelect, delete, exists, func, insert, select
from sqlalchemy.orm import Session, aliased

from dashboard import telemetry
from dashboard.reports import accounts, audit, observations
from dashboard.reports.errors import NotFound, ReportError
from dashboard.reports.models import EntryRow, MoveRow, ObservationRow, WaitingRow
from dashboard.reports.observations import KEY
from dashboard.reports.people import Account, required
from dashboard.reports.store import Store, shows
from dashboard.reports.words import Openness, Stage, Status, Subject


@dataclass(frozen=True)
class Entry:
    """One report. Texts are "" and the others None when missing.

    `subject_id` is an indicator's catalogue id (or the fact_id of a target without one), a milestone_id or a task_id. `period` is
    2022-06-1…3 (旬), 2022-06, 2022Q2 or, for county values by date, 2022-06-30. `as_of` is the day on which it is true,
    `recorded_at` (UTC) when it was entered. `value` is in `unit`, cumulative or of the period by `measure` (total, increment, share).
    `entry_id`, `recorded_at`, `author`, `supersedes` and `stage` are filled by `save`.
    """

    city: str
    subject: Subject
    subject_id: str
    period: str
    as_of: date
    indicator: str = ""
    title: str = ""
    county: str = ""
    place: str = ""
    department: str = ""
    value: Decimal | None = None
    unit: str = ""
    measure: str = ""
    status: Status = Status.NONE
    done_on: date | None = None
    progress: str = ""
    problems: str = ""
    next_step: str = ""
    coordination: str = ""
    reason: str = ""
    evidence: str = ""
    leader: str = ""
    contact: str = ""
    no_change: bool = False
    openness: Openness = Openness.INTERNAL
    entry_id: str = ""
    recorded_at: datetime | None = None
    author: str = ""
    supersedes: str = ""
    stage: Stage = Stage.DRAFT

    @property
    def key(self) -> tuple[str, ...]:
        """What one entry can correct: the same thing, of the same member, for the same period."""
        return (self.city, str(self.subject), self.subject_id, self.county, self.place, self.department, self.period)

    @property
    def member(self) -> str:
        """Whom it is reported for, as messages name him."""
        return self.county or self.place or self.department or self.city

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments it is reported for."""
        return tuple(name for name in self.department.split(";") if name)


@dataclass(frozen=True)
class Move:
    """One step of a review: to which stage, by whom, when, and why (for 退回)."""

    stage: Stage
    by: str
    at: datetime
    reason: str = ""


class Conflict(ReportError):
    """Somebody else reported the same thing meanwhile; `entry` is what he wrote, nothing of either is lost."""

    def __init__(self, entry: Entry, person: str) -> None:
        self.entry = entry
        super().__init__(f"{person} 刚刚填报了同一项（{entry.stage}），请先查看他的内容，再决定是否更正")


# The columns of an entry's key, in its order.
# Columns of a row that an Entry shares; what a person wrote is all of them but the last five of Entry.
# Between its author and the screens.
WAITS = (Stage.SUBMITTED, Stage.REVIEWED)
# Databases bound the parameters of a statement.
AT_ONCE = 500
KEPT = tuple(one.name for one in fields(Entry) if one.name != "stage")
COLUMNS_OF = attrgetter(*KEPT)
CLOSED = {"subject": Subject, "status": Status, "openness": Openness}
WRITTEN = tuple(one.name for one in fields(Entry) if one.name not in ("entry_id", "recorded_at", "author", "supersedes", "stage"))


def save(store: Store, actor: Account, entry: Entry, to: Stage = Stage.SUBMITTED, seen: str | None = None) -> Entry:
    """Keep one entry, and return it as kept. See `save_all`; `seen` None: do not compare."""
    return save_all(store, actor, [entry], to, None if seen is None else {entry.key: seen})[0]


def save_all(
    store: Store,
    actor: Account,
    entries: Sequence[Entry],
    to: Stage = Stage.SUBMITTED,
    seen: dict[tuple[str, ...], str] | None = None,
) -> tuple[Entry, ...]:
    """Keep entries in one transaction: all or none. What says the same as the newest of its key is not kept again.

    `to` is DRAFT, or the first stage of the review's chain (`review.chain()[0]`). `seen` maps an entry's key to the entry_id its
    writer had before him ("" for none): Conflict when another one came since. NotAllowed when the actor may not report for the
    member. Validate first: nothing is checked here.
    """
    for entry in entries:
        required(actor.may_report(entry.city, entry.county or entry.place, entry.departments), f"填报{entry.member}的进展")
    with store.writing(shown=False) as session:
        if to is Stage.PUBLISHED:
            shows(session, {entry.city for entry in entries})
        return _keep_all(session, store.clock(), actor, entries, seen, to)


def get(store: Store, entry_id: str) -> Entry:
    """One entry; NotFound."""
    with store.reading() as session:
        return entry_of(session, row_of(session, entry_id))


def moves(store: Store, entry_id: str) -> tuple[Move, ...]:
    """Every step of an entry's review, oldest first."""
    with store.reading() as session:
        rows = session.scalars(select(MoveRow).where(MoveRow.entry_id == entry_id).order_by(MoveRow.move_id))
        return tuple(Move(Stage(row.state), row.by, row.at, row.reason) for row in rows)


def history(store: Store, city: str, subject: Subject, subject_id: str) -> tuple[Entry, ...]:
    """Everything ever entered about one thing, by anybody, oldest first: what was before, and after."""
    wanted = (EntryRow.city == city, EntryRow.subject == str(subject), EntryRow.subject_id == subject_id)
    return find(store, *wanted)


def at_stage(store: Store, stages: Iterable[Stage], city: str = "") -> tuple[Entry, ...]:
    """Entries that wait at some of the stages WAITS and that no newer one but a draft corrects, oldest first; `city` "": of all cities."""
    newer = aliased(EntryRow)
    same = [getattr(newer, name) == getattr(EntryRow, name) for name in KEY]
    corrected = exists().where(newer.sequence > EntryRow.sequence, *same, _newest_stage(newer) != Stage.DRAFT)
    waits = EntryRow.entry_id.in_(select(WaitingRow.entry_id))
    found = find(store, waits, ~corrected, *((EntryRow.city == city,) if city else ()))
    return tuple(entry for entry in found if entry.stage in set(stages))


def last_published(store: Store, most: int) -> tuple[Entry, ...]:
    """What came to the screens last and still stands there, newest first."""
    shown = select(EntryRow).join(ObservationRow, ObservationRow.sequence == EntryRow.sequence).where(ObservationRow.until.is_(None))
    with store.reading() as session:
        rows = session.scalars(shown.order_by(ObservationRow.move_id.desc()).limit(most))
        return tuple(as_entry(row, Stage.PUBLISHED) for row in rows)


def by_author(store: Store, author: str, most: int = 100) -> tuple[Entry, ...]:
    """An author's newest entries, newest first; those not published are to be shown as 未审定."""
    own = select(EntryRow.sequence).where(EntryRow.author == author).order_by(EntryRow.sequence.desc()).limit(most)
    with store.reading() as session:
        return _found(session, EntryRow.sequence.in_(list(session.scalars(own))))[::-1]


def find(store: Store, *where: object) -> tuple[Entry, ...]:
    """Entries that satisfy conditions on EntryRow, oldest first."""
    with store.reading() as session:
        return _found(session, *where)


def _found(session: Session, *where: object) -> tuple[Entry, ...]:
    stated = select(EntryRow, _newest_stage(EntryRow)).where(*where).order_by(EntryRow.sequence)
    return tuple(as_entry(row, state) for row, state in session.execute(stated))


def _newest_stage(entry: type[EntryRow]) -> ScalarSelect[str]:
    """Where an entry stands, as a column beside it."""
    return select(MoveRow.state).where(MoveRow.entry_id == entry.entry_id).order_by(MoveRow.move_id.desc()).limit(1).scalar_subquery()


def as_entry(row: EntryRow, state: str) -> Entry:
    """A row as an Entry."""
    return from_kept(COLUMNS_OF(row), state)


def from_kept(kept: Sequence[object], state: str) -> Entry:
    """The values of KEPT, in its order, as an Entry."""
    values = dict(zip(KEPT, kept, strict=True))
    closed = {name: kind(values[name]) for name, kind in CLOSED.items()}
    return Entry(**values | closed, stage=Stage(state))


def same_words(one: Entry, other: Entry) -> bool:
    """Whether two entries say the same."""
    return all(getattr(one, name) == getattr(other, name) for name in WRITTEN)


def _keep_all(
    session: Session, at: datetime, actor: Account, entries: Sequence[Entry], seen: dict | None, stage: Stage
) -> tuple[Entry, ...]:
    """All rows, then all moves, then all lines of the log: a file of 20,000 lines holds the store for seconds, not for a minute."""
    newest = _newest(session, entries)
    kept, added, stepped = [], [], []
    for entry in entries:
        before = newest.get(entry.key)
        if seen is not None and before is not None and before.entry_id != seen.get(entry.key, ""):
            raise Conflict(before, accounts.persons_in(session)[before.author])
        said_before = before is not None and same_words(before, entry)
        one = before if said_before else _made(entry, before, actor, at)
        if not said_before:
            added.append(one)
        if not said_before or (stage is not Stage.DRAFT and before.stage in (Stage.DRAFT, Stage.RETURNED)):
            one = replace(one, stage=stage)
            stepped.append(one)
        newest[one.key] = one
        kept.append(one)
    if added:
        session.execute(insert(EntryRow), [_row(one) for one in added])
    moved(session, stepped, stage, actor, at)
    return tuple(kept)


def _made(entry: Entry, before: Entry | None, actor: Account, at: datetime) -> Entry:
    supersedes = before.entry_id if before else ""
    return replace(entry, entry_id=uuid.uuid4().hex, recorded_at=at, author=actor.name, supersedes=supersedes)


def _row(entry: Entry) -> dict[str, object]:
    """What is kept of an entry, by column."""
    plain = {"subject": str(entry.subject), "status": str(entry.status), "openness": str(entry.openness)}
    return {one.name: getattr(entry, one.name) for one in fields(Entry) if one.name != "stage"} | plain


def _newest(session: Session, entries: Sequence[Entry]) -> dict[tuple[str, ...], Entry]:
    """The newest entry of each key that some entries have; read by thing, of which even a large file names few."""
    found: dict[tuple[str, ...], Entry] = {}
    keys = {entry.key for entry in entries}
    key = tuple(getattr(EntryRow, column) for column in KEY)
    for city, subject, subject_id in sorted({key[:3] for key in keys}):
        own = (EntryRow.city == city, EntryRow.subject == subject, EntryRow.subject_id == subject_id)
        last = select(func.max(EntryRow.sequence)).where(*own).group_by(*key)
        for one in _found(session, *own, EntryRow.sequence.in_(last)):
            if one.key in keys:
                found[one.key] = one
    return found


def moved(session: Session, entries: Sequence[Entry], stage: Stage, actor: Account, at: datetime, reason: str = "") -> None:
    """Add a step to the review of each entry, and a line to the log, within a writing transaction; what it shows follows."""
    if not entries:
        return
    step = {"state": str(stage), "by": actor.name, "at": at, "reason": reason}
    session.execute(insert(MoveRow), [{"entry_id": entry.entry_id, **step} for entry in entries])
    _wait(session, [entry.entry_id for entry in entries], stage in WAITS)
    if stage in (Stage.PUBLISHED, Stage.RETURNED):
        observations.follow(session, entries)
    telemetry.REPORTS.labels(stage.name.lower()).inc(len(entries))
    what = "填报" if stage in (Stage.DRAFT, Stage.SUBMITTED) else "审核"
    said = (f"{one.city} {one.member} {one.period} {one.title or one.subject_id} → {stage}" for one in entries)
    audit.note_all(session, at, actor.name, [(what, f"{about}（{reason}）" if reason else about) for about in said])


def rebuild_waiting(session: Session) -> None:
    """Fill the list of what waits, which must be empty, from all moves."""
    later = aliased(MoveRow)
    newest = ~exists().where(later.entry_id == MoveRow.entry_id, later.move_id > MoveRow.move_id)
    found = select(MoveRow.entry_id).where(MoveRow.state.in_([str(stage) for stage in WAITS]), newest)
    session.execute(insert(WaitingRow).from_select(["entry_id"], found))


def _wait(session: Session, entry_ids: list[str], waits: bool) -> None:
    for first in range(0, len(entry_ids), AT_ONCE):
        session.execute(delete(WaitingRow).where(WaitingRow.entry_id.in_(entry_ids[first : first + AT_ONCE])))
    if waits:
        session.execute(insert(WaitingRow), [{"entry_id": entry_id} for entry_id in entry_ids])


def row_of(session: Session, entry_id: str) -> EntryRow:
    """The row of an entry; NotFound."""
    row = session.scalar(select(EntryRow).where(EntryRow.entry_id == entry_id))
    if row is None:
        raise NotFound("没有这条填报，可能地址有误")
    return row


def entry_of(session: Session, row: EntryRow) -> Entry:
    """A row as an Entry, at the stage of its newest move."""
    state = session.scalar(select(MoveRow.state).where(MoveRow.entry_id == row.entry_id).order_by(MoveRow.move_id.desc()).limit(1))
    return as_entry(row, state)
