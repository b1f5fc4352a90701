"""Every dated step of a selection judged on one date: milestones in, one row a step with state, deadline and days left out."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.measures.desk import EMPTY, Desk
from dashboard.measures.status import Standing, judge
from dashboard.schema import Grain, Rule, State

JUDGED = ("state", "deadline", "extended_from", "days", "done", "reason")
FINISHED = frozenset({State.DONE, State.CLOSED})


def judged(milestones: pd.DataFrame, progress: pd.DataFrame, rule: Rule, as_of: date, desk: Desk = EMPTY) -> pd.DataFrame:
    """The steps said once, with the columns of JUDGED, in the order of their deadlines.

    `days` counts from `as_of` to the deadline (negative: past); `extended_from` is the plan's own date where an
    extension was approved; `done` the published date on which a step was done.
    """
    rows = milestones[milestones["restates"] == ""]
    texts = _latest_text(progress, as_of)
    results = [_one(row, texts.get(row["task_id"]), rule, as_of, desk) for _, row in rows.iterrows()]
    extra = pd.DataFrame(results, index=rows.index, columns=list(JUDGED), dtype=object)
    return pd.concat([rows, extra], axis=1).sort_values("deadline", kind="stable")


def by_quarter_goals(steps: pd.DataFrame) -> pd.DataFrame:
    """The steps that a quarter's chart counts: quarter goals and steps that belong to none; never a month step beside its goal."""
    return steps[steps["parent"] == ""]


def by_month_steps(steps: pd.DataFrame) -> pd.DataFrame:
    """The steps that a month's chart counts: month steps and goals that have none; never a goal beside its month steps."""
    return steps[~steps["milestone_id"].isin(steps["parent"])]


def due(steps: pd.DataFrame) -> pd.DataFrame:
    """The steps whose deadline has come."""
    return steps[steps["days"] <= 0]


def finished(steps: pd.DataFrame) -> pd.DataFrame:
    """The steps done or checked off."""
    return steps[steps["state"].isin(FINISHED)]


def _one(step: pd.Series, told: date | None, rule: Rule, as_of: date, desk: Desk) -> tuple:
    plan = None if pd.isna(step["due"]) else step["due"].date()
    deadline = desk.extensions.get(step["milestone_id"]) or plan
    report = desk.steps.get(step["milestone_id"])
    report = report if report and report.as_of <= as_of else None
    standing = Standing(
        as_of=as_of,
        target=1.0,
        actual=None if report is None else float(report.done is not None and report.done <= as_of),
        expected=float(deadline is not None and as_of >= deadline),
        deadline=deadline,
        reported_text=told is not None and deadline is not None and _covers(told, deadline, step["grain"]),
        assigned=desk.asks(step["department"], step["county"]),
        closed=desk.closed(as_of),
        checked=step["milestone_id"] in desk.checked,
    )
    days = None if deadline is None else (deadline - as_of).days
    moved = plan if deadline != plan else None
    return judge(standing, rule).state, deadline, moved, days, report.done if report else None, report.reason if report else ""


def _covers(told: date, deadline: date, grain: str) -> bool:
    """Whether a progress text as of `told` speaks of the step's period; April's text speaks of everything due by the end of April."""
    if grain in (Grain.MONTH, Grain.MID_MONTH, Grain.DAY):
        return (deadline.year, deadline.month) <= (told.year, told.month)
    return deadline <= told


def _latest_text(progress: pd.DataFrame, as_of: date) -> dict[str, date]:
    """The newest date by which each task has told something, up to the as-of date."""
    rows = progress[(progress["task_id"] != "") & progress["as_of"].notna() & (progress["as_of"] <= pd.Timestamp(as_of))]
    return {task: day.date() for task, day in rows.groupby("task_id")["as_of"].max().items()}
