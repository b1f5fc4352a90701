"""What a bulletin lists: what was told within its period, what falls due in the next one, what needs coordination."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

import pandas as pd

from dashboard.measures.steps import FINISHED, by_month_steps
from dashboard.provenance import REPORT
from dashboard.reports.periods import Period, containing
from dashboard.reports.publishing import NO_CHANGE
from dashboard.views.bulletin_units import REMEMBERED
from dashboard.views.bulletin_words import close
from dashboard.views.deadlines import DATE_AHEAD
from dashboard.views.indicators import name_of
from dashboard.views.latest import NUMBERED, coordination
from dashboard.views.situation import Situation, counted

# The number of a task before its title.
NUMBER = re.compile(r"^[0-9.]+ ")
Item = tuple[str, str, tuple[str, ...]]


def following(period: Period) -> Period:
    """The period of the same kind after this one."""
    return containing(period.last + timedelta(days=1), period.rhythm)


def told_within(situation: Situation, period: Period) -> pd.DataFrame:
    """The progress statements that are dated within a period up to the as-of date, newest first; 本期无变化 is none."""
    told = situation.tables.progress
    last = min(period.last, situation.as_of)
    inside = (told["as_of"] >= pd.Timestamp(period.first)) & (told["as_of"] <= pd.Timestamp(last))
    return told[inside & ~told["text"].str.endswith(NO_CHANGE)].sort_values("as_of", ascending=False, kind="stable")


@lru_cache(maxsize=REMEMBERED)
def told_items(situation: Situation, period: Period) -> tuple[Item, ...]:
    """(matter, member, statements): one item a matter and member, tasks in their order, members in the official one."""
    matters, tasks = _matters(situation), list(situation.tables.tasks["task_id"])
    official = [*situation.choices.counties, *situation.choices.departments]
    items: dict[tuple, list[str]] = {}
    for place, row in enumerate(told_within(situation, period).to_dict("records")):
        member = row["county"] or row["department"].replace(";", "、")
        matter = matters.get(row["doc_id"]) or matters.get(row["task_id"], "")
        rank = tasks.index(row["task_id"]) if row["task_id"] in tasks else len(tasks)
        order = official.index(member) if member in official else len(official)
        key = (rank, order, matter, member, "" if matter or member else place)
        items.setdefault(key, []).append(close(NUMBERED.sub("", row["text"])))
    ordered = sorted(items.items(), key=lambda one: one[0][:2])
    return tuple((matter, member, tuple(texts)) for (_, _, matter, member, _), texts in ordered)


def due_next(situation: Situation, period: Period) -> pd.DataFrame:
    """The unfinished steps whose deadline lies in the period after this one, soonest first."""
    steps = by_month_steps(counted(situation.steps)).dropna(subset=["deadline"])
    after = following(period)
    inside = pd.Series([after.first <= due <= after.last for due in steps["deadline"]], index=steps.index, dtype=bool)
    return steps[inside & ~steps["state"].isin(FINISHED)]


def asked_for(situation: Situation) -> list[tuple[str, str]]:
    """(task, what is asked) of everything that needs coordination, as the one screen lists it."""
    return [(NUMBER.sub("", row["task"]), close(row["text"])) for row in coordination(situation).rows]


def _matters(situation: Situation) -> dict[str, str]:
    """What a statement is about, by its task or, of an entry, by its own id: a task's title, an indicator's name, a step's text."""
    steps = dict(zip(situation.steps["milestone_id"], situation.steps["text"], strict=True))
    told = {report.report_id: close(DATE_AHEAD.sub("", steps[step])) for step, report in situation.desk.steps.items() if step in steps}
    facts = situation.tables.facts
    entered = facts[facts["doc_id"].str.startswith(REPORT)].assign(county="", place="")
    named = {fact["doc_id"]: name_of(fact, situation) for _, fact in entered.iterrows()}
    return dict(zip(situation.tables.tasks["task_id"], situation.tables.tasks["title"], strict=True)) | told | named
