"""What one screen is drawn from: all tables at one moment, under one number, never changed; what was entered is asked for beside them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from itertools import count

import pandas as pd

from dashboard.catalog.entered import NOTHING_ENTERED, Entered
from dashboard.loaders import Failure, Tables
from dashboard.provenance import Document
from dashboard.schema import COLUMNS

NUMBERS = count(1)


@dataclass(frozen=True)
class Shown:
    """What lies over the documents, to one kind of readers: the number of the last change to any city and of those to single ones."""

    readers: Hashable = None
    any_city: int = 0
    cities: Mapping[str, int] = field(default_factory=dict)

    def last_change(self, city: str) -> int:
        """The number of the last change to what is shown of a city."""
        return max(self.any_city, self.cities.get(city, 0))


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Everything read, at one moment. In its tables numbers are Float64; `number` is unique in the process and grows with every change.

    `tables` hold what documents say; `entered` answers what people reported. Snapshots of equal `tables_number` have the same tables, and
    where `shown` tells no change of a city, the same reports from it.
    `stamp` is the same in every process that read the same documents and asked the same store.
    """

    tables: Tables
    documents: dict[str, Document] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    entered: Entered = NOTHING_ENTERED
    shown: Shown = Shown()
    stamp: str = ""
    number: int = field(default_factory=lambda: next(NUMBERS))
    tables_number: int = field(default_factory=lambda: next(NUMBERS))

    @property
    def problems(self) -> pd.DataFrame:
        """What was not understood or contradicts itself, in all documents."""
        return self.tables.problems


def measured(tables: Tables) -> Tables:
    """The same tables with their exact numbers as Float64, ready to be computed with."""
    changed = {}
    for name, frame in tables.items():
        numbers = [column for column, kind in COLUMNS[name].items() if kind == "number"]
        if numbers:
            changed[name] = frame.assign(**{column: _floats(frame[column]) for column in numbers})
    return tables.with_(**changed)


def _floats(exact: pd.Series) -> pd.Series:
    values = [None if value is None or pd.isna(value) else float(value) for value in exact]
    return pd.Series(values, index=exact.index, dtype="Float64")
