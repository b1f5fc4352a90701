"""Which actuals meet which target: facts in, the actual of one target as of a date with its history out.

Source: PRODUCT.md, "When an actual meets a target": same city, place, indicator and unit, a date within the target's
period; without an indicator only within its own task. Increments are summed from the period's start, totals taken as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

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


def actuals(facts: pd.DataFrame, documents: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The actuals that were true by `as_of`, each said once, with `true_on` (date), oldest first.

    An actual without a period of its own is true on its document's as-of date, else on its publication date;
    with neither it carries no date and meets nothing.
    """
    rows = facts[(facts["kind"] == Kind.ACTUAL) & (facts["restates"] == "")].copy()
    dates = dict(zip(documents["doc_id"], documents["as_of"].fillna(documents["published"]), strict=True))
    rows["true_on"] = [_true_on(period, dates.get(doc_id)) for period, doc_id in zip(rows["period"], rows["doc_id"], strict=True)]
    known = rows[rows["true_on"].map(lambda day: day is not None and day <= as_of).astype(bool)]
    return known.sort_values("true_on", kind="stable")


def period_of(target: pd.Series) -> tuple[date, date] | None:
    """The days in which an actual may meet a target: to the end of its period; a dated one counts from the start of its year."""
    found = bounds(target["period"]) or bounds("" if pd.isna(target["year"]) else int(target["year"]))
    if found and found[0] == found[1]:
        return date(found[0].year, 1, 1), found[1]
    return found


def meeting(target: pd.Series, candidates: pd.DataFrame) -> Found:
    """The newest of the `candidates` (as from `actuals`) that meet one target row; NOTHING where none does."""
    days = period_of(target)
    if days is None or candidates.empty:
        return NOTHING
    rows = candidates[_same_thing(target, candidates)]
    rows = rows[rows["true_on"].map(lambda day: days[0] <= day <= days[1]).astype(bool)]
    if rows.empty:
        return NOTHING
    return _increments(rows) if (rows["measure"] == Measure.INCREMENT).all() else _newest(rows[rows["measure"] != Measure.INCREMENT])


def reports_of(found: Found, candidates: pd.DataFrame) -> list[tuple[date, float]]:
    """The values that stood on each day on which something was reported, oldest first; increments summed up to it."""
    rows = candidates[candidates["fact_id"].isin(found.history)]
    values = rows["value"].cumsum() if (rows["measure"] == Measure.INCREMENT).all() else rows["value"]
    return list({day: float(value) for day, value in zip(rows["true_on"], values, strict=True) if not pd.isna(value)}.items())


def _same_thing(target: pd.Series, candidates: pd.DataFrame) -> pd.Series:
    same = (candidates["unit"] == target["unit"]) & (candidates["city"] == target["city"])
    same &= (candidates["county"] == target["county"]) & (candidates["place"] == target["place"])
    if target["indicator"]:
        return same & (candidates["indicator"] == target["indicator"])
    return (
        same
        & (target["task_id"] != "")
        & (candidates["task_id"] == target["task_id"])
        & (candidates["indicator"] == "")
        & _same_label(target, candidates)
    )


def _same_label(target: pd.Series, candidates: pd.DataFrame) -> pd.Series:
    """Within one task two quantities of one unit may count different things: what the text calls them tells."""
    return candidates["label"] == target["label"]


def _increments(rows: pd.DataFrame) -> Found:
    last = rows.iloc[-1]
    return Found(float(rows["value"].sum()), last["true_on"], last["fact_id"], tuple(rows["fact_id"]))


def _newest(rows: pd.DataFrame) -> Found:
    last = rows.iloc[-1]
    return Found(None if pd.isna(last["value"]) else float(last["value"]), last["true_on"], last["fact_id"], tuple(rows["fact_id"]))


def _true_on(period: str, document_day: object) -> date | None:
    stated, fallback = last_day(period), None if pd.isna(document_day) else document_day.date()
    # A whole year named by a report (2022年共…) is true on the report's own date while that year still ran.
    if stated and fallback and len(str(period)) == 4 and fallback.year == stated.year:
        return fallback
    return stated or fallback
