"""No secret stands in the repository, packages are held to their hashes, and the first start makes its own key for its owner alone."""

import re
import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.settings import ROOT
from dashboard.web.session import secret_key

SECRETS = {
    "a private key": r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----",
    "a cloud's key": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token": r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|glpat-[A-Za-z0-9_-]{20}|sk-[A-Za-z0-9]{32,}|xox[abp]-[0-9A-Za-z-]{20,})",
    "a session key": r"(?i)secret_key\s*=\s*[\"'][^\"']{8,}",
    "a password in an address": r"\w+://[A-Za-z0-9_]+:[A-Za-z0-9!#%^&*_-]{6,}@",
}
# Made-up ones, by which tests say that none is shown.
MADE_UP = ("tests/",)
TEXTS = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".js",
    ".html",
    ".env",
    ".conf",
    ".service",
    ".json",
    ".csv",
    ".yml",
    ".yaml",
    ".cfg",
    ".ini",
    "",
}


def kept_files() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_of_the_repository_holds_a_secret():
    found = []
    for name in kept_files():
        path = ROOT / name
        if path.suffix in TEXTS and not name.startswith(MADE_UP):
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [(name, what) for what, sign in SECRETS.items() if re.search(sign, text)]
    assert found == []


def test_no_database_key_or_environment_of_a_server_is_kept():
    assert [name for name in kept_files() if re.search(r"\.(?:db|sqlite3?|pem|p12|pfx|key)$|(?:^|/)\.env$|id_rsa|^var/", name)] == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a private key", "-----BEGIN RSA PRIVATE " + "KEY-----"),
        ("a session key", "SECRET_KEY = 'abcdefgh12345'"),
        ("a password in an address", "postgresql://zhang:geheim99@db/reports"),
    ],
)
def test_the_signs_of_secrets_are_known(what, text):
    assert re.search(SECRETS[what], text)


def test_the_first_start_makes_a_key_that_its_owner_alone_may_read(tmp_path):
    key = secret_key(tmp_path / "var")
    assert len(key) == 32
    assert stat.S_IMODE((tmp_path / "var" / "secret.key").stat().st_mode) == 0o600
    assert secret_key(tmp_path / "var") == key
    assert secret_key(tmp_path / "other") != key


def test_servers_that_start_at_once_agree_on_one_key(tmp_path):
    with ThreadPoolExecutor(16) as servers:
        keys = set(servers.map(lambda _: secret_key(tmp_path), range(64)))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]
