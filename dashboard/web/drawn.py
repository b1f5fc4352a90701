"""Keep pages as they were sent: what an address shows is drawn once, and then sent as the same bytes until something behind it changes.

A change of a filter is one request of Dash for the content of its page container. What it shows depends on the address, the snapshot, the
store, the day and on who asks: all of them are what an answer is found by. A page that shows one city stays while others report. Only the
pages of PAGES are kept, and only for requests of exactly the shape that the program's own page sends.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Hashable
from typing import NamedTuple
from urllib.parse import parse_qsl

from flask import Flask, Response, make_response, request

from dashboard import reports
from dashboard.catalog import Snapshot, kept_with_city, kept_with_snapshot, resolve, shared
from dashboard.reports import acting
from dashboard.reports.store import Store
from dashboard.schema import Selection
from dashboard.views.situation import today
from dashboard.web.guard import CALLBACK

PAGES = frozenset(
    (
        "/",
        "/county",
        "/quarter",
        "/department",
        "/indicator",
        "/platform",
        "/document",
        "/battle",
        "/changes",
        "/search",
        "/report",
        "/quality",
    )
)
# Pages that tell of every city.
OF_ALL_CITIES = frozenset(("/document", "/search", "/quality"))
# What Dash's page container asks for, and by what.
CONTENT = [{"id": "_pages_content", "property": "children"}, {"id": "_pages_store", "property": "data"}]
ADDRESS = [("_pages_location", "pathname"), ("_pages_location", "search")]
# A longer query is nothing that the filters wrote.
LONGEST = 1000
MOST = 400
JSON = "application/json"

Query = tuple[tuple[str, str], ...]


class Address(NamedTuple):
    """A page and its query, the same for one order of parameters as for another."""

    path: str
    query: Query


def install(server: Flask) -> None:
    """Answer what was drawn before from memory; Dash's own routes must be there."""
    draw = server.view_functions[CALLBACK]

    def answer() -> Response:
        asked = address_of(request.get_json(silent=True))
        if asked is None:
            return make_response(draw())
        return _response(_drawn(shared().current, reports.shared(), asked, draw))

    server.view_functions[CALLBACK] = answer


def address_of(body: dict) -> Address | None:
    """The address whose page a callback asks for; None for other callbacks, for pages that are not kept, and for any other shape."""
    inputs = [one for one in body["inputs"] if isinstance(one, dict)]
    if body["outputs"] != CONTENT or body.get("state") or [(one["id"], one["property"]) for one in inputs] != ADDRESS:
        return None
    path, search = (one.get("value") or "" for one in inputs)
    if path not in PAGES or len(search) > LONGEST or not (search == "" or search.startswith("?")):
        return None
    query = parse_qsl(search[1:], keep_blank_values=True)
    return Address(path, tuple(sorted(query, key=lambda parameter: parameter[0])))


def _drawn(snapshot: Snapshot, store: Store, asked: Address, draw: Callable[[], Response]) -> bytes:
    """What Dash answers to the running request, which asks for this address; kept for as long as nothing that it shows changes."""
    day, actor = today(), acting.actor()
    cities = [value for name, value in asked.query if name == "city"]
    if asked.path in OF_ALL_CITIES or len(cities) > 1:
        return _of_all(snapshot, (store.where, store.revision), day, actor, asked, draw)
    city = resolve(Selection(city="".join(cities)), snapshot, day).city
    return _of_city(snapshot, city, (store.where, store.last_change(city)), day, actor, asked, draw)


def _compressed(_snapshot: Snapshot, *arguments: Hashable) -> bytes:
    """The page as it is drawn now; its failures are not kept."""
    draw = arguments[-1]
    return gzip.compress(make_response(draw()).get_data(), compresslevel=6, mtime=0)


_of_all, _of_city = kept_with_snapshot(MOST)(_compressed), kept_with_city(MOST)(_compressed)


def _response(body: bytes) -> Response:
    packed = "gzip" in request.accept_encodings
    response = Response(body if packed else gzip.decompress(body), mimetype=JSON)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    return response
