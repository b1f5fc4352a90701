"""Published entries as rows of the tables: a document row for each, facts for values, progress for words.

Added columns: `until` on documents (the day on which another entry took its place, or it was taken back); `problems`, `next_step` and
`coordination` on progress.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd

from dashboard.catalog.entered import JOINED, Reported
from dashboard.catalog.snapshot import measured
from dashboard.loaders import Tables
from dashboard.loaders.rows import Record
from dashboard.loaders.tables import MISSING
from dashboard.provenance import REPORT
from dashboard.reports.entries import Entry
from dashboard.reports.periods import day_of, period
from dashboard.reports.plan import Plan
from dashboard.schema import COLUMNS, Comparator, Kind, Measure

__all__ = ["Published", "day_of", "rows_of", "sentence", "with_room"]

ENTERED = "entry"
TOLD = ("problems", "next_step", "coordination")
NO_CHANGE = "本期无变化"
BLANK: dict[str, Record] = {table: {name: MISSING[kind] for name, kind in COLUMNS[table].items()} for table in JOINED}
MEASURES = {Measure.INCREMENT: "本期新增", Measure.SHARE: "达到", Measure.TOTAL: "累计完成"}


@dataclass(frozen=True)
class Published:
    """An entry that is or was on the screens: from the day of its publication until the day before `until` (None: still is)."""

    entry: Entry
    on: date
    until: date | None
    person: str
    time: int = 1

    @property
    def doc_id(self) -> str:
        """Its own for each publication: what was returned may be published again, word for word."""
        return REPORT + self.entry.entry_id + (f".{self.time}" if self.time > 1 else "")

    def counts(self, as_of: date, known: date) -> bool:
        """Whether it was true by `as_of` and on the screens on the day `known`."""
        return self.entry.as_of <= as_of and self.on <= known and (self.until is None or known < self.until)


def rows_of(said: Sequence[Published], plan: Plan, named: bool) -> Reported:
    """What was published as rows of the tables, with the added columns; `named`: with the authors' names."""
    told = [one for one in said if one.entry.progress or one.entry.no_change]
    rows = {
        "documents": [_document(one, plan) for one in said],
        "facts": [_fact(one, plan, named) for one in said if one.entry.value is not None],
        "progress": [_progress(one, plan) for one in told],
    }
    added = {
        "documents": [{"until": one.until} for one in said],
        "facts": [{"value": float(row["value"])} for row in rows["facts"]],
        "progress": [{name: getattr(one.entry, name) for name in TOLD} for one in told],
    }
    records = {name: [BLANK[name] | row | more for row, more in zip(rows[name], added[name], strict=True)] for name in rows}
    return Reported(records, partial(_tables, rows, added))


def _tables(rows: dict[str, list[Record]], added: dict[str, list[Record]]) -> Tables:
    tables = Tables.from_rows(rows)
    until = pd.Series(pd.to_datetime(pd.Series([row["until"] for row in added["documents"]], dtype="object")), dtype="datetime64[us]")
    words = {name: pd.Series([row[name] for row in added["progress"]], dtype="str") for name in TOLD}
    return measured(tables.with_(documents=tables.documents.assign(until=until), progress=tables.progress.assign(**words)))


def with_room(tables: Tables) -> Tables:
    """The tables of documents with the columns that published rows add."""
    documents, progress = tables.documents, tables.progress
    return tables.with_(
        documents=documents.assign(until=pd.Series(pd.NaT, index=documents.index, dtype="datetime64[us]")),
        progress=progress.assign(**{name: pd.Series("", index=progress.index, dtype="str") for name in TOLD}),
    )


def sentence(one: Published, named: bool) -> tuple[str, tuple[int, int]]:
    """An entry in words, as its origin shows it, and where in them its value stands; with its author's name for signed-in readers."""
    entry = one.entry
    head = f"截至{entry.as_of}，{entry.member}{entry.title}{MEASURES[Measure(entry.measure or Measure.TOTAL)]}"
    value = "" if entry.value is None else f"{entry.value:f}"
    rest = "".join((entry.unit, f"。进展情况：{entry.progress}" if entry.progress else "", f"（{NO_CHANGE}）" if entry.no_change else ""))
    signed = f"（{one.person if named else entry.member} {one.on} 填报）"
    return head + value + rest + signed, (len(head), len(head) + len(value))


def _document(one: Published, plan: Plan) -> dict[str, object]:
    entry = one.entry
    return {
        "doc_id": one.doc_id,
        "title": f"{entry.member}填报（{period(entry.period).words}）",
        "issuer": entry.department or entry.county or entry.place,
        "city": entry.city,
        "year": plan.year(entry.city, entry.subject_id, entry.as_of),
        "kind": ENTERED,
        "published": one.on,
        "as_of": entry.as_of,
    }


def _fact(one: Published, plan: Plan, named: bool) -> dict[str, object]:
    """A value as an actual of its indicator; of a target without one, as its task's quantity of the same name."""
    entry, thing = one.entry, plan.thing(one.entry.subject_id)
    text, (first, last) = sentence(one, named)
    return {
        "fact_id": one.doc_id,
        "city": entry.city,
        "county": entry.county,
        "place": entry.place,
        "department": entry.department or thing.lead,
        "task_id": thing.task_id,
        "task_no": thing.task_no,
        "indicator": entry.indicator,
        "label": thing.label or entry.title,
        "value": entry.value,
        "unit": entry.unit,
        "comparator": str(Comparator.EQ),
        "kind": str(Kind.ACTUAL),
        "measure": entry.measure or str(Measure.TOTAL),
        "year": entry.as_of.year,
        "period": entry.as_of.isoformat(),
        "doc_id": one.doc_id,
        "start": 0,
        "end": len(text),
        "quote": text,
        "value_start": first,
        "value_end": last,
    }


def _progress(one: Published, plan: Plan) -> dict[str, object]:
    entry, thing = one.entry, plan.thing(one.entry.subject_id)
    text = entry.progress or f"{entry.title}：{NO_CHANGE}"
    return {
        "city": entry.city,
        "year": plan.year(entry.city, entry.subject_id, entry.as_of),
        "task_id": thing.task_id,
        "task_no": thing.task_no,
        "department": entry.department or thing.lead,
        "county": entry.county,
        "as_of": entry.as_of,
        "text": text,
        "doc_id": one.doc_id,
        "start": 0,
        "end": len(text),
        "quote": text,
    }
