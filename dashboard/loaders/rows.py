"""A table's rows as plain records: a frame in, one dict a row out, and the few ways to go through either.

Going through a hundred dicts takes microseconds where a frame takes milliseconds: what is drawn anew at every change of a filter works on
records. Functions that take `Rows` take either and give back the kind that they were given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import pandas as pd

Record = dict[str, object]
Rows = TypeVar("Rows", pd.DataFrame, list[Record])


def records(frame: pd.DataFrame) -> list[Record]:
    """A dict a row: numbers as int and float, days as dates, texts as they are; None for what is missing, "" for a missing text."""
    columns = [_plain(frame[name]) for name in frame.columns]
    return [dict(zip(frame.columns, values, strict=True)) for values in zip(*columns, strict=True)]


def each(rows: Rows) -> list[Record]:
    """The rows as records."""
    return records(rows) if isinstance(rows, pd.DataFrame) else rows


def column(rows: Rows, name: str) -> list:
    """The values of one column."""
    return rows[name].tolist() if isinstance(rows, pd.DataFrame) else [row[name] for row in rows]


def where(rows: Rows, flags: Iterable[bool]) -> Rows:
    """The rows whose flag is set."""
    if isinstance(rows, pd.DataFrame):
        return rows[pd.Series(list(flags), index=rows.index, dtype=bool)]
    return [row for row, flag in zip(rows, flags, strict=True) if flag]


def added(rows: Rows, names: Sequence[str], values: Sequence[Sequence[object]]) -> Rows:
    """The rows with further columns; `values` has one line a row, in the order of `names`."""
    if isinstance(rows, pd.DataFrame):
        return pd.concat([rows, pd.DataFrame(list(values), index=rows.index, columns=list(names), dtype=object)], axis=1)
    return [row | dict(zip(names, line, strict=True)) for row, line in zip(rows, values, strict=True)]


def made_like(rows: Rows, names: Sequence[str], lines: Iterable[Sequence[object]]) -> Rows:
    """New rows of the kind of `rows`; a line holds the values of `names`."""
    if isinstance(rows, pd.DataFrame):
        return pd.DataFrame(list(lines), columns=list(names))
    return [dict(zip(names, line, strict=True)) for line in lines]


def ordered(rows: Rows, name: str, descending: bool = False) -> Rows:
    """The rows in the order of a column, equal ones as they were, those without a value last."""
    if isinstance(rows, pd.DataFrame):
        return rows.sort_values(name, kind="stable", ascending=not descending)
    known = [row for row in rows if not missing(row[name])]
    return sorted(known, key=lambda row: row[name], reverse=descending) + [row for row in rows if missing(row[name])]


def missing(value: object) -> bool:
    """Whether a value of a row is none: None, NaN, NaT or NA."""
    return value is None or value is pd.NaT or value is pd.NA or value != value


def grouped(rows: Iterable[Mapping], key: Callable[[Mapping], object]) -> Iterator[tuple[object, list]]:
    """The rows of each key, keys in the order of their first row."""
    found: dict[object, list] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return iter(found.items())


def firsts(rows: Iterable[Mapping], key: Callable[[Mapping], object]) -> list:
    """The first row of each key, in their order."""
    return [group[0] for _, group in grouped(rows, key)]


def _plain(values: pd.Series) -> list:
    if values.dtype.kind == "M":
        return [None if day is pd.NaT else day.date() for day in values]
    if values.dtype == object:
        return [_day(value) for value in values]
    return [None if missing(value) else value for value in values.tolist()]


def _day(value: object) -> object:
    """A value of a column of any kind; a moment is a day, what is missing is None."""
    if isinstance(value, pd.Timestamp) and value is not pd.NaT:
        return value.date()
    return None if missing(value) else value
