"""Narrow a snapshot to a selection: the rows of its city and year that had been published, without the rows of other members.

A narrowed table has two columns more where it has a county, a department or a date to be filtered by: `scope` is "" for a row that counts,
else why it is shown outside the counts (全市口径, 配合, 未写时限); `presumed` is the lead that a row without one belongs to (推定).
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import NamedTuple

import pandas as pd

from dashboard.catalog.asking import WHOLES, asked, gathered
from dashboard.catalog.entered import Asked
from dashboard.catalog.leads import first_stated
from dashboard.catalog.members import Choices, official_issuer, split
from dashboard.catalog.memo import kept_with_snapshot
from dashboard.catalog.resolve import Resolved, known_cities, known_members, known_years
from dashboard.catalog.snapshot import Snapshot
from dashboard.loaders import Tables
from dashboard.provenance import REPORT

CITYWIDE = "全市口径"
SUPPORTED = "配合"
UNDATED = "未写时限"
NO_LEAD = "未写明牵头单位"
SCOPES_APART = "、"
SCOPED = ("facts", "tasks", "milestones", "pilots", "progress")
DATED = ("facts", "milestones", "pilots")
REMEMBERED = 16


@kept_with_snapshot(REMEMBERED)
def narrow(snapshot: Snapshot, chosen: Resolved) -> Tables:
    """The tables of the chosen city and year, narrowed. Rows of `problems` follow their documents."""
    return _narrowed(_of_year(snapshot, asked(snapshot, chosen), chosen.year, chosen.published_by), chosen)


@kept_with_snapshot(REMEMBERED)
def earlier(snapshot: Snapshot, chosen: Resolved) -> Tables:
    """The same for the years before the chosen one: what 上年结转 is taken from."""
    return _narrowed(_before_year(snapshot, asked(snapshot, chosen), chosen.year, chosen.published_by), replace(chosen, quarter=()))


@kept_with_snapshot(REMEMBERED)
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


class _Whole(NamedTuple):
    """The rows of a city and some years before any is chosen, and its roles, those of a restating task at the first one too."""

    tables: Tables
    roles: pd.DataFrame


@kept_with_snapshot(WHOLES)
def _of_year(snapshot: Snapshot, needed: Asked, year: int | None, published_by: date) -> _Whole:
    tables = gathered(snapshot, needed)
    documents = tables.documents
    of_year = documents["year"] == year if year else documents["year"].isna()
    return _whole(tables, of_year, _known(documents, published_by, needed.known), year)


@kept_with_snapshot(WHOLES)
def _before_year(snapshot: Snapshot, needed: Asked, year: int | None, published_by: date) -> _Whole:
    tables = gathered(snapshot, needed)
    documents = tables.documents
    return _whole(tables, (documents["year"] < (year or 0)).fillna(False), _known(documents, published_by, needed.known), None)


def _whole(tables: Tables, of_year: pd.Series, known: pd.Series, own_year: int | None) -> _Whole:
    current = set(tables.documents.loc[of_year & known, "doc_id"])
    frames = {name: frame[frame["doc_id"].isin(current)] for name, frame in tables.items() if "doc_id" in frame}
    if own_year is not None:
        published = set(tables.documents.loc[known, "doc_id"])
        facts = tables.facts
        of_other_documents = (facts["year"] == own_year).fillna(False) & facts["doc_id"].isin(published)
        frames["facts"] = facts[facts["doc_id"].isin(current) | of_other_documents]
    official = {issuer: official_issuer(issuer) or NO_LEAD for issuer in tables.documents["issuer"].unique()}
    issuers = dict(zip(tables.documents["doc_id"], tables.documents["issuer"].map(official), strict=True))
    for name in SCOPED:
        frames[name] = _marked(frames[name], issuers)
    frames["system_links"] = tables.system_links
    whole = Tables(**{item.name: frames[item.name].reset_index(drop=True) for item in fields(Tables)})
    return _Whole(whole, _of_all_statements(whole.roles, whole.tasks))


def _narrowed(whole: _Whole, chosen: Resolved) -> Tables:
    changed = {name: _scoped(name, whole.tables[name], whole.roles, chosen).reset_index(drop=True) for name in SCOPED}
    roles, links, systems = whole.roles, whole.tables.system_links, whole.tables.systems
    changed["roles"] = roles[roles["task_id"].isin(changed["tasks"]["task_id"])].reset_index(drop=True)
    changed["system_links"] = links[links["system_id"].isin(systems["system_id"])].reset_index(drop=True)
    return whole.tables.with_(**changed)


def _known(documents: pd.DataFrame, published_by: date, known_on: date) -> pd.Series:
    """Documents count once published. What was entered counts from its publication until another entry took its place (`until`)."""
    entered = documents["doc_id"].str.startswith(REPORT)
    last = pd.Series(pd.Timestamp(published_by), index=documents.index).mask(entered, pd.Timestamp(known_on))
    known = ~(documents["published"] > last)
    return known & ~(documents["until"] <= pd.Timestamp(known_on)) if "until" in documents else known


def _of_all_statements(roles: pd.DataFrame, tasks: pd.DataFrame) -> pd.DataFrame:
    """The roles, those of a restating task also under the task stated first."""
    first = first_stated(tasks)
    return pd.concat([roles, roles.assign(task_id=[first.get(task_id, task_id) for task_id in roles["task_id"]])])


def _marked(frame: pd.DataFrame, issuers: dict[str, str]) -> pd.DataFrame:
    """A frame in which every row counts, and which knows whom a row without a lead belongs to."""
    marked = frame.assign(scope="", presumed="")
    if "department" in frame:
        marked["presumed"] = frame["doc_id"].map(issuers).where(frame["department"] == "", "").astype("str")
    return marked


def _scoped(name: str, frame: pd.DataFrame, roles: pd.DataFrame, chosen: Resolved) -> pd.DataFrame:
    """A frame without other members' rows, and why the rows that belong to nobody in particular stay."""
    if "department" in frame:
        frame = _by_department(frame, roles, chosen.department)
    if "county" in frame:
        frame = _by_county(frame, chosen.county)
    return _by_quarter(frame, chosen.quarter) if name in DATED else frame


def _by_department(frame: pd.DataFrame, roles: pd.DataFrame, wanted: tuple[str, ...]) -> pd.DataFrame:
    if not wanted:
        return frame
    leads = frame["department"].where(frame["department"] != "", frame["presumed"])
    own = leads.map(lambda names: bool(split([names]) & set(wanted))).astype(bool)
    helped = set(roles.loc[roles["department"].isin(wanted), "task_id"])
    supported = frame["task_id"].isin(helped) & ~own
    nobody = (leads == NO_LEAD) & ~supported
    return _kept(_kept(frame, supported, SUPPORTED), nobody, CITYWIDE)[own | supported | nobody]


def _by_county(frame: pd.DataFrame, wanted: tuple[str, ...]) -> pd.DataFrame:
    if not wanted:
        return frame
    place = frame["place"] if "place" in frame else pd.Series("", index=frame.index)
    own = frame["county"].isin(wanted) | place.isin(wanted)
    citywide = (frame["county"] == "") & (place == "")
    return _kept(frame, citywide, CITYWIDE)[own | citywide]


def _by_quarter(frame: pd.DataFrame, wanted: tuple[str, ...]) -> pd.DataFrame:
    if not wanted:
        return frame
    undated = frame["due"].isna()
    quarters = frame["due"].dt.year.astype("Int64").astype("str") + "Q" + frame["due"].dt.quarter.astype("Int64").astype("str")
    return _kept(frame, undated, UNDATED)[quarters.isin(wanted) | undated]


def _kept(frame: pd.DataFrame, rows: pd.Series, reason: str) -> pd.DataFrame:
    """Mark rows as outside the counts, beside any reason they already have."""
    joined = frame["scope"].where(frame["scope"] == "", frame["scope"] + SCOPES_APART) + reason
    return frame.assign(scope=frame["scope"].where(~rows, joined))
