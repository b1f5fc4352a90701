"""Small documents made in tests, and what the readers make of them."""

from __future__ import annotations

from datetime import date

from dashboard.loaders import facts, restates, wholes
from dashboard.loaders.parts import Entry, Outline, Part, PartRole
from dashboard.loaders.reading import Reading
from dashboard.text.cleaning import clean

CITY = "潍坊"


def reading(text: str, role: PartRole = PartRole.GOAL, *, city: str = CITY, year: int = 2023, kind: str = "points", **about: object):
    """A Reading of one text that is a single part of one task."""
    cleaned = clean(text)
    part = Part(0, len(cleaned.text), role, form=kind, task_key="task")
    entry = Entry("task", kind, "1", "任务", "", 0, len(cleaned.text))
    return Reading.of(cleaned, Outline((part,), (entry,)), {"city": city, "year": year, "kind": kind} | about)


def said(text: str, role: PartRole = PartRole.GOAL, **about: object) -> list[dict]:
    """The linked fact rows of one text."""
    read = reading(text, role, **about)
    return wholes.link(restates.link(facts.rows(read)), read.text)


def told(text: str, **about: object) -> list[dict]:
    """The linked fact rows of a report as of 30 June 2023."""
    return said(text, PartRole.PROGRESS, kind="report", as_of=date(2023, 6, 30), **about)


def pick(rows: list[dict], *names: str) -> list[tuple]:
    """The named columns of each row, numbers as text."""
    return [tuple(str(row.get(name)) if name.startswith("value") else row.get(name) for name in names) for row in rows]
