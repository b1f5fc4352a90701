"""Keep what was read on disk under the hash of what it was read from, so that nothing unchanged is read twice, over restarts too.

A kept file is its own SHA-256 followed by a pickle; a damaged one is as good as none. The stamp of the program is part of every name,
so that a better loader or another reference file reads everything again.
"""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import sys
import tempfile
from functools import cache
from pathlib import Path

import pandas as pd

import dashboard
from dashboard.reference.files import FOLDER as REFERENCE

CODE = Path(dashboard.__file__).parent
# What a table depends on beside the document: the code that reads and the reference that it looks into.
READERS = ("loaders", "text", "reference", "provenance.py", "schema.py")
DIGEST_LENGTH = 32
# What unpickling raises for bytes that are whole but were written by other versions.
UNREADABLE = (pickle.UnpicklingError, AttributeError, ImportError, EOFError, ValueError, TypeError, IndexError, KeyError)
LOG = logging.getLogger(__name__)


def digest(*parts: bytes | str) -> str:
    """One hash of several parts, in order, none running into the next."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


@cache
def stamp() -> str:
    """The hash of everything that decides how a document is read: code, reference, Python and pandas."""
    files = sorted(path for name in READERS for path in ([CODE / name] if name.endswith(".py") else (CODE / name).rglob("*.py")))
    files += sorted(path for path in REFERENCE.rglob("*") if path.suffix in (".csv", ".toml"))
    versions = f"{sys.version_info[:2]} pandas {pd.__version__}"
    return digest(versions, *(part for path in files for part in (path.name, path.read_bytes())))


class Shelf:
    """A folder of kept values. Writing is atomic; a folder that cannot be written costs time, never an answer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, name: str) -> object | None:
        """The value kept under a name, or None when there is none or it is damaged."""
        try:
            data = self._path(name).read_bytes()
        except OSError:
            return None
        packed = data[DIGEST_LENGTH:]
        if hashlib.sha256(packed).digest() != data[:DIGEST_LENGTH]:
            LOG.warning("缓存 %s 已损坏，将重新读取", name)
            return None
        try:
            return pickle.loads(packed)
        except UNREADABLE:
            LOG.warning("缓存 %s 无法识别，将重新读取", name)
            return None

    def put(self, name: str, value: object) -> None:
        """Keep a value under a name."""
        packed = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as file:
                file.write(hashlib.sha256(packed).digest() + packed)
            os.replace(file.name, self._path(name))
        except OSError as error:
            LOG.warning("缓存写不进 %s：%s", self.folder, error)

    def keep_only(self, names: set[str]) -> None:
        """Remove what is kept under other names."""
        wanted = {self._path(name) for name in names}
        try:
            for path in self.folder.glob("*.pickle"):
                if path not in wanted:
                    path.unlink(missing_ok=True)
        except OSError as error:
            LOG.warning("旧缓存删不掉：%s", error)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.pickle"
