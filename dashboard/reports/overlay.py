"""What the store lays over the tables of the documents: mended readings first, published entries after; used by `Holding.over`."""

from __future__ import annotations

from collections.abc import Hashable

from dashboard import catalog
from dashboard.loaders import Tables
from dashboard.reports import publishing, readings
from dashboard.reports.audience import AUDIENCE
from dashboard.reports.mending import mended
from dashboard.reports.store import Store


class StoreOverlay:
    """The overlay of one store; its stamp changes with every change that pages show, and differs by who may see what."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def stamp(self) -> Hashable:
        return self.store.revision, AUDIENCE.get()

    def __call__(self, tables: Tables) -> Tables:
        return publishing.laid_over(mended(tables, readings.standing(self.store)), publishing.published(self.store), AUDIENCE.get())


def tables_of(store: Store) -> Tables:
    """The tables of the program's documents with this store laid over them, for a command that runs once."""
    holding = catalog.shared()
    holding.over(StoreOverlay(store))
    return holding.current.tables
