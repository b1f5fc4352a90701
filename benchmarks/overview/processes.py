"""A server as a process of its own: started, asked, its processor time and memory read from /proc, stopped."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE_SECONDS = 60.0
NANOSECONDS = 1e9


@dataclass(frozen=True)
class Running:
    """A server that answers: its process number, its port, and the seconds from its start to its first answer."""

    pid: int
    port: int
    start_seconds: float

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cpu_seconds(self) -> float:
        """Processor time of all threads so far, to the nanosecond, those ended left out."""
        tasks = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / NANOSECONDS

    def memory_mb(self) -> float:
        """Resident memory in MB."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

    def rest(self, seconds: float = 4.0) -> None:
        """Wait until the process has hardly computed for so long, longer than it waits itself before it draws ahead."""
        while True:
            before = self.cpu_seconds()
            time.sleep(seconds)
            if self.cpu_seconds() - before < 0.02 * seconds:
                return


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str], python: str = sys.executable, port_variable: str = "PORT"
) -> Iterator[Running]:
    """Start a Python program with its port in its environment, wait for its first page, and stop it in the end."""
    port = free_port()
    started = time.perf_counter()
    process = subprocess.Popen(
        [python, *command],
        cwd=ROOT,
        env=os.environ | environment | {port_variable: str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for_answer(process, port)
        yield Running(process.pid, port, time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _wait_for_answer(process: subprocess.Popen, port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
            connection.request("GET", "/", headers={"Accept": "text/html"})
            if connection.getresponse().read():
                return
        except ConnectionError:
            time.sleep(0.005)
    raise RuntimeError(f"the server of {process.args} did not answer")
