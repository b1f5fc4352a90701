"""Facts with the targets that a day had: what 调整 changed by then has the new value and a mark, what it changed later neither."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.reports.extensions import Target
from dashboard.reports.words import ADJUSTED, BETWEEN_MARKS


def adjusted(facts: pd.DataFrame, targets: Mapping[str, Target]) -> pd.DataFrame:
    """Rows of facts, by fact id with the targets of a day, whatever was laid over them before."""
    for fact_id, target in targets.items():
        own = facts["fact_id"] == fact_id
        value = target.value if facts["value"].dtype == object else float(target.value)
        marks = [_marked(mark, unit, target.was) for mark, unit in zip(facts.loc[own, "mark"], facts.loc[own, "unit"], strict=True)]
        facts = facts.assign(value=facts["value"].mask(own, value))
        facts.loc[own, "mark"] = marks
    return facts


def _marked(mark: str, unit: str, was: str) -> str:
    others = [part for part in mark.split(BETWEEN_MARKS) if part and not part.startswith(ADJUSTED)]
    return BETWEEN_MARKS.join([*others, *([f"{ADJUSTED}（原{was}{unit}）"] if was else [])])
