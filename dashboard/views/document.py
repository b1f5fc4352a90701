"""A document as published, with everything read from it marked in place: a snapshot and a document's id in, blocks of pieces out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.catalog import Snapshot, kept_with_documents
from dashboard.provenance import Document
from dashboard.reference.indicators import Indicators
from dashboard.reference.words import words
from dashboard.schema import IDS, Selection
from dashboard.text.cleaning import Clean
from dashboard.views.numbers import day, stated
from dashboard.views.origin import WORDS, place_of, reading, said
from dashboard.views.situation import Situation, source
from dashboard.views.view import Source

if TYPE_CHECKING:
    from dashboard.loaders.grid import Grid

# The tables whose rows are marked, in the order of the legend; of rows that cover the same words the first gives the colour.
MARKED = ("facts", "milestones", "pilots", "roles", "progress", "systems", "tasks")
FACT_KINDS = {
    "target": words["kind_target"],
    "step": words["kind_step"],
    "actual": words["kind_actual"],
    "background": words["kind_background"],
}
# A paragraph longer than this is one that lost its line breaks: it is broken where a section or a task begins.
LONGEST_PARAGRAPH = 300
SECTION = re.compile(r"(?<=[。)）;；])(?=[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])")
# The number and departments of a glued ledger's row, between the sentence before and the task.
ROW_HEAD = re.compile(r"(?<=[。；;])[0-9]{1,3}[^。；;0-9]{2,}\Z")
LONGEST_HEAD = 120
# A heading's number, (十四), is no part of its own.
SHORTEST_PART = 8
# What may be left of a table around its cells.
BLANK = " \u3000\t|\n"


@dataclass(frozen=True)
class Note:
    """What was read at a place: its table, a sentence about it, and the page (with its query) that it feeds.

    `row` is the row itself, `table:row_id`, "" where rows have no id.
    """

    table: str
    words: str
    page: str
    query: tuple[tuple[str, str], ...] = ()
    row: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of text and the notes about it, by their number."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Block:
    """A paragraph (one cell) or a row of a ledger (several); `start` is its raw offset, `heading` marks the row of column headings."""

    start: int
    cells: tuple[tuple[Piece, ...], ...]
    heading: bool = False


@dataclass(frozen=True)
class Reading:
    """A document ready to be shown. `places` gives each note's raw offset; `counts` how many rows of each table were read."""

    source: Source
    about: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    places: tuple[int, ...]
    counts: dict[str, int]


def documents(situation: Situation, snapshot: Snapshot) -> tuple[Source, ...]:
    """The documents of the selection's city, those of its year first, newest first."""
    rows = snapshot.tables.documents
    rows = rows[(rows["city"] == situation.chosen.city) & rows["doc_id"].isin(snapshot.documents.keys())].sort_values(
        ["year", "published"], ascending=False, na_position="last"
    )
    return tuple(source(row) for _, row in rows.iterrows())


def of_its_city(selection: Selection, snapshot: Snapshot) -> Selection:
    """The selection with the city of the document it names, where it names no city itself."""
    rows = snapshot.tables.documents
    city = rows.loc[rows["doc_id"] == selection.doc, "city"]
    return selection if selection.city or not len(city) else replace(selection, city=city.iloc[0])


@kept_with_documents(16)
def read_document(snapshot: Snapshot, doc_id: str) -> Reading | None:
    """One document with its marks; None for an id that no document has."""
    document = snapshot.documents.get(doc_id)
    if document is None:
        return None
    cleaned = reading(document.text)
    found = list(_marks(snapshot, doc_id, cleaned))
    notes = tuple(note for *_, note in found)
    spans = [(start, end, number) for number, (_, start, end, _) in enumerate(found)]
    row = snapshot.tables.documents.set_index("doc_id", drop=False).loc[doc_id]
    return Reading(
        source=source(row),
        about=_about(row),
        blocks=tuple(_blocks(document, cleaned, spans, _task_starts(snapshot, doc_id, cleaned))),
        notes=notes,
        places=tuple(raw for raw, *_ in found),
        counts={table: count for table in MARKED if (count := Counter(note.table for note in notes)[table])},
    )


def _about(row: pd.Series) -> tuple[tuple[str, str], ...]:
    """What is known of the document, and which of it the text does not state itself."""
    kinds = "、".join(words[f"kind_{kind}"] for kind in row["kind"].split(";") if f"kind_{kind}" in words)
    named = {"issuer": row["issuer"], "document_no": row["doc_no"], "published": day(row["published"]), "document_kind": kinds}
    told = [(words[name], value or "未写明") for name, value in named.items()]
    return (*told, (words["year"], "" if pd.isna(row["year"]) else str(row["year"])), ("文件", row["file"]))


def _marks(snapshot: Snapshot, doc_id: str, cleaned: Clean) -> Iterator[tuple[int, int, int, Note]]:
    """Raw offset, clean start and end, and note of every row of a document."""
    for table in MARKED:
        frame = snapshot.tables[table]
        for _, row in frame[frame["doc_id"] == doc_id].iterrows():
            number = table == "facts" and not pd.isna(row["value_start"])
            start, end = (int(row["value_start"]), int(row["value_end"])) if number else (int(row["start"]), int(row["end"]))
            note = replace(_note(table, row), row=f"{table}:{row[IDS[table]]}" if table in IDS else "")
            yield int(row["start"]), place_of(cleaned, start), place_of(cleaned, end), note


def _note(table: str, row: pd.Series) -> Note:
    if table == "facts":
        return _fact_note(row)
    if table == "milestones":
        return Note(table, f"时间节点：{day(row['due'])} 前", "/department", _query(task=row["task_id"]))
    if table == "pilots":
        return Note(table, f"试点：{row['county'] or row['place']} · {row['programme']} · {row['stage']}", "/county")
    if table == "roles":
        role = words.get(row["role"], "")
        return Note(table, f"分工：{row['department']}（{role}）", "/department", _query(department=row["department"]))
    if table == "progress":
        return Note(table, f"进展：截至 {day(row['as_of']) or '未写日期'}", "/department", _query(task=row["task_id"]))
    if table == "systems":
        return Note(table, f"平台系统：{row['name']}", "/platform")
    return Note(table, f"任务：{row['task_no']} {row['title']}".strip(), "/department", _query(task=row["task_id"]))


def _fact_note(fact: pd.Series) -> Note:
    indicator = Indicators.load().get(fact["indicator"])
    name = indicator.name if indicator else fact["label"]
    until = f" · {day(fact['due'])} 前" if not pd.isna(fact["due"]) else ""
    told = f"{FACT_KINDS.get(fact['kind'], WORDS['facts'])}：{name} {stated(fact)}{until}"
    return Note("facts", told, "/indicator", _query(indicator=fact["indicator"]))


def _query(**parameters: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in parameters.items() if value)


def _task_starts(snapshot: Snapshot, doc_id: str, cleaned: Clean) -> list[int]:
    tasks = snapshot.tables.tasks
    return [place_of(cleaned, int(start)) for start in tasks.loc[tasks["doc_id"] == doc_id, "start"]]


def _blocks(document: Document, cleaned: Clean, spans: list[tuple[int, int, int]], tasks: list[int]) -> Iterator[Block]:
    """Paragraphs, and rows where the text holds a table."""
    from dashboard.loaders.grids import grids

    tables = grids(document, cleaned)
    position = 0
    for table in tables:
        yield from _paragraphs(document, cleaned, spans, tasks, position, table.start)
        yield from _rows(document, cleaned, spans, table)
        position = table.end
    yield from _paragraphs(document, cleaned, spans, tasks, position, len(cleaned.text))


def _paragraphs(document: Document, cleaned: Clean, spans: list, tasks: list[int], start: int, end: int) -> Iterator[Block]:
    edges = [start, *(place for place in range(start, end) if cleaned.text[place] == "\n"), end]
    for left, right in pairwise(edges):
        left += cleaned.text[left : left + 1] == "\n"
        for first, last in pairwise(_broken(cleaned.text, left, right, tasks)):
            if cleaned.text[first:last].strip(BLANK):
                yield Block(cleaned.span(first, last)[0], (_pieces(document, cleaned, spans, first, last),))


def _broken(text: str, start: int, end: int, tasks: list[int]) -> list[int]:
    """The edges of a paragraph's parts: one part, but of an overlong paragraph one a section or task."""
    if end - start <= LONGEST_PARAGRAPH:
        return [start, end]
    sections = {start + found.start() for found in SECTION.finditer(text[start:end])}
    rows = {_row_start(text, task) for task in tasks if start < task < end}
    edges = [start]
    for edge in sorted(sections | rows):
        if edge - edges[-1] >= SHORTEST_PART:
            edges.append(edge)
    return [*edges, end]


def _row_start(text: str, task: int) -> int:
    """Where the row of a glued ledger begins: at its number and departments, which stand before its task."""
    before = ROW_HEAD.search(text, max(0, task - LONGEST_HEAD), task)
    return before.start() if before else task


def _rows(document: Document, cleaned: Clean, spans: list, table: Grid) -> Iterator[Block]:
    columns = sorted(table.headings)
    heads = tuple((Piece(table.headings[column].words),) for column in columns)
    yield Block(cleaned.span(table.start, table.start)[0], heads, heading=True)
    for row in table.rows:
        cells = tuple(_pieces(document, cleaned, spans, *row.cells[column]) if column in row.cells else () for column in columns)
        first = min(start for start, _ in row.cells.values())
        yield Block(cleaned.span(first, first)[0], cells)


def _pieces(document: Document, cleaned: Clean, spans: list[tuple[int, int, int]], start: int, end: int) -> tuple[Piece, ...]:
    """A stretch cut wherever a mark begins or ends."""
    here = [(max(first, start), min(last, end), number) for first, last, number in spans if first < end and last > start]
    edges = sorted({start, end, *(edge for first, last, _ in here for edge in (first, last))})
    covers: list[list[int]] = [[] for _ in edges]
    for first, last, number in here:
        for place in range(bisect_right(edges, first) - 1, bisect_right(edges, last) - 1):
            covers[place].append(number)
    return tuple(
        Piece(said(document.text, cleaned, left, right), tuple(notes))
        for (left, right), notes in zip(pairwise(edges), covers, strict=False)
    )
