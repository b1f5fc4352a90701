"""What was read from one document row by row, the row that is being mended, and who has mended what: for the lower half of 数据质量."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import Snapshot
from dashboard.reference.indicators import Indicators
from dashboard.reference.words import words
from dashboard.reports.editing import READINGS
from dashboard.reports.readings import ADDED, COLUMNS, PARTS, REJECTABLE, Act, Reading
from dashboard.schema import IDS, Kind
from dashboard.views.numbers import MISSING, day, stated
from dashboard.views.quality import sentence_address, short
from dashboard.views.situation import NO_TITLE
from dashboard.views.view import View

TABLES = {"facts": "数据", "milestones": "时间节点", "pilots": "试点", "tasks": "任务"}
ACT_COLUMNS = {
    "number": "编号",
    "kind": "做了什么",
    "quote": "原文",
    "change": "内容",
    "reason": "说明",
    "by": "谁",
    "at": "何时",
    "state": "现状",
}


@dataclass(frozen=True)
class Chosen:
    """A row being mended: what it says now (word, value), what may be corrected (column, word) and added, and which indicators fit."""

    row: str
    title: str
    quote: str
    address: str
    says: tuple[tuple[str, str], ...]
    correctable: tuple[tuple[str, str], ...]
    addable: tuple[str, ...]
    indicators: tuple[str, ...]
    rejectable: bool
    withdrawable: bool = False


def rows_of(snapshot: Snapshot, doc_id: str) -> View | None:
    """Everything of a document that may be mended; None for a document there is not."""
    documents = snapshot.tables.documents
    about = documents[documents["doc_id"] == doc_id]
    if about.empty:
        return None
    rows = [_row(table, row) for table in TABLES for _, row in _own(snapshot, table, doc_id).iterrows()]
    return View(
        id="quality-rows",
        headline=f"《{about.iloc[0]['title'] or NO_TITLE}》读出 {len(rows)} 条",
        subtitle="点“更正”校正、补录或标为不采用；原文和原来的读法都会保留",
        columns={
            "table": "是什么",
            "text": "原文",
            "value": "数量",
            "kind": "类别",
            "department": words["department"],
            "county": words["county"],
            "due": words["due"],
            "indicator": words["indicator"],
            "mark": "标记",
            "open": "更正",
        },
        rows=tuple(rows),
        note="这份文件没有读出可以更正的内容",
    )


def acts_of(acts: tuple[Reading, ...], doc_ids: frozenset[str]) -> View:
    """Who named, corrected, rejected, added or confirmed what in some documents, newest first, withdrawn ones too."""
    shown = [act for act in reversed(acts) if act.doc_id in doc_ids]
    return View(
        id="quality-acts",
        headline=f"人工处理记录 {len(shown)} 条",
        subtitle="编号可点开撤销；撤销的也留在记录里",
        columns=ACT_COLUMNS,
        rows=tuple(_act_row(act) for act in shown),
        note="还没有人工处理",
    )


def chosen_row(snapshot: Snapshot, acts: tuple[Reading, ...], row: str) -> Chosen | None:
    """What `table:row_id` (or `readings:number`) says now and may become; None where there is none."""
    table, _, row_id = row.partition(":")
    if table == READINGS:
        held = set(snapshot.tables.documents["doc_id"])
        return next((_withdrawal(act) for act in acts if str(act.reading_id) == row_id and act.doc_id in held), None)
    if table not in TABLES:
        return None
    frame = snapshot.tables[table]
    found = frame[frame[IDS[table]] == row_id]
    return None if found.empty else _chosen(table, row, found.iloc[0])


def _own(snapshot: Snapshot, table: str, doc_id: str) -> pd.DataFrame:
    frame = snapshot.tables[table]
    return frame[frame["doc_id"] == doc_id]


def _row(table: str, row: pd.Series) -> dict:
    key = f"{table}:{row[IDS[table]]}"
    return {
        "table": TABLES[table],
        "text": short(row["title"] if table == "tasks" else row["quote"]),
        "value": str(stated(row)) if table == "facts" else "",
        **_says(table, row),
        "mark": row.get("mark", ""),
        "open": "更正",
        "origins": {"text": key},
        "filters": {"open": ("row", key)},
    }


def _says(table: str, row: pd.Series) -> dict[str, str]:
    """The columns that may be corrected, as they are said."""
    indicator = Indicators.load().get(row["indicator"]) if table == "facts" else None
    return {
        "kind": words[f"kind_{row['kind']}"] if table == "facts" else "",
        "department": row.get("department", "").replace(";", "；"),
        "county": row.get("county", "") or row.get("place", ""),
        "due": day(row["due"]) if "due" in row else "",
        "indicator": indicator.name if indicator else "",
    }


def _chosen(table: str, key: str, row: pd.Series) -> Chosen:
    said = {name: value for name, value in _says(table, row).items() if name in COLUMNS[table]}
    told = [(COLUMNS[table][name], value or MISSING) for name, value in said.items()]
    if table == "facts":
        told = [("数量", str(stated(row))), ("叫法", row["label"] or MISSING), *told]
    marked = row.get("mark", "")
    return Chosen(
        row=key,
        title=TABLES[table],
        quote=row["quote"],
        address=sentence_address(row["doc_id"], row["start"]),
        says=(*told, *((("标记", marked),) if marked else ())),
        correctable=tuple(COLUMNS[table].items()),
        addable=(*PARTS, *ADDED) if table == "tasks" else (),
        indicators=_fitting(row["unit"]) if table == "facts" else (),
        rejectable=table in REJECTABLE,
    )


def _withdrawal(act: Reading) -> Chosen:
    told = (("做了什么", str(act.kind)), ("内容", _change(act)), ("谁", act.by), ("何时", day(act.at.replace(tzinfo=None))))
    return Chosen(
        row=f"{READINGS}:{act.reading_id}",
        title=f"第 {act.reading_id} 号处理",
        quote=act.quote,
        address=sentence_address(act.doc_id, None),
        says=told,
        correctable=(),
        addable=(),
        indicators=(),
        rejectable=False,
        withdrawable=act.withdrawn_at is None,
    )


def _fitting(unit: str) -> tuple[str, ...]:
    """The names of the indicators that may carry a unit, in the catalogue's order."""
    return tuple(indicator.name for indicator in Indicators.load().all if not indicator.units or unit in indicator.units)


def _act_row(act: Reading) -> dict:
    return {
        "number": f"第 {act.reading_id} 号",
        "kind": str(act.kind),
        "quote": short(act.quote) or "整份文件",
        "change": _change(act),
        "reason": act.reason or MISSING,
        "by": act.by,
        "at": day(act.at.replace(tzinfo=None)),
        "state": "有效" if act.withdrawn_at is None else f"{act.withdrawn_by} 已撤销",
        "filters": {"number": ("row", f"{READINGS}:{act.reading_id}")},
    }


def _change(act: Reading) -> str:
    """What was and what counts, in words."""
    if act.kind in (Act.CONFIRM, Act.REJECT):
        return MISSING
    name = COLUMNS.get(act.table, {}).get(act.column, act.column)
    was, now = (_said(act.column, text) for text in (act.was, act.now))
    return f"{name}：{was or '空'} → {now or '空'}"


def _said(column: str, text: str) -> str:
    if column == "indicator":
        indicator = Indicators.load().get(text)
        return indicator.name if indicator else text
    return words[f"kind_{text}"] if column == "kind" and text in set(Kind) else text
