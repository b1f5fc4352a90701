"""Build the text form of a document piece by piece: paragraphs and tables in, one text with cells and pages at offsets out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.provenance import Cell, Page


@dataclass(frozen=True)
class Content:
    """What a file holds: its text form, cells and pages at offsets into it, and what could not be read."""

    text: str
    cells: tuple[Cell, ...] = ()
    pages: tuple[Page, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slot:
    """One cell before it has a place in the text; rows and columns count from 1, a merged cell stands once, at its upper left."""

    text: str
    row: int
    column: int
    address: str
    row_span: int = 1
    column_span: int = 1


@dataclass
class Builder:
    """Collects the text form: a paragraph a line, and in tables a cell a line, so that no sentence runs on into the next cell."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    cells: list[Cell] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    tables: int = 0

    def add(self, text: str) -> tuple[int, int]:
        """Append text as it is; return its start and end."""
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return start, self.length

    def paragraph(self, text: str) -> None:
        """Append one paragraph on a line of its own; a blank one is left out."""
        if text.strip():
            self.add(text.strip() + "\n")

    def table(self, slots: Iterable[Slot], continued: bool = False) -> None:
        """Append a table in reading order; `continued` keeps the number of the table before (a table that runs over a page)."""
        self.tables += 0 if continued and self.tables else 1
        for slot in sorted(slots, key=lambda slot: (slot.row, slot.column)):
            start, end = self.add(slot.text.strip())
            self.add("\n")
            self.cells.append(Cell(start, end, slot.address, self.tables, slot.row, slot.column, slot.row_span, slot.column_span))

    def page(self, start: int, number: str) -> None:
        """Close a page that began at `start`."""
        self.pages.append(Page(start, self.length, number))

    def content(self) -> Content:
        """What was collected."""
        return Content("".join(self.pieces), tuple(self.cells), tuple(self.pages), tuple(self.remarks))
