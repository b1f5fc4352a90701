"""Draw ahead while nobody asks: the pages of every city, and its one screen for each county, each department and each quarter.

What is drawn is kept by dashboard/web/drawn.py for readers without an account, so that the usual choices are answered from memory. Drawing
waits as long as requests come, and begins anew when documents, reports or the day change.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Hashable, Iterator
from urllib.parse import urlencode

from flask import Flask

from dashboard import reports
from dashboard.catalog import Snapshot, choices, resolve, shared
from dashboard.catalog.resolve import known_cities
from dashboard.schema import Selection
from dashboard.views.situation import today
from dashboard.web.drawn import CONTENT, PAGES
from dashboard.web.guard import CALLBACK

LOG = logging.getLogger(__name__)
# Nobody has asked for so long: the server is free.
QUIET_SECONDS = 2.0
LOOK_SECONDS = 1.0
SCREEN = "/"
# Pages that say nothing before something has been looked for.
ON_DEMAND = {"/search", "/document"}


class Quiet:
    """When the last request came; before the first one there is no quiet."""

    def __init__(self) -> None:
        self._last: float | None = None

    def note(self) -> None:
        """A request has come."""
        self._last = time.monotonic()

    def lasts(self) -> bool:
        """Whether no request has come for QUIET_SECONDS."""
        return self._last is not None and time.monotonic() - self._last > QUIET_SECONDS


def begin(server: Flask) -> None:
    """Draw ahead in a thread of its own for as long as the process lives. Call it before the first request."""
    quiet = Quiet()
    server.before_request(quiet.note)
    threading.Thread(target=_keep_ahead, args=(server, quiet), name="draw-ahead", daemon=True).start()


def usual(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Path and query of what readers usually ask for, the one screen of the first city first. That city is not named in its addresses."""
    for place, city in enumerate(known_cities(snapshot)):
        own = {"city": city} if place else {}
        yield SCREEN, _search(own)
        offered = choices(snapshot, resolve(Selection(city=city), snapshot, today()))
        lists = {"county": offered.counties, "department": offered.departments, "quarter": offered.quarters}
        yield from ((SCREEN, _search(own | {name: value})) for name, values in lists.items() for value in values)
        yield from ((path, _search(own)) for path in sorted(PAGES - {SCREEN} - ON_DEMAND))


def draw(server: Flask, path: str, search: str) -> None:
    """Have a page drawn as for a reader without an account."""
    inputs = [
        {"id": "_pages_location", "property": "pathname", "value": path},
        {"id": "_pages_location", "property": "search", "value": search},
    ]
    output = "..{}.children...{}.data..".format(*(one["id"] for one in CONTENT))
    body = {"output": output, "outputs": CONTENT, "inputs": inputs, "changedPropIds": ["_pages_location.search"], "state": []}
    with server.test_request_context(CALLBACK, method="POST", json=body):
        server.view_functions[CALLBACK]()


def _keep_ahead(server: Flask, quiet: Quiet) -> None:
    drawn: Hashable = None
    while True:
        time.sleep(LOOK_SECONDS)
        try:
            if quiet.lasts() and drawn != (now := _now()):
                drawn = now if _draw_all(server, quiet, now) else None
        except Exception:  # Drawing ahead must outlive any one failure; the trace is in the log.
            LOG.exception("预先绘制页面时出错")


def _draw_all(server: Flask, quiet: Quiet, now: Hashable) -> bool:
    """Draw everything usual; False where something changed meanwhile."""
    for path, search in usual(shared().current):
        while not quiet.lasts():
            time.sleep(LOOK_SECONDS)
        if _now() != now:
            return False
        draw(server, path, search)
    return True


def _now() -> Hashable:
    """What the drawn pages depend on."""
    return shared().current.number, reports.shared().revision, today()


def _search(query: dict[str, str]) -> str:
    return f"?{urlencode(query)}" if query else ""
