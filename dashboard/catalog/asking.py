"""What a selection needs of the reports, found from the documents: snapshot and selection in, the city's rows with its reports out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.catalog.entered import JOINED, Asked
from dashboard.catalog.gathered import Gathered
from dashboard.catalog.memo import kept_with_city, kept_with_documents
from dashboard.catalog.resolve import Resolved, known_years
from dashboard.catalog.snapshot import Snapshot
from dashboard.loaders import Tables
from dashboard.loaders.combine import without
from dashboard.schema import Kind

DAY = timedelta(days=1)
REMEMBERED = 64
# Cities with a year and two dates, and what is chosen in large ones.
WHOLES = 48


def asked(snapshot: Snapshot, chosen: Resolved) -> Asked:
    """Newest values, of targets also those at the ends of their periods, and one whole history."""
    aims = _aims(snapshot, chosen.city, chosen.year)
    last = _last_days(snapshot, chosen)
    return Asked(
        city=chosen.city,
        as_of=chosen.as_of,
        known=chosen.known,
        since=date(chosen.year, 1, 1) if chosen.year else date.min,
        days=tuple(sorted({chosen.as_of, *(day for day in last if day < chosen.as_of)})),
        ends=tuple(day for day in aims.ends if day < chosen.as_of and day not in last),
        aims=aims.indicators,
        members=frozenset(chosen.county) if chosen.close else frozenset(),
        followed=chosen.selection.indicator,
    )


@kept_with_city(WHOLES)
def gathered(snapshot: Snapshot, needed: Asked) -> Gathered:
    """The rows of a city's documents, as they stood on the day, and then those of its reports."""
    read, entered = _read(snapshot, needed.city), snapshot.entered.of(needed)
    facts = snapshot.entered.facts_on(read.read.facts, needed.known)
    if facts is not read.read.facts:
        read = Gathered(read.read.with_(facts=facts))
    return Gathered(read.read, entered, read) if any(entered.records[name] for name in JOINED) else read


@kept_with_documents(WHOLES)
def _read(snapshot: Snapshot, city: str) -> Gathered:
    """The rows of a city's documents alone: without a report their records serve every date."""
    return Gathered(of_city(snapshot, city))


@kept_with_documents(REMEMBERED)
def of_city(snapshot: Snapshot, city: str) -> Tables:
    """The rows of one city's documents."""
    documents = snapshot.tables.documents
    return without(snapshot.tables, documents.loc[documents["city"] != city, "doc_id"])


def last_day(period: str) -> date | None:
    """The last day of a period as tables write it (2021, 2021Q2, 2021-05 or a date); None for another text."""
    try:
        return pd.Period(period).end_time.date()
    except ValueError:
        return None


@dataclass(frozen=True)
class _Aims:
    """The indicators that a year's plans set targets for, and the last days of the targets' periods."""

    indicators: frozenset[str]
    ends: tuple[date, ...]


@kept_with_documents(REMEMBERED)
def _aims(snapshot: Snapshot, city: str, year: int | None) -> _Aims:
    tables = of_city(snapshot, city)
    documents = tables.documents
    own = documents.loc[documents["year"] == year, "doc_id"] if year else documents["doc_id"]
    facts = tables.facts[tables.facts["doc_id"].isin(own) | (tables.facts["year"] == year).fillna(False)]
    rows = facts[facts["kind"].isin((Kind.TARGET, Kind.STEP)) & (facts["restates"] == "")]
    stated = {*rows["period"], *(str(one) for one in rows["year"].dropna())} - {""}
    return _Aims(frozenset(rows["indicator"]) - {""}, tuple(sorted({last_day(period) for period in stated} - {None})))


def _last_days(snapshot: Snapshot, chosen: Resolved) -> set[date]:
    """The last day of the chosen year, and the one before the next plan begins: until then reports are on this one."""
    if chosen.year is None:
        return set()
    following = min((year for year in known_years(snapshot, chosen.city) if year > chosen.year), default=None)
    return {date(chosen.year, 12, 31)} | ({date(following, 1, 1) - DAY} if following else set())


@kept_with_city(REMEMBERED)
def is_large(snapshot: Snapshot, city: str) -> bool:
    """Whether a city has too many series of reports to be shown whole."""
    return snapshot.entered.is_large(city)
