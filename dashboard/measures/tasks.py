"""Every task with the state of its worst part: tasks, judged steps and judged targets in, one row a task out."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from dashboard.schema import WORST_FIRST, State

RANK = {state: rank for rank, state in enumerate(WORST_FIRST)}


def worst(states: Iterable[State]) -> State:
    """The worst of several states; of none: 未设目标."""
    return min(states, key=RANK.__getitem__, default=State.NO_TARGET)


def judged(tasks: pd.DataFrame, steps: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """The tasks said once, with `state` (worst part), `parts` (how many), `next_due` (soonest deadline not finished).

    A part of a restated task counts for the task that was stated first.
    """
    first = {row["task_id"]: row["restates"] or row["task_id"] for _, row in tasks.iterrows()}
    parts = pd.concat([_parts(steps), _parts(targets)], ignore_index=True)
    parts["task_id"] = parts["task_id"].map(lambda task: first.get(task, task))
    rows = tasks[tasks["restates"] == ""].copy()
    by_task = {task: group for task, group in parts.groupby("task_id")}
    groups = [by_task.get(task, parts.iloc[:0]) for task in rows["task_id"]]
    rows["state"] = [worst(group["state"]) for group in groups]
    rows["parts"] = [len(group) for group in groups]
    rows["next_due"] = pd.to_datetime([_next_due(group) for group in groups])
    return rows


def _parts(judged_rows: pd.DataFrame) -> pd.DataFrame:
    return judged_rows[["task_id", "state", "deadline"]].astype({"state": object, "deadline": object})


def _next_due(parts: pd.DataFrame) -> object:
    open_parts = parts[~parts["state"].isin((State.DONE, State.CLOSED))]
    return min((day for day in open_parts["deadline"] if not pd.isna(day)), default=pd.NaT)
