"""Who belongs to a city: its counties and zones, and the departments its documents name, each in official order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.loaders import Tables
from dashboard.reference.departments import Departments
from dashboard.reference.places import Places

WITH_PLACES = ("facts", "pilots")
WITH_COUNTIES = ("facts", "milestones", "pilots", "progress")
WITH_DEPARTMENTS = ("facts", "tasks", "milestones", "progress")


@dataclass(frozen=True)
class Choices:
    """What the filter bar offers, each list in its official order; years and cities newest first."""

    cities: tuple[str, ...]
    years: tuple[int, ...]
    counties: tuple[str, ...]
    departments: tuple[str, ...]
    quarters: tuple[str, ...]


def counties_of(tables: Tables, city: str) -> tuple[str, ...]:
    """The counties of a city in official order, then the zones and other members that its rows name."""
    official = [place.name for place in Places.load().counties_of(city)]
    named = set()
    for table in WITH_COUNTIES:
        named |= set(_of_city(tables[table], city)["county"])
    for table in WITH_PLACES:
        named |= set(_of_city(tables[table], city)["place"])
    return (*official, *sorted(named - {"", *official}))


def departments_of(tables: Tables, city: str) -> tuple[str, ...]:
    """The departments that a city's rows name, with any part in a task, and the presumed ones, in official order."""
    tasks = _of_city(tables.tasks, city)
    named = set(tables.roles.loc[tables.roles["task_id"].isin(tasks["task_id"]), "department"])
    for table in WITH_DEPARTMENTS:
        named |= set(split(_of_city(tables[table], city)["department"]))
    named |= {official_issuer(issuer) for issuer in _of_city(tables.documents, city)["issuer"]}
    return in_official_order(named - {""})


def in_official_order(departments: set[str]) -> tuple[str, ...]:
    """Departments in the order of the file of departments, those it does not know last."""
    order = Departments.load().order
    return tuple(sorted(departments, key=lambda name: (order(name), name)))


def official_issuer(issuer: str) -> str:
    """An issuer's department name (临沂市大数据局 → 市大数据局); "" for none."""
    return Departments.load().official(issuer.split(";")[0]) if issuer else ""


def split(joined: Iterable[str]) -> set[str]:
    """The single names in columns that join several with `;`."""
    return {name for names in joined for name in names.split(";") if name}


def _of_city(frame: pd.DataFrame, city: str) -> pd.DataFrame:
    return frame[frame["city"] == city]
