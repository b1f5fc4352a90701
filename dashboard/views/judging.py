"""The steps and targets of a whole city and year judged once on a date, and of those the rows of a selection.

A state is a row's own: choosing a county, a department or a quarter shows fewer rows and changes none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard.catalog import Given, Narrowed, Resolved, Snapshot, choices, kept_with_city, narrowed, narrowed_before
from dashboard.loaders.rows import Record
from dashboard.measures import steps as step_measures
from dashboard.measures import targets as target_measures
from dashboard.measures.desk import EMPTY, Desk
from dashboard.reference import rules
from dashboard.reference.indicators import Indicators
from dashboard.schema import Rule, Selection
from dashboard.views.desk import desk, rule

REMEMBERED = 48
# What the catalogue says of a row in a selection, see dashboard/catalog/narrow.py.
MARKS = ("scope", "presumed")


@dataclass(frozen=True, eq=False)
class Grounds:
    """What is judged by: the city's rule, the catalogue of indicators, the reporting desk, and of how many counties a sum is made."""

    rule: Rule
    indicators: Indicators
    desk: Desk = EMPTY
    county_count: int = 0


@dataclass(frozen=True, eq=False)
class Judged:
    """Steps and targets of a year, and the steps of the years before it, as the measures return them."""

    steps: list[Record]
    targets: list[Record]
    past: list[Record]

    def of(self, now: Narrowed | Given, before: Narrowed | Given) -> Judged:
        """The judged rows that a selection still has, with the marks that they have there."""
        return Judged(
            steps=_rows_of(self.steps, now.rows("milestones"), "milestone_id"),
            targets=_rows_of(self.targets, now.rows("facts"), "fact_id"),
            past=_rows_of(self.past, before.rows("milestones"), "milestone_id"),
        )


# The rows of one year and city on any date.
Judge = Callable[[date], Judged]


def judge(now: Narrowed | Given, before: Narrowed | Given, grounds: Grounds, as_of: date) -> Judged:
    """Judge the rows of a year and the steps of earlier years on one date."""
    rule, desk = grounds.rule, grounds.desk
    facts, documents, progress = (now.rows(name) for name in ("facts", "documents", "progress"))
    return Judged(
        steps=step_measures.judged(now.rows("milestones"), progress, rule, as_of, desk),
        targets=target_measures.judged(facts, documents, progress, grounds.indicators, rule, as_of, desk, grounds.county_count),
        past=step_measures.judged(before.rows("milestones"), before.rows("progress"), rule, as_of, desk),
    )


def whole(chosen: Resolved) -> Resolved:
    """The same city, year and dates with nothing chosen among their rows."""
    return Resolved(Selection(), chosen.city, chosen.year, chosen.as_of, chosen.known)


@kept_with_city(REMEMBERED)
def grounds_of(snapshot: Snapshot, chosen: Resolved) -> Grounds:
    """What a whole city and year is judged by."""
    return Grounds(rule(chosen), Indicators.load(), desk(chosen), len(choices(snapshot, chosen).counties))


@kept_with_city(REMEMBERED)
def judged_whole(snapshot: Snapshot, chosen: Resolved, as_of: date) -> Judged:
    """A whole city and year judged on a date, by what was known on the chosen one."""
    return judge(narrowed(snapshot, chosen), narrowed_before(snapshot, chosen), grounds_of(snapshot, chosen), as_of)


def shipped() -> Grounds:
    """The rule and catalogue that the program comes with, and nobody asked to report."""
    return Grounds(rules.active(), Indicators.load())


def _rows_of(judged: list[Record], narrowed: list[Record], key: str) -> list[Record]:
    marks = {row[key]: {name: row[name] for name in MARKS if name in row} for row in narrowed}
    return [row | marks[row[key]] for row in judged if row[key] in marks]
