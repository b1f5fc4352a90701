"""What deploy/ holds, really run: two processes of the program as the unit starts them, one PostgreSQL, nginx with TLS before them."""

from __future__ import annotations

import configparser
import os
import shlex
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from dashboard.settings import ROOT
from tests import postgresql

DEPLOY = ROOT / "deploy"
PATIENCE_SECONDS = 90
PASSWORD = "Sesam-2022x"
# What nginx needs around a file of conf.d when it runs alone, in a folder of its own.
AROUND = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    log_format answered '$status $upstream_addr $request';
    access_log {folder}/access.log answered;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass
class Site:
    """The running installation. `ports` are those of the two processes, `address` is nginx's over TLS."""

    folder: Path
    environment: dict[str, str]
    ports: tuple[int, int]
    address: str
    plain: str
    database: postgresql.Server
    processes: dict[int, subprocess.Popen] = field(default_factory=dict)

    @property
    def documents(self) -> Path:
        return Path(self.environment["DOCUMENTS"])

    def direct(self, port: int) -> str:
        """One process without nginx before it."""
        return f"http://127.0.0.1:{port}"

    def start(self, port: int) -> None:
        """Start a process by the command of the unit file, and wait until it is ready."""
        command = unit()["Service"]["ExecStart"].replace("/opt/city-brain/.venv/bin/python", sys.executable).replace("%i", str(port))
        log = (self.folder / f"{port}.log").open("a")
        self.processes[port] = subprocess.Popen(shlex.split(command), cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        until(lambda: status(f"{self.direct(port)}/readyz") == 200, f"{port} 没有就绪：{self.folder}/{port}.log")

    def kill(self, port: int) -> None:
        """End a process as a power cut would."""
        self.processes[port].send_signal(signal.SIGKILL)
        self.processes.pop(port).wait()

    def command(self, *words: str, given: str = "") -> str:
        """Run a verb of the program on the same store; gives what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "dashboard", *words],
            cwd=ROOT,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def unit() -> configparser.ConfigParser:
    """The unit file of deploy/."""
    read = configparser.ConfigParser(interpolation=None, strict=False)
    read.optionxform = str
    read.read_string((DEPLOY / "city-brain@.service").read_text(encoding="utf-8"))
    return read


def settings() -> dict[str, str]:
    """The environment file of deploy/, as systemd reads it."""
    lines = (DEPLOY / "city-brain.env").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def until(true: object, otherwise: str) -> None:
    """Wait until a question is answered with yes; AssertionError with `otherwise` after PATIENCE_SECONDS."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < end, otherwise
        time.sleep(0.1)


def status(address: str) -> int:
    """The status of an answer; 0 where there is none."""
    try:
        with urllib.request.urlopen(address, timeout=10, context=ssl._create_unverified_context()) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The installation, ready, with the accounts `admin` (administrator) and PASSWORD."""
    folder = tmp_path_factory.mktemp("site")
    folder.chmod(0o755)
    shutil.copytree(ROOT / "data" / "documents", folder / "documents")
    first, second, tls, plain = free_ports(4)
    with postgresql.server() as database:
        address = database.address.format("postgres")
        own = {"VAR": str(folder / "var"), "DOCUMENTS": str(folder / "documents"), "DATABASE_URL": address}
        assert own.keys() <= settings().keys()
        environment = os.environ | settings() | own | {"WATCH_SECONDS": "1"}
        made = Site(folder, environment, (first, second), f"https://127.0.0.1:{tls}", f"http://127.0.0.1:{plain}", database)
        made.command("user", "admin", "--role", "administrator", "--person", "管理员", given=f"{PASSWORD}\n")
        for port in made.ports:
            made.start(port)
        proxy = _nginx(made, tls, plain)
        yield made
        proxy.terminate()
        proxy.wait()
        for port in tuple(made.processes):
            made.kill(port)


@pytest.fixture(autouse=True)
def both_running(site: Site) -> None:
    """Whatever the test before it killed is back, as systemd would have it."""
    for port in site.ports:
        if port not in site.processes:
            site.start(port)


def _nginx(site: Site, tls: int, plain: int) -> subprocess.Popen:
    """nginx with the configuration of deploy/, its ports and certificates exchanged."""
    own = {
        "127.0.0.1:8051": f"127.0.0.1:{site.ports[0]}",
        "127.0.0.1:8052": f"127.0.0.1:{site.ports[1]}",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{tls} ssl;",
        "/etc/city-brain/tls.crt": str(site.folder / "tls.crt"),
        "/etc/city-brain/tls.key": str(site.folder / "tls.key"),
    }
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for theirs, ours in own.items():
        assert theirs in text
        text = text.replace(theirs, ours)
    (site.folder / "site.conf").write_text(text, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (site.folder / "nginx.conf").write_text(AROUND.format(folder=site.folder, user=user), encoding="utf-8")
    _certify(site.folder)
    found = shutil.which("nginx") or "/usr/sbin/nginx"
    running = subprocess.Popen([found, "-p", site.folder, "-c", site.folder / "nginx.conf"], stderr=subprocess.PIPE)
    until(lambda: status(f"{site.address}/healthz") == 200, f"nginx 没有就绪：{site.folder}/error.log")
    return running


def _certify(folder: Path) -> None:
    """A key and a certificate that it signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    (folder / "tls.crt").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    (folder / "tls.key").write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
