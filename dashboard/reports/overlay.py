"""What the store lays over the tables of the documents, and answers beside them: mended readings, adjusted targets; published entries."""

from __future__ import annotations

from collections.abc import Hashable

from dashboard import catalog
from dashboard.catalog import Shown
from dashboard.loaders import Tables
from dashboard.reports import extensions, publishing, readings
from dashboard.reports.adjusting import adjusted
from dashboard.reports.audience import AUDIENCE, CITIES, bound
from dashboard.reports.mending import mended
from dashboard.reports.showing import Showing
from dashboard.reports.store import Store


class StoreOverlay:
    """The overlay of one store; its stamp changes with every change that pages show, and differs by who may see what.

    `laid` changes with what is laid over the tables alone: reports are asked for, not laid.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def stamp(self) -> Hashable:
        return self.store.revision, AUDIENCE.get(), CITIES.get()

    @property
    def laid(self) -> Hashable:
        _, laid = self.store.revision
        return laid, CITIES.get()

    @property
    def shown(self) -> Shown:
        """What changed last, to the running request's readers."""
        any_city, cities = self.store.last_changes
        return Shown((AUDIENCE.get(), CITIES.get()), any_city, cities)

    def __call__(self, tables: Tables) -> Tables:
        tables = mended(tables, readings.standing(self.store))
        tables = tables.with_(facts=adjusted(tables.facts, extensions.targets(self.store)))
        return bound(publishing.with_room(tables))

    def entered(self, tables: Tables) -> Showing:
        """What was published, beside tables that this overlay was laid over."""
        return Showing(self.store, tables)


def tables_of(store: Store) -> Tables:
    """The tables of the program's documents with this store laid over them, for a command that runs once."""
    holding = catalog.shared()
    holding.over(StoreOverlay(store))
    return holding.current.tables
