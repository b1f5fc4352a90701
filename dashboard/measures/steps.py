"""Every dated step of a selection judged on one date: milestones in, one row a step with state, deadline and days left out."""

from __future__ import annotations

from datetime import date

from dashboard.loaders.rows import Record, Rows, added, column, each, missing, ordered, where
from dashboard.measures.desk import EMPTY, Desk
from dashboard.measures.status import Standing, judge
from dashboard.schema import Grain, Rule, State

JUDGED = ("state", "deadline", "extended_from", "days", "done", "reason")
FINISHED = frozenset({State.DONE, State.CLOSED})


def judged(milestones: Rows, progress: Rows, rule: Rule, as_of: date, desk: Desk = EMPTY) -> Rows:
    """The steps said once, with the columns of JUDGED, in the order of their deadlines.

    `days` counts from `as_of` to the deadline (negative: past); `extended_from` is the plan's own date where an
    extension was approved; `done` the published date on which a step was done.
    """
    rows = where(milestones, [restates == "" for restates in column(milestones, "restates")])
    texts = _latest_text(each(progress), as_of)
    results = [_one(row, texts.get(row["task_id"]), rule, as_of, desk) for row in each(rows)]
    return ordered(added(rows, JUDGED, results), "deadline")


def by_quarter_goals(steps: Rows) -> Rows:
    """The steps that a quarter's chart counts: quarter goals and steps that belong to none; never a month step beside its goal."""
    return where(steps, [parent == "" for parent in column(steps, "parent")])


def by_month_steps(steps: Rows) -> Rows:
    """The steps that a month's chart counts: month steps and goals that have none; never a goal beside its month steps."""
    parents = set(column(steps, "parent"))
    return where(steps, [milestone not in parents for milestone in column(steps, "milestone_id")])


def dated(steps: Rows) -> Rows:
    """The steps with a deadline."""
    return where(steps, [not missing(day) for day in column(steps, "deadline")])


def due(steps: Rows) -> Rows:
    """The steps whose deadline has come."""
    return where(steps, [not missing(days) and days <= 0 for days in column(steps, "days")])


def finished(steps: Rows) -> Rows:
    """The steps done or checked off."""
    return where(steps, [state in FINISHED for state in column(steps, "state")])


def _one(step: Record, told: date | None, rule: Rule, as_of: date, desk: Desk) -> tuple:
    plan = step["due"]
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


def _latest_text(progress: list[Record], as_of: date) -> dict[str, date]:
    """The newest date by which each task has told something, up to the as-of date."""
    newest: dict[str, date] = {}
    for told in progress:
        task, day = told["task_id"], told["as_of"]
        if task and day is not None and day <= as_of:
            newest[task] = max(day, newest.get(task, day))
    return newest
