"""Find the Chromiums that browser tests and screenshots drive, and fetch them from npm: `python -m tests.chromium find|fetch [VERSION]`."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import brotli

FETCHED = Path(__file__).resolve().parent.parent / ".browser"
COMMANDS = ("chromium", "chromium-headless-shell", "google-chrome", "google-chrome-stable", "chromium-browser")
# The npm package that ships a Chromium inside itself, and its versions: a current one that Node 20 takes, and the kernels
# of the browsers that offices still have.
PACKAGE = "@sparticuz/chromium"
VERSIONS = {"current": "147.0.0", "92": "92.0.0", "110": "110.0.1"}
# No sandbox: the tests also run as root in containers, and open only pages of this program.
ARGUMENTS = ["--no-sandbox", "--no-zygote", "--disable-dev-shm-usage", "--force-color-profile=srgb"]


def executable(version: str = "current") -> str:
    """The path of a Chromium; for the current one also $CHROMIUM or the system's. FileNotFoundError says what to do."""
    named = os.environ.get("CHROMIUM", "")
    system = [named] if named else [path for path in map(shutil.which, COMMANDS) if path]
    fetched = FETCHED / VERSIONS[version] / "chromium"
    found = [*(system if version == "current" else []), *([str(fetched)] if fetched.exists() else [])]
    if not found:
        raise FileNotFoundError(f"没有找到 Chromium（{version}）：请运行 tests/run，或用环境变量 CHROMIUM 指明浏览器路径")
    return found[0]


def environment(path: str) -> dict[str, str]:
    """What a Chromium needs beside the usual environment: for a fetched one the libraries unpacked next to it."""
    libraries = Path(path).parent / "lib"
    return {**os.environ, "LD_LIBRARY_PATH": str(libraries)} if libraries.is_dir() else dict(os.environ)


def fetch(version: str) -> None:
    """Download and unpack one of VERSIONS into .browser/. CalledProcessError or FileNotFoundError where npm cannot."""
    number = VERSIONS[version]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{number}"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("*.tgz")
        unpacked = Path(folder) / "unpacked"
        with tarfile.open(archive) as package:
            for member in package.getmembers():
                if member.name.startswith("package/bin/") and member.name.endswith(".br"):
                    _unpack(Path(member.name).name, brotli.decompress(package.extractfile(member).read()), unpacked)
        FETCHED.mkdir(exist_ok=True)
        # Moved at the end, so that an interrupted download leaves nothing that looks complete.
        shutil.rmtree(FETCHED / number, ignore_errors=True)
        shutil.move(unpacked, FETCHED / number)


def _unpack(name: str, content: bytes, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    if name.endswith(".tar.br"):
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            archive.extractall(folder, filter="data")
    else:
        program = folder / name.removesuffix(".br")
        program.write_bytes(content)
        program.chmod(0o755)


def main(verb: str, version: str = "current") -> int:
    """Print the path of a Chromium, or fetch one; gives the exit code."""
    try:
        if verb == "fetch":
            fetch(version)
        print(executable(version))
    except (FileNotFoundError, subprocess.CalledProcessError) as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
