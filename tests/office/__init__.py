"""A real LibreOffice for the tests: opens a file that the program made (or a user would send) and saves it in another format."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = ("soffice", "libreoffice")
PATIENCE_SECONDS = 180


def program() -> str | None:
    """The path of LibreOffice, None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def convert(source: Path, ending: str, folder: Path) -> Path:
    """Save `source` anew in `folder` as `ending` ("pdf", "xlsx", "docx" …); AssertionError with its words where LibreOffice refuses.

    Each call has a profile of its own, so that two tests at once, or an office that the developer has open, do not meet.
    """
    found = program()
    assert found, "没有 LibreOffice：apt-get install libreoffice-calc-nogui libreoffice-impress-nogui libreoffice-writer-nogui"
    made = folder / f"{source.stem}.{ending}"
    assert made.resolve() != source.resolve(), f"{made} 会覆盖原文件，请换一个文件夹"
    with tempfile.TemporaryDirectory(prefix="office-") as profile:
        command = [found, f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--convert-to", ending]
        said = subprocess.run(
            [*command, "--outdir", str(folder), str(source)],
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            env=os.environ | {"HOME": profile},
        )
    assert made.is_file(), f"LibreOffice 没有转出 {made.name}：{said.stdout}{said.stderr}"
    return made
