"""Answer `/snapshot`: what an open page compares with what it has drawn, to know of new data, a new day or a new version of the program."""

from __future__ import annotations

import hashlib
from functools import cache

from flask import Flask, Response, jsonify

from dashboard.catalog import shared
from dashboard.catalog.resolve import known_cities
from dashboard.settings import ROOT
from dashboard.views.situation import today

# Folder -> the files in it that make a version of the program.
PARTS = {"dashboard": "*.py", "assets": "*.*"}


def install(server: Flask) -> None:
    """Add the route. It gives `program` (its version), `snapshot` (data and day) and the `cities` that a wall may name.

    Every process of an installation gives the same, so that it does not matter which one answers.
    """

    @server.get("/snapshot")
    def snapshot() -> Response:
        current = shared().current
        answer = jsonify(program=program(), snapshot=f"{current.stamp} {today()}", cities=known_cities(current))
        answer.headers["Cache-Control"] = "no-store"
        return answer


@cache
def program() -> str:
    """The version of the program: a digest of all that it is made of."""
    digest = hashlib.sha256()
    for folder, pattern in PARTS.items():
        for file in sorted((ROOT / folder).rglob(pattern)):
            if file.is_file():
                digest.update(file.relative_to(ROOT).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:16]
