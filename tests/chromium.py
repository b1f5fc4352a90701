"""Find the Chromium that the browser tests and the screenshots drive."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

FETCHED = Path(__file__).resolve().parent.parent / ".browser"
COMMANDS = ("chromium", "chromium-headless-shell", "google-chrome", "google-chrome-stable", "chromium-browser")
# No sandbox: the tests also run as root in containers, and open only pages of this program.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb"]


def executable() -> str:
    """The path of $CHROMIUM, of a system Chromium or of the one that tests/run fetched; FileNotFoundError says what to do."""
    named = os.environ.get("CHROMIUM", "")
    found = [named] if named else [path for path in map(shutil.which, COMMANDS) if path]
    fetched = FETCHED / "current" / "chromium"
    if not found and fetched.exists():
        found = [str(fetched)]
    if not found:
        raise FileNotFoundError("没有找到 Chromium：请运行 tests/run，或用环境变量 CHROMIUM 指明浏览器路径")
    return found[0]


def environment(path: str) -> dict[str, str]:
    """What a fetched Chromium needs beside the usual environment: the libraries unpacked next to it."""
    libraries = Path(path).parent / "lib"
    return {**os.environ, "LD_LIBRARY_PATH": str(libraries)} if libraries.is_dir() else dict(os.environ)
