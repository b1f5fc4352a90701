"""A real PostgreSQL for the tests: found where Debian puts it or on PATH, started in a folder of its own, as another user when root."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
OWNERS = ("postgres", "nobody")
PATIENCE_SECONDS = 30
# Nothing of a test outlives it, and a test waits for every write.
FAST = (
    "-c",
    "fsync=off",
    "-c",
    "synchronous_commit=off",
    "-c",
    "full_page_writes=off",
    "-c",
    "listen_addresses=",
    "-c",
    "max_connections=60",
)


def programs() -> Path | None:
    """The folder with initdb and postgres, None where there is no PostgreSQL."""
    debian = sorted(DEBIAN.glob("*/bin/initdb"), reverse=True)
    found = debian[0] if debian else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


class Server:
    """A server in a folder of its own. `address` is that of its databases, with `{}` where the name goes."""

    def __init__(self, programs: Path) -> None:
        self._programs, self._owner = programs, _owner()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        if self._owner:
            shutil.chown(self.folder, self._owner)
        self._options = {"user": self._owner, "cwd": self.folder, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C"}}
        self.address = f"postgresql+psycopg://tests@/{{}}?host={self.folder}"
        made = [programs / "initdb", "-D", self.folder / "data", "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL, **self._options)
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [self._programs / "postgres", "-D", self.folder / "data", "-k", self.folder, *FAST]
        self._running = subprocess.Popen(command, stderr=subprocess.DEVNULL, **self._options)
        _wait(self.address.format("postgres"), self._running)

    def stop(self) -> None:
        """End it at once, whoever is still connected."""
        self._running.send_signal(signal.SIGQUIT)
        self._running.wait(PATIENCE_SECONDS)


@contextmanager
def server() -> Iterator[Server]:
    """A server for as long as the block runs, which may stop and start it."""
    found = programs()
    assert found is not None, "没有 PostgreSQL：apt-get install postgresql"
    made = Server(found)
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(made.folder, ignore_errors=True)


@contextmanager
def running() -> Iterator[str]:
    """The address of a server for as long as the block runs, with `{}` where a database's name goes."""
    with server() as made:
        yield made.address


def _owner() -> str | None:
    """Whom the server runs as: PostgreSQL refuses to run as root."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in OWNERS if name in known)


def _wait(address: str, server: subprocess.Popen) -> None:
    from sqlalchemy import create_engine
    from sqlalchemy.exc import OperationalError

    engine = create_engine(address)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            engine.connect().close()
            engine.dispose()
            return
        except OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


if __name__ == "__main__":
    sys.exit(programs() is None)
