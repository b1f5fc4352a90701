"""Narrow a snapshot to a selection: the rows of its city and year that had been published, without the rows of other members.

A narrowed table has two columns more where it has a county, a department or a date to be filtered by: `scope` is "" for a row that counts,
else why it is shown outside the counts (全市口径, 配合, 未写时限); `presumed` is the lead that a row without one belongs to (推定).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import pandas as pd

from dashboard.catalog.asking import WHOLES, asked, gathered
from dashboard.catalog.entered import Asked
from dashboard.catalog.gathered import NO_LEAD, SCOPED, Gathered
from dashboard.catalog.leads import first_stated
from dashboard.catalog.members import Choices
from dashboard.catalog.memo import kept_with_city
from dashboard.catalog.resolve import Resolved, known_cities, known_members, known_years
from dashboard.catalog.snapshot import Snapshot
from dashboard.loaders import Tables
from dashboard.loaders.rows import Record, records
from dashboard.provenance import REPORT
from dashboard.schema import COLUMNS

CITYWIDE = "全市口径"
SUPPORTED = "配合"
UNDATED = "未写时限"
SCOPES_APART = "、"
DATED = ("facts", "milestones", "pilots")
REMEMBERED = 16

# Row numbers of a table, each with why it is shown outside the counts.
Picks = list[tuple[int, str]]


@dataclass(frozen=True, eq=False)
class _Whole:
    """The rows of a city and some years before any is chosen: `places` are the row numbers of each table that follows its documents."""

    gathered: Gathered
    places: dict[str, list[int]]

    def rows(self, name: str) -> list[Record]:
        """One table as records."""
        rows = self.gathered.records(name)
        return [rows[place] for place in self.places[name]]

    def frame(self, name: str) -> pd.DataFrame:
        """One table as a frame."""
        return self.gathered.frames[name].iloc[self.places[name]]

    @cached_property
    def first(self) -> dict[str, str]:
        """Task id -> id of the task that it restates, or its own."""
        return first_stated(self.rows("tasks"))

    @cached_property
    def roles(self) -> pd.DataFrame:
        """The roles, those of a restating task also under the task stated first."""
        roles = self.frame("roles")
        return pd.concat([roles, roles.assign(task_id=[self.first.get(task_id, task_id) for task_id in roles["task_id"]])])

    def helped_by(self, departments: Collection[str]) -> set[str]:
        """The tasks in which one of some departments has a part."""
        own = {role["task_id"] for role in self.rows("roles") if role["department"] in departments}
        return own | {self.first.get(task_id, task_id) for task_id in own}


@dataclass(frozen=True, eq=False)
class Narrowed:
    """The rows of a selection: one table as records, or all `tables`, which take longer and are made when somebody asks for them.

    `picks` are the rows of each table that a selection narrows.
    """

    whole: _Whole
    picks: dict[str, Picks]

    def rows(self, name: str) -> list[Record]:
        """The rows of `documents` or of a table of SCOPED; shared, never changed."""
        if name not in self.picks:
            return self.whole.rows(name)
        rows = self.whole.gathered.records(name)
        return [rows[place] | {"scope": scope} if scope else rows[place] for place, scope in self.picks[name]]

    @cached_property
    def tables(self) -> Tables:
        """Every table as a frame; rows of `problems` follow their documents."""
        frames = {name: self._frame(name) for name in self.whole.places}
        roles, links = self.whole.roles, self.whole.gathered.frames["system_links"]
        frames["roles"] = roles[roles["task_id"].isin(frames["tasks"]["task_id"])]
        frames["system_links"] = links[links["system_id"].isin(frames["systems"]["system_id"])]
        return Tables(**{name: frame.reset_index(drop=True) for name, frame in frames.items()})

    def _frame(self, name: str) -> pd.DataFrame:
        if name not in self.picks:
            return self.whole.frame(name)
        places, scopes = [place for place, _ in self.picks[name]], [scope for _, scope in self.picks[name]]
        frame = self.whole.gathered.frames[name].iloc[places]
        return frame.assign(scope=pd.Series(scopes, index=frame.index, dtype="str"))


@dataclass(frozen=True, eq=False)
class Given:
    """Tables that are narrow already, to be asked like Narrowed."""

    tables: Tables

    def rows(self, name: str) -> list[Record]:
        """The rows of one table."""
        return records(self.tables[name])


def narrow(snapshot: Snapshot, chosen: Resolved) -> Tables:
    """The tables of the chosen city and year, narrowed."""
    return narrowed(snapshot, chosen).tables


def earlier(snapshot: Snapshot, chosen: Resolved) -> Tables:
    """The same for the years before the chosen one: what 上年结转 is taken from."""
    return narrowed_before(snapshot, chosen).tables


@kept_with_city(REMEMBERED)
def narrowed(snapshot: Snapshot, chosen: Resolved) -> Narrowed:
    """The rows of the chosen city and year."""
    return _narrowed(_of_year(snapshot, asked(snapshot, chosen), chosen.year, chosen.published_by), chosen)


@kept_with_city(REMEMBERED)
def narrowed_before(snapshot: Snapshot, chosen: Resolved) -> Narrowed:
    """The rows of the years before the chosen one; a quarter does not narrow them."""
    return _narrowed(_before_year(snapshot, asked(snapshot, chosen), chosen.year, chosen.published_by), replace(chosen, quarter=()))


@kept_with_city(REMEMBERED)
def choices(snapshot: Snapshot, chosen: Resolved) -> Choices:
    """What the filter bar offers for a selection."""
    members = known_members(snapshot, chosen.city)
    return Choices(
        cities=known_cities(snapshot),
        years=known_years(snapshot, chosen.city),
        counties=members.counties,
        departments=members.departments,
        quarters=tuple(f"{chosen.year}Q{number}" for number in (1, 2, 3, 4)) if chosen.year else (),
    )


@kept_with_city(WHOLES)
def _of_year(snapshot: Snapshot, needed: Asked, year: int | None, published_by: date) -> _Whole:
    found = gathered(snapshot, needed)
    known = [row for row in found.records("documents") if _is_known(row, published_by, needed.known)]
    current, published = {row["doc_id"] for row in known if row["year"] == year}, {row["doc_id"] for row in known}
    places = _places(found, current)
    if year is not None:
        facts = enumerate(found.records("facts"))
        own = (place for place, row in facts if row["doc_id"] in current or (row["year"] == year and row["doc_id"] in published))
        places["facts"] = list(own)
    return _Whole(found, places)


@kept_with_city(WHOLES)
def _before_year(snapshot: Snapshot, needed: Asked, year: int | None, published_by: date) -> _Whole:
    found = gathered(snapshot, needed)
    known = [row for row in found.records("documents") if _is_known(row, published_by, needed.known)]
    return _Whole(found, _places(found, {row["doc_id"] for row in known if row["year"] is not None and row["year"] < (year or 0)}))


def _places(found: Gathered, documents: set[str]) -> dict[str, list[int]]:
    """The row numbers of some documents in every table that knows its document."""
    tables = {name: found.records(name) for name, columns in COLUMNS.items() if "doc_id" in columns}
    return {name: [place for place, row in enumerate(rows) if row["doc_id"] in documents] for name, rows in tables.items()}


def _is_known(document: Record, published_by: date, known_on: date) -> bool:
    """Documents count once published. What was entered counts from its publication until another entry took its place (`until`)."""
    last = known_on if document["doc_id"].startswith(REPORT) else published_by
    published, until = document["published"], document.get("until")
    return (published is None or published <= last) and (until is None or until > known_on)


def _narrowed(whole: _Whole, chosen: Resolved) -> Narrowed:
    helped = whole.helped_by(chosen.department) if chosen.department else set()
    picks = {}
    for name in SCOPED:
        rows, quarters = whole.gathered.records(name), chosen.quarter if name in DATED else ()
        scopes = ((place, _scope(rows[place], chosen, helped, quarters)) for place in whole.places[name])
        picks[name] = [(place, scope) for place, scope in scopes if scope is not None]
    return Narrowed(whole, picks)


def _scope(row: Record, chosen: Resolved, helped: set[str], quarters: tuple[str, ...]) -> str | None:
    """Why a row is shown outside the counts, "" for one that counts; None for other members' rows."""
    found = (
        _by_department(row, chosen.department, helped) if chosen.department and "department" in row else "",
        _by_county(row, chosen.county) if chosen.county and "county" in row else "",
        _by_quarter(row, quarters) if quarters else "",
    )
    return None if None in found else SCOPES_APART.join(reason for reason in found if reason)


def _by_department(row: Record, wanted: tuple[str, ...], helped: set[str]) -> str | None:
    leads = row["department"] or row["presumed"]
    own = any(name in wanted for name in leads.split(";"))
    if not own and row["task_id"] in helped:
        return SUPPORTED
    if leads == NO_LEAD:
        return CITYWIDE
    return "" if own else None


def _by_county(row: Record, wanted: tuple[str, ...]) -> str | None:
    county, place = row["county"], row.get("place", "")
    if not county and not place:
        return CITYWIDE
    return "" if county in wanted or place in wanted else None


def _by_quarter(row: Record, wanted: tuple[str, ...]) -> str | None:
    due = row["due"]
    if due is None:
        return UNDATED
    return "" if f"{due.year}Q{(due.month + 2) // 3}" in wanted else None
