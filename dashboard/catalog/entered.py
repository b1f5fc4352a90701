"""What people entered, as a snapshot asks for it: only the rows that one selection needs, because a store may hold millions of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

import pandas as pd

from dashboard.loaders import Tables
from dashboard.loaders.rows import Record

JOINED = ("documents", "facts", "progress")


@dataclass(frozen=True)
class Asked:
    """What a selection of a city needs of what was true by `as_of` and on the screens on the day `known`.

    The newest two values on each of `days`: of every series, in a large city of the city as a whole, of `members` (counties and zones), of
    `aims` (indicators with a target) and of the indicator `followed`. Of `aims` also on each of `ends`, and all that was added since
    `since`; of `followed` the whole history; of words the newest few.
    """

    city: str
    as_of: date
    known: date
    since: date
    days: tuple[date, ...]
    ends: tuple[date, ...] = ()
    aims: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    followed: str = ""


@dataclass(frozen=True, eq=False)
class Reported:
    """Documents, facts (actuals) and progress in the order of their publication: as records and, when somebody asks, as tables.

    A record knows every column of its table, with numbers as float; in the tables they are Float64.
    """

    records: Mapping[str, list[Record]]
    made: Callable[[], Tables]

    @cached_property
    def tables(self) -> Tables:
        """The same rows as frames."""
        return self.made()


NOTHING_REPORTED = Reported({name: [] for name in JOINED}, Tables.empty)


class Entered(Protocol):
    """What a store answers, to the running request's readers."""

    def of(self, asked: Asked) -> Reported:
        """The rows that a selection needs."""

    def facts_on(self, facts: pd.DataFrame, known: date) -> pd.DataFrame:
        """The documents' facts with the targets that they had on the day `known`; the same frame where none was adjusted."""

    def one(self, doc_id: str) -> Tables:
        """The rows of one report by its id; empty tables where there is none to be shown."""

    def newest_day(self, city: str, year: int, next_year: int | None) -> date | None:
        """The newest day on which something reported on the plan of `year` is true; `next_year` is that of the next plan."""

    def is_large(self, city: str) -> bool:
        """Whether a city has too many series to be shown whole."""

    def members(self, city: str) -> tuple[frozenset[str], frozenset[str]]:
        """The counties and zones, and the departments, that anything was reported for."""


class NothingEntered:
    """What documents alone say."""

    def of(self, asked: Asked) -> Reported:
        return NOTHING_REPORTED

    def facts_on(self, facts: pd.DataFrame, known: date) -> pd.DataFrame:
        return facts

    def one(self, doc_id: str) -> Tables:
        return Tables.empty()

    def newest_day(self, city: str, year: int, next_year: int | None) -> date | None:
        return None

    def is_large(self, city: str) -> bool:
        return False

    def members(self, city: str) -> tuple[frozenset[str], frozenset[str]]:
        return frozenset(), frozenset()


NOTHING_ENTERED = NothingEntered()


def joined(read: Tables, entered: Tables) -> Tables:
    """The rows read from documents and then those entered, in the types and with the columns of those read."""
    return read.with_(**{name: _joined(read[name], entered[name]) for name in JOINED if len(entered[name])})


def _joined(read: pd.DataFrame, entered: pd.DataFrame) -> pd.DataFrame:
    missing = {column: "" for column in read.columns if column not in entered.columns}
    filled = entered.assign(**missing)[read.columns].astype(read.dtypes.to_dict())
    return pd.concat([read, filled], ignore_index=True) if len(read) else filled
