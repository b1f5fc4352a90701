"""Find the tables of a document, whatever it writes them with: Document and its clean text in, grids of clean spans out.

A table comes as cells (Word, Excel, CSV, web pages), as lines of cells between tabs or bars, or as one cell a line, with or without ` |`.
Merged cells fill the places they cover; two rows of headings make one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile

from dashboard.loaders.alignment import align, is_nothing
from dashboard.loaders.headings import Column, column_of, is_heading_row
from dashboard.provenance import Cell, Document
from dashboard.text.cleaning import Clean

Span = tuple[int, int]

FEWEST_HEADINGS = 3  # a table written a cell a line must show so many headings one after another
MOST_HEADINGS = 20
DEEPEST_HEADING = 8  # rows above a heading: title, unit, date
ROW_NUMBER = re.compile(r"\s*[（(]?([0-9]{1,4})[）)]?[.、．]?\s*")
SECTION_LINE = re.compile(r"[一二三四五六七八九十]{1,3}、[^，,。；;]{2,40}|[（(][一二三四五六七八九十]{1,3}[）)][^，,。；;]{2,40}")
SECTION_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}")
NOTES = re.compile(r"\s*(?:备注|注|说明|填表说明|填报人)\s*[:：]")
BAR_LINE = re.compile(r"\s*\|?[^|]+\|[^|]+\|.*")


@dataclass(frozen=True)
class Heading:
    """A column's heading as written (upper heading before lower) and its kind."""

    words: str
    kind: Column | None


@dataclass(frozen=True)
class Row:
    """One row: the clean span of each column that has a cell; `merged` are columns whose cell began in a row above."""

    cells: dict[int, Span]
    merged: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Grid:
    """A table: where it stands, what its columns are, its rows in order; `number` is the table's in the document."""

    start: int
    end: int
    body: int
    headings: dict[int, Heading]
    rows: tuple[Row, ...]

    def columns(self, *kinds: Column) -> list[int]:
        """The columns of some kinds, left to right."""
        return [index for index, heading in sorted(self.headings.items()) if heading.kind in kinds]


def grids(document: Document, clean: Clean) -> list[Grid]:
    """All ledgers of a document in order; tables whose headings are not a ledger's are left out."""
    if document.cells:
        tables = groupby(sorted(document.cells, key=lambda cell: (cell.table, cell.row, cell.column)), key=lambda cell: cell.table)
        found = [_from_cells(list(cells), clean) for _, cells in tables]
        return sorted((grid for grid in found if grid), key=lambda grid: grid.start)
    return list(_from_lines(clean, document.text))


def _clean_span(clean: Clean, start: int, end: int) -> Span:
    first = bisect_left(clean.origin, start)
    return first, max(first, bisect_left(clean.origin, end))


def _from_cells(cells: list[Cell], clean: Clean) -> Grid | None:
    spans = {cell: _clean_span(clean, cell.start, cell.end) for cell in cells}
    table: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                table.setdefault(row, {}).setdefault(column, cell)
    numbers = sorted(table)
    top = next((row for row in numbers[:DEEPEST_HEADING] if is_heading_row(_texts(table[row], row, spans, clean))), None)
    if top is None:
        return None
    deep = max([cell.row_span for cell in table[top].values() if cell.row == top and column_of(_text(spans[cell], clean))], default=1)
    wide = any(cell.column_span > 1 for cell in table[top].values())
    below = [row for row in numbers if row > top]
    if wide and deep == 1 and below and _lower_headings(table[below[0]], spans, clean):
        deep = 2
    heading_rows = [row for row in numbers if top <= row < top + deep]
    headings = _headings([table[row] for row in heading_rows], spans, clean)
    body = [row for row in numbers if row >= top + deep]
    rows = tuple(_row(table[row], row, spans, clean) for row in body)
    rows = tuple(row for row in rows if any(clean.text[start:end].strip() for start, end in row.cells.values()))
    rows = tuple(row for row in rows if not _repeats(row, headings, clean))
    ends = [spans[cell] for cell in cells]
    first_body = min((start for row in rows for start, _ in row.cells.values()), default=ends[-1][1])
    return Grid(min(start for start, _ in ends), max(end for _, end in ends), first_body, headings, rows)


def _lower_headings(row: dict[int, Cell], spans: dict[Cell, Span], clean: Clean) -> bool:
    texts = [_text(spans[cell], clean) for cell in dict.fromkeys(row.values())]
    filled = [text for text in texts if text]
    return bool(filled) and all(len(text) <= 12 and not ROW_NUMBER.fullmatch(text) for text in filled)


def _text(span: Span, clean: Clean) -> str:
    return clean.text[slice(*span)].strip()


def _says(span: Span, clean: Clean) -> bool:
    said = _text(span, clean)
    return bool(said) and not is_nothing(said)


def _texts(row: dict[int, Cell], number: int, spans: dict[Cell, Span], clean: Clean) -> list[str]:
    return [_text(spans[cell], clean) for cell in dict.fromkeys(row.values()) if cell.row == number]


def _headings(rows: list[dict[int, Cell]], spans: dict[Cell, Span], clean: Clean) -> dict[int, Heading]:
    headings = {}
    for column in sorted({column for row in rows for column in row}):
        stacked = dict.fromkeys(row[column] for row in rows if column in row)
        words = list(dict.fromkeys(_text(spans[cell], clean) for cell in stacked))
        kinds = [column_of(word) for word in (*reversed(words), "".join(words))]
        headings[column] = Heading(" ".join(word for word in words if word), next((kind for kind in kinds if kind), None))
    return headings


def _row(cells: dict[int, Cell], number: int, spans: dict[Cell, Span], clean: Clean) -> Row:
    """A cell that spans several columns stands in its first one."""
    first = {cell: column for column, cell in sorted(cells.items(), reverse=True)}
    kept = {column: spans[cell] for cell, column in first.items() if _says(spans[cell], clean)}
    return Row(dict(sorted(kept.items())), frozenset(column for cell, column in first.items() if cell.row < number and column in kept))


def _repeats(row: Row, headings: dict[int, Heading], clean: Clean) -> bool:
    """A heading repeated on the next page."""
    said = [_text(span, clean) for span in row.cells.values()]
    written = " ".join(heading.words for heading in headings.values())
    return len(said) > 1 and all(column_of(text) and text in written for text in said)


def _from_lines(clean: Clean, raw: str) -> Iterator[Grid]:
    lines = _lines(clean.text)
    index = 0
    while index < len(lines):
        grid, after = _in_columns(lines, index, clean, raw)
        if grid is None:
            grid, after = _cell_a_line(lines, index, clean)
        if grid:
            yield grid
        index = after


def _lines(text: str) -> list[Span]:
    return [found.span() for found in re.finditer(r"[^\n]+", text) if found[0].strip()]


def _in_columns(lines: list[Span], index: int, clean: Clean, raw: str) -> tuple[Grid | None, int]:
    """A table with a row a line, its cells between tabs or bars."""
    head = _split(lines[index], clean, raw)
    if len(head) < FEWEST_HEADINGS or not is_heading_row([_text(span, clean) for span in head]):
        return None, index + 1
    rows, after = [], index + 1
    while after < len(lines) and (cells := _split(lines[after], clean, raw)) and len(cells) > 1:
        rows.append(Row({column: span for column, span in enumerate(cells) if _says(span, clean)}))
        after += 1
    rows = [row for row in rows if not all(set(_text(span, clean)) <= set("-: ") for span in row.cells.values())]
    headings = {column: Heading(_text(span, clean), column_of(_text(span, clean))) for column, span in enumerate(head)}
    body = lines[index + 1][0] if index + 1 < len(lines) else lines[index][1]
    return Grid(lines[index][0], lines[after - 1][1], body, headings, tuple(rows)), after


def _split(line: Span, clean: Clean, raw: str) -> list[Span]:
    """The cells of one line: tabs are known from the raw text, where they are not yet blanks."""
    start, end = line
    mark = [place for place in range(start, end) if raw[clean.origin[place]] == "\t"]
    if not mark and BAR_LINE.fullmatch(clean.text[start:end]):
        while clean.text[start:end].rstrip().endswith("|"):
            end = start + len(clean.text[start:end].rstrip()) - 1
        start += len(re.match(r"\s*\|?", clean.text[start:end])[0])
        mark = [place for place in range(start, end) if clean.text[place] == "|"]
    edges = [start - 1, *mark, end]
    return [(left + 1, right) for left, right in pairwise(edges)] if mark else []


def _cell_a_line(lines: list[Span], index: int, clean: Clean) -> tuple[Grid | None, int]:
    """A table with a cell a line, with or without a bar at its end; each row opens with its number."""
    texts = [_text(_without_bar(line, clean.text), clean) for line in lines[index : index + MOST_HEADINGS]]
    width = next((place for place, text in enumerate(texts) if column_of(text) is None), len(texts))
    if width < FEWEST_HEADINGS or column_of(texts[0]) is not Column.NUMBER or not is_heading_row(texts[:width]):
        return None, index + 1
    cells = [_without_bar(line, clean.text) for line in lines[index:]]
    headings = {column: Heading(text, column_of(text)) for column, text in enumerate(texts[:width])}
    kinds = [headings[column].kind for column in range(width)]
    body = _before_notes(cells[width:], clean.text)
    rows = [row for group in _numbered_rows(body, clean.text) for row in _rows_of_group(group, kinds, clean.text)]
    if not rows:
        return None, index + 1
    after = index + width + len(body)
    return Grid(cells[0][0], body[-1][1], body[0][0], headings, tuple(rows)), after


def _before_notes(cells: list[Span], text: str) -> list[Span]:
    return list(takewhile(lambda cell: not NOTES.match(text[slice(*cell)]), cells))


def _rows_of_group(group: list[Span], kinds: list[Column | None], text: str) -> list[Row]:
    """The row that one group of lines makes and the sections that stand behind it."""
    sections = [place for place, line in enumerate(group) if SECTION_LINE.fullmatch(text[slice(*line)].strip())]
    sections += [place for place in range(1, len(group)) if SECTION_NUMBER.fullmatch(text[slice(*group[place - 1])].strip())]
    numbers = {place for place, line in enumerate(group) if SECTION_NUMBER.fullmatch(text[slice(*line)].strip())}
    lines = [line for place, line in enumerate(group) if place not in sections and place not in numbers]
    cells = {column: span for column, span in align(lines, kinds, text).items() if not is_nothing(text[slice(*span)])}
    return [*([Row(cells)] if cells else []), *(Row({0: group[place]}) for place in sorted(sections))]


def _without_bar(line: Span, text: str) -> Span:
    start, end = line
    said = text[start:end].rstrip()
    return start, start + len(said.rstrip("|").rstrip())


def _numbered_rows(cells: list[Span], text: str) -> list[list[Span]]:
    """The lines of each row: a row opens with the number after the last one's."""
    groups: list[list[Span]] = []
    expected = None
    for cell in cells:
        found = ROW_NUMBER.fullmatch(text[slice(*cell)])
        if found and (expected is None or int(found[1]) == expected):
            groups.append([])
            expected = int(found[1]) + 1
        groups = groups or [[]]
        groups[-1].append(cell)
    return groups
