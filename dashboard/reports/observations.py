"""What stands on the screens, kept beside the moves that put it there: a series for each thing reported, its observations by date.

Both tables follow from entries and moves alone. They are kept so that the newest value of every series on any two dates (as of, known)
is a few steps in one index, however many reports there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, islice
from typing import TYPE_CHECKING

from sqlalchemy import Row, Select, exists, insert, select
from sqlalchemy.orm import Session

from dashboard.reports.models import EntryRow, MoveRow, ObservationRow, SeriesRow
from dashboard.reports.periods import day_of
from dashboard.reports.words import Stage, Status

if TYPE_CHECKING:
    from dashboard.reports.entries import Entry

KEY = ("city", "subject", "subject_id", "county", "place", "department", "period")
NAMED = ("city", "subject", "subject_id", "indicator", "county", "place", "department", "unit", "measure", "openness")
TELLING = ("as_of", "value", "progress", "no_change", "status")
AT_ONCE = 2000


@dataclass(frozen=True)
class Step:
    """One move of an entry, all that its key's timeline needs."""

    move_id: int
    sequence: int
    state: str
    at: datetime


@dataclass(frozen=True)
class Shown:
    """An entry on the screens from `on` to the day before `until` (None: still), put there by a move, for the `time`th time."""

    move_id: int
    sequence: int
    time: int
    on: date
    until: date | None = None


def timeline(steps: Iterable[Step]) -> tuple[Shown, ...]:
    """What was on the screens of one key, one after the other, by its moves in their order.

    A publication takes the place of the one before; when it is returned, the newest other that is still published comes back.
    """
    found: list[Shown] = []
    published: dict[int, int] = {}
    times: dict[int, int] = {}

    def close(day: date) -> None:
        if found and found[-1].until is None:
            last = found.pop()
            found.append(Shown(last.move_id, last.sequence, last.time, last.on, day))

    def show(step: Step, sequence: int) -> None:
        times[sequence] = times.get(sequence, 0) + 1
        found.append(Shown(step.move_id, sequence, times[sequence], day_of(step.at)))

    for step in steps:
        if step.state == Stage.PUBLISHED:
            close(day_of(step.at))
            published[step.sequence] = step.move_id
            show(step, step.sequence)
        elif step.state == Stage.RETURNED and published.pop(step.sequence, None) and _shows(found, step.sequence):
            close(day_of(step.at))
            if published:
                show(step, max(published, key=published.__getitem__))
    return tuple(found)


def follow(session: Session, entries: Sequence[Entry]) -> None:
    """Bring the observations of some entries' keys up to their newest moves, within the writing transaction of those moves."""
    things: dict[tuple, list[Entry]] = {}
    for entry in entries:
        things.setdefault((entry.city, str(entry.subject), entry.subject_id), []).append(entry)
    numbers: dict[tuple, int] = {}
    for thing, own in things.items():
        wanted = [EntryRow.__table__.c[name] == value for name, value in zip(KEY, thing, strict=False)]
        wanted += [EntryRow.__table__.c[name].in_({getattr(entry, name) for entry in own}) for name in KEY[len(thing) :]]
        kept = select(ObservationRow).join(EntryRow, EntryRow.sequence == ObservationRow.sequence).where(*wanted)
        _lay(session, {row.move_id: row for row in session.scalars(kept)}, _by_key(session, *wanted), numbers)


def rebuild(session: Session) -> None:
    """Fill both tables, which must be empty, from all entries and moves; reads and writes a stretch at a time."""
    numbers: dict[tuple, int] = {}
    found = _by_key(session)
    while some := list(islice(found, AT_ONCE)):
        _lay(session, {}, some, numbers)


def missing(session: Session) -> bool:
    """Whether there are publications but no observations: in a store that is older than they are.

    Asked of the tables, because a start need not wait until SQLAlchemy has set up every class.
    """
    moves, observed = MoveRow.__table__.columns, ObservationRow.__table__.columns
    if session.scalar(select(exists(select(observed.move_id)))):
        return False
    return session.scalar(select(exists(select(moves.move_id).where(moves.state == Stage.PUBLISHED))))


def _shows(found: list[Shown], sequence: int) -> bool:
    return bool(found) and found[-1].until is None and found[-1].sequence == sequence


def _steps(*columns: object) -> Select:
    move = MoveRow
    return select(EntryRow.sequence, move.move_id, move.state, move.at, *columns).join(move, move.entry_id == EntryRow.entry_id)


def _by_key(session: Session, *where: object) -> Iterator[tuple[Shown, Row]]:
    """What was on the screens of every key, each with the row of its entry."""
    columns = [EntryRow.__table__.c[name] for name in dict.fromkeys((*KEY, *NAMED, *TELLING))]
    key = [EntryRow.__table__.c[name] for name in KEY]
    stated = _steps(*columns).where(*where).order_by(*key, MoveRow.move_id).execution_options(yield_per=AT_ONCE)
    for _, moves in groupby(session.execute(stated), key=lambda row: tuple(getattr(row, name) for name in KEY)):
        rows = list(moves)
        entries = {row.sequence: row for row in rows}
        for one in timeline(Step(row.move_id, row.sequence, row.state, row.at) for row in rows):
            yield one, entries[one.sequence]


def _lay(session: Session, kept: dict[int, ObservationRow], found: Iterable[tuple[Shown, Row]], numbers: dict[tuple, int]) -> None:
    """Keep what was found: rows that are there only get their last day, the others are added. `numbers` remembers series."""
    added = []
    for one, entry in found:
        if one.move_id in kept:
            kept[one.move_id].until = one.until
        else:
            added.append(_observation(one, entry.as_of, _series(session, entry, numbers)))
    if added:
        session.execute(insert(ObservationRow), added)


def _observation(one: Shown, as_of: date, series_id: int) -> dict[str, object]:
    return {
        "move_id": one.move_id,
        "series_id": series_id,
        "sequence": one.sequence,
        "time": one.time,
        "as_of": as_of,
        "published_on": one.on,
        "until": one.until,
    }


def _series(session: Session, entry: Row, numbers: dict[tuple, int]) -> int:
    """The number of an entry's series, made when it is new."""
    about = _about(entry)
    named = tuple(about.values())
    if named not in numbers:
        found = session.scalar(select(SeriesRow.series_id).filter_by(**about))
        numbers[named] = found or session.execute(insert(SeriesRow).values(**about).returning(SeriesRow.series_id)).scalar_one()
    return numbers[named]


def _about(entry: Row) -> dict[str, object]:
    """What makes a series: about what, of whom, for whom to see, and what it tells (a value, words, the state of a step)."""
    told = bool(entry.progress) or entry.no_change
    named = {name: getattr(entry, name) for name in NAMED}
    return named | {"valued": entry.value is not None, "told": told, "stated": entry.status != Status.NONE}
