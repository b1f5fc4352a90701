"""`/healthz`: the process runs and answers. `/readyz`: it can do its work, or why it cannot, in words without address or secret."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from flask import Flask, Response

from dashboard.catalog import Holding
from dashboard.reports.errors import StoreError
from dashboard.reports.store import Store

NOT_READ = "依据文件还没有读完，请稍候"
NO_FOLDER = "依据文件夹打不开"
NO_STORE = "填报库连不上"
NO_DISK = "数据目录写不进去，磁盘可能已满"


def install(server: Flask, holding: Callable[[], Holding], store: Callable[[], Store], folder: Path) -> None:
    """Add both routes. Neither reads a document, so that a broken one does not look like a dead server."""

    @server.get("/healthz")
    def healthz() -> Response:
        return _words("ok\n", 200)

    @server.get("/readyz")
    def readyz() -> Response:
        missing = [fault for fault in (_documents(holding()), _store(store()), _disk(folder)) if fault]
        return _words("；".join(missing) + "\n", 503) if missing else _words("ok\n", 200)


def _documents(holding: Holding) -> str:
    """What last was read still counts while the folder is away."""
    newest = holding.newest
    if newest is None:
        return NOT_READ
    return NO_FOLDER if newest.failures and not newest.documents else ""


def _store(store: Store) -> str:
    try:
        store.check()
    except StoreError:
        return NO_STORE
    return ""


def _disk(folder: Path) -> str:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"ok")
            file.flush()
    except OSError:
        return NO_DISK
    return ""


def _words(text: str, status: int) -> Response:
    return Response(text, status, mimetype="text/plain", headers={"Cache-Control": "no-store"})
