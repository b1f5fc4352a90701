"""A ledger's table as the readers want it: headings by column, rows of clean spans, however the document wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.loaders.alignment import is_nothing
from dashboard.loaders.headings import Column

Span = tuple[int, int]


@dataclass(frozen=True)
class Heading:
    """A column's heading as written (upper heading before lower) and its kind."""

    words: str
    kind: Column | None


@dataclass(frozen=True)
class Row:
    """One row: the clean span of each column that has a cell with words; a merged cell stands in every row it covers."""

    cells: dict[int, Span]


@dataclass(frozen=True)
class Grid:
    """A table: where it stands in the clean text, what its columns are, its rows in order."""

    start: int
    end: int
    headings: dict[int, Heading]
    rows: tuple[Row, ...]

    def columns(self, *kinds: Column) -> list[int]:
        """The columns of some kinds, left to right."""
        return [index for index, heading in sorted(self.headings.items()) if heading.kind in kinds]


def words(text: str, span: Span) -> str:
    """What a cell says, without blanks around it."""
    return text[slice(*span)].strip()


def says(text: str, span: Span) -> bool:
    """Whether a cell says something: - and / and 无 do not."""
    said = words(text, span)
    return bool(said) and not is_nothing(said)
