"""Every task with the state of its worst part: tasks, judged steps and judged targets in, one row a task out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from dashboard.loaders.rows import Rows, added, column, missing, where
from dashboard.measures.steps import FINISHED
from dashboard.schema import WORST_FIRST, State

JUDGED = ("state", "parts", "next_due")
RANK = {state: rank for rank, state in enumerate(WORST_FIRST)}


def worst(states: Iterable[State]) -> State:
    """The worst of several states; of none: 未设目标."""
    return min(states, key=RANK.__getitem__, default=State.NO_TARGET)


def judged(tasks: Rows, steps: Rows, targets: Rows) -> Rows:
    """The tasks said once, with `state` (worst part), `parts` (how many), `next_due` (soonest deadline not finished).

    A part of a restated task counts for the task that was stated first.
    """
    restated = column(tasks, "restates")
    first = {task: restates or task for task, restates in zip(column(tasks, "task_id"), restated, strict=True)}
    parts = defaultdict(list)
    for task, *part in (*_parts(steps), *_parts(targets)):
        parts[first.get(task, task)].append(part)
    rows = where(tasks, [restates == "" for restates in restated])
    groups = [parts.get(task, []) for task in column(rows, "task_id")]
    lines = [(worst(state for state, _ in group), len(group), _next_due(group)) for group in groups]
    return added(rows, JUDGED, lines)


def _parts(judged_rows: Rows) -> Iterable[tuple[str, State, object]]:
    return zip(*(column(judged_rows, name) for name in ("task_id", "state", "deadline")), strict=True)


def _next_due(parts: Iterable[tuple[State, object]]) -> date | None:
    return min((day for state, day in parts if state not in FINISHED and not missing(day)), default=None)
