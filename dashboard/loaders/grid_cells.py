"""Ledgers among tables that come as cells (Word, Excel, CSV, web pages, PDF): cells and clean text in, grids out.

Merged cells fill the places they cover, two rows of headings make one, and a table without headings right behind a ledger of as many
columns is the ledger's next page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from dashboard.loaders.grid import Grid, Heading, Row, Span, says, words
from dashboard.loaders.headings import column_of, is_heading_row
from dashboard.loaders.parts import Doubt
from dashboard.loaders.recognise_head import ALL_LABELS
from dashboard.provenance import Cell
from dashboard.text.cleaning import Clean

FEWEST = 3  # columns and rows of a table worth a remark
DEEPEST_HEADING = 8  # rows above a heading: title, unit, date
LONGEST_LOWER_HEADING = 12

Table = dict[int, dict[int, Cell]]


class _Cells:
    """The cells of one table: by row and column, with their spans in the clean text."""

    def __init__(self, cells: list[Cell], clean: Clean) -> None:
        self.text = clean.text
        self.spans = {cell: _clean_span(clean, cell) for cell in cells}
        self.rows: Table = {}
        for cell in cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self.rows.setdefault(row, {}).setdefault(column, cell)
        self.numbers = sorted(self.rows)
        self.start = min(start for start, _ in self.spans.values())
        self.end = max(end for _, end in self.spans.values())

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(len(row) for row in self.rows.values())

    def said(self, cell: Cell) -> str:
        return words(self.text, self.spans[cell])

    def texts(self, row: int) -> list[str]:
        """The texts of the cells that begin in a row."""
        return [self.said(cell) for cell in dict.fromkeys(self.rows[row].values()) if cell.row == row]

    def row(self, number: int) -> Row:
        """A row; a cell that spans several columns stands in its first one."""
        first = {cell: column for column, cell in sorted(self.rows[number].items(), reverse=True)}
        kept = {column: self.spans[cell] for cell, column in first.items() if says(self.text, self.spans[cell])}
        return Row(dict(sorted(kept.items())))


def grids_of_cells(cells: Iterable[Cell], clean: Clean) -> list[Grid]:
    """The ledgers among a document's tables, in order; tables whose headings are not a ledger's are left out."""
    ordered = sorted(cells, key=lambda cell: (cell.table, cell.row, cell.column))
    found: list[Grid] = []
    last_width = 0
    for _, group in groupby(ordered, key=lambda cell: cell.table):
        table = _Cells(list(group), clean)
        grid = _ledger(table)
        if grid:
            found.append(grid)
        elif found and table.width == last_width:
            rows = _rows(table, table.numbers, found[-1].headings)
            found[-1] = replace(found[-1], end=table.end, rows=found[-1].rows + rows)
        last_width = table.width if grid or last_width == table.width else 0
    return sorted(found, key=lambda grid: grid.start)


def unread_tables(cells: Iterable[Cell], clean: Clean) -> Iterator[Doubt]:
    """The tables with rows enough for a ledger that are read as plain text, because their headings are not known."""
    read = grids_of_cells(cells, clean)
    for _, group in groupby(sorted(cells, key=lambda cell: cell.table), key=lambda cell: cell.table):
        table = _Cells(list(group), clean)
        inside = any(grid.start <= table.start and table.end <= grid.end for grid in read)
        if not inside and not _is_page_head(table) and table.width >= FEWEST and len(table.numbers) >= FEWEST:
            yield Doubt(table.start, table.end, "这张表的表头没有认出，只按普通文字读取；表头请用“重点任务”“牵头单位”“完成时限”这样的字")


def _is_page_head(table: _Cells) -> bool:
    """Whether a table is the head of a web page: 索 引 号, 发文机关, 发布日期 and what they say."""
    labels = {"".join(table.said(cell).split()).rstrip(":") for cell in table.spans}
    return len(labels & {"".join(label.split()) for label in ALL_LABELS}) >= FEWEST


def _clean_span(clean: Clean, cell: Cell) -> Span:
    first = bisect_left(clean.origin, cell.start)
    return first, max(first, bisect_left(clean.origin, cell.end))


def _ledger(table: _Cells) -> Grid | None:
    top = next((row for row in table.numbers[:DEEPEST_HEADING] if is_heading_row(table.texts(row))), None)
    if top is None:
        return None
    depth = _depth(table, top)
    headings = _headings(table, [row for row in table.numbers if top <= row < top + depth])
    rows = _rows(table, [row for row in table.numbers if row >= top + depth], headings)
    return Grid(table.start, table.end, headings, rows)


def _depth(table: _Cells, top: int) -> int:
    """How many rows the heading takes: as many as its merged cells, two where parts of a wide heading stand below it."""
    cells = [cell for cell in table.rows[top].values() if cell.row == top]
    depth = max((cell.row_span for cell in cells if column_of(table.said(cell))), default=1)
    below = next((row for row in table.numbers if row > top), None)
    if depth > 1 or below is None or not any(cell.column_span > 1 for cell in cells):
        return depth
    lower = [text for text in table.texts(below) if text]
    is_lower = lower and all(len(text) <= LONGEST_LOWER_HEADING and not text.isdigit() for text in lower)
    return 2 if is_lower else 1


def _headings(table: _Cells, rows: list[int]) -> dict[int, Heading]:
    headings = {}
    for column in sorted({column for row in rows for column in table.rows[row]}):
        stacked = dict.fromkeys(table.rows[row][column] for row in rows if column in table.rows[row])
        said = list(dict.fromkeys(table.said(cell) for cell in stacked))
        kinds = [column_of(heading) for heading in (*reversed(said), "".join(said))]
        headings[column] = Heading(" ".join(heading for heading in said if heading), next((kind for kind in kinds if kind), None))
    return headings


def _rows(table: _Cells, numbers: list[int], headings: dict[int, Heading]) -> tuple[Row, ...]:
    """The rows with words, without headings repeated on a new page."""
    written = " ".join(heading.words for heading in headings.values())
    rows = []
    for number in numbers:
        row = table.row(number)
        said = [words(table.text, span) for span in row.cells.values()]
        repeats = len(said) > 1 and all(column_of(text) and text in written for text in said)
        if said and not repeats:
            rows.append(row)
    return tuple(rows)
