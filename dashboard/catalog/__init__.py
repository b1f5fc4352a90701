"""All documents as one numbered, immutable snapshot, and what a selection shows of it.

`shared().current` is the newest Snapshot; `resolve` fills what an address leaves open; `narrow`, `earlier` and `choices` answer for one
selection (`narrowed` and `narrowed_before` also as records, which are quicker to go through); `kept_with_snapshot`,
`kept_with_documents` and `kept_with_city` remember results for as long as their snapshot, its tables, or a city's reports are the
newest; `Holding.over` lays a store over the tables and puts what it answers (`entered`) beside them.
"""

from __future__ import annotations

from dashboard.catalog.asking import is_large
from dashboard.catalog.holding import Holding, Overlay, shared
from dashboard.catalog.leads import first_stated
from dashboard.catalog.members import Choices
from dashboard.catalog.memo import kept_with_city, kept_with_documents, kept_with_snapshot
from dashboard.catalog.narrow import Given, Narrowed, choices, earlier, narrow, narrowed, narrowed_before
from dashboard.catalog.resolve import Resolved, resolve
from dashboard.catalog.snapshot import Shown, Snapshot

__all__ = [
    "Choices",
    "Given",
    "Holding",
    "Narrowed",
    "Overlay",
    "Resolved",
    "Shown",
    "Snapshot",
    "choices",
    "earlier",
    "first_stated",
    "is_large",
    "kept_with_city",
    "kept_with_documents",
    "kept_with_snapshot",
    "narrow",
    "narrowed",
    "narrowed_before",
    "resolve",
    "shared",
]
