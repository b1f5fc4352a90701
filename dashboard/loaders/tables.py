"""The tidy tables as one immutable value: rows of plain dicts go in, typed frames of exactly the contract's columns come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

import pandas as pd

from dashboard.schema import COLUMNS

MISSING: dict[str, object] = {"text": "", "whole": None, "number": None, "date": None}
WANTED: dict[str, type] = {"text": str, "whole": int, "number": Decimal, "date": date}


class ContractError(ValueError):
    """A row that breaks the contract between loaders and tables: which table, which row, what is wrong; a loader's fault."""


@dataclass(frozen=True)
class Tables:
    """One frame per table of `schema.COLUMNS`, each with those columns in that order and a fresh index.

    Text is `str` ("" when missing), whole numbers Int64, dates datetime64 (NaT), numbers exact Decimal objects (None).
    Frames are shared, never changed: use `with_` to put another frame in a table's place.
    """

    documents: pd.DataFrame
    facts: pd.DataFrame
    tasks: pd.DataFrame
    roles: pd.DataFrame
    milestones: pd.DataFrame
    pilots: pd.DataFrame
    progress: pd.DataFrame
    systems: pd.DataFrame
    system_links: pd.DataFrame
    problems: pd.DataFrame

    @classmethod
    def empty(cls) -> Tables:
        """All tables without a row."""
        return cls.from_rows({})

    @classmethod
    def from_rows(cls, rows_by_table: Mapping[str, Iterable[Mapping[str, object]]]) -> Tables:
        """Typed frames from plain dicts; a key left out is a missing value. Raises ContractError for an unknown table, column or type."""
        unknown = set(rows_by_table) - set(COLUMNS)
        if unknown:
            raise ContractError(f"unknown tables: {sorted(unknown)}")
        return cls(**{name: _frame(name, rows) if (rows := list(rows_by_table.get(name, ()))) else _empty(name) for name in COLUMNS})

    @classmethod
    def concat(cls, parts: Iterable[Tables]) -> Tables:
        """The rows of several, in their order."""
        parts = list(parts)
        if not parts:
            return cls.empty()
        return cls(**{name: _stacked([part[name] for part in parts]) for name in COLUMNS})

    def with_(self, **frames: pd.DataFrame) -> Tables:
        """The same tables with other frames in the named places; a frame may have columns after the contract's, else ContractError."""
        for name, frame in frames.items():
            if list(frame.columns)[: len(COLUMNS[name])] != list(COLUMNS[name]):
                raise ContractError(f"{name}: columns {list(frame.columns)}, expected {list(COLUMNS[name])}")
        return Tables(**{name: frames[name].reset_index(drop=True) if name in frames else self[name] for name in COLUMNS})

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in COLUMNS:
            raise KeyError(name)
        return getattr(self, name)

    def items(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Name and frame of every table, in the contract's order."""
        return ((name, self[name]) for name in COLUMNS)


@cache
def _empty(table: str) -> pd.DataFrame:
    """The frame without a row, which all share."""
    return _frame(table, [])


def _frame(table: str, rows: list[Mapping[str, object]]) -> pd.DataFrame:
    types = COLUMNS[table]
    for number, row in enumerate(rows):
        unknown = row.keys() - types.keys()
        if unknown:
            raise ContractError(f"{table} row {number}: unknown columns {sorted(unknown)}")
    return pd.DataFrame({name: _column(table, name, kind, rows) for name, kind in types.items()})


def _column(table: str, name: str, kind: str, rows: list[Mapping[str, object]]) -> pd.Series:
    values = [row.get(name, MISSING[kind]) for row in rows]
    # A column of nothing but its own type needs no look at each value.
    if not set(map(type, values)) <= {WANTED[kind], type(MISSING[kind])}:
        values = [_checked(table, name, kind, value) for value in values]
    if kind == "text":
        return pd.Series(values, dtype="str")
    if kind == "whole":
        return pd.Series(values, dtype="Int64")
    if kind == "date":
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object")), dtype="datetime64[us]")
    return pd.Series(values, dtype="object")


def _checked(table: str, name: str, kind: str, value: object) -> object:
    if value is None or value == "":
        return MISSING[kind]
    if kind == "number" and isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if not isinstance(value, WANTED[kind]) or isinstance(value, bool):
        raise ContractError(f"{table}.{name}: {value!r} is not {kind}")
    return str(value) if kind == "text" else value


def _stacked(frames: list[pd.DataFrame]) -> pd.DataFrame:
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else frames[0]
