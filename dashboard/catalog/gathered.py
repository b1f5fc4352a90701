"""What documents say of a city and then what was reported there: the same rows as records and, made when asked for, as frames.

A row knows whom it belongs to where it names no lead: `presumed` (推定). It counts until a selection says otherwise: `scope` is "".
"""

from __future__ import annotations

from functools import cached_property

import pandas as pd

from dashboard.catalog.entered import JOINED, Reported, joined
from dashboard.catalog.members import official_issuer
from dashboard.loaders import Tables
from dashboard.loaders.rows import Record, records

NO_LEAD = "未写明牵头单位"
SCOPED = ("facts", "tasks", "milestones", "pilots", "progress")


class Gathered:
    """`read` and `entered` as one; `before` are the records of `read`, where they were made already."""

    def __init__(self, read: Tables, entered: Reported | None = None, before: Gathered | None = None) -> None:
        self.read, self.entered, self.before = read, entered, before
        self._records: dict[str, list[Record]] = {}

    def records(self, name: str) -> list[Record]:
        """The rows of a table, in the order of its frame; shared, never changed."""
        if name not in self._records:
            self._records[name] = self._made(name)
        return self._records[name]

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        """Every table under its name."""
        tables = joined(self.read, self.entered.tables) if self.entered else self.read
        return {name: self._marked(frame) if name in SCOPED else frame for name, frame in tables.items()}

    def _made(self, name: str) -> list[Record]:
        if self.before is None:
            return self._with_marks(name, records(self.read[name]))
        if name not in JOINED:
            return self.before.records(name)
        empty = dict.fromkeys(self.read[name].columns, "")
        return [*self.before.records(name), *self._with_marks(name, [empty | row for row in self.entered.records[name]])]

    def _with_marks(self, name: str, rows: list[Record]) -> list[Record]:
        return [row | {"scope": "", "presumed": self._presumed(row)} for row in rows] if name in SCOPED else rows

    def _presumed(self, row: Record) -> str:
        return self._leads.get(row["doc_id"], "") if row.get("department") == "" else ""

    @cached_property
    def _leads(self) -> dict[str, str]:
        """Document -> whom what it says belongs to where it names no lead."""
        return {row["doc_id"]: official_issuer(row["issuer"]) or NO_LEAD for row in self.records("documents")}

    def _marked(self, frame: pd.DataFrame) -> pd.DataFrame:
        marked = frame.assign(scope="", presumed="")
        if "department" in frame:
            marked["presumed"] = frame["doc_id"].map(self._leads).where(frame["department"] == "", "").astype("str")
        return marked
