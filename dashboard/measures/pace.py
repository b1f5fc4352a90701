"""What should have been reached by a date: a target's plan in, the expected value out.

Source: PRODUCT.md, Status rule, "Expected". Where the plan states steps the expected line is their staircase, never
a line between them; without steps a flow follows time in twelfths of the year and everything else waits for its deadline.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

BY_TIME, BY_DEADLINE = "按序时", "按时限"
FEW_WHOLE_UNITS = 12


class Step(NamedTuple):
    """One dated part of a plan: how much it adds, in the target's unit."""

    due: date
    amount: float


def twelfths(day: date) -> float:
    """Months of the year gone by at the end of `day`, 0 to 12: 30 June is 6.0, 15 June is 5.5."""
    return day.month - 1 + day.day / monthrange(day.year, day.month)[1]


def follows_time(pace: str, target: float, share: bool) -> bool:
    """Whether a target without steps grows with time; shares and fewer than twelve whole units wait for the deadline."""
    few = abs(target) < FEW_WHOLE_UNITS and float(target).is_integer()
    return pace == BY_TIME and not share and not few


def expected(
    target: float, deadline: date | None, as_of: date, *, steps: Sequence[Step] = (), by_time: bool = False, baseline: float = 0.0
) -> float:
    """The value expected at the end of `as_of`, in the target's unit, clamped between baseline and target.

    Without steps and without a deadline nothing is ever expected: the baseline.
    """
    if steps:
        return clamped(baseline + sum(step.amount for step in steps if step.due <= as_of), baseline, target)
    if deadline is None:
        return baseline
    if as_of >= deadline:
        return target
    return baseline + (target - baseline) * _share_of_time(as_of, deadline) if by_time else baseline


def clamped(value: float, one_end: float, other_end: float) -> float:
    """`value` held between two ends, given in any order."""
    low, high = sorted((one_end, other_end))
    return min(max(value, low), high)


def _share_of_time(as_of: date, deadline: date) -> float:
    """Twelfths of the deadline's year gone by, as a share of those up to the deadline; 0 before that year begins."""
    if as_of.year < deadline.year:
        return 0.0
    return twelfths(as_of) / twelfths(deadline)
