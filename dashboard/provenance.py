"""Where a row comes from: the document in its normal form, spans into its text, and the one error that names file and place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

# How the doc_id of what was entered instead of read begins: such a document has a row in the tables and no text form.
REPORT = "report:"


class SourceError(Exception):
    """A document that cannot be read: which file, where in it, what is wrong and what to do, in Chinese."""

    def __init__(self, file: str, what: str, where: str = "") -> None:
        self.file, self.what, self.where = file, what, where
        super().__init__(f"{file}{'（' + where + '）' if where else ''}：{what}")


@dataclass(frozen=True)
class Cell:
    """One cell of a table: its place in the text form and its address as the format names it (`Sheet1!B4`, `表1 第2行第3列`)."""

    start: int
    end: int
    address: str
    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Page:
    """One page of a paged format: its place in the text form and its printed or counted number."""

    start: int
    end: int
    number: str


@dataclass(frozen=True)
class Sidecar:
    """What `<doc_id>.toml` says where the text does not; "" and None where it is silent. Never a value of a fact."""

    city: str = ""
    year: int | None = None
    kind: str = ""
    published: str = ""
    title: str = ""
    issuer: str = ""


@dataclass(frozen=True)
class Document:
    """A document in the one normal form behind which no loader knows the file's format.

    `text` is the text form (equal to the decoded file for `.txt`); every offset of every row points
    into it. `cells` are given where the format has tables, in reading order; `pages` where it has pages;
    `remarks` say in Chinese what the format kept from being read (a hidden sheet, a scanned page).
    """

    doc_id: str
    file: str
    text: str
    cells: tuple[Cell, ...] = ()
    pages: tuple[Page, ...] = ()
    sidecar: Sidecar = field(default_factory=Sidecar)
    digest: str = ""
    remarks: tuple[str, ...] = ()

    def page_at(self, offset: int) -> str:
        """The page number at a text offset, or "" where the format has no pages."""
        return next((page.number for page in self.pages if page.start <= offset < page.end), "")

    def cell_at(self, offset: int) -> str:
        """The address of the cell around a text offset, or "" outside tables."""
        return next((cell.address for cell in self.cells if cell.start <= offset <= cell.end), "")


def doc_id_of(path: Path) -> str:
    """The document's id: its file name's stem."""
    return path.stem
