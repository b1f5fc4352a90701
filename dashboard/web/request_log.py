"""One JSON line for each request, with its id and without anything personal; the formatter that makes every record such a line.

A line never holds an address of a reader, a name, a query, a path that the program does not know, or the message of an exception:
for a fault it holds the kind and the places in the program.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import sys
import time
import traceback
from datetime import datetime

from flask import Flask, Response, g, has_request_context, request

from dashboard.settings import CITY_TIME
from dashboard.telemetry import CALLBACKS, REQUESTS
from dashboard.web.guard import CALLBACK

LOG = logging.getLogger(__name__)
HEADER = "X-Request-ID"
SANE = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)
# Asked every few seconds by machines: counted, not written down.
PROBES = ("/healthz", "/readyz", "/metrics", "/snapshot")
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
OTHER = "other"


class AsJson(logging.Formatter):
    """A record as one line of JSON: time, level, where from, what; a record's `fields` stand beside."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": datetime.fromtimestamp(record.created, CITY_TIME).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": record.getMessage(),
            **({"request": request_id()} if has_request_context() else {}),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            said["fault"] = type(record.exc_info[1]).__name__
            said["places"] = _places(record.exc_info[1])
        return json.dumps(said, ensure_ascii=False, default=str)


def begin(level: str) -> None:
    """Write every record of at least this level as a line of JSON to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(AsJson())
    logging.basicConfig(level=level, handlers=[handler], force=True)


def install(server: Flask) -> None:
    """Give each request its id; write and count it when it is answered. Installed before all else that looks at requests."""

    @server.before_request
    def start() -> None:
        g.began = time.perf_counter()
        g.request_id = _id_of(request.headers.get(HEADER, ""))

    @server.after_request
    def finish(response: Response) -> Response:
        response.headers[HEADER] = request_id()
        seconds = time.perf_counter() - g.get("began", time.perf_counter())
        status, called = f"{response.status_code // 100}xx", _callback()
        REQUESTS.labels(rule(), request.method if request.method in METHODS else OTHER, status).observe(seconds)
        if called:
            CALLBACKS.labels(called, status).observe(seconds)
        if request.path not in PROBES:
            LOG.info("request", extra={"fields": _line(response, called, seconds)})
        return response


def request_id() -> str:
    """The id of the running request, as its answer's header says it."""
    if "request_id" not in g:
        g.request_id = secrets.token_hex(8)
    return g.request_id


def rule() -> str:
    """The rule that the running request meets, one of the program's own; a path that meets none is `other`."""
    return request.url_rule.rule if request.url_rule else OTHER


def _id_of(said: str) -> str:
    """A proxy's id if it is one that can stand in a line and a header, else a new one."""
    return said if SANE.fullmatch(said) else secrets.token_hex(8)


def _callback() -> str:
    """The callback that was asked for, where the guard knew it as one of the program's own."""
    return g.get("callback", OTHER if request.path == CALLBACK else "")


def _line(response: Response, called: str, seconds: float) -> dict[str, object]:
    return {
        "request": request_id(),
        "method": request.method if request.method in METHODS else OTHER,
        "rule": rule(),
        **({"callback": called} if called else {}),
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "bytes": response.content_length,
    }


def _places(fault: BaseException) -> list[str]:
    return [
        f"{place.name} {place.filename.rpartition('dashboard/')[2]}:{place.lineno}" for place in traceback.extract_tb(fault.__traceback__)
    ]
