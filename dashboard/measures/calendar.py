"""Steps laid out in time: judged steps in, months, quarters, the due list and the cumulative curve out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from dashboard.loaders.rows import Rows, column, each, grouped, made_like, missing, ordered, where
from dashboard.measures.periods import quarter_of
from dashboard.measures.steps import FINISHED, by_month_steps, by_quarter_goals, dated
from dashboard.measures.tasks import worst


def near(steps: Rows, before: int, after: int) -> Rows:
    """Unfinished steps due from `before` days ago to `after` days ahead, soonest first; goals beside their month steps left out."""
    rows = by_month_steps(steps)
    known = zip(column(rows, "days"), column(rows, "state"), strict=True)
    flags = [not missing(days) and -before <= days <= after and state not in FINISHED for days, state in known]
    return ordered(where(rows, flags), "days")


def by_month(steps: Rows, by: str) -> Rows:
    """One row a cell of 挂图作战: `by` (a column of the steps), month 1–12, count, state (the worst), milestone_ids."""
    cells = grouped(each(dated(by_month_steps(steps))), lambda row: (row[by], row["deadline"].month))
    lines = [
        (name, month, len(group), worst(row["state"] for row in group), tuple(row["milestone_id"] for row in group))
        for (name, month), group in cells
    ]
    return made_like(steps, (by, "month", "count", "state", "milestone_ids"), lines)


def by_quarter(steps: Rows) -> Rows:
    """One row a quarter and state: quarter (2022Q2), state, count; quarter goals and steps that belong to none."""
    rows = dated(by_quarter_goals(steps))
    counts = Counter((quarter_of(day), state) for day, state in zip(column(rows, "deadline"), column(rows, "state"), strict=True))
    lines = [(quarter, state, count) for (quarter, state), count in sorted(counts.items())]
    return made_like(steps, ("quarter", "state", "count"), lines)


def busiest_month(steps: Rows) -> tuple[int, int] | None:
    """The month in which most steps fall due and how many; of equals the soonest; None without dated steps."""
    months = Counter(day.month for day in column(dated(by_month_steps(steps)), "deadline"))
    return max(months.items(), key=lambda month: (month[1], -month[0])) if months else None


def curve(steps: Rows, as_of: date) -> Rows:
    """累计完成曲线: date, planned (steps due by then), done (finished by then, missing after `as_of`); a row a day either grows."""
    rows = by_month_steps(steps)
    planned = Counter(_known(column(rows, "deadline")))
    done = Counter(day for day in _known(column(rows, "done")) if day <= as_of)
    lines, due_so_far, done_so_far = [], 0, 0
    for day in sorted({*planned, *done, as_of}):
        due_so_far, done_so_far = due_so_far + planned[day], done_so_far + done[day]
        lines.append((day, due_so_far, done_so_far if day <= as_of else None))
    return made_like(steps, ("date", "planned", "done"), lines)


def _known(days: Iterable[object]) -> Iterable[date]:
    return (day for day in days if not missing(day))
