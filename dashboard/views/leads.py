"""Who leads a task or step, as a screen says it: a row in, the department's name or why there is none out."""

from __future__ import annotations

import pandas as pd

from dashboard.reference.words import words


def leads(row: pd.Series) -> tuple[str, ...]:
    """The lead departments that a row names."""
    return tuple(name for name in row["department"].split(";") if name)


def lead_words(row: pd.Series) -> str:
    """The lead departments; without one the document's issuer, marked 推定; without issuer 未写明牵头单位."""
    named = leads(row)
    if named:
        return "、".join(named)
    presumed = row.get("presumed", "") or words["no_lead_stated"]
    return presumed if presumed == words["no_lead_stated"] else f"{presumed}（{words['inferred']}）"


def scope_words(row: pd.Series) -> str:
    """Why a row is shown outside the counts (全市口径), or ""."""
    return row.get("scope", "")
