"""Everything the views of one page draw from: the tables of one selection with its steps, targets and tasks judged on its date, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, partial, wraps
from typing import Any, TypeVar

import pandas as pd

from dashboard.catalog import (
    Choices,
    Given,
    Narrowed,
    Resolved,
    Snapshot,
    choices,
    is_large,
    kept_with_city,
    narrowed,
    narrowed_before,
    resolve,
    shared,
)
from dashboard.loaders import Tables
from dashboard.loaders.rows import Record, Rows
from dashboard.measures import steps as step_measures
from dashboard.measures import targets as target_measures
from dashboard.measures import tasks as task_measures
from dashboard.measures.desk import Desk
from dashboard.measures.ratios import Ratio, ratios
from dashboard.provenance import REPORT
from dashboard.reference.indicators import Indicators
from dashboard.reference.words import words
from dashboard.schema import Lamp, Rule, Selection
from dashboard.settings import CITY_TIME
from dashboard.views.anonymous import SAID, without_late_helpers, without_late_names
from dashboard.views.bulletin_choice import on_period
from dashboard.views.judging import Grounds, Judge, grounds_of, judge, judged_whole, shipped, whole
from dashboard.views.numbers import day
from dashboard.views.view import Source

# Said where a filter leaves only rows that belong to no member in particular.
NONE_OF_ITS_OWN = "所选范围没有单列的节点"
NO_TITLE = "未写标题的文件"
ENTRIES = "已发布填报 {count} 条"
# Form of a rule -> how its thresholds are said; the lamps by the rule's own names.
THRESHOLDS = {
    "points of T": "落后{warn}点{yellow}、超{late}点{red}",
    "percentage of E": "低于序时{warn}%{yellow}、超{late}%{red}",
    "consecutive periods": "连续{warn}期落后{yellow}、{late}期{red}",
}
REMEMBERED = 16
# Columns of a table that hiding names changes.
LEADS = ("department", "presumed")

Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)
class JudgedRows:
    """The judged rows of a selection, and of the years before it those that are not finished."""

    steps: list[Record]
    targets: list[Record]
    tasks: list[Record]
    carried: list[Record]


@dataclass(frozen=True, eq=False)
class Situation:
    """One selection judged on its date.

    `judged` holds its steps, targets and tasks as records, as the measures return them, with the `scope` and `presumed` of the catalogue:
    only rows whose `scope` is "" are counted, the others are shown with that mark. `carried` are the unfinished steps of earlier years.
    The same as frames, and the other tables as frames, are made when somebody asks for them. `kept` is what `kept_with_situation`
    remembers.
    """

    chosen: Resolved
    choices: Choices
    grounds: Grounds
    on_day: Judge
    now: Narrowed | Given
    past: Narrowed | Given
    judged: JudgedRows
    kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False)

    def rows(self, name: str) -> list[Record]:
        """The rows of one table of the selection as records."""
        return self.now.rows(name)

    @cached_property
    def tables(self) -> Tables:
        """The tables of the selection."""
        tables = self.now.tables
        if not self.chosen.names_hidden:
            return tables
        return tables.with_(roles=without_late_helpers(tables.roles, tables.tasks, self.judged.tasks, self.as_of))

    @property
    def before(self) -> Tables:
        """The tables of earlier years."""
        return self.past.tables

    @cached_property
    def steps(self) -> pd.DataFrame:
        """The judged steps."""
        return _framed(self.tables.milestones, "milestone_id", self.judged.steps, step_measures.JUDGED)

    @cached_property
    def targets(self) -> pd.DataFrame:
        """The judged targets."""
        return _framed(self.tables.facts, "fact_id", self.judged.targets, target_measures.JUDGED)

    @cached_property
    def tasks(self) -> pd.DataFrame:
        """The judged tasks."""
        return _framed(self.tables.tasks, "task_id", self.judged.tasks, task_measures.JUDGED)

    @cached_property
    def carried(self) -> pd.DataFrame:
        """The unfinished steps of earlier years."""
        return _framed(self.before.milestones, "milestone_id", self.judged.carried, step_measures.JUDGED)

    @property
    def as_of(self) -> date:
        return self.chosen.as_of

    @property
    def rule(self) -> Rule:
        return self.grounds.rule

    @property
    def indicators(self) -> Indicators:
        return self.grounds.indicators

    @property
    def desk(self) -> Desk:
        return self.grounds.desk

    @property
    def narrowed(self) -> bool:
        """Whether a county, department or quarter is chosen."""
        return bool(self.chosen.county or self.chosen.department or self.chosen.quarter)

    def nothing(self, what: str) -> str:
        """Why a list is empty: the chosen members have none, or the documents say nothing of it."""
        return f"所选范围没有{what}，可清除筛选查看全市" if self.narrowed else f"文件没有写明{what}"

    @property
    def as_of_words(self) -> str:
        """What the foot of a panel says: 截至 2022-07-12."""
        return f"截至 {day(self.as_of)}"

    @property
    def _thresholds(self) -> str:
        """From how many points on which lamp is lit, by the rule's own names of its lamps."""
        yellow, red = (self.rule.lamp_names.get(lamp, "") for lamp in (Lamp.YELLOW, Lamp.RED))
        warn, late = f"{self.rule.warn:g}", f"{self.rule.late:g}"
        return THRESHOLDS[self.rule.form].format(warn=warn, late=late, yellow=yellow or "亮黄", red=red or "亮红")

    @property
    def _adopted(self) -> str:
        """Who issued the rule and since when it is in force, where that is said."""
        said = (self.rule.issuer, f"{self.rule.in_force}起施行" if self.rule.in_force else "")
        return f"（{'，'.join(part for part in said if part)}）" if any(said) else ""

    @property
    def rule_words(self) -> str:
        """The rule as it is printed wherever a lamp shows."""
        said = (
            f"亮灯规则：{self.rule.name}{self._adopted}",
            self._thresholds,
            "" if self.rule.confirmed else words["unconfirmed_rule"],
            SAID if self.chosen.names_hidden else "",
        )
        return " · ".join(part for part in said if part)

    @cached_property
    def ratios(self) -> dict[str, Ratio]:
        """Actuals that are part of a named whole (45 of 73), by fact id."""
        return ratios(self.rows("facts"))

    @cached_property
    def documents(self) -> dict[str, Source]:
        """Every document of the selection and of earlier years by its id."""
        return {row["doc_id"]: source(row) for row in (*self.past.rows("documents"), *self.rows("documents"))}

    def sources(self, doc_ids: Iterable[str]) -> tuple[Source, ...]:
        """The documents behind some rows, each once, newest first; one without a date stands last. Entries stand as one source."""
        found = {doc_id: self.documents[doc_id] for doc_id in doc_ids if doc_id in self.documents}
        entered = [one for doc_id, one in found.items() if doc_id.startswith(REPORT)]
        if len(entered) > 1:
            newest = max(entered, key=lambda one: one.date)
            found = {doc_id: one for doc_id, one in found.items() if not doc_id.startswith(REPORT)}
            found[newest.doc_id] = replace(newest, title=ENTRIES.format(count=len(entered)), issuer="")
        return tuple(sorted(found.values(), key=lambda one: one.date, reverse=True))


def kept_with_situation(function: Callable[[Situation], Result]) -> Callable[[Situation], Result]:
    """Remember what a view derives from a situation as long as it lives: several views share it, and none may change it."""
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def remembered(situation: Situation) -> Result:
        if name not in situation.kept:
            situation.kept[name] = function(situation)
        return situation.kept[name]

    return remembered


def source(document: Mapping) -> Source:
    """A row of documents as a foot names it."""
    return Source(document["doc_id"], document["title"] or NO_TITLE, document["issuer"], day(document["published"]), document["doc_no"])


def today() -> date:
    """The day in the cities' own time."""
    return datetime.now(CITY_TIME).date()


def situation(selection: Selection, close: bool = False) -> Situation:
    """What the newest snapshot says for a selection; the same selection of the same snapshot is judged once.

    `close`: with every value of the chosen members, which of a large city only pages that list them need.
    """
    snapshot = shared().current
    chosen = resolve(on_period(selection, today()), snapshot, today())
    return assessed(snapshot, replace(chosen, close=True) if close and chosen.county and is_large(snapshot, chosen.city) else chosen)


def judged_by(query: Mapping[str, object], close: bool = False) -> Situation:
    """The situation that the query of an address asks for; `close` as for `situation`."""
    return situation(Selection.from_query(query), close)


@kept_with_city(REMEMBERED)
def assessed(snapshot: Snapshot, chosen: Resolved) -> Situation:
    """Narrow a snapshot to one selection; its rows are judged with all others of their city and year."""
    city = whole(chosen)
    return assess(
        narrowed(snapshot, chosen),
        narrowed_before(snapshot, chosen),
        chosen,
        choices(snapshot, city),
        grounds_of(snapshot, city),
        partial(judged_whole, snapshot, city),
    )


def assess(
    now: Narrowed | Given,
    past: Narrowed | Given,
    chosen: Resolved,
    offered: Choices,
    grounds: Grounds | None = None,
    on_day: Judge | None = None,
) -> Situation:
    """The situation of narrowed rows, and of the steps of earlier years, on the selection's date.

    `on_day` judges the city and year that they were narrowed from; without it they are judged by themselves. Without grounds: the
    shipped rule and catalogue.
    """
    grounds = grounds or shipped()
    on_day = on_day or partial(judge, now, past, grounds)
    found = on_day(chosen.as_of).of(now, past)
    judged = JudgedRows(
        steps=found.steps,
        targets=target_measures.wholes(found.targets),
        tasks=task_measures.judged(now.rows("tasks"), found.steps, found.targets),
        carried=[step for step in found.past if step["state"] not in step_measures.FINISHED],
    )
    judged = _without_late_names(judged, chosen.as_of) if chosen.names_hidden else judged
    return Situation(chosen, offered, grounds, on_day, now, past, judged)


def judged_otherwise(situated: Situation, grounds: Grounds) -> Situation:
    """The same selection judged by another rule, or with another desk."""
    snapshot, city = shared().current, whole(situated.chosen)
    on_day = partial(judge, narrowed(snapshot, city), narrowed_before(snapshot, city), grounds)
    return assess(situated.now, situated.past, situated.chosen, situated.choices, grounds, on_day)


def _without_late_names(judged: JudgedRows, as_of: date) -> JudgedRows:
    named = {name: without_late_names(getattr(judged, name), as_of) for name in ("steps", "targets", "carried")}
    return JudgedRows(tasks=without_late_names(judged.tasks, as_of, "next_due"), **named)


def _framed(table: pd.DataFrame, key: str, judged: list[Record], added: Iterable[str]) -> pd.DataFrame:
    """Judged rows of a table as a frame: the table's columns, with the leads that are said now, then what judging adds."""
    frame = table.iloc[pd.Index(table[key]).get_indexer([row[key] for row in judged])]
    leads = {name: pd.Series([row[name] for row in judged], frame.index, "str") for name in LEADS if name in table}
    return frame.assign(**leads, **{name: pd.Series([row[name] for row in judged], frame.index, object) for name in added})


@kept_with_situation
def counted_steps(situation: Situation) -> list[Record]:
    """The judged steps that belong to the selection's members."""
    return counted(situation.judged.steps)


@kept_with_situation
def counted_month_steps(situation: Situation) -> list[Record]:
    """Of these the ones that a month's chart counts."""
    return step_measures.by_month_steps(counted_steps(situation))


@kept_with_situation
def counted_facts(situation: Situation) -> list[Record]:
    """The facts that belong to the selection's members."""
    return counted(situation.rows("facts"))


def counted(rows: Rows) -> Rows:
    """The rows that belong to the selection's members; those shown with a mark (全市口径) left out."""
    if isinstance(rows, pd.DataFrame):
        return rows[rows["scope"] == ""] if "scope" in rows else rows
    return [row for row in rows if not row.get("scope")]


def on(situated: Situation, as_of: date) -> Situation:
    """The same tables judged on another date."""
    chosen = replace(situated.chosen, as_of=as_of)
    return assess(situated.now, situated.past, chosen, situated.choices, situated.grounds, situated.on_day)
