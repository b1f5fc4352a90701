"""Every task with the state of its worst part: tasks, judged steps and judged targets in, one row a task out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pandas as pd

from dashboard.measures.steps import FINISHED
from dashboard.schema import WORST_FIRST, State

RANK = {state: rank for rank, state in enumerate(WORST_FIRST)}


def worst(states: Iterable[State]) -> State:
    """The worst of several states; of none: 未设目标."""
    return min(states, key=RANK.__getitem__, default=State.NO_TARGET)


def judged(tasks: pd.DataFrame, steps: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """The tasks said once, with `state` (worst part), `parts` (how many), `next_due` (soonest deadline not finished).

    A part of a restated task counts for the task that was stated first.
    """
    first = {task: restates or task for task, restates in zip(tasks["task_id"], tasks["restates"], strict=True)}
    parts = defaultdict(list)
    for task, *part in (*_parts(steps), *_parts(targets)):
        parts[first.get(task, task)].append(part)
    rows = tasks[tasks["restates"] == ""].copy()
    groups = [parts.get(task, []) for task in rows["task_id"]]
    rows["state"] = [worst(state for state, _ in group) for group in groups]
    rows["parts"] = [len(group) for group in groups]
    rows["next_due"] = pd.to_datetime([_next_due(group) for group in groups])
    return rows


def _parts(judged_rows: pd.DataFrame) -> Iterable[tuple[str, State, object]]:
    return zip(judged_rows["task_id"], judged_rows["state"], judged_rows["deadline"], strict=True)


def _next_due(parts: Iterable[tuple[State, object]]) -> object:
    return min((day for state, day in parts if state not in FINISHED and not pd.isna(day)), default=pd.NaT)
