"""Lay the known corrections of `data/reference/corrections.toml` over a document's rows, each value in its column's own type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from dashboard.provenance import SourceError
from dashboard.reference import corrections
from dashboard.reference.corrections import Correction
from dashboard.schema import COLUMNS

Row = dict[str, object]

READ_AS: dict[str, Callable[[str], object]] = {"text": str, "whole": int, "number": Decimal, "date": date.fromisoformat}


def corrected(table: str, rows: list[Row], doc_id: str, known: tuple[Correction, ...]) -> list[Row]:
    """The rows of one table of one document, corrected. SourceError for a correction that fits no row, several, or no type."""
    changed = corrections.apply(known, doc_id, table, rows)
    return [new if new is old else _typed(table, new, old) for new, old in zip(changed, rows, strict=True)]


def _typed(table: str, new: Row, old: Row) -> Row:
    """A corrected row with its new texts read as their columns' types."""
    return {name: _read(table, name, value) if value is not old.get(name) else value for name, value in new.items()}


def _read(table: str, column: str, value: object) -> object:
    kind = COLUMNS[table].get(column)
    if kind is None:
        raise SourceError(corrections.FILE, f"{table} 表没有 {column} 这一列")
    try:
        return READ_AS[kind](str(value)) if value != "" else None
    except (ValueError, InvalidOperation) as wrong:
        raise SourceError(corrections.FILE, f"{table} 表的 {column} 不能写成“{value}”") from wrong
