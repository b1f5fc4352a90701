"""Keep pages as they were sent: what an address shows is drawn once, and then sent as the same bytes until something behind it changes.

A change of a filter is one request of Dash for the content of its page container. What it shows depends on the address, the snapshot, the
store, the day and on who asks: all of them are what an answer is found by. Only the pages of PAGES are kept, and only for requests of
exactly the shape that the program's own page sends.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Hashable
from datetime import date
from typing import NamedTuple
from urllib.parse import parse_qsl

from flask import Flask, Response, make_response, request

from dashboard import reports
from dashboard.catalog import Snapshot, kept_with_snapshot, shared
from dashboard.reports import acting
from dashboard.reports.people import Account
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
        store = reports.shared()
        return _response(_drawn(shared().current, (store.where, store.revision), today(), acting.actor(), asked, draw))

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


@kept_with_snapshot(MOST)
def _drawn(snapshot: Snapshot, revision: Hashable, day: date, actor: Account | None, asked: Address, draw: Callable[[], Response]) -> bytes:
    """What Dash answers to the running request, which asks for this address, compressed; its failures are not kept."""
    return gzip.compress(make_response(draw()).get_data(), compresslevel=6, mtime=0)


def _response(body: bytes) -> Response:
    packed = "gzip" in request.accept_encodings
    response = Response(body if packed else gzip.decompress(body), mimetype=JSON)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    return response
