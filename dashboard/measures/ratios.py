"""Totals named beside an actual (73 projects of which 45 are done): facts in, ratios without lamp or pace out."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.loaders.rows import Rows, each
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


def ratios(facts: Rows) -> dict[str, Ratio]:
    """The ratios of a selection by the part's fact id: an actual within a denominator of the same unit that is larger than nothing."""
    rows = [row for row in each(facts) if row["restates"] == "" and row["value"] is not None]
    wholes = {row["fact_id"]: row for row in rows if row["kind"] == Kind.BACKGROUND}
    found = {}
    for part in rows:
        whole = wholes.get(part["part_of"])
        if whole and part["kind"] == Kind.ACTUAL and whole["unit"] == part["unit"] and whole["value"] > 0:
            ids = part["fact_id"], part["part_of"]
            found[part["fact_id"]] = Ratio(*ids, float(part["value"]), float(whole["value"]), part["unit"])
    return found
