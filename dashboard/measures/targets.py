"""Every target of a selection judged on one date: facts in, one row a target with actual, expected, gap and state out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from dashboard.loaders.rows import Record, Rows, added, column, each, where
from dashboard.measures import pace
from dashboard.measures.desk import EMPTY, Desk
from dashboard.measures.matching import NOTHING, Found, actuals, meeting, reports_of
from dashboard.measures.status import CONSECUTIVE_PERIODS, Standing, judge, meets
from dashboard.schema import Kind, Measure, Rule, Strength

DOWN, SUM = "down", "sum"
JUDGED = (
    *("actual", "actual_as_of", "actual_id", "history", "expected", "gap", "state"),
    *("deadline", "stated", "reported", "members", "stepped"),
)


def targets(facts: Rows) -> Rows:
    """The quantities that a plan sets, each once: targets, and dated steps with a quantity that belong to no target."""
    said = zip(*(column(facts, name) for name in ("restates", "kind", "part_of")), strict=True)
    return where(facts, [not restates and (kind == Kind.TARGET or (kind == Kind.STEP and not part_of)) for restates, kind, part_of in said])


def judged(
    facts: Rows,
    documents: Rows,
    progress: Rows,
    indicators: Mapping,
    rule: Rule,
    as_of: date,
    desk: Desk = EMPTY,
    county_count: int = 0,
) -> Rows:
    """`targets(facts)` with the columns of JUDGED, in the order of the facts.

    `indicators` maps an indicator's id to an object with `direction` (up, down), `pace` and `adds_up`; an unknown
    indicator is more-is-better and by deadline. `reported` of `members` (`county_count`) counties stand behind a summed
    city value; a partial sum may prove a target met, never missed. `stepped`: the plan lays it out in dated parts.
    """
    known, told, rows = each(facts), each(progress), targets(facts)
    candidates = actuals(known, each(documents), as_of)
    results = [_one(row, known, candidates, told, indicators.get(row["indicator"]), rule, as_of, desk, county_count) for row in each(rows)]
    return added(rows, JUDGED, results)


def staircase(target: Record, facts: list[Record]) -> list[pace.Step]:
    """The dated parts that the text says make one whole with this target, soonest first.

    A quarter goal's own month steps shape the line: where they restate the goal or are parts of it, their dates stand for its date.
    """
    parts = [row for row in facts if row["part_of"] == target["fact_id"] and row["restates"] == "" and _dated(row)]
    parts = [row for row in parts if all(row[name] == target[name] for name in ("county", "place", "unit"))]
    if not parts:
        return []
    ids = {row["fact_id"] for row in parts}
    finer = [row for row in facts if row["kind"] == Kind.STEP and _dated(row) and {row["restates"], row["part_of"]} & ids]
    shaped = {row[link] for row in finer for link in ("restates", "part_of")}
    rows = [row for row in parts if row["fact_id"] not in shaped] + finer
    return sorted(pace.Step(row["due"], float(row["value"])) for row in rows)


def wholes(rows: Rows) -> Rows:
    """The targets that stand for themselves: dated parts of a whole left out, the shares of single counties and zones kept."""
    said = zip(*(column(rows, name) for name in ("part_of", "county", "place")), strict=True)
    return where(rows, [bool(not part_of or county or place) for part_of, county, place in said])


def _dated(fact: Record) -> bool:
    return fact["due"] is not None and fact["value"] is not None


def direction_of(target: Record, indicator: object | None) -> int:
    """+1 where more is better; −1 for a fall (a negative amount) or an indicator that is better low."""
    return -1 if target["value"] < 0 or (getattr(indicator, "direction", "") == DOWN) else 1


def _one(target, facts, candidates, progress, indicator, rule, as_of, desk, county_count) -> tuple:
    stated = desk.extensions.get(target["fact_id"]) or target["due"]
    year_end = None if target["year"] is None else date(target["year"], 12, 31)
    share, value = _is_share(target), None if target["value"] is None else float(target["value"])
    steps = staircase(target, facts)
    by_time = value is not None and pace.follows_time(getattr(indicator, "pace", pace.BY_DEADLINE), value, share)
    expected = partial(pace.expected, value, stated or year_end, steps=steps, by_time=by_time)
    due = None if value is None else expected(as_of)
    found, reported = _actual(target, candidates, indicator)
    standing = Standing(
        as_of=as_of,
        target=value,
        actual=found.value,
        expected=due,
        direction=direction_of(target, indicator) if value is not None else 1,
        comparator=target["comparator"],
        share=share,
        deadline=stated,
        year_end=year_end,
        strive=target["strength"] == Strength.STRIVE,
        reported_text=_text_since(target["task_id"], _last_due(steps, stated, as_of), progress, as_of),
        assigned=desk.asks(target["department"], target["county"], target["place"]),
        closed=desk.closed(as_of),
        checked=target["fact_id"] in desk.checked,
    )
    if rule.form == CONSECUTIVE_PERIODS and value is not None and not reported:
        standing = replace(standing, behind=_behind(reports_of(found, candidates), expected, standing.direction))
    if 0 < reported < county_count and value is not None and not meets(found.value, value, standing):
        standing = replace(standing, actual=None)
    judgement = judge(standing, rule)
    return (
        *(found.value, found.as_of, found.fact_id, found.history, due, judgement.gap, judgement.state),
        *(stated or year_end, stated is not None, reported, county_count if reported else 0, bool(steps)),
    )


def _behind(reports: list[tuple[date, float]], expected: Callable[[date], float | None], direction: int) -> int:
    """How many of the newest reports in a row were behind what was expected on their day."""
    kept_up = [direction * (value - (expected(day) or 0.0)) >= 0 for day, value in reports]
    return next((count for count, kept in enumerate(reversed(kept_up)) if kept), len(kept_up))


def _actual(target: Record, candidates: list[Record], indicator: object | None) -> tuple[Found, int]:
    """The actual of one target and from how many counties it was summed: the city's own value wins (0 counties)."""
    own = meeting(target, candidates)
    if own is not NOTHING or target["county"] or target["place"] or getattr(indicator, "adds_up", "") != SUM:
        return own, 0
    parts = _by_county(target, candidates)
    if not parts:
        return NOTHING, 0
    newest = max(parts, key=lambda part: part.as_of)
    total = Found(sum(part.value for part in parts), newest.as_of, newest.fact_id, tuple(part.fact_id for part in parts))
    return total, len(parts)


def _by_county(target: Record, candidates: list[Record]) -> list[Found]:
    rows = [row for row in candidates if row["indicator"] and row["indicator"] == target["indicator"]]
    members = {(row["county"], row["place"]) for row in rows if row["county"] or row["place"]}
    found = [meeting(target | {"county": county, "place": place}, rows) for county, place in sorted(members)]
    return [part for part in found if part.value is not None]


def _is_share(target: Record) -> bool:
    return target["measure"] == Measure.SHARE or target["unit"] in ("%", "％", "个百分点")


def _last_due(steps: list[pace.Step], deadline: date | None, as_of: date) -> date | None:
    """The last day by which something of this target was due, None while nothing is."""
    days = [step.due for step in steps] or ([deadline] if deadline else [])
    return max((day for day in days if day <= as_of), default=None)


def _text_since(task_id: str, day: date | None, progress: list[Record], as_of: date) -> bool:
    """Whether a progress text of the task tells of a date at or after `day`: it may say what was due, but nobody has confirmed it."""
    if day is None or not task_id:
        return False
    return any(told["task_id"] == task_id and told["as_of"] is not None and day <= told["as_of"] <= as_of for told in progress)
