"""County values of an indicator: facts in, one row a member out, and where the city's own value differs from their sum."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.loaders.rows import Record, Rows, each, made_like
from dashboard.measures.matching import actuals
from dashboard.schema import Kind

VALUE = ("member", "value", "unit", "true_on", "fact_id")
AIM = ("member", "value", "unit", "due", "fact_id")
DIFFERENCE_COLUMNS = ("indicator", "unit", "city_value", "city_id", "county_sum", "counties", "true_on")


def values(facts: Rows, documents: Rows, indicator: str, as_of: date) -> Rows:
    """The newest actual of an indicator for each county or zone: the columns VALUE; members without one are absent."""
    known = [row for row in each(actuals(facts, documents, as_of)) if row["indicator"] == indicator]
    newest = {_member(row): row for row in known if _member(row)}
    return made_like(facts, VALUE, [(member, *(row[name] for name in VALUE[1:])) for member, row in newest.items()])


def targets(facts: Rows, indicator: str) -> Rows:
    """The targets of an indicator that name a county or zone, as the text has them: the columns AIM."""
    aims = [row for row in each(facts) if row["indicator"] == indicator and row["kind"] == Kind.TARGET and not row["restates"]]
    return made_like(facts, AIM, [(_member(row), *(row[name] for name in AIM[1:])) for row in aims if _member(row)])


def differences(facts: pd.DataFrame, documents: pd.DataFrame, additive: frozenset[str], as_of: date) -> pd.DataFrame:
    """Where a city's own value and the sum of its counties, true on the same day, differ; columns DIFFERENCE_COLUMNS.

    `additive` names the indicators whose county values add up.
    """
    rows = actuals(facts, documents, as_of)
    found = []
    for (indicator, unit, day), group in rows[rows["indicator"].isin(additive)].groupby(["indicator", "unit", "true_on"]):
        parts = group[(group["county"] != "") | (group["place"] != "")]
        whole = group.drop(parts.index)
        if len(parts) and len(whole) and float(parts["value"].sum()) != float(whole.iloc[-1]["value"]):
            own = whole.iloc[-1]
            found.append((indicator, unit, float(own["value"]), own["fact_id"], float(parts["value"].sum()), len(parts), day))
    return pd.DataFrame(found, columns=list(DIFFERENCE_COLUMNS))


def _member(row: Record) -> str:
    return row["county"] or row["place"]
