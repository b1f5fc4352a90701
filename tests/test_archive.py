"""What `tools/archive` packs installs on a server without internet, in an environment of its own, and answers."""

import os
import platform
import shutil
import socket
import subprocess
import sys
import tarfile
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from dashboard.settings import ROOT

# Seconds, for a machine that is doing much else.
PATIENCE = 240
# Whatever asks for the network is led to a port where nobody answers; pip is told so beside.
NOWHERE = "http://127.0.0.1:9"
OFFLINE = {name: NOWHERE for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")} | {
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_INDEX_URL": NOWHERE,
    "PIP_NO_CACHE_DIR": "1",
    "PYTHON": sys.executable,
}
# A process without any network, where the system lets us have one.
ALONE = ("unshare", "--net", "--")


def without_network() -> tuple[str, ...]:
    tried = shutil.which("unshare") and subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0
    return ALONE if tried else ()


def page(address: str) -> str:
    """What the address answers, once it does."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(address, timeout=20) as answer:
                return answer.read().decode()
        except URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.mark.timeout(600)
def test_the_archive_installs_without_internet_and_answers(tmp_path):
    packed = tmp_path / "program.tar.gz"
    subprocess.run([sys.executable, ROOT / "tools" / "archive", packed, platform.machine()], check=True)
    with tarfile.open(packed) as archive:
        archive.extractall(tmp_path, filter="data")
    (program,) = [one for one in tmp_path.iterdir() if one.is_dir()]
    assert list((program / "wheels").glob("*.whl"))
    assert not (program / "tests").exists()
    own = {name: value for name, value in os.environ.items() if not name.startswith("PIP_") and name not in ("VAR", "DATABASE_URL")}
    environment = own | OFFLINE
    subprocess.run([*without_network(), program / "run", "--help"], env=environment, check=True, stdout=subprocess.DEVNULL)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([program / "run", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert "城市大脑一屏总览" in page(f"http://127.0.0.1:{port}/")
        assert page(f"http://127.0.0.1:{port}/api/v1/documents.csv").startswith("doc_id,")
    finally:
        server.terminate()
        server.wait(timeout=30)


def test_a_machine_that_is_not_known_is_refused_in_words(tmp_path):
    asked = subprocess.run([sys.executable, ROOT / "tools" / "archive", tmp_path / "x", "vax"], capture_output=True, text=True, check=False)
    assert (asked.returncode, "用法" in asked.stderr, (tmp_path / "x").exists()) == (2, True, False)
