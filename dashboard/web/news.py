"""Answer `/snapshot`: what an open page compares with what it has drawn, to know of new data, a new day or a restarted program."""

from __future__ import annotations

import secrets

from flask import Flask, Response, jsonify

from dashboard.catalog import shared
from dashboard.catalog.resolve import cities_of
from dashboard.views.situation import today

# Snapshot numbers begin anew with every process.
PROCESS = secrets.token_hex(4)


def install(server: Flask) -> None:
    """Add the route. It gives `process`, `snapshot` (number and day) and the `cities` that a wall may name."""

    @server.get("/snapshot")
    def snapshot() -> Response:
        current = shared().current
        answer = jsonify(process=PROCESS, snapshot=f"{current.number} {today()}", cities=cities_of(current.tables))
        answer.headers["Cache-Control"] = "no-store"
        return answer
