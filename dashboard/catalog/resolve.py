"""Turn what an address says into what a screen shows: defaults filled in, names made official, and the values nobody knows listed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from dashboard.catalog.members import counties_of, departments_of, in_official_order
from dashboard.catalog.memo import kept_with_city, kept_with_documents
from dashboard.catalog.snapshot import Snapshot
from dashboard.loaders import Tables
from dashboard.provenance import REPORT
from dashboard.reference.departments import Departments
from dashboard.reference.places import Places
from dashboard.schema import Kind, Selection
from dashboard.settings import SETTINGS

QUARTER = re.compile(r"(?:(\d{4})[-年]?)?(?:Q|q|第)?([1-4一二三四])(?:季度)?")
HIDDEN = ("hidden", "隐去")
REMEMBERED = 64
ORDINALS = {"一": "1", "二": "2", "三": "3", "四": "4"}


@dataclass(frozen=True)
class Resolved:
    """A selection with nothing left open. Lists are () when nothing is filtered; `unknown` holds (parameter, value) to be said on the page.

    `year` is None only when no document of the city has one. `known` and `as_of` are whole days in the city's own time. `names_hidden`
    leaves out the names of late units. `close` asks for every value of the chosen members, even of a large city.
    """

    selection: Selection
    city: str
    year: int | None
    as_of: date
    known: date
    since: date | None = None
    county: tuple[str, ...] = ()
    department: tuple[str, ...] = ()
    quarter: tuple[str, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    names_hidden: bool = False
    close: bool = False

    @property
    def published_by(self) -> date:
        """The last day on which a document may have been published to count."""
        return min(self.as_of, self.known)


def resolve(selection: Selection, snapshot: Snapshot, today: date, home_city: str = SETTINGS.home_city) -> Resolved:
    """Fill the defaults of a selection; `today` is the day in Asia/Shanghai. Total: whatever the address says, an answer comes back."""
    unknown: list[tuple[str, str]] = []
    city = _city(selection.city, known_cities(snapshot), home_city, unknown)
    members = known_members(snapshot, city)
    year = _year(selection.year, known_years(snapshot, city), unknown)
    return Resolved(
        selection=selection,
        city=city,
        year=year,
        as_of=_day("as_of", selection.as_of, unknown) or default_as_of(snapshot, city, year, today),
        known=_day("known", selection.known, unknown) or today,
        since=_day("since", selection.since, unknown),
        county=_counties(selection.county, members.counties, city, unknown),
        department=_departments(selection.department, members.departments, unknown),
        quarter=_quarters(selection.quarter, year, unknown),
        names_hidden=_names_hidden(selection.names, unknown),
        unknown=tuple(unknown),
    )


def cities_of(tables: Tables) -> tuple[str, ...]:
    """Cities that documents speak of: those with the newest dated document first, undated ones by their newest year.

    What people report does not count: nobody's screen opens another city because somebody there was the last to publish.
    """
    documents = tables.documents[tables.documents["city"] != ""]
    days = documents[["published", "as_of"]].max(axis=1).mask(documents["doc_id"].str.startswith(REPORT))
    newest = documents.assign(day=days).groupby("city")[["day", "year"]].max().reset_index()
    ordered = newest.sort_values(["day", "year", "city"], ascending=[False, False, True], na_position="last")
    return tuple(ordered["city"])


def years_of(documents: pd.DataFrame) -> tuple[int, ...]:
    """The years of some documents, newest first."""
    return tuple(sorted({int(year) for year in documents["year"].dropna()}, reverse=True))


@kept_with_city(REMEMBERED)
def default_as_of(snapshot: Snapshot, city: str, year: int | None, today: date) -> date:
    """The date a year opens at: today while it runs; once finished, the newest that documents or reports state, else its last deadline."""
    if year is None or today.year <= year:
        return today
    tables = snapshot.tables
    documents = tables.documents[(tables.documents["city"] == city) & (tables.documents["year"] == year)]
    following = min((later for later in known_years(snapshot, city) if later > year), default=None)
    reported = snapshot.entered.newest_day(city, year, following)
    stated = max([*_stated(tables, documents), *([reported] if reported else [])], default=None)
    return min(stated or max(_deadlines(tables, documents, year), default=None) or date(year, 12, 31), today)


def _stated(tables: Tables, documents: pd.DataFrame) -> Iterable[date]:
    own = documents["doc_id"]
    progress = tables.progress[tables.progress["doc_id"].isin(own)]
    actuals = tables.facts[tables.facts["doc_id"].isin(own) & (tables.facts["kind"] == Kind.ACTUAL)]
    days = pd.concat([documents["published"], documents["as_of"], progress["as_of"]]).dropna()
    yield from (day.date() for day in days)
    yield from (date(*map(int, period.split("-"))) for period in actuals["period"] if re.fullmatch(r"\d{4}-\d{2}-\d{2}", period))


def _deadlines(tables: Tables, documents: pd.DataFrame, year: int) -> Iterable[date]:
    for frame in (tables.milestones, tables.facts):
        due = frame.loc[frame["doc_id"].isin(documents["doc_id"]), "due"].dropna()
        yield from (day.date() for day in due if day.year == year)


@kept_with_documents(1)
def known_cities(snapshot: Snapshot) -> tuple[str, ...]:
    """`cities_of` a snapshot's tables, remembered: a report does not change their order."""
    return cities_of(snapshot.tables)


@kept_with_documents(REMEMBERED)
def known_years(snapshot: Snapshot, city: str) -> tuple[int, ...]:
    """`years_of` a city's documents, remembered."""
    documents = snapshot.tables.documents
    return years_of(documents[documents["city"] == city])


class Members(NamedTuple):
    """What an address may name in a city, in official order."""

    counties: tuple[str, ...]
    departments: tuple[str, ...]


@kept_with_city(REMEMBERED)
def known_members(snapshot: Snapshot, city: str) -> Members:
    """The members of a city that its documents or reports name."""
    tables, (counties, departments) = snapshot.tables, snapshot.entered.members(city)
    official = [place.name for place in Places.load().counties_of(city)]
    others = {*counties_of(tables, city), *counties} - {*official}
    return Members((*official, *sorted(others)), in_official_order({*departments_of(tables, city), *departments}))


def _city(said: str, known: tuple[str, ...], home_city: str, unknown: list[tuple[str, str]]) -> str:
    default = home_city or (known[0] if known else "")
    if not said:
        return default
    place = Places.load().city(said)
    for name in (said, place.short if place else "", place.name if place else ""):
        if name in known:
            return name
    unknown.append(("city", said))
    return default


def _year(said: str, years: tuple[int, ...], unknown: list[tuple[str, str]]) -> int | None:
    if said.removesuffix("年") in map(str, years):
        return int(said.removesuffix("年"))
    if said:
        unknown.append(("year", said))
    return years[0] if years else None


def _day(parameter: str, said: str, unknown: list[tuple[str, str]]) -> date | None:
    if not said:
        return None
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        unknown.append((parameter, said))
        return None


def _names_hidden(said: str, unknown: list[tuple[str, str]]) -> bool:
    if said and said not in HIDDEN:
        unknown.append(("names", said))
    return said in HIDDEN


def _counties(said: tuple[str, ...], known: tuple[str, ...], city: str, unknown: list[tuple[str, str]]) -> tuple[str, ...]:
    full = {form: place.name for place in Places.load().counties_of(city) for form in (place.name, *place.aliases)}
    return _known("county", said, known, lambda name: full.get(name, name), unknown)


def _departments(said: tuple[str, ...], known: tuple[str, ...], unknown: list[tuple[str, str]]) -> tuple[str, ...]:
    return _known("department", said, known, Departments.load().official, unknown)


def _known(parameter: str, said: tuple[str, ...], known: tuple[str, ...], official, unknown: list[tuple[str, str]]) -> tuple[str, ...]:
    found = []
    for name in said:
        if official(name) in known:
            found.append(official(name))
        else:
            unknown.append((parameter, name))
    return tuple(dict.fromkeys(found))


def _quarters(said: tuple[str, ...], year: int | None, unknown: list[tuple[str, str]]) -> tuple[str, ...]:
    found = []
    for name in said:
        match = QUARTER.fullmatch(name)
        if match and (match[1] or year):
            found.append(f"{match[1] or year}Q{ORDINALS.get(match[2], match[2])}")
        else:
            unknown.append(("quarter", name))
    return tuple(sorted(set(found)))
