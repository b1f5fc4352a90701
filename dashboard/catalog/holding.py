"""Hold the newest snapshot of a folder: any change swaps in a whole new one; a document that breaks keeps its last good state."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Hashable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Protocol

from dashboard.catalog.announcing import announce
from dashboard.catalog.entered import NOTHING_ENTERED, Entered
from dashboard.catalog.leads import with_all_leads
from dashboard.catalog.snapshot import NUMBERS, Shown, Snapshot, measured
from dashboard.loaders import Failure, Loaded, Shelf, Tables, load_folder
from dashboard.loaders.combine import combine, without
from dashboard.provenance import SourceError, doc_id_of
from dashboard.settings import SETTINGS
from dashboard.telemetry import LOADS

LOG = logging.getLogger(__name__)
STILL_SHOWN = "；屏幕上仍是上一次读到的内容"
# A file that is being copied changes from look to look: it is read once two looks, this many seconds apart, agree.
SETTLING_SECONDS = 0.3
# For three kinds of readers and the keys of some walls.
SHOWN_AT_ONCE = 8

Signature = tuple[tuple[Hashable, ...], ...]


class Overlay(Protocol):
    """What a store lays over the tables (namings, corrections), and answers beside them (reports).

    A new `stamp` makes a new snapshot; a new `laid` lays anew, an old one leaves the tables as they are; `shown` tells what changed last.
    """

    @property
    def stamp(self) -> Hashable: ...

    @property
    def laid(self) -> Hashable: ...

    @property
    def shown(self) -> Shown: ...

    def __call__(self, tables: Tables) -> Tables: ...

    def entered(self, tables: Tables) -> Entered: ...


class Holding:
    """A folder of documents as numbered snapshots. Safe to use from many threads; only the first reader waits."""

    def __init__(self, folder: Path, shelf: Shelf | None = None) -> None:
        self.folder, self.shelf = folder, shelf
        # One thread reads; the other lock is held only while what was read takes the place of what was there.
        self._reading, self._lock = threading.RLock(), threading.RLock()
        self._overlays: tuple[Overlay, ...] = ()
        self._loaded: Loaded | None = None
        self._signature: Signature = ()
        self._shown: dict[Hashable, Snapshot] = {}
        self._laid: dict[Hashable, Snapshot] = {}
        self._stopped = threading.Event()

    @property
    def current(self) -> Snapshot:
        """The newest snapshot; the first use reads the folder."""
        stamps = self._stamps()
        shown = self._shown.get(stamps)
        if shown is not None:
            return shown
        if self._loaded is None:
            self.refresh()
        with self._lock:
            return self._shown.get(stamps) or self._show(stamps)

    @property
    def newest(self) -> Loaded | None:
        """What was read last, as the documents say it; None as long as nothing was. Reads nothing and waits for nobody."""
        return self._loaded

    def over(self, overlay: Overlay) -> None:
        """Lay an overlay over the tables from now on, after those laid before."""
        with self._lock:
            self._overlays = (*self._overlays, overlay)

    def refresh(self) -> bool:
        """Read the folder again if anything in it changed and has come to rest; say whether a new snapshot was made.

        Whoever looks meanwhile sees what was read last.
        """
        with self._reading:
            signature = self._settled()
            if signature is None or (self._loaded is not None and signature == self._signature):
                return False
            with LOADS.labels("folder").time():
                loaded = _with_last_good(self._read(), self._loaded)
            announce(self._loaded, loaded)
            with self._lock:
                self._loaded, self._signature = loaded, signature
                self._shown, self._laid = {}, {}
                self._show(self._stamps())
            return True

    def watch(self, seconds: float) -> None:
        """Look at the folder every so many seconds, in a thread of its own, until `stop`."""
        threading.Thread(target=self._watch, args=(seconds,), name="folder-watch", daemon=True).start()

    def stop(self) -> None:
        """End the watching."""
        self._stopped.set()

    def _watch(self, seconds: float) -> None:
        while not self._stopped.wait(seconds):
            try:
                if self.refresh():
                    LOG.info("依据文件有变动，已重新读取")
            except Exception:  # The watch must outlive any one failure; the trace is in the log.
                LOG.exception("查看依据文件夹时出错")

    def _stamps(self) -> Hashable:
        return tuple(overlay.stamp for overlay in self._overlays)

    def _show(self, stamps: Hashable) -> Snapshot:
        """Make the snapshot of some stamps and keep it beside the newest others: readers with different rights see different ones."""
        laid = tuple(overlay.laid for overlay in self._overlays)
        if laid not in self._laid:
            self._laid = _with_newest(self._laid, laid, self._lay())
        shown = self._overlays[-1].shown if self._overlays else Shown()
        snapshot = replace(self._laid[laid], shown=shown, stamp=_stamp(self._loaded, stamps), number=next(NUMBERS))
        self._shown = _with_newest(self._shown, stamps, snapshot)
        return snapshot

    def _lay(self) -> Snapshot:
        """The documents' rows under every overlay, and what the last of them answers beside them."""
        tables, entered = self._loaded.tables, NOTHING_ENTERED
        with LOADS.labels("store").time():
            for overlay in self._overlays:
                tables = overlay(tables)
                entered = overlay.entered(tables)
        # What an overlay takes out of the tables is nowhere to be read, its text neither.
        kept = set(tables.documents["doc_id"])
        documents = {doc_id: document for doc_id, document in self._loaded.documents.items() if doc_id in kept}
        return Snapshot(measured(with_all_leads(tables)), documents, self._loaded.failures, entered)

    def _read(self) -> Loaded:
        try:
            return load_folder(self.folder, self.shelf)
        except SourceError as refused:
            failure = Failure(refused.file, str(refused))
            if self._loaded is None:
                return Loaded(Tables.empty(), failures=(failure,))
            return Loaded(self._loaded.tables, self._loaded.documents, (failure,))

    def _settled(self) -> Signature | None:
        """The folder's signature, or None while it is still changing."""
        first = _signature(self.folder)
        if self._loaded is None or first == self._signature:
            return first
        self._stopped.wait(SETTLING_SECONDS)
        return first if _signature(self.folder) == first else None


@cache
def shared() -> Holding:
    """The one holding of the program's own folder, watched every WATCH_SECONDS."""
    holding = Holding(SETTINGS.documents, Shelf(SETTINGS.var / "cache"))
    holding.watch(SETTINGS.watch_seconds)
    return holding


def _with_newest(kept: dict[Hashable, Snapshot], key: Hashable, snapshot: Snapshot) -> dict[Hashable, Snapshot]:
    return dict([*kept.items()][1 - SHOWN_AT_ONCE :]) | {key: snapshot}


def _signature(folder: Path) -> Signature:
    """Name, size, time and identity of every file of a folder; one that vanishes meanwhile is left out."""
    seen = []
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return (("unreadable",),)
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            seen.append((path.name, "unreadable"))
            continue
        seen.append((path.name, state.st_size, state.st_mtime_ns, state.st_ino))
    return tuple(seen)


def _stamp(loaded: Loaded, stamps: Hashable) -> str:
    """What was read and what lies over it, as a digest that another process would give as well."""
    read = [(doc_id, document.digest, document.sidecar) for doc_id, document in sorted(loaded.documents.items())]
    return hashlib.sha256(repr((read, loaded.failures, _in_order(stamps))).encode()).hexdigest()[:16]


def _in_order(value: Hashable) -> Hashable:
    """The same value with its sets in order: they have another one in each process."""
    if isinstance(value, frozenset):
        return tuple(sorted(map(str, value)))
    return tuple(map(_in_order, value)) if isinstance(value, tuple) else value


def _with_last_good(new: Loaded, last: Loaded | None) -> Loaded:
    """The new reading, with the last good state of every document that is still there but can no longer be read."""
    if last is None:
        return new
    broken = {doc_id_of(Path(failure.file)) for failure in new.failures}
    kept = broken & last.documents.keys() - new.documents.keys()
    if not kept:
        return new
    tables = combine([new.tables, without(last.tables, last.documents.keys() - kept)])
    failures = tuple(
        Failure(failure.file, failure.message + STILL_SHOWN) if doc_id_of(Path(failure.file)) in kept else failure
        for failure in new.failures
    )
    return Loaded(tables, new.documents | {doc_id: last.documents[doc_id] for doc_id in kept}, failures)
