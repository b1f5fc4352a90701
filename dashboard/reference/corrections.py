"""Corrections of readings that are known to be wrong: each must match exactly one row, or it is refused as out of date."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from dashboard.provenance import SourceError
from dashboard.reference.files import FOLDER, read_toml

FILE = "corrections.toml"


@dataclass(frozen=True)
class Correction:
    """In the row of `table` read from `quote` of document `doc_id`, `column` says `was` and should say `now`, for a reason."""

    doc_id: str
    table: str
    quote: str
    column: str
    was: str
    now: str
    reason: str

    def matches(self, row: dict) -> bool:
        """Whether this is the row; values are compared as text."""
        return row.get("quote") == self.quote and str(row.get(self.column, "")) == self.was


@cache
def load(path: Path = FOLDER / FILE) -> tuple[Correction, ...]:
    """Read the file once. SourceError for a correction with a missing, unknown or non-text key."""
    stated = read_toml(path).get("corrections", [])
    return tuple(_correction(path.name, number, one) for number, one in enumerate(stated, start=1))


def apply(corrections: tuple[Correction, ...], doc_id: str, table: str, rows: list[dict]) -> list[dict]:
    """The rows of one table of one document with its corrections made; SourceError for one that does not match exactly one row."""
    corrected = list(rows)
    for correction in corrections:
        if (correction.doc_id, correction.table) != (doc_id, table):
            continue
        found = [index for index, row in enumerate(corrected) if correction.matches(row)]
        if len(found) != 1:
            where = f"{doc_id} 的 {table} 表，“{correction.quote}”"
            raise SourceError(FILE, f"这条更正应对上1行，实际对上{len(found)}行，请核对后删改", where)
        corrected[found[0]] = corrected[found[0]] | {correction.column: correction.now}
    return corrected


def _correction(file: str, number: int, stated: dict) -> Correction:
    wanted = {one.name for one in fields(Correction)}
    if set(stated) != wanted or not all(isinstance(value, str) for value in stated.values()):
        raise SourceError(file, f"每条更正恰有这些文字项：{'、'.join(one.name for one in fields(Correction))}", f"第{number}条")
    return Correction(**stated)
