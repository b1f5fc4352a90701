"""Turn the plain rows of one document into its tables: origin, quotes, stable ids and links between rows.

The row contract between loaders and `conform`:

* A loader returns `{table: [row, …]}`; a row is a plain dict keyed by `schema.COLUMNS[table]`. A value is str, int, Decimal (or int) for
  numbers, `datetime.date`, or None; a key left out is a missing value. Rows come in reading order.
* `documents` holds exactly one row; its `city` and `year` are those of every id and, where a row leaves them out, of the row.
* Every row of a table with an origin states `start` and `end` in `document.text` (0 ≤ start < end ≤ its length; never offsets into
  the clean text); blanks at either edge are trimmed here. Facts also state `value_start` and `value_end`. A problem may leave its place
  out: it then concerns the whole document.
* A loader never fills `doc_id`, `file`, `quote`, `page`, `cell`, nor any id or link (`fact_id`, `task_id`, `restates`, `parent`, …). It
  says instead, in extra keys, which row it means; a key is any hashable value, unique within its table and document:

  | extra key | in | becomes |
  |---|---|---|
  | `key` | any table with an id | the name under which other rows refer to this one |
  | `task_key` | facts, roles, milestones, progress | `task_id`, and `task_no` where the row leaves it out |
  | `milestone_key` | facts | `milestone_id` |
  | `parent_key` | milestones, systems | `parent` (an id of the same table) |
  | `restates_key` | facts, tasks, milestones | `restates` (an id of the same table) |
  | `part_of_key` | facts | `part_of` |
  | `system_key` | system_links | `system_id` |
  | `row_key` | system_links | `row_id` (an id of the table named in `table`; a progress row has none) |

* Closed lists (`kind`, `comparator`, `measure`, `strength`, `grain`, `role`) take the values of the enums in `schema`, or "".
* Whatever breaks this raises ContractError: a fault of the loader, to be mended there.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dashboard import schema
from dashboard.loaders.correcting import corrected
from dashboard.loaders.tables import ContractError, Tables
from dashboard.provenance import Cell, Document, Page
from dashboard.reference import corrections
from dashboard.text import cleaning, folding

Row = dict[str, object]
Rows = dict[str, list[Row]]

# Extra key -> the id column it fills, and the table it looks in ("" for the row's own).
LINKS: dict[str, tuple[str, str]] = {
    "task_key": ("task_id", "tasks"),
    "milestone_key": ("milestone_id", "milestones"),
    "parent_key": ("parent", ""),
    "restates_key": ("restates", ""),
    "part_of_key": ("part_of", ""),
    "system_key": ("system_id", "systems"),
}

CLOSED: dict[tuple[str, str], type[StrEnum]] = {
    ("facts", "kind"): schema.Kind,
    ("facts", "comparator"): schema.Comparator,
    ("facts", "measure"): schema.Measure,
    ("facts", "strength"): schema.Strength,
    ("roles", "role"): schema.Part,
    ("milestones", "grain"): schema.Grain,
}

# What a row says, by table: the columns whose text an id hashes. Places and offsets are never among them.
SAID: dict[str, tuple[str, ...]] = {
    "facts": ("quote", "value_text"),
    "tasks": ("quote",),
    "milestones": ("quote", "county"),
    "pilots": ("quote", "programme", "stage", "county", "place"),
    "systems": ("name",),
}

ID_LENGTH = 16


def conform(rows_by_table: Mapping[str, Iterable[Mapping[str, object]]], document: Document) -> Tables:
    """Tables of one document, corrected. ContractError for a row that breaks the contract, SourceError for a stale correction."""
    rows: Rows = {table: [dict(row) for row in rows_by_table.get(table, ())] for table in schema.COLUMNS}
    unknown = set(rows_by_table) - set(rows)
    if unknown:
        raise ContractError(f"unknown tables: {sorted(unknown)}")
    about = _about(rows, document)
    addresses = Addresses.of(document)
    for table, listed in rows.items():
        for row in listed:
            _place(table, row, document, addresses)
            _check_lists(table, row)
            _inherit(table, row, about)
    ids = _identify(rows, about)
    numbers = {row["key"]: row.get("task_no", "") for row in rows["tasks"] if "key" in row}
    for table, listed in rows.items():
        for row in listed:
            _link(table, row, ids, numbers)
    known = corrections.load()
    return Tables.from_rows({table: corrected(table, listed, document.doc_id, known) for table, listed in rows.items()})


def _about(rows: Rows, document: Document) -> Row:
    if len(rows["documents"]) != 1:
        raise ContractError(f"{document.file}: {len(rows['documents'])} rows of documents, expected 1")
    about = rows["documents"][0]
    about |= {"doc_id": document.doc_id, "file": document.file}
    return about


@dataclass(frozen=True)
class Addresses:
    """A document's pages and cells by where they start, so that a place is found without walking through all of them."""

    pages: tuple[Page, ...]
    page_starts: tuple[int, ...]
    cells: tuple[Cell, ...]
    cell_starts: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> Addresses:
        pages, cells = document.pages, document.cells
        return cls(pages, tuple(page.start for page in pages), cells, tuple(cell.start for cell in cells))

    def page(self, offset: int) -> str:
        """As `Document.page_at`."""
        index = bisect_right(self.page_starts, offset) - 1
        return self.pages[index].number if index >= 0 and offset < self.pages[index].end else ""

    def cell(self, offset: int) -> str:
        """As `Document.cell_at`."""
        index = bisect_right(self.cell_starts, offset) - 1
        return self.cells[index].address if index >= 0 and offset <= self.cells[index].end else ""


def _place(table: str, row: Row, document: Document, addresses: Addresses) -> None:
    """Fill doc_id, quote, page and cell from the row's own place in the text."""
    columns = schema.COLUMNS[table]
    if "quote" not in columns:
        return
    row["doc_id"] = document.doc_id
    if row.get("start") is None:
        if table != "problems":
            raise ContractError(f"{document.file} {table}: a row without its place: {row!r}")
        return
    start, end = _trimmed(table, row, document)
    row |= {"start": start, "end": end, "quote": cleaning.quote(document.text, start, end)}
    if table == "facts":
        row["value_text"] = _value_text(row, document)
    if "page" in columns:
        row |= {"page": addresses.page(start), "cell": addresses.cell(start)}


def _trimmed(table: str, row: Row, document: Document) -> tuple[int, int]:
    start, end = row["start"], row["end"]
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(document.text)):
        raise ContractError(f"{document.file} {table}: no such place: {start!r}–{end!r} of {len(document.text)}")
    said = document.text[start:end]
    kept = said.strip()
    if not kept:
        return start, end
    start += len(said) - len(said.lstrip())
    return start, start + len(kept)


def _value_text(row: Row, document: Document) -> str:
    first, last = row.get("value_start"), row.get("value_end")
    if not (isinstance(first, int) and isinstance(last, int) and row["start"] <= first < last <= row["end"]):
        raise ContractError(f"{document.file} facts: the number {first!r}–{last!r} is not within its clause {row['start']}–{row['end']}")
    return cleaning.quote(document.text, first, last)


def _check_lists(table: str, row: Row) -> None:
    for (of, column), allowed in CLOSED.items():
        if of == table and row.get(column) and row[column] not in set(allowed):
            raise ContractError(f"{table}.{column}: {row[column]!r} is not among {[str(value) for value in allowed]}")


def _inherit(table: str, row: Row, about: Row) -> None:
    """City, and year where a row's year is its document's, come from the document unless the row has its own."""
    columns = schema.COLUMNS[table]
    if "city" in columns:
        row["city"] = row.get("city") or about.get("city")
    if "year" in columns and table != "facts":
        row["year"] = row.get("year") or about.get("year")


def _identify(rows: Rows, about: Row) -> dict[tuple[str, Hashable], str]:
    """Give every row its id; return the ids by table and temporary key."""
    ids: dict[tuple[str, Hashable], str] = {}
    for table, columns in SAID.items():
        equals: Counter[str] = Counter()
        for row in rows[table]:
            said = "\n".join(_normal(row.get(column)) for column in columns)
            equals[said] += 1
            row[schema.IDS[table]] = hashed(about.get("city"), about.get("year"), table, said, equals[said])
            key = row.pop("key", None)
            if key is None:
                continue
            if (table, key) in ids:
                raise ContractError(f"{table}: two rows with the key {key!r}")
            ids[table, key] = row[schema.IDS[table]]
            row["key"] = key
    return ids


def hashed(*parts: object) -> str:
    """An id from what is said: 16 hexadecimal digits."""
    said = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(said.encode()).hexdigest()[:ID_LENGTH]


def _normal(said: object) -> str:
    return "".join(character for character in folding.fold(str(said or "")) if character.isalnum() or character == "%").lower()


def _link(table: str, row: Row, ids: Mapping[tuple[str, Hashable], str], numbers: Mapping[Hashable, str]) -> None:
    """Turn the row's temporary keys into ids and leave none behind."""
    row.pop("value_text", None)
    row.pop("key", None)
    task = row.get("task_key")
    if task is not None and "task_no" in schema.COLUMNS[table]:
        row["task_no"] = row.get("task_no") or numbers.get(task, "")
    targets = LINKS | {"row_key": ("row_id", str(row.get("table", "")))}
    for extra, (column, target) in targets.items():
        key = row.pop(extra, None)
        if key is None:
            continue
        if (target or table, key) not in ids:
            raise ContractError(f"{table}.{extra}: no row of {target or table} has the key {key!r}")
        row[column] = ids[target or table, key]
