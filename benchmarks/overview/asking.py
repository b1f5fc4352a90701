"""What a server answers to the requests of Dash, asked without a browser: bytes, processor time, answers a second."""

from __future__ import annotations

import json
import statistics
import threading
import time
from http.client import HTTPConnection
from typing import NamedTuple

from benchmarks.overview.processes import Running

CALLBACK = "/_dash-update-component"
OUTPUTS = [{"id": "_pages_content", "property": "children"}, {"id": "_pages_store", "property": "data"}]
HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "gzip", "Connection": "keep-alive"}
READERS = 8


class Answer(NamedTuple):
    """Bytes of the body as sent, and the processor seconds that it took the server."""

    size: int
    seconds: float


def body_for(path: str, search: str) -> bytes:
    """The request by which Dash asks for the page of an address."""
    inputs = [
        {"id": "_pages_location", "property": "pathname", "value": path},
        {"id": "_pages_location", "property": "search", "value": search},
    ]
    asked = {"output": ".._pages_content.children..._pages_store.data..", "outputs": OUTPUTS, "inputs": inputs, "state": []}
    return json.dumps(asked | {"changedPropIds": ["_pages_location.search"]}).encode()


def ask(connection: HTTPConnection, body: bytes) -> bytes:
    """The answer to one request of Dash; RuntimeError for a refusal."""
    connection.request("POST", CALLBACK, body, HEADERS)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{answer.status} {content[:200]!r}")
    return content


def answers(server: Running, bodies: list[bytes]) -> list[Answer]:
    """Each request once, one after another."""
    connection, found = HTTPConnection("127.0.0.1", server.port), []
    for body in bodies:
        before = server.cpu_seconds()
        size = len(ask(connection, body))
        found.append(Answer(size, server.cpu_seconds() - before))
    connection.close()
    return found


def plain(server: Running, body: bytes) -> bytes:
    """One answer as it is, not compressed."""
    connection = HTTPConnection("127.0.0.1", server.port)
    connection.request("POST", CALLBACK, body, {"Content-Type": "application/json"})
    return connection.getresponse().read()


def per_second(server: Running, bodies: list[bytes], seconds: float = 1.0) -> float:
    """Answers a second to READERS who ask as fast as they are answered, each beginning at another of the bodies."""
    until = time.perf_counter() + seconds
    counts = [0] * READERS

    def read(place: int) -> None:
        connection, turn = HTTPConnection("127.0.0.1", server.port), place
        while time.perf_counter() < until:
            ask(connection, bodies[turn % len(bodies)])
            counts[place] += 1
            turn += 1
        connection.close()

    threads = [threading.Thread(target=read, args=(place,)) for place in range(READERS)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - started)


def median_seconds(found: list[Answer]) -> float:
    """The median of the processor time of some answers."""
    return statistics.median(answer.seconds for answer in found)
