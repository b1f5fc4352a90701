"""The published entries that a selection needs, found by a few steps in an index for each series; answers `catalog.entered.Entered`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.orm import Session

from dashboard.catalog.entered import NOTHING_REPORTED, Asked, Reported
from dashboard.loaders import Tables
from dashboard.provenance import REPORT
from dashboard.reports import extensions
from dashboard.reports.adjusting import adjusted
from dashboard.reports.audience import AUDIENCE, may_read
from dashboard.reports.entries import KEPT, from_kept
from dashboard.reports.models import AccountRow, EntryRow, ObservationRow, SeriesRow
from dashboard.reports.plan import Plan
from dashboard.reports.publishing import Published, rows_of
from dashboard.reports.store import Store
from dashboard.reports.words import Openness, Stage, Subject
from dashboard.schema import Measure

# A city with no more series than this is shown whole; of a larger one what nobody asks for stays in the store.
SHOWN_WHOLE = 500
VALUES, WORDS = 2, 6
# Databases bound the parameters of a statement.
AT_ONCE = 500


class Showing:
    """What one store shows beside the plans of some documents."""

    def __init__(self, store: Store, tables: Tables) -> None:
        self.store, self.plan = store, Plan.of(tables)

    def of(self, asked: Asked) -> Reported:
        if not may_read(asked.city):
            return NOTHING_REPORTED
        with self.store.reading() as session:
            found = published(session, _needed(session, asked))
        return self._rows(found)

    def facts_on(self, facts: pd.DataFrame, known: date) -> pd.DataFrame:
        return adjusted(facts, extensions.targets(self.store, known))

    def one(self, doc_id: str) -> Tables:
        entry_id, _, time = doc_id.removeprefix(REPORT).partition(".")
        stated = _published().where(EntryRow.entry_id == entry_id, ObservationRow.time == (int(time) if time.isdecimal() else 1))
        with self.store.reading() as session:
            found = [_as_published(row) for row in session.execute(stated)]
        seen = [one for one in found if one.doc_id == doc_id and one.entry.openness in AUDIENCE.get() and may_read(one.entry.city)]
        return self._rows(seen).tables

    def newest_day(self, city: str, year: int, next_year: int | None) -> date | None:
        if not may_read(city):
            return None
        newest, in_time = (_newest_day(before) for before in (None, next_year and date(next_year, 1, 1)))
        stated = select(SeriesRow.subject_id, newest, in_time).where(*_of(city))
        with self.store.reading() as session:
            days = [self._day(year, *row) for row in session.execute(stated)]
        return max((day for day in days if day is not None and day >= date(year, 1, 1)), default=None)

    def is_large(self, city: str) -> bool:
        with self.store.reading() as session:
            return _is_large(session, city)

    def members(self, city: str) -> tuple[frozenset[str], frozenset[str]]:
        stated = select(SeriesRow.county, SeriesRow.place, SeriesRow.department).where(*_of(city)).distinct()
        with self.store.reading() as session:
            rows = session.execute(stated).all() if may_read(city) else []
        departments = {name for row in rows for name in row.department.split(";")}
        return frozenset({row.county or row.place for row in rows} - {""}), frozenset(departments - {""})

    def _day(self, year: int, subject_id: str, newest: date | None, in_time: date | None) -> date | None:
        """The newest day of a series that is on the plan of a year: of a plan's own things any, of others one before the next plan."""
        own = self.plan.thing(subject_id).year
        return in_time if own is None else newest if own == year else None

    def _rows(self, found: list[Published]) -> Reported:
        return rows_of(found, self.plan, Openness.INTERNAL in AUDIENCE.get())


def published(session: Session, moves: Iterable[int]) -> list[Published]:
    """Some publications by the moves that made them, in their order."""
    wanted, found = sorted(moves), []
    for first in range(0, len(wanted), AT_ONCE):
        stated = _published().where(ObservationRow.move_id.in_(wanted[first : first + AT_ONCE])).order_by(ObservationRow.move_id)
        found += [_as_published(row) for row in session.execute(stated)]
    return found


def newest_steps(store: Store, city: str, as_of: date, known: date) -> list[Published]:
    """The newest published state of every step of a city on two dates, to the running request's readers; the newest of all last."""
    with store.reading() as session:
        found = published(session, _newest(session, [*_of(city), SeriesRow.stated, SeriesRow.subject == Subject.STEP], as_of, known, 1))
    return sorted(found, key=lambda one: one.entry.as_of)


def everything(store: Store, *where: ColumnElement[bool]) -> Iterator[Published]:
    """Whatever was ever published, under conditions on the rows joined, in the order of publication; read as it is used."""
    stated = _published(SeriesRow.series_id).join(SeriesRow, SeriesRow.series_id == ObservationRow.series_id)
    with store.reading() as session:
        rows = session.execute(stated.where(*where).order_by(ObservationRow.move_id).execution_options(yield_per=AT_ONCE))
        yield from map(_as_published, rows)


def replaced(store: Store, city: str, as_of: date, known: date, today: date) -> frozenset[str]:
    """Counties, zones and departments of whose reports true by `as_of` some stood on the day `known` and stand no more `today`."""
    gone = (ObservationRow.until > known, ObservationRow.until <= today, ObservationRow.published_on <= known)
    found = [one.entry for one in everything(store, *_of(city), ObservationRow.as_of <= as_of, *gone)]
    return frozenset(name for one in found for name in (one.county, one.place, *one.departments) if name)


def shown(as_of: date, known: date) -> tuple[ColumnElement[bool], ...]:
    """That an observation was true by `as_of` and on the screens on the day `known`."""
    row = ObservationRow
    return row.as_of <= as_of, row.published_on <= known, or_(row.until.is_(None), row.until > known)


def _of(city: str) -> tuple[ColumnElement[bool], ...]:
    return SeriesRow.city == city, SeriesRow.openness.in_([str(one) for one in AUDIENCE.get()])


def _needed(session: Session, asked: Asked) -> set[int]:
    """The moves of every observation that a selection is drawn from."""
    of_city = _of(asked.city)
    unnamed = (SeriesRow.indicator == "") & (SeriesRow.subject == Subject.INDICATOR)
    aimed = SeriesRow.indicator.in_(asked.aims) | unnamed
    if _is_large(session, asked.city):
        citywide = (SeriesRow.county == "") & (SeriesRow.place == "")
        own = citywide | SeriesRow.county.in_(asked.members) | SeriesRow.place.in_(asked.members)
        seen = [*of_city, own | aimed | (SeriesRow.indicator == asked.followed) | (SeriesRow.subject != Subject.INDICATOR)]
    else:
        own, seen = true(), [*of_city]
    as_of, known = asked.as_of, asked.known
    found = {move for day in asked.days for move in _newest(session, [*seen, SeriesRow.valued], day, known, VALUES)}
    found |= {move for day in asked.ends for move in _newest(session, [*of_city, SeriesRow.valued, aimed], day, known, VALUES)}
    found |= _newest(session, [*seen, SeriesRow.told], as_of, known, WORDS)
    added = [*of_city, aimed, SeriesRow.measure == Measure.INCREMENT, ObservationRow.as_of >= asked.since]
    found |= _all(session, added, as_of, known)
    if asked.followed:
        found |= _all(session, [*of_city, SeriesRow.indicator == asked.followed, own], as_of, known)
    return found


def _is_large(session: Session, city: str) -> bool:
    some = select(SeriesRow.series_id).where(*_of(city)).limit(SHOWN_WHOLE + 1).subquery()
    return session.scalar(select(func.count()).select_from(some)) > SHOWN_WHOLE


def _newest(session: Session, where: list, as_of: date, known: date, many: int) -> set[int]:
    """The newest few observations of every series: each is one step back in the index of its series."""
    row = ObservationRow
    own = select(row.move_id).where(row.series_id == SeriesRow.series_id, *shown(as_of, known))
    backwards = own.order_by(row.as_of.desc(), row.move_id.desc()).limit(1).correlate(SeriesRow)
    places = [backwards.offset(place).scalar_subquery() for place in range(many)]
    return {move for moves in session.execute(select(*places).where(*where)) for move in moves if move is not None}


def _all(session: Session, where: list, as_of: date, known: date) -> set[int]:
    stated = select(ObservationRow.move_id).join(SeriesRow, SeriesRow.series_id == ObservationRow.series_id)
    return set(session.scalars(stated.where(*where, *shown(as_of, known))))


def _newest_day(before: date | None) -> ColumnElement[date]:
    row = ObservationRow
    stated = select(row.as_of).where(row.series_id == SeriesRow.series_id).order_by(row.as_of.desc()).limit(1).correlate(SeriesRow)
    return (stated.where(row.as_of < before) if before else stated).scalar_subquery()


def _published(*columns: object) -> Select:
    """Every observation with its entry and its author's name, as plain rows."""
    entry, account = EntryRow.__table__, AccountRow
    own = (ObservationRow.time, ObservationRow.published_on, ObservationRow.until)
    return (
        select(*(entry.columns[name] for name in KEPT), *own, account.person, *columns)
        .select_from(ObservationRow)
        .join(EntryRow, EntryRow.sequence == ObservationRow.sequence)
        .outerjoin(account, account.name == EntryRow.author)
    )


def _as_published(row: object) -> Published:
    # By place: by name each of the thirty values costs twenty times as much.
    return Published(from_kept(row[: len(KEPT)], Stage.PUBLISHED), row.published_on, row.until, row.person or row.author, row.time)
