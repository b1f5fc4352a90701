"""Answer `/healthz`: the process runs and answers."""

from __future__ import annotations

from flask import Flask, Response


def install(server: Flask) -> None:
    """Add the route; it reads nothing, so that a broken document does not look like a dead server."""

    @server.get("/healthz")
    def healthz() -> Response:
        return Response("ok\n", mimetype="text/plain", headers={"Cache-Control": "no-store"})
