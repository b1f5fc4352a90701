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


@contextmanager
def running() -> Iterator[str]:
    """A server for as long as the block runs; gives the address of its databases with `{}` where the name goes."""
    found = programs()
    assert found is not None, "没有 PostgreSQL：apt-get install postgresql"
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)
    data = folder / "data"
    options = {"user": owner, "cwd": folder, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C"}}
    made = [found / "initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, **options)
    server = subprocess.Popen([found / "postgres", "-D", data, "-k", folder, *FAST], stderr=subprocess.DEVNULL, **options)
    address = f"postgresql+psycopg://tests@/{{}}?host={folder}"
    try:
        _wait(address.format("postgres"), server)
        yield address
    finally:
        # At once, whoever is still connected.
        server.send_signal(signal.SIGQUIT)
        server.wait(PATIENCE_SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


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
