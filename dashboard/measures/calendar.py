"""Steps laid out in time: judged steps in, months, quarters, the due list and the cumulative curve out."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pandas as pd

from dashboard.measures.periods import quarter_of
from dashboard.measures.steps import FINISHED, by_month_steps, by_quarter_goals
from dashboard.measures.tasks import worst


def near(steps: pd.DataFrame, before: int, after: int) -> pd.DataFrame:
    """Unfinished steps due from `before` days ago to `after` days ahead, soonest first; goals beside their month steps left out."""
    rows = by_month_steps(steps)
    rows = rows[(rows["days"] >= -before) & (rows["days"] <= after) & ~rows["state"].isin(FINISHED)]
    return rows.sort_values("days", kind="stable")


def by_month(steps: pd.DataFrame, by: str) -> pd.DataFrame:
    """One row a cell of 挂图作战: `by` (a column of the steps), month 1–12, count, state (the worst), milestone_ids."""
    rows = by_month_steps(steps).dropna(subset=["deadline"])
    rows = rows.assign(month=[day.month for day in rows["deadline"]])
    cells = [
        (name, month, len(group), worst(group["state"]), tuple(group["milestone_id"]))
        for (name, month), group in rows.groupby([by, "month"], sort=False)
    ]
    return pd.DataFrame(cells, columns=[by, "month", "count", "state", "milestone_ids"])


def by_quarter(steps: pd.DataFrame) -> pd.DataFrame:
    """One row a quarter and state: quarter (2022Q2), state, count; quarter goals and steps that belong to none."""
    rows = by_quarter_goals(steps).dropna(subset=["deadline"])
    counts = Counter((quarter_of(day), state) for day, state in zip(rows["deadline"], rows["state"], strict=True))
    return pd.DataFrame(
        [(quarter, state, count) for (quarter, state), count in sorted(counts.items())], columns=["quarter", "state", "count"]
    )


def busiest_month(steps: pd.DataFrame) -> tuple[int, int] | None:
    """The month in which most steps fall due and how many; of equals the soonest; None without dated steps."""
    months = Counter(day.month for day in by_month_steps(steps)["deadline"] if not pd.isna(day))
    return max(months.items(), key=lambda month: (month[1], -month[0])) if months else None


def curve(steps: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """累计完成曲线: date, planned (steps due by then), done (finished by then, missing after `as_of`); a row a day either grows."""
    rows = by_month_steps(steps)
    planned = Counter(day for day in rows["deadline"] if not pd.isna(day))
    done = Counter(day for day in rows["done"] if not pd.isna(day) and day <= as_of)
    lines, due_so_far, done_so_far = [], 0, 0
    for day in sorted({*planned, *done, as_of}):
        due_so_far, done_so_far = due_so_far + planned[day], done_so_far + done[day]
        lines.append((day, due_so_far, done_so_far if day <= as_of else None))
    return pd.DataFrame(lines, columns=["date", "planned", "done"])
