"""The ten-second answer: judged rows in, counts by state and by nearness out; totals are counts, never averages of ratios."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dashboard.loaders.rows import Rows, column, missing
from dashboard.measures.steps import due, finished
from dashboard.schema import WORST_FIRST, State

SOON_DAYS = 30

GROUPS: dict[str, tuple[State, ...]] = {
    "done": (State.DONE, State.CLOSED, State.MET, State.WITHIN),
    "on_track": (State.ON_PACE, State.SLIGHTLY_BEHIND),
    "behind": (State.BEHIND, State.STRIVE_MISSED),
    "late": (State.FAR_BEHIND, State.OVERDUE),
    "not_reported": (State.NOT_REPORTED,),
    "unconfirmed": (State.UNCONFIRMED,),
    "awaited": (State.AWAITED,),
    "not_assigned": (State.NOT_ASSIGNED,),
    "not_due": (State.NOT_DUE,),
    "open": (State.NO_TARGET, State.NO_DEADLINE),
}


@dataclass(frozen=True)
class Nearness:
    """How many steps have come due, come due within thirty days, or later, of how many."""

    total: int
    due: int
    soon: int
    later: int


@dataclass(frozen=True)
class DoneRate:
    """办结率: finished of those that should be finished by now; `share` in percent, None where nothing has come due."""

    finished: int
    due: int

    @property
    def share(self) -> float | None:
        return round(100 * self.finished / self.due, 1) if self.due else None


def by_state(rows: Rows) -> dict[State, int]:
    """How many rows are in each state, worst first, empty states left out; the counts sum to the rows."""
    counts = Counter(column(rows, "state"))
    return {state: counts[state] for state in WORST_FIRST if counts[state]}


def by_group(rows: Rows) -> dict[str, int]:
    """How many rows are in each group of the first line, all groups present; the counts sum to the rows."""
    counts = by_state(rows)
    return {group: sum(counts.get(state, 0) for state in states) for group, states in GROUPS.items()}


def nearness(steps: Rows) -> Nearness:
    """Steps (as judged) by how near their deadline is; one without a deadline is later."""
    known = [days for days in column(steps, "days") if not missing(days)]
    come, soon = sum(days <= 0 for days in known), sum(0 < days <= SOON_DAYS for days in known)
    return Nearness(len(steps), come, soon, len(steps) - come - soon)


def done_rate(steps: Rows) -> DoneRate:
    """办结率 of steps: those done among those whose deadline has come."""
    come = due(steps)
    return DoneRate(len(finished(come)), len(come))


def anything_reported(*judged: Rows) -> bool:
    """Whether any row carries a state that only a report or an assigned reporter can give: otherwise a city opens as a plan view."""
    silent = {State.NO_TARGET, State.NO_DEADLINE, State.UNCONFIRMED, State.NOT_DUE, State.NOT_ASSIGNED}
    return any(not set(column(rows, "state")) <= silent for rows in judged)
