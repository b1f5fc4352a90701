"""The one status function: what is known of a target or step in, exactly one state out, whatever is missing.

Source: PRODUCT.md, Status rule; thresholds are the rule file's (shipped: 参照银川2025, 10 and 30 points of T).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from dashboard.measures.pace import clamped
from dashboard.schema import Comparator, Rule, State

AT_MOST = (Comparator.LE, Comparator.LT)
PERCENTAGE_OF_EXPECTED = "percentage of E"
CONSECUTIVE_PERIODS = "consecutive periods"


@dataclass(frozen=True)
class Standing:
    """What is known of one target or step on one date.

    `deadline` is the stated one (an approved extension already applied); `year_end` serves where none is stated, and
    then 逾期 cannot occur. Amounts are in the target's unit; a share's unit is percentage points. `behind`: of how many reports in a
    row, the newest among them, the value was below what was expected on its day.
    """

    as_of: date
    target: float | None = None
    actual: float | None = None
    expected: float | None = None
    baseline: float = 0.0
    direction: int = 1
    comparator: str = Comparator.EQ
    share: bool = False
    deadline: date | None = None
    year_end: date | None = None
    strive: bool = False
    reported_text: bool = False
    assigned: bool = False
    closed: bool = False
    checked: bool = False
    behind: int = 0


@dataclass(frozen=True)
class Judgement:
    """A state and the gap it was judged by, in points, None where no gap was needed."""

    state: State
    gap: float | None = None


def judge(standing: Standing, rule: Rule) -> Judgement:
    """The state of one target or step: total, never raises, missing and non-finite numbers count as unknown."""
    target, actual = _known(standing.target), _known(standing.actual)
    if target is None:
        return Judgement(State.NO_TARGET)
    if standing.deadline is None and standing.year_end is None:
        return Judgement(State.NO_DEADLINE)
    if actual is None:
        return Judgement(_without_actual(standing))
    if meets(actual, target, standing):
        return Judgement(_met(standing))
    return _missed(standing, actual, target, rule)


def meets(actual: float, target: float, standing: Standing) -> bool:
    """Whether an actual meets its target: at or beyond T, strictly beyond for 超过, at or below for at-most and falls."""
    if standing.comparator == Comparator.LT:
        return actual < target
    if standing.comparator == Comparator.LE or standing.direction < 0:
        return actual <= target
    return actual > target if standing.comparator == Comparator.GT else actual >= target


def gap_in_points(standing: Standing, actual: float, target: float, rule: Rule) -> float:
    """How far the actual is from what is expected, in points rounded to 0.1 as compared and printed; negative is behind.

    Points of T for amounts, percentage points for shares; under a rule in percentage of E, the distance as a share of E.
    """
    baseline = _known(standing.baseline) or 0.0
    due = clamped(_known(standing.expected) or 0.0, baseline, target)
    ahead = (1 if standing.direction >= 0 else -1) * (actual - due)
    if rule.form == PERCENTAGE_OF_EXPECTED:
        return round(_percent(ahead, due - baseline), 1)
    return round(ahead if standing.share else _percent(ahead, target - baseline), 1)


def passed(standing: Standing) -> bool:
    """Whether the stated deadline lies before the as-of date; without a stated one nothing is ever overdue."""
    return standing.deadline is not None and standing.as_of > standing.deadline


def _met(standing: Standing) -> State:
    last_day = standing.deadline or standing.year_end
    may_still_change = last_day is not None and standing.as_of <= last_day
    if standing.comparator in AT_MOST and may_still_change:
        return State.WITHIN
    if standing.share and may_still_change:
        return State.MET
    return State.CLOSED if standing.checked else State.DONE


def _missed(standing: Standing, actual: float, target: float, rule: Rule) -> Judgement:
    flat = target == (_known(standing.baseline) or 0.0)
    gap = None if flat else gap_in_points(standing, actual, target, rule)
    if passed(standing):
        return Judgement(State.STRIVE_MISSED if standing.strive else State.OVERDUE, gap)
    if flat:
        return Judgement(State.BEHIND)
    if standing.comparator in AT_MOST:
        return Judgement(State.FAR_BEHIND, gap)
    return Judgement(_in_a_row(gap, standing.behind, rule) if rule.form == CONSECUTIVE_PERIODS else _band(gap, rule), gap)


def _band(gap: float, rule: Rule) -> State:
    if gap >= 0:
        return State.ON_PACE
    if gap > -rule.warn:
        return State.SLIGHTLY_BEHIND
    return State.BEHIND if gap >= -rule.late else State.FAR_BEHIND


def _in_a_row(gap: float, behind: int, rule: Rule) -> State:
    """By how many reports in a row were behind; who fell behind since the last one counts as behind in one."""
    if gap >= 0:
        return State.ON_PACE
    if max(behind, 1) < rule.warn:
        return State.SLIGHTLY_BEHIND
    return State.BEHIND if max(behind, 1) < rule.late else State.FAR_BEHIND


def _without_actual(standing: Standing) -> State:
    if standing.reported_text:
        return State.UNCONFIRMED
    if (_known(standing.expected) or 0.0) == (_known(standing.baseline) or 0.0):
        return State.NOT_DUE
    if not standing.assigned:
        return State.NOT_ASSIGNED
    return State.NOT_REPORTED if standing.closed or passed(standing) else State.AWAITED


def _percent(part: float, whole: float) -> float:
    """A share in percent; of nothing, a full 100 points either way."""
    if whole == 0:
        return math.copysign(100.0, part) if part else 0.0
    return max(-1e9, min(1e9, 100 * part / abs(whole)))


def _known(value: object) -> float | None:
    """A finite number, or None for whatever is missing or is no number."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None
