"""Turn whatever a format's library raises about a damaged file into the one error that staff can read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.provenance import SourceError


@contextmanager
def refused_as(file: str, what: str, where: str = "") -> Iterator[None]:
    """Raise SourceError for anything that goes wrong inside.

    The libraries name no closed list of errors: a few changed bytes bring up KeyError, struct.error, RecursionError and
    dozens more, and each means the same to whoever put the file there. The cause is kept for the log.
    """
    try:
        yield
    except SourceError:
        raise
    except Exception as broken:
        raise SourceError(file, what, where) from broken
