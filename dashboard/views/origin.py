"""Where a number comes from: `table:row_id` in, document, sentence with the number marked, and the address of the place out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from dashboard.catalog.snapshot import Snapshot
from dashboard.provenance import REPORT
from dashboard.schema import IDS
from dashboard.text.cleaning import Clean, clean, sentences
from dashboard.views.situation import source
from dashboard.views.view import Source

WORDS: dict[str, str] = {
    "facts": "数据",
    "tasks": "任务",
    "milestones": "时间节点",
    "pilots": "试点",
    "progress": "进展",
    "systems": "平台系统",
    "roles": "分工",
}
# A sentence is shown whole up to this many characters, a longer one around its mark.
LONGEST_SENTENCE = 260
NOT_FOUND = "这条数据的依据已不在现有文件中，可能文件刚刚更换，请刷新页面"
UNDATED = "未写日期"


@dataclass(frozen=True)
class Origin:
    """One row's origin: its document, the sentence in three pieces (the middle one marked), and where in the document it stands.

    `row` is the row itself, `table:row_id`.
    """

    what: str
    source: Source
    before: str
    marked: str
    after: str
    place: str
    start: int
    row: str = ""


def origins(snapshot: Snapshot, rows: str) -> tuple[Origin, ...]:
    """The origins of `facts:F1,milestones:M2`, each once and in that order; rows that no longer exist are left out."""
    found = (_origin(snapshot, *word.split(":", 1)) for word in dict.fromkeys(rows.split(",")) if ":" in word)
    return tuple(origin for origin in found if origin)


def in_three(document_text: str, start: int, end: int, mark_start: int, mark_end: int) -> tuple[str, str, str]:
    """The sentences around `start:end` of a raw text as read, cut before and after the mark; all offsets raw."""
    cleaned = reading(document_text)
    first, last = place_of(cleaned, start), place_of(cleaned, end)
    mark_first, mark_last = place_of(cleaned, mark_start), place_of(cleaned, mark_end)
    around = [(one, two) for one, two in _sentences(cleaned.text) if one < last and two > first]
    left, right = (around[0][0], around[-1][1]) if around else (first, last)
    if right - left > LONGEST_SENTENCE:
        left, right = max(left, mark_first - LONGEST_SENTENCE // 2), min(right, mark_last + LONGEST_SENTENCE // 2)
    pieces = (
        said(document_text, cleaned, left, mark_first),
        said(document_text, cleaned, mark_first, mark_last),
        said(document_text, cleaned, mark_last, right),
    )
    return pieces[0].lstrip(), pieces[1], pieces[2].rstrip(" |\n")


@lru_cache(maxsize=16)
def reading(document_text: str) -> Clean:
    """A document's text for reading, without page marks; kept, because a page asks for it many times."""
    return clean(document_text)


def place_of(cleaned: Clean, raw_offset: int) -> int:
    """The place in the clean text at or after a raw offset."""
    low, high = 0, len(cleaned.origin)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if cleaned.origin[middle] < raw_offset else (low, middle)
    return low


def said(document_text: str, cleaned: Clean, start: int, end: int) -> str:
    """A stretch of the clean text in the document's own characters."""
    return "".join("\n" if cleaned.text[place] == "\n" else document_text[cleaned.origin[place]] for place in range(start, end))


@lru_cache(maxsize=16)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(sentences(text))


def _origin(snapshot: Snapshot, table: str, row_id: str) -> Origin | None:
    if row_id.startswith(REPORT):
        return _entered(snapshot, table, row_id)
    row = _row(snapshot, table, row_id)
    if row is None:
        return None
    document = snapshot.documents.get(row["doc_id"])
    if document is None:
        return None
    start, end = int(row["start"]), int(row["end"])
    number = table == "facts" and not pd.isna(row["value_start"])
    mark = (int(row["value_start"]), int(row["value_end"])) if number else (start, end)
    documents = snapshot.tables.documents
    about = source(documents[documents["doc_id"] == row["doc_id"]].iloc[0])
    place = f"第{row['page']}页" if row["page"] else row["cell"]
    return Origin(WORDS.get(table, ""), about, *in_three(document.text, start, end, *mark), place, start, f"{table}:{row_id}")


def _entered(snapshot: Snapshot, table: str, row_id: str) -> Origin | None:
    """The origin of what was entered: the report in its own words, who entered it and when among them."""
    report = snapshot.entered.one(row_id.partition("@")[0])
    rows = report[table] if table in ("facts", "progress") else report.facts.iloc[:0]
    if rows.empty:
        return None
    row = rows.iloc[0]
    said_so = row["quote"]
    number = table == "facts" and not pd.isna(row["value_start"])
    first, last = (int(row["value_start"]), int(row["value_end"])) if number else (0, len(said_so))
    return Origin(WORDS[table], source(report.documents.iloc[0]), said_so[:first], said_so[first:last], said_so[last:], "", 0)


def _row(snapshot: Snapshot, table: str, row_id: str) -> pd.Series | None:
    if table == "progress":
        return _progress(snapshot, row_id)
    if table not in IDS or table == "documents":
        return None
    frame = snapshot.tables[table]
    rows = frame[frame[IDS[table]] == row_id]
    return rows.iloc[0] if len(rows) else None


def _progress(snapshot: Snapshot, place: str) -> pd.Series | None:
    """Progress has no id of its own: `doc_id@start-end`."""
    doc_id, _, span = place.partition("@")
    start, _, end = span.partition("-")
    frame = snapshot.tables.progress
    rows = frame[(frame["doc_id"] == doc_id) & (frame["start"] == _whole(start)) & (frame["end"] == _whole(end))]
    return rows.iloc[0] if len(rows) else None


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else -1
