"""Totals named beside an actual (73 projects of which 45 are done): facts in, ratios without lamp or pace out."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.schema import Kind


@dataclass(frozen=True)
class Ratio:
    """One actual and the whole it is part of, in one unit; `percent` rounded to 0.1."""

    part_id: str
    whole_id: str
    part: float
    whole: float
    unit: str

    @property
    def percent(self) -> float:
        return round(100 * self.part / self.whole, 1)


def ratios(facts: pd.DataFrame) -> dict[str, Ratio]:
    """The ratios of a selection by the part's fact id: an actual within a denominator of the same unit that is larger than nothing."""
    rows = facts[(facts["restates"] == "") & facts["value"].notna()].set_index("fact_id")
    parts = rows[(rows["kind"] == Kind.ACTUAL) & rows["part_of"].isin(rows.index[rows["kind"] == Kind.BACKGROUND])]
    found = {}
    for part_id, part in parts.iterrows():
        whole = rows.loc[part["part_of"]]
        if whole["unit"] == part["unit"] and whole["value"] > 0:
            found[part_id] = Ratio(part_id, part["part_of"], float(part["value"]), float(whole["value"]), part["unit"])
    return found
