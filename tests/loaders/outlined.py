"""Texts as the tests of the structure write them: a document's text in, its outline and rows out."""

from __future__ import annotations

from dashboard.loaders import structure
from dashboard.loaders.outline import Outline, outline
from dashboard.provenance import Cell, Document
from dashboard.text.cleaning import clean


def outlined(text: str, kind: str = "", year: int | None = 2024) -> Outline:
    """The outline of a plain text."""
    return outline(Document("example", "example.txt", text), clean(text), year, kind)


def rows(text: str, kind: str = "", **about: object) -> dict[str, list[dict]]:
    """The rows of a plain text of 2024."""
    return structure.rows(outlined(text, kind), clean(text), {"city": "临沂", "year": 2024, **about})


def table(*lines: list[str | None], spans: dict[tuple[int, int], tuple[int, int]] | None = None) -> Document:
    """A document of one table: a cell a text, None where a merged cell covers the place; spans are (rows, columns) by (row, column)."""
    text, cells = "", []
    for row, line in enumerate(lines):
        for column, said in enumerate(line):
            if said is not None:
                tall, wide = (spans or {}).get((row, column), (1, 1))
                cells.append(Cell(len(text), len(text) + len(said), f"第{row + 1}行第{column + 1}列", 1, row, column, tall, wide))
                text += said + "\n"
    return Document("example", "example.xlsx", text, tuple(cells))


def tabled(document: Document, year: int | None = 2024) -> Outline:
    """The outline of such a table."""
    return outline(document, clean(document.text), year, "ledger")


def dated(text: str, found: Outline) -> list[tuple[str, str, str]]:
    """Due day, grain and words of each step, in order."""
    cleaned = clean(text).text
    return [(step.due.isoformat(), str(step.grain), cleaned[step.start : step.end]) for step in found.steps]
