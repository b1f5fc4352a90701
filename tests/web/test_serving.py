"""Starting and stopping, as a person at a terminal does it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

APP = Path(__file__).resolve().parent.parent.parent / "app.py"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(port: int, log: str = "ERROR") -> subprocess.Popen:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "LOG_LEVEL": log}
    return subprocess.Popen(
        [sys.executable, str(APP), "--port", str(port)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=environment
    )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_says_its_address_answers_and_stops_cleanly(how):
    port = free_port()
    with start(port) as running:
        assert re.search(rf"http://127\.0\.0\.1:{port}/", running.stdout.readline())
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as answer:
            assert answer.read() == b"ok\n"
        running.send_signal(how)
        said, complained = running.communicate(timeout=20)
    assert (running.returncode, said.strip(), complained) == (0, "已停止", "")


def test_each_request_leaves_one_line_of_json_on_standard_error():
    port = free_port()
    with start(port, "INFO") as running:
        running.stdout.readline()
        with urlopen(f"http://127.0.0.1:{port}/login", timeout=20) as answer:
            request = answer.headers["X-Request-ID"]
        running.send_signal(signal.SIGTERM)
        _, written = running.communicate(timeout=20)
    lines = [json.loads(line) for line in written.splitlines()]
    (line,) = [line for line in lines if line["what"] == "request"]
    assert (line["request"], line["rule"], line["status"]) == (request, "/login", 200)


def test_who_comes_through_a_proxy_on_the_same_machine_is_not_at_the_server():
    port = free_port()
    with start(port) as running:
        running.stdout.readline()
        page = f"http://127.0.0.1:{port}/"
        html = {"Accept": "text/html"}
        seen = [urlopen(Request(page, headers=html | more), timeout=60).url for more in ({}, {"X-Forwarded-For": "10.1.2.3"})]
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=20)
    assert seen == [page, f"{page}login?next=/"]


def test_two_hundred_readers_keep_their_connections_and_the_next_is_answered():
    port = free_port()
    with start(port) as running:
        running.stdout.readline()
        readers = [HTTPConnection("127.0.0.1", port, timeout=60) for _ in range(201)]
        for reader in readers:
            reader.request("GET", "/healthz")
            assert reader.getresponse().read() == b"ok\n"
        assert all(reader.sock for reader in readers)
        for reader in readers:
            reader.close()
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=20)
    assert running.returncode == 0


def test_a_taken_port_is_refused_in_words():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with start(port) as running:
            _, complained = running.communicate(timeout=60)
    assert running.returncode == 1
    assert f"端口 {port} 已被占用" in complained
    assert "Traceback" not in complained
