"""County values of an indicator: facts in, one row a member out, and where the city's own value differs from their sum."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.measures.matching import actuals
from dashboard.schema import Kind

DIFFERENCE_COLUMNS = ("indicator", "unit", "city_value", "city_id", "county_sum", "counties", "true_on")


def values(facts: pd.DataFrame, documents: pd.DataFrame, indicator: str, as_of: date) -> pd.DataFrame:
    """The newest actual of an indicator for each county or zone: member, value, unit, true_on, fact_id; members without one are absent."""
    rows = actuals(facts, documents, as_of)
    rows = rows[(rows["indicator"] == indicator) & ((rows["county"] != "") | (rows["place"] != ""))]
    rows = rows.assign(member=rows["county"].where(rows["county"] != "", rows["place"]))
    return rows.drop_duplicates("member", keep="last")[["member", "value", "unit", "true_on", "fact_id"]].reset_index(drop=True)


def targets(facts: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The targets of an indicator that name a county or zone: member, value, unit, due, fact_id."""
    rows = facts[(facts["kind"] == Kind.TARGET) & (facts["restates"] == "") & (facts["indicator"] == indicator)]
    rows = rows[(rows["county"] != "") | (rows["place"] != "")]
    rows = rows.assign(member=rows["county"].where(rows["county"] != "", rows["place"]))
    return rows[["member", "value", "unit", "due", "fact_id"]].reset_index(drop=True)


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
