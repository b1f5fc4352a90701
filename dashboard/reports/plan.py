"""What published entries take from the documents they report on: the task, number, name and year of the thing an id means."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.catalog.leads import leads_found_elsewhere
from dashboard.loaders import Tables


@dataclass(frozen=True)
class Thing:
    """A target, step or task of a plan; `lead` is who leads its task where only a restatement says so."""

    task_id: str = ""
    task_no: str = ""
    label: str = ""
    year: int | None = None
    lead: str = ""


@dataclass(frozen=True)
class Plan:
    """`things` by their row id, `years` of each city's documents in order."""

    things: dict[str, Thing]
    years: dict[str, list[int]]

    @classmethod
    def of(cls, tables: Tables) -> Plan:
        """The plans that some tables hold; leads not yet added."""
        documents = tables.documents
        year_of = dict(zip(documents["doc_id"], documents["year"], strict=True))
        leads = leads_found_elsewhere(tables.tasks)
        things = {}
        for table, column in (("facts", "fact_id"), ("milestones", "milestone_id"), ("tasks", "task_id")):
            frame = tables[table]
            labels = frame["label"] if "label" in frame else [""] * len(frame)
            columns = (frame[column], frame["task_id"], frame["task_no"], labels, frame["doc_id"])
            for row_id, task_id, task_no, label, doc_id in zip(*columns, strict=True):
                year = year_of.get(doc_id)
                things[row_id] = Thing(task_id, task_no, label, None if pd.isna(year) else int(year), leads.get(task_id, ""))
        dated = documents.dropna(subset=["year"])
        return cls(things, {city: sorted({int(year) for year in rows["year"]}) for city, rows in dated.groupby("city")})

    def thing(self, row_id: str) -> Thing:
        """What an id means; an empty Thing for an indicator's, or one that no document has any more."""
        return self.things.get(row_id, Thing())

    def year(self, city: str, subject_id: str, as_of: date) -> int:
        """The year of the plan that is reported on, so that a report never opens a year without a plan."""
        own = self.thing(subject_id).year
        if own is not None:
            return own
        years = self.years.get(city, [])
        before = bisect_right(years, as_of.year)
        return years[before - 1] if before else as_of.year
