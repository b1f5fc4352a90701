"""Which actuals meet which target: facts in, the actual of one target as of a date with its history out.

Source: PRODUCT.md, "When an actual meets a target": same city, place, indicator and unit, a date within the target's
period; without an indicator only within its own task. Increments are summed from the period's start, totals taken as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from math import fsum

from dashboard.loaders.rows import Record, Rows, added, column, each, ordered, where
from dashboard.measures.periods import bounds, last_day
from dashboard.schema import Kind, Measure


@dataclass(frozen=True)
class Found:
    """The actual that meets a target: its value in the target's unit, when it is true, the rows behind it, oldest first."""

    value: float | None = None
    as_of: date | None = None
    fact_id: str = ""
    history: tuple[str, ...] = ()


NOTHING = Found()
# What an actual shares with the target that it meets; without an indicator of its own the task and its name besides.
PLACED = ("unit", "city", "county", "place")
NAMED = ("task_id", "label")


def actuals(facts: Rows, documents: Rows, as_of: date) -> Rows:
    """The actuals that were true by `as_of`, each said once, with `true_on` (date), oldest first.

    An actual without a period of its own is true on its document's as-of date, else on its publication date;
    with neither it carries no date and meets nothing.
    """
    dates = {row["doc_id"]: row["as_of"] or row["published"] for row in each(documents)}
    said = zip(column(facts, "kind"), column(facts, "restates"), strict=True)
    rows = where(facts, [kind == Kind.ACTUAL and restates == "" for kind, restates in said])
    told = zip(column(rows, "period"), column(rows, "doc_id"), strict=True)
    days = [_true_on(period, dates.get(doc_id)) for period, doc_id in told]
    known = where(added(rows, ("true_on",), [(day,) for day in days]), [day is not None and day <= as_of for day in days])
    return ordered(known, "true_on")


def period_of(target: Record) -> tuple[date, date] | None:
    """The days in which an actual may meet a target: to the end of its period; a dated one counts from the start of its year."""
    found = bounds(target["period"]) or bounds("" if target["year"] is None else target["year"])
    if found and found[0] == found[1]:
        return date(found[0].year, 1, 1), found[1]
    return found


def meeting(target: Record, candidates: list[Record]) -> Found:
    """The newest of the `candidates` (as from `actuals`) that meet one target row; NOTHING where none does."""
    days = period_of(target)
    if days is None:
        return NOTHING
    rows = [row for row in candidates if _same_thing(target, row) and days[0] <= row["true_on"] <= days[1]]
    if not rows:
        return NOTHING
    return _increments(rows) if _all_increments(rows) else _newest([row for row in rows if row["measure"] != Measure.INCREMENT])


def reports_of(found: Found, candidates: list[Record]) -> list[tuple[date, float]]:
    """The values that stood on each day on which something was reported, oldest first; increments summed up to it."""
    history = set(found.history)
    rows = [row for row in candidates if row["fact_id"] in history]
    known = [(row["true_on"], float(row["value"])) for row in rows if row["value"] is not None]
    if _all_increments(rows):
        known = list(zip((day for day, _ in known), accumulate(value for _, value in known), strict=True))
    return list(dict(known).items())


def _all_increments(rows: list[Record]) -> bool:
    return all(row["measure"] == Measure.INCREMENT for row in rows)


def _same_thing(target: Record, candidate: Record) -> bool:
    """Within one task two quantities of one unit may count different things: without an indicator what the text calls them tells."""
    if any(candidate[name] != target[name] for name in PLACED):
        return False
    if target["indicator"]:
        return candidate["indicator"] == target["indicator"]
    return bool(target["task_id"]) and candidate["indicator"] == "" and all(candidate[name] == target[name] for name in NAMED)


def _increments(rows: list[Record]) -> Found:
    return _found(fsum(row["value"] for row in rows if row["value"] is not None), rows)


def _newest(rows: list[Record]) -> Found:
    value = rows[-1]["value"]
    return _found(None if value is None else float(value), rows)


def _found(value: float | None, rows: list[Record]) -> Found:
    return Found(value, rows[-1]["true_on"], rows[-1]["fact_id"], tuple(row["fact_id"] for row in rows))


def _true_on(period: str, fallback: date | None) -> date | None:
    stated = last_day(period)
    # A whole year named by a report (2022年共…) is true on the report's own date while that year still ran.
    if stated and fallback and len(str(period)) == 4 and fallback.year == stated.year:
        return fallback
    return stated or fallback
