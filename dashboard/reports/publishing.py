"""Published entries as rows of the tables: a document row for each, facts for values, progress for words; numbers show at once everywhere.

Added columns: `until` on documents (the day on which another entry took its place, or it was taken back); `problems`, `next_step` and
`coordination` on progress.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from sqlalchemy import select

from dashboard.loaders import Tables
from dashboard.provenance import REPORT
from dashboard.reports.entries import Entry, as_entry
from dashboard.reports.models import AccountRow, EntryRow, MoveRow
from dashboard.reports.periods import period
from dashboard.reports.store import Store
from dashboard.reports.words import Openness, Stage
from dashboard.schema import Comparator, Kind, Measure
from dashboard.settings import CITY_TIME

ENTERED = "entry"
TOLD = ("problems", "next_step", "coordination")
NO_CHANGE = "本期无变化"
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


def published(store: Store, *where: object) -> tuple[Published, ...]:
    """Every entry that was ever published and satisfies conditions on EntryRow, in the order of publication."""
    wanted = select(EntryRow.entry_id).where(*where)
    with store.reading() as session:
        rows = {row.entry_id: row for row in session.scalars(select(EntryRow).where(*where))}
        people = {row.name: row.person or row.name for row in session.scalars(select(AccountRow))}
        steps = list(session.scalars(select(MoveRow).where(MoveRow.entry_id.in_(wanted)).order_by(MoveRow.move_id)))
    last = {step.entry_id: step.state for step in steps}
    found = [(as_entry(rows[step.entry_id], last[step.entry_id]), step) for step in steps if step.state == Stage.PUBLISHED]
    ends, times = _ends(found, steps), Counter()
    said = []
    for entry, step in found:
        times[entry.entry_id] += 1
        person = people.get(entry.author, entry.author)
        said.append(Published(entry, day_of(step.at), ends[step.move_id], person, times[entry.entry_id]))
    return tuple(said)


def day_of(moment: datetime) -> date:
    """The day of a moment in the cities' own time."""
    return moment.astimezone(CITY_TIME).date()


def laid_over(tables: Tables, said: Iterable[Published], audience: frozenset[Openness]) -> Tables:
    """The tables with the rows of what was published for this audience."""
    seen = [one for one in said if one.entry.openness in audience]
    tables = tables.with_(documents=_with_dates(tables.documents), progress=_with_words(tables.progress))
    if not seen:
        return tables
    years, by_id = _years(tables), _by_id(tables)
    rows = Tables.from_rows(
        {
            "documents": [_document(one, years, by_id) for one in seen],
            "facts": [_fact(one, by_id, Openness.INTERNAL in audience) for one in seen if one.entry.value is not None],
            "progress": [_progress(one, by_id, years) for one in seen if one.entry.progress or one.entry.no_change],
        }
    )
    told = [one for one in seen if one.entry.progress or one.entry.no_change]
    return tables.with_(
        documents=_joined(tables.documents, rows.documents.assign(until=pd.to_datetime(pd.Series([one.until for one in seen])))),
        facts=_joined(tables.facts, rows.facts),
        progress=_joined(tables.progress, rows.progress.assign(**{name: [getattr(one.entry, name) for one in told] for name in TOLD})),
    )


def sentence(one: Published, named: bool) -> tuple[str, tuple[int, int]]:
    """An entry in words, as its origin shows it, and where in them its value stands; with its author's name for signed-in readers."""
    entry = one.entry
    head = f"截至{entry.as_of}，{entry.member}{entry.title}{MEASURES[Measure(entry.measure or Measure.TOTAL)]}"
    value = "" if entry.value is None else f"{entry.value:f}"
    rest = "".join((entry.unit, f"。进展情况：{entry.progress}" if entry.progress else "", f"（{NO_CHANGE}）" if entry.no_change else ""))
    signed = f"（{one.person if named else entry.member} {one.on} 填报）"
    return head + value + rest + signed, (len(head), len(head) + len(value))


def _ends(found: list[tuple[Entry, MoveRow]], steps: list[MoveRow]) -> dict[int, date | None]:
    """For each publication the day another one of its key followed, or on which it was returned; None while it counts."""
    ends: dict[int, date | None] = {}
    following: dict[tuple[str, ...], datetime] = {}
    returned = {step.entry_id: step for step in steps if step.state == Stage.RETURNED}
    for entry, step in reversed(found):
        moments = [following[entry.key]] if entry.key in following else []
        if (back := returned.get(entry.entry_id)) and back.move_id > step.move_id:
            moments.append(back.at)
        ends[step.move_id] = min(map(day_of, moments), default=None)
        if entry.stage is Stage.PUBLISHED:
            following[entry.key] = step.at
    return ends


def _document(one: Published, years: Mapping[str, list[int]], by_id: Mapping[str, pd.Series]) -> dict[str, object]:
    entry = one.entry
    return {
        "doc_id": one.doc_id,
        "title": f"{entry.member}填报（{period(entry.period).words}）",
        "issuer": entry.department or entry.county or entry.place,
        "city": entry.city,
        "year": _year(entry, years, by_id),
        "kind": ENTERED,
        "published": one.on,
        "as_of": entry.as_of,
    }


def _fact(one: Published, by_id: Mapping[str, pd.Series], named: bool) -> dict[str, object]:
    """A value as an actual of its indicator; of a target without one, as its task's quantity of the same name."""
    entry, own = one.entry, by_id.get(one.entry.subject_id)
    text, (first, last) = sentence(one, named)
    return {
        "fact_id": one.doc_id,
        "city": entry.city,
        "county": entry.county,
        "place": entry.place,
        "department": entry.department,
        "task_id": "" if own is None else own["task_id"],
        "task_no": "" if own is None else own["task_no"],
        "indicator": entry.indicator,
        "label": entry.title if own is None else own["label"],
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


def _progress(one: Published, by_id: Mapping[str, pd.Series], years: Mapping[str, list[int]]) -> dict[str, object]:
    entry, own = one.entry, by_id.get(one.entry.subject_id)
    text = entry.progress or f"{entry.title}：{NO_CHANGE}"
    return {
        "city": entry.city,
        "year": _year(entry, years, by_id),
        "task_id": "" if own is None else own["task_id"],
        "task_no": "" if own is None else own["task_no"],
        "department": entry.department,
        "county": entry.county,
        "as_of": entry.as_of,
        "text": text,
        "doc_id": one.doc_id,
        "start": 0,
        "end": len(text),
        "quote": text,
    }


def _by_id(tables: Tables) -> dict[str, pd.Series]:
    """The rows that an entry's subject_id may mean, each with the year of its document."""
    years = dict(zip(tables.documents["doc_id"], tables.documents["year"], strict=True))
    found = {}
    for table, column in (("facts", "fact_id"), ("milestones", "milestone_id"), ("tasks", "task_id")):
        for _, row in tables[table].iterrows():
            found[row[column]] = pd.Series({**row, "plan_year": years.get(row["doc_id"])})
    return found


def _years(tables: Tables) -> dict[str, list[int]]:
    documents = tables.documents.dropna(subset=["year"])
    return {city: sorted(map(int, rows["year"])) for city, rows in documents.groupby("city")}


def _year(entry: Entry, years: Mapping[str, list[int]], by_id: Mapping[str, pd.Series]) -> int:
    """The year of the plan it reports on, so that a report never opens a year without a plan."""
    own = by_id.get(entry.subject_id)
    if own is not None and not pd.isna(own["plan_year"]):
        return int(own["plan_year"])
    return max((year for year in years.get(entry.city, ()) if year <= entry.as_of.year), default=entry.as_of.year)


def _with_dates(documents: pd.DataFrame) -> pd.DataFrame:
    return documents.assign(until=pd.Series(pd.NaT, index=documents.index, dtype="datetime64[us]"))


def _with_words(progress: pd.DataFrame) -> pd.DataFrame:
    return progress.assign(**{name: pd.Series("", index=progress.index, dtype="str") for name in TOLD})


def _joined(read: pd.DataFrame, entered: pd.DataFrame) -> pd.DataFrame:
    """The rows read and then those entered, in the types and with the added columns of those read."""
    if entered.empty:
        return read
    missing = {column: "" for column in read.columns if column not in entered.columns}
    filled = entered.assign(**missing)[read.columns].astype(read.dtypes.to_dict())
    return pd.concat([read, filled], ignore_index=True)
