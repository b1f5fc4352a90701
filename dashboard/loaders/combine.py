"""Put the tables of several documents together: ids stay unique, and what a later document says word for word again restates the first.

A monthly ledger repeats last month's tasks and goals. The repeated task, step or quantity keeps its row and its origin, under an id of its
own and with the first one's id in `restates`; what hangs on it (progress, new quantities and steps) hangs on the first, its roles stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard.loaders.conform import hashed
from dashboard.loaders.tables import Tables
from dashboard.schema import IDS

RESTATED = ("facts", "tasks", "milestones")
NAMED = tuple(table for table in IDS if table != "documents")
NEVER = pd.Timestamp.max.floor("us")


def combine(parts: Sequence[Tables]) -> Tables:
    """One set of tables from one per document; which of two equal statements is the first follows from publication and text alone."""
    order = sorted(range(len(parts)), key=lambda index: _rank(parts[index]))
    seen: dict[str, int] = {}
    done = {index: _distinct(parts[index], seen) for index in order}
    return Tables.concat(done[index] for index in range(len(parts)))


def without(tables: Tables, doc_ids: Iterable[str]) -> Tables:
    """The tables without the rows of some documents."""
    gone = set(doc_ids)
    kept = {name: frame[~frame["doc_id"].isin(gone)] for name, frame in tables.items() if "doc_id" in frame}
    links = tables.system_links
    return tables.with_(**kept, system_links=links[links["system_id"].isin(kept["systems"]["system_id"])])


def _rank(part: Tables) -> tuple[pd.Timestamp, str]:
    if part.documents.empty:
        return NEVER, ""
    first = part.documents.iloc[0]
    published = first["published"] if pd.notna(first["published"]) else NEVER
    return published, hashed(first["title"], first["doc_no"], *part.facts["fact_id"], *part.tasks["task_id"])


def _distinct(part: Tables, seen: dict[str, int]) -> Tables:
    """The part with new ids where another document has the same; `seen` counts how often each id was met and is added to."""
    own: dict[str, str] = {}
    frames = {}
    for table in NAMED:
        frame, column = part[table], IDS[table]
        again = {name: hashed(name, seen[name]) for name in frame[column] if name in seen}
        for name in frame[column]:
            seen[name] = seen.get(name, 0) + 1
        if again:
            own |= again
            frames[table] = _renamed(table, frame, again)
    if not own:
        return part
    return _relinked(part.with_(**frames), own)


def _renamed(table: str, frame: pd.DataFrame, again: dict[str, str]) -> pd.DataFrame:
    column = IDS[table]
    first = frame[column]
    changed = {column: _replaced(first, again)}
    if table in RESTATED:
        changed["restates"] = frame["restates"].where(~(first.isin(again) & (frame["restates"] == "")), first)
    return frame.assign(**changed)


def _relinked(part: Tables, own: dict[str, str]) -> Tables:
    """Links to rows that were renamed: systems and roles follow the new name, the other links stay at the first statement."""
    systems = {old: new for old, new in own.items() if new in set(part.systems["system_id"])}
    links = part.system_links
    return part.with_(
        roles=part.roles.assign(task_id=_replaced(part.roles["task_id"], own)),
        systems=part.systems.assign(parent=_replaced(part.systems["parent"], systems)),
        system_links=links.assign(system_id=_replaced(links["system_id"], systems), row_id=_replaced(links["row_id"], own)),
    )


def _replaced(names: pd.Series, by: dict[str, str]) -> pd.Series:
    """Names with some of them exchanged; `Series.replace` looks through every name for every exchange."""
    return pd.Series([by.get(name, name) for name in names], index=names.index, dtype="str")
