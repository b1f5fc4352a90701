"""Who leads a task that several documents (or a scheme and its ledger) state: every lead they name, whichever stated it first."""

from __future__ import annotations

import pandas as pd

from dashboard.loaders import Tables
from dashboard.loaders.rows import Rows, column

# Tables whose rows belong to a task and take its lead where they name none.
OF_TASKS = ("facts", "milestones", "progress")


def with_all_leads(tables: Tables) -> Tables:
    """The same tables with the leads of a restating task added to the task stated first, and to its rows that name none."""
    tasks, leads = tables.tasks, _leads(tables.tasks)
    stated = tasks["department"].where(tasks["restates"] != "", tasks["task_id"].map(leads)).astype("str")
    found = leads_found_elsewhere(tasks)
    return tables.with_(tasks=tasks.assign(department=stated), **{name: _filled(tables[name], found) for name in OF_TASKS})


def leads_found_elsewhere(tasks: pd.DataFrame) -> dict[str, str]:
    """Task id -> the leads that only restatements of it name."""
    leads = _leads(tasks)
    unled = tasks.loc[(tasks["department"] == "") & (tasks["restates"] == ""), "task_id"]
    return {task_id: leads[task_id] for task_id in unled}


def first_stated(tasks: Rows) -> dict[str, str]:
    """Task id -> id of the task that it restates, or its own."""
    return {task_id: restates or task_id for task_id, restates in zip(column(tasks, "task_id"), column(tasks, "restates"), strict=True)}


def _leads(tasks: pd.DataFrame) -> dict[str, str]:
    first = tasks["restates"].where(tasks["restates"] != "", tasks["task_id"])
    return {task_id: _joined(names) for task_id, names in tasks["department"].groupby(first, sort=False)}


def _joined(names: pd.Series) -> str:
    return ";".join(dict.fromkeys(name for several in names for name in several.split(";") if name))


def _filled(rows: pd.DataFrame, leads: dict[str, str]) -> pd.DataFrame:
    missing = (rows["department"] == "") & rows["task_id"].isin(leads.keys())
    return rows.assign(department=rows["department"].where(~missing, rows["task_id"].map(leads)).astype("str"))
