"""Remember what was computed from a snapshot for as long as it, or what it says of documents or of a city, is the newest."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import wraps
from typing import NamedTuple, TypeVar

from dashboard.catalog.snapshot import Snapshot

Result = TypeVar("Result")


class _Moment(NamedTuple):
    """What a result was computed from: a number of the tables, and of what is shown (to whom, of which city) its last change."""

    tables: int
    shown: Hashable = None
    change: int = 0

    def outdates(self, other: _Moment) -> bool:
        """Whether nobody will ask for the other again."""
        return other.tables < self.tables or (other.shown == self.shown and other.change < self.change)


def kept_with_snapshot(most: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Keep up to `most` results of a function whose first argument is a Snapshot and whose other arguments are hashable.

    A call with a newer snapshot forgets what older ones gave. Of several threads that ask the same at once one computes and the others
    wait for it; whoever asks something else waits for nobody. Callers share the result: it must not be changed.
    """
    return _kept_by(lambda snapshot, _: _Moment(snapshot.number), most)


def kept_with_documents(most: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """The same for what follows from the snapshot's `tables` alone: a newer snapshot with the same tables gives the same."""
    return _kept_by(lambda snapshot, _: _Moment(snapshot.tables_number), most)


def kept_with_city(most: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """The same for what follows from the tables and from what is reported in one city: it stays while others report.

    The city is the argument after the snapshot, or its `city`.
    """
    return _kept_by(_of_city, most)


def _of_city(snapshot: Snapshot, arguments: tuple) -> _Moment:
    city = getattr(arguments[0], "city", arguments[0])
    return _Moment(snapshot.tables_number, (snapshot.shown.readers, city), snapshot.shown.last_change(city))


def _kept_by(moment_of: Callable[[Snapshot, tuple], _Moment], most: int) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    def decorate(function: Callable[..., Result]) -> Callable[..., Result]:
        kept: OrderedDict[Hashable, Future[Result]] = OrderedDict()
        lock = threading.Lock()

        @wraps(function)
        def remembered(snapshot: Snapshot, *arguments: Hashable, **named: Hashable) -> Result:
            moment = moment_of(snapshot, arguments)
            key = (moment, arguments, tuple(sorted(named.items())))
            with lock:
                found = kept.get(key)
                if found is None:
                    mine = kept[key] = Future()
                    _forget(kept, moment, most)
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


def _forget(kept: OrderedDict, moment: _Moment, most: int) -> None:
    """Drop what nobody will ask for again, then the oldest beyond `most`."""
    for key in [key for key in kept if moment.outdates(key[0])]:
        del kept[key]
    while len(kept) > most:
        kept.popitem(last=False)
