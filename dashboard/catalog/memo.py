"""Remember what was computed from a snapshot for as long as that snapshot, or what it says of documents, is the newest."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import wraps
from operator import attrgetter
from typing import TypeVar

from dashboard.catalog.snapshot import Snapshot

Result = TypeVar("Result")


def kept_with_snapshot(most: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Keep up to `most` results of a function whose first argument is a Snapshot and whose other arguments are hashable.

    A call with a newer snapshot forgets what older ones gave. Of several threads that ask the same at once one computes and the others
    wait for it; whoever asks something else waits for nobody. Callers share the result: it must not be changed.
    """
    return _kept_by(attrgetter("number"), most)


def kept_with_documents(most: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """The same for what follows from the snapshot's `tables` alone: a newer snapshot with the same tables gives the same."""
    return _kept_by(attrgetter("tables_number"), most)


def _kept_by(number_of: Callable[[Snapshot], int], most: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    def decorate(function: Callable[..., Result]) -> Callable[..., Result]:
        kept: OrderedDict[Hashable, Future[Result]] = OrderedDict()
        lock = threading.Lock()

        @wraps(function)
        def remembered(snapshot: Snapshot, *arguments: Hashable, **named: Hashable) -> Result:
            number = number_of(snapshot)
            key = (number, arguments, tuple(sorted(named.items())))
            with lock:
                found = kept.get(key)
                if found is None:
                    mine = kept[key] = Future()
                    _forget(kept, number, most)
                else:
                    kept.move_to_end(key)
            if found is not None:
                return found.result()
            try:
                mine.set_result(function(snapshot, *arguments, **named))
            except BaseException as failure:
                # Whoever waits is told; whoever asks later has it computed again.
                with lock:
                    kept.pop(key, None)
                mine.set_exception(failure)
                raise
            return mine.result()

        return remembered

    return decorate


def _forget(kept: OrderedDict, number: int, most: int) -> None:
    """Drop what older snapshots gave, then the oldest beyond `most`."""
    for key in [key for key in kept if key[0] < number]:
        del kept[key]
    while len(kept) > most:
        kept.popitem(last=False)
