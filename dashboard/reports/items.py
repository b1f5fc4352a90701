"""What can be reported: the steps, targets, county values and tasks of a city's year, each with who answers for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pandas as pd

from dashboard.catalog.members import counties_of, official_issuer
from dashboard.loaders import Tables
from dashboard.reference.indicators import Indicators
from dashboard.reports.people import COUNTY, Account, Membership
from dashboard.reports.words import Subject
from dashboard.schema import Kind, Measure, Part

LEADS, RESPONSIBLE, SUPPORTS = (Part.LEAD, Part.CO_LEAD), (Part.RESPONSIBLE, Part.IMPLEMENT), (Part.SUPPORT,)
SUM = "sum"
# Subject -> the table of the documents that holds its row.
TABLES = {Subject.INDICATOR: "facts", Subject.STEP: "milestones", Subject.TASK: "tasks"}


@dataclass(frozen=True)
class Item:
    """One thing that can be reported. `target` is in `unit`, None for steps and tasks; `departments` may report it.

    `due` is the deadline that counts, `planned` that of the plan where an approval moved it. `row_id` is that of its row in the
    documents' tables, "" for a county's value that no document names.
    """

    city: str
    year: int
    subject: Subject
    subject_id: str
    title: str
    indicator: str = ""
    task_id: str = ""
    task_no: str = ""
    task: str = ""
    county: str = ""
    place: str = ""
    leads: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    presumed: str = ""
    unit: str = ""
    measure: str = ""
    target: Decimal | None = None
    goal: str = ""
    due: date | None = None
    planned: date | None = None
    row_id: str = ""

    @property
    def departments(self) -> tuple[str, ...]:
        """Who may report it: leading and responsible departments, else the document's issuer (推定)."""
        return (*self.leads, *self.responsible) or ((self.presumed,) if self.presumed else ())

    @property
    def row(self) -> str:
        """Its row as addresses and origins name it (`milestones:M1`); "" without one."""
        return f"{TABLES[self.subject]}:{self.row_id}" if self.row_id else ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells items apart within a city's year."""
        return str(self.subject), self.subject_id, self.county, self.place

    def is_of(self, member: Membership) -> bool:
        """Whether a county or department answers for it."""
        if member.city != self.city:
            return False
        return member.member in (self.county, self.place) if member.kind == COUNTY else member.member in self.departments


@dataclass(frozen=True)
class _Task:
    """What the rows of a task's steps and targets take from it."""

    number: str
    title: str
    parts: dict[str, tuple[str, ...]]


def items(tables: Tables, city: str, year: int) -> tuple[Item, ...]:
    """Everything that can be reported for a city's year, in the order of the documents: targets, county values, steps, tasks.

    `tables` are those of a whole snapshot; numbers may be floats there.
    """
    issuers = {row.doc_id: official_issuer(row.issuer) for row in _of(tables.documents, city, year).itertuples()}
    tasks = _tasks(tables)
    targets = _targets(tables, city, year, issuers, tasks)
    return (
        *targets,
        *_county_values(tables, city, targets),
        *_steps(tables, issuers, tasks),
        *_whole_tasks(tables, city, year, issuers, tasks),
    )


def for_account(found: Iterable[Item], account: Account) -> tuple[Item, ...]:
    """The items an account may report."""
    return tuple(item for item in found if account.may_report(item.city, item.county or item.place, item.departments))


def for_member(found: Iterable[Item], member: Membership) -> tuple[Item, ...]:
    """The items that one county or department answers for."""
    return tuple(item for item in found if item.is_of(member))


def _targets(tables: Tables, city: str, year: int, issuers: dict, tasks: dict[str, _Task]) -> tuple[Item, ...]:
    facts = _of(tables.facts, city, year)
    rows = facts[(facts["kind"] == Kind.TARGET) & (facts["restates"] == "") & facts["doc_id"].isin(issuers)]
    found: dict[tuple, Item] = {}
    for _, row in rows.iterrows():
        item = Item(
            **_common(row, city, year, issuers, tasks),
            subject=Subject.INDICATOR,
            subject_id=row["indicator"] or row["fact_id"],
            row_id=row["fact_id"],
            title=_name(row["indicator"], row["label"]),
            indicator=row["indicator"],
            place=row["place"],
            unit=row["unit"],
            measure=row["measure"] or Measure.TOTAL,
            target=_exact(row["value"]),
        )
        # Quarter goals and the year's goal of one indicator are reported once; the largest is what a value is held against.
        before = found.get(item.key)
        if before is None or (item.target or 0) > (before.target or 0):
            found[item.key] = item
    return tuple(found.values())


def _county_values(tables: Tables, city: str, targets: tuple[Item, ...]) -> list[Item]:
    """For each city target whose counties add up: one item a county."""
    known = {(item.indicator, item.county or item.place) for item in targets}
    citywide = [item for item in targets if not (item.county or item.place) and _adds_up(item.indicator)]
    bare = {"leads": (), "responsible": (), "support": (), "presumed": "", "target": None, "row_id": ""}
    counties = counties_of(tables, city)
    return [replace(item, county=county, **bare) for item in citywide for county in counties if (item.indicator, county) not in known]


def _adds_up(indicator: str) -> bool:
    found = Indicators.load().get(indicator)
    return bool(found and found.adds_up == SUM)


def _steps(tables: Tables, issuers: dict, tasks: dict[str, _Task]) -> list[Item]:
    rows = tables.milestones
    rows = rows[rows["doc_id"].isin(issuers) & (rows["restates"] == "")]
    years = dict(zip(tables.documents["doc_id"], tables.documents["year"], strict=True))
    return [
        Item(
            **_common(row, row["city"], int(years[row["doc_id"]]), issuers, tasks),
            subject=Subject.STEP,
            subject_id=row["milestone_id"],
            row_id=row["milestone_id"],
            title=row["text"],
        )
        for _, row in rows.iterrows()
    ]


def _whole_tasks(tables: Tables, city: str, year: int, issuers: dict, tasks: dict[str, _Task]) -> list[Item]:
    rows = _of(tables.tasks, city, year)
    rows = rows[rows["restates"] == ""]
    return [
        Item(
            **_common(row, city, year, issuers, tasks),
            subject=Subject.TASK,
            subject_id=row["task_id"],
            title=row["title"],
            row_id=row["task_id"],
        )
        for _, row in rows.iterrows()
        if row["doc_id"] in issuers
    ]


def _common(row: pd.Series, city: str, year: int, issuers: dict, tasks: dict[str, _Task]) -> dict[str, object]:
    task = tasks.get(row["task_id"], _Task("", "", {}))
    own = tuple(name for name in row["department"].split(";") if name)
    leads = tuple(dict.fromkeys((*own, *_with(task, LEADS))))
    return {
        "city": city,
        "year": year,
        "task_id": row["task_id"],
        "task_no": row.get("task_no", "") or task.number,
        "task": task.title,
        "county": row.get("county", ""),
        "leads": leads,
        "responsible": tuple(name for name in _with(task, RESPONSIBLE) if name not in leads),
        "support": _with(task, SUPPORTS),
        "presumed": "" if leads or row.get("county", "") or row.get("place", "") else issuers[row["doc_id"]],
        "goal": row["quote"],
        "due": None if pd.isna(row.get("due")) else row["due"].date(),
    }


def _with(task: _Task, parts: tuple[Part, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in parts for name in task.parts.get(part, ())))


def _tasks(tables: Tables) -> dict[str, _Task]:
    roles: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in tables.roles.itertuples():
        of_task = roles.setdefault(row.task_id, {})
        of_task[row.role] = (*of_task.get(row.role, ()), row.department)
    return {row.task_id: _Task(row.task_no, row.title, roles.get(row.task_id, {})) for row in tables.tasks.itertuples()}


def _exact(value: object) -> Decimal | None:
    """A snapshot's float as the number it was read as: 75.0 is 75."""
    if pd.isna(value):
        return None
    exact = Decimal(str(value))
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact


def _name(indicator: str, label: str) -> str:
    found = Indicators.load().get(indicator) if indicator else None
    return found.name if found else label


def _of(frame: pd.DataFrame, city: str, year: int) -> pd.DataFrame:
    return frame[(frame["city"] == city) & (frame["year"] == year).fillna(False)]
