"""Who carries what: tasks, roles and judged steps in; tasks led and supported, load by month, who works with whom out."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from dashboard.measures import calendar
from dashboard.reference.words import words
from dashboard.schema import Part

# The strongest first: of several parts in one task a department is counted for the first.
STRONGEST_FIRST = tuple(Part)


def said_once(tasks: pd.DataFrame, roles: pd.DataFrame) -> pd.DataFrame:
    """The roles with restated tasks replaced by the task stated first, each part of a department in a task once."""
    first = {row["task_id"]: row["restates"] or row["task_id"] for _, row in tasks.iterrows()}
    known = roles.assign(task_id=roles["task_id"].map(lambda task: first.get(task, task)))
    return known.drop_duplicates(["task_id", "department", "role"])


def involved(tasks: pd.DataFrame, roles: pd.DataFrame) -> pd.DataFrame:
    """One row a task and department: task_id, department, role, the strongest it has; leads as the tasks name or presume them.

    `tasks` are said once, with the `presumed` of the catalogue; `roles` are said once.
    """
    leads = [(task["task_id"], name, Part.LEAD) for _, task in tasks.iterrows() for name in leads_of(task)]
    others = roles.loc[roles["task_id"].isin(tasks["task_id"]), ["task_id", "department", "role"]]
    rows = pd.concat([pd.DataFrame(leads, columns=others.columns), others], ignore_index=True)
    rank = rows["role"].map(STRONGEST_FIRST.index)
    return rows.loc[rank.sort_values(kind="stable").index].drop_duplicates(["task_id", "department"], ignore_index=True)


def leads_of(row: pd.Series) -> list[str]:
    """The leads that a task or step names, else the presumed one, else the words that none is stated."""
    names = row["department"] or row.get("presumed", "") or words["no_lead_stated"]
    return names.split(";")


def parts(roles: pd.DataFrame) -> pd.DataFrame:
    """One row a department, in the order of the roles: department, and for each role the number of its tasks."""
    counts = roles.groupby(["department", "role"], sort=False)["task_id"].nunique().unstack(fill_value=0)
    counts = counts.reindex(columns=list(Part), fill_value=0)
    return counts.reindex(roles["department"].drop_duplicates()).reset_index()


def load_by_month(steps: pd.DataFrame) -> pd.DataFrame:
    """One row a lead and month: lead, month 1–12, count, state (the worst), milestone_ids; a step of several leads counts for each."""
    rows = steps.assign(lead=[leads_of(step) for _, step in steps.iterrows()])
    return calendar.by_month(rows.explode("lead"), "lead")


def together(roles: pd.DataFrame) -> pd.DataFrame:
    """牵头 × 配合: one row a pair, lead, support, count of tasks that both have a part in, most first."""
    pairs: Counter = Counter()
    for _, group in roles.groupby("task_id"):
        leads = sorted(set(group.loc[group["role"] == Part.LEAD, "department"]))
        others = sorted(set(group.loc[group["role"] != Part.LEAD, "department"]))
        pairs.update((lead, other) for lead in leads for other in others if lead != other)
    return pd.DataFrame([(lead, support, count) for (lead, support), count in pairs.most_common()], columns=["lead", "support", "count"])
