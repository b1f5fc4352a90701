"""Remember what was computed from a snapshot for as long as that snapshot is the newest."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar

from dashboard.catalog.snapshot import Snapshot

Result = TypeVar("Result")


def kept_with_snapshot(most: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Keep up to `most` results of a function whose first argument is a Snapshot and whose other arguments are hashable.

    A call with a newer snapshot forgets what older ones gave. Callers share the result: it must not be changed.
    """

    def decorate(function: Callable[..., Result]) -> Callable[..., Result]:
        kept: OrderedDict[Hashable, Result] = OrderedDict()
        lock = threading.Lock()

        @wraps(function)
        def remembered(snapshot: Snapshot, *arguments: Hashable, **named: Hashable) -> Result:
            key = (snapshot.number, arguments, tuple(sorted(named.items())))
            with lock:
                if key in kept:
                    kept.move_to_end(key)
                    return kept[key]
            result = function(snapshot, *arguments, **named)
            with lock:
                _forget_older(kept, snapshot.number)
                kept[key] = result
                while len(kept) > most:
                    kept.popitem(last=False)
            return result

        return remembered

    return decorate


def _forget_older(kept: OrderedDict, number: int) -> None:
    for key in [key for key in kept if key[0] < number]:
        del kept[key]
