"""Data for machines: `/api/v1/<table>.csv|json` with the pages' own query; unchanged data is answered 304."""

from __future__ import annotations

import hashlib

from flask import Flask, Response, abort, request

from dashboard.exports.data import as_csv, as_json
from dashboard.views.data import NAMES, data
from dashboard.web.exported import exported
from dashboard.web.query import judged

KINDS = {"csv": ("text/csv; charset=utf-8", as_csv), "json": ("application/json", as_json)}


def install(server: Flask) -> None:
    """Add the route; an unknown table or ending is 404."""

    @server.get("/api/v1/<table>.<ending>")
    @exported
    def table(table: str, ending: str) -> Response:
        if table not in NAMES or ending not in KINDS:
            abort(404)
        kind, write = KINDS[ending]
        body = write(data(table, judged()))
        answer = Response(body, content_type=kind, headers={"Cache-Control": "no-cache"})
        answer.set_etag(hashlib.sha256(body).hexdigest()[:32])
        return answer.make_conditional(request)
