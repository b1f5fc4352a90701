"""What editors say about rows that were read from documents: named, corrected, rejected, added to, confirmed; kept with the original.

Rows go by the ids of the loaders, which hash what the sentence says: a reading holds while its sentence stands, also in a re-read
document. `mending` lays it over the tables. Arguments named `tables` are those of the newest snapshot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import pandas as pd
from sqlalchemy import select

from dashboard.catalog.members import counties_of
from dashboard.loaders import Tables
from dashboard.reference.departments import Departments
from dashboard.reference.indicators import Indicators
from dashboard.reports import audit
from dashboard.reports.errors import NotFound, ReportError
from dashboard.reports.models import ReadingRow
from dashboard.reports.people import Account, required
from dashboard.reports.rows import as_read
from dashboard.reports.store import Store
from dashboard.schema import IDS, Kind, Part


class Act(StrEnum):
    """What was done to a reading; the value is the word on screen."""

    NAME = "指认指标"
    CORRECT = "人工校正"
    REJECT = "不采用"
    ADD = "人工补录"
    CONFIRM = "核对确认"


@dataclass(frozen=True)
class Reading:
    """One act: by whom, when, on which row, its sentence; `was` is the original, `now` what counts; withdrawn ones are history."""

    reading_id: int
    kind: Act
    doc_id: str
    table: str
    row_id: str
    column: str
    was: str
    now: str
    quote: str
    reason: str
    by: str
    at: datetime
    withdrawn_by: str = ""
    withdrawn_at: datetime | None = None


# What may be corrected, with its words on screen.
COLUMNS: dict[str, dict[str, str]] = {
    "facts": {"kind": "类别", "department": "部门", "county": "县区", "place": "区域", "due": "完成时限", "indicator": "指标"},
    "milestones": {"department": "部门", "county": "县区", "due": "完成时限"},
    "pilots": {"county": "县区", "place": "区域", "due": "完成时限"},
    "tasks": {"department": "部门"},
}
# What may be added to a task: parts of departments, and words that the documents' tables have no column for.
PARTS: dict[str, Part] = {"牵头单位": Part.LEAD, "其他牵头单位": Part.CO_LEAD, "责任单位": Part.RESPONSIBLE, "配合单位": Part.SUPPORT}
ADDED: dict[str, str] = {"责任科室": "office", "责任领导": "leader", "联系人": "contact"}
REJECTABLE = ("facts", "milestones", "pilots")
CONFIRMED = ("facts", "milestones", "pilots", "tasks")
LONGEST = 500
BETWEEN_IDS = ";"


def name(store: Store, actor: Account, tables: Tables, fact_id: str, indicator: str, reason: str = "") -> Reading:
    """Say which indicator of the catalogue (id or name) a quantity is; all quantities called the same in the same unit follow."""
    row = _row(tables, "facts", fact_id)
    found = Indicators.load().get(indicator) or next((one for one in Indicators.load().all if indicator in (one.name, one.short)), None)
    if found is None:
        raise ReportError(f"指标目录中没有“{indicator}”")
    if found.units and row["unit"] not in found.units:
        raise ReportError(f"指标“{found.name}”的单位是{'、'.join(found.units)}，这一数据的单位是“{row['unit']}”")
    return _keep(store, actor, Act.NAME, "facts", row, column="indicator", was=row["indicator"], now=found.id, reason=reason)


def correct(store: Store, actor: Account, tables: Tables, table: str, row_id: str, column: str, now: str, reason: str = "") -> Reading:
    """Put another value in a column of COLUMNS, also in place of an earlier correction. ReportError for a value that cannot stand there."""
    if column not in COLUMNS.get(table, {}):
        raise ReportError(f"这一项不能校正；可校正的有：{'、'.join(COLUMNS.get(table, {}).values()) or '无'}")
    row = _row(tables, table, row_id)
    now = CHECKS[column](now.strip(), tables, row["city"])
    earlier = [one for one in standing(store) if (one.kind, one.table, one.row_id, one.column) == (Act.CORRECT, table, row_id, column)]
    was = earlier[-1].was if earlier else _text(row[column])
    if now == (earlier[-1].now if earlier else was):
        raise ReportError("新内容与现有内容相同")
    return _keep(store, actor, Act.CORRECT, table, row, column=column, was=was, now=now, reason=reason)


def reject(store: Store, actor: Account, tables: Tables, table: str, row_id: str, reason: str) -> Reading:
    """Take a row out of all screens; the reason is compulsory."""
    if table not in REJECTABLE:
        raise ReportError("只有数据、时间节点和试点可以标为不采用")
    if not reason.strip():
        raise ReportError("不采用须写明原因")
    return _keep(store, actor, Act.REJECT, table, _row(tables, table, row_id), reason=reason)


def add(store: Store, actor: Account, tables: Tables, task_id: str, what: str, now: str, reason: str = "") -> Reading:
    """Add to a task what its text lacks: a key of PARTS (a department) or of ADDED (words)."""
    if what not in (*PARTS, *ADDED):
        raise ReportError(f"可补录的有：{'、'.join((*PARTS, *ADDED))}")
    now = now.strip()
    if not now or len(now) > LONGEST:
        raise ReportError(f"{what}应有 1 到 {LONGEST} 字")
    official = Departments.load().official(now) if what in PARTS else now
    return _keep(store, actor, Act.ADD, "tasks", _row(tables, "tasks", task_id), column=what, now=official, reason=reason)


def confirm(store: Store, actor: Account, tables: Tables, doc_id: str) -> Reading:
    """Say that a document's figures were checked: what is read from it now no longer carries 待核; what a later reading adds does."""
    if doc_id not in set(tables.documents["doc_id"]):
        raise NotFound(f"没有依据文件“{doc_id}”")
    ids = [row_id for table in CONFIRMED for row_id in tables[table].loc[tables[table]["doc_id"] == doc_id, IDS[table]]]
    about = pd.Series({"doc_id": doc_id, "quote": "", "doc": doc_id})
    return _keep(store, actor, Act.CONFIRM, "documents", about, now=BETWEEN_IDS.join(ids))


def withdraw(store: Store, actor: Account, reading_id: int) -> None:
    """Take an act back: the document's own reading counts again. The act stays in the history."""
    required(actor.may_edit, "撤销人工校正")
    with store.writing() as session:
        row = session.get(ReadingRow, reading_id)
        if row is None or row.withdrawn_at is not None:
            raise NotFound(f"没有第 {reading_id} 号校正，或已撤销")
        row.withdrawn_by, row.withdrawn_at = actor.name, store.clock()
        audit.note(session, store.clock(), actor.name, "撤销校正", f"第{reading_id}号 {row.kind} {row.quote}")


def all_of(store: Store, doc_id: str = "") -> tuple[Reading, ...]:
    """Every act, withdrawn ones too, oldest first; of one document or of all."""
    with store.reading() as session:
        rows = session.scalars(select(ReadingRow).order_by(ReadingRow.reading_id))
        return tuple(_reading(row) for row in rows if doc_id in ("", row.doc_id))


def standing(store: Store) -> tuple[Reading, ...]:
    """The acts that count, oldest first."""
    return tuple(one for one in all_of(store) if one.withdrawn_at is None)


def _keep(store: Store, actor: Account, kind: Act, table: str, row: pd.Series, **said: str) -> Reading:
    required(actor.may_edit, kind)
    row_id = row[IDS[table]]
    with store.writing() as session:
        kept = ReadingRow(
            **said, kind=str(kind), doc_id=row["doc_id"], table=table, row_id=row_id, quote=row["quote"], by=actor.name, at=store.clock()
        )
        session.add(kept)
        session.flush()
        about = f"第{kept.reading_id}号 {row['doc_id']} {table} {row_id} {kept.column}：{kept.was} → {kept.now[:LONGEST]} {kept.reason}"
        audit.note(session, store.clock(), actor.name, str(kind), about)
        return _reading(kept)


def _row(tables: Tables, table: str, row_id: str) -> pd.Series:
    rows = tables[table]
    found = rows[rows[IDS[table]] == row_id]
    if found.empty:
        raise NotFound(f"没有编号为“{row_id}”的数据，可能文件刚刚更换")
    return found.iloc[0]


def _reading(row: ReadingRow) -> Reading:
    return as_read(Reading, row, kind=Act(row.kind))


def _text(value: object) -> str:
    if value is None or pd.isna(value):
        return ""
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def _kind(now: str, _tables: Tables, _city: str) -> str:
    if now not in set(Kind):
        raise ReportError(f"类别只能是：{'、'.join(Kind)}")
    return now


def _county(now: str, tables: Tables, city: str) -> str:
    if now and now not in counties_of(tables, city):
        raise ReportError(f"{city}没有“{now}”，请用规范名称")
    return now


def _department(now: str, _tables: Tables, _city: str) -> str:
    return BETWEEN_IDS.join(Departments.load().official(one) for one in now.replace("；", BETWEEN_IDS).split(BETWEEN_IDS) if one.strip())


def _due(now: str, _tables: Tables, _city: str) -> str:
    try:
        return date.fromisoformat(now).isoformat() if now else ""
    except ValueError as wrong:
        raise ReportError(f"完成时限“{now}”应形如 2022-06-30") from wrong


def _indicator(now: str, _tables: Tables, _city: str) -> str:
    if now and Indicators.load().get(now) is None:
        raise ReportError(f"指标目录中没有“{now}”")
    return now


CHECKS: dict[str, Callable[[str, Tables, str], str]] = {
    "kind": _kind,
    "county": _county,
    "place": lambda now, _tables, _city: now,
    "department": _department,
    "due": _due,
    "indicator": _indicator,
}
