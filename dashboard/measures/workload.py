"""Who carries what: roles, tasks and judged steps in; tasks led and supported, load by month, who works with whom out."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from dashboard.measures.steps import by_month_steps
from dashboard.schema import Part

LEADS = (Part.LEAD, Part.CO_LEAD)


def said_once(tasks: pd.DataFrame, roles: pd.DataFrame) -> pd.DataFrame:
    """The roles with restated tasks replaced by the task stated first, each part of a department in a task once."""
    first = {row["task_id"]: row["restates"] or row["task_id"] for _, row in tasks.iterrows()}
    known = roles.assign(task_id=roles["task_id"].map(lambda task: first.get(task, task)))
    return known.drop_duplicates(["task_id", "department", "role"])


def parts(roles: pd.DataFrame) -> pd.DataFrame:
    """One row a department, in the order of the roles: department, and for each role the number of its tasks."""
    counts = roles.groupby(["department", "role"], sort=False)["task_id"].nunique().unstack(fill_value=0)
    counts = counts.reindex(columns=list(Part), fill_value=0)
    return counts.reindex(roles["department"].drop_duplicates()).reset_index()


def load_by_month(steps: pd.DataFrame) -> pd.DataFrame:
    """One row a department and month: department, month 1–12, count; a step of several departments counts for each of them."""
    rows = by_month_steps(steps).dropna(subset=["deadline"])
    pairs = Counter(
        (name, day.month) for names, day in zip(rows["department"], rows["deadline"], strict=True) for name in names.split(";") if name
    )
    return pd.DataFrame([(name, month, count) for (name, month), count in pairs.items()], columns=["department", "month", "count"])


def together(roles: pd.DataFrame) -> pd.DataFrame:
    """牵头 × 配合: one row a pair, lead, support, count of tasks that both have a part in, most first."""
    pairs: Counter = Counter()
    for _, group in roles.groupby("task_id"):
        leads = sorted(set(group.loc[group["role"] == Part.LEAD, "department"]))
        others = sorted(set(group.loc[group["role"] != Part.LEAD, "department"]))
        pairs.update((lead, other) for lead in leads for other in others if lead != other)
    return pd.DataFrame([(lead, support, count) for (lead, support), count in pairs.most_common()], columns=["lead", "support", "count"])
