"""A program of its own to attack: a hostile document, an account of every role, entries that one county keeps to itself."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import requests

from dashboard.reports import Store, accounts, attachments, entries, passwords
from dashboard.reports.accounts import Policy
from dashboard.reports.people import Role, at_the_command_line
from dashboard.reports.words import Openness, Stage
from dashboard.settings import ROOT
from tests.attack.payloads import ADDRESS, honest, server_callbacks
from tests.reports.made import MENGYIN, YISHUI, value

PASSWORD = "Right-Horse-9"
ROOT_ACCOUNT = at_the_command_line("root")
# Seconds; CI starts it beside a browser and a database.
STARTING = 120
# What only 蒙阴县's own people and reviewers may read.
SECRET = "蒙阴县内部秘密内容"
# Each would call the function `stolen` if it ever ran.
SCRIPTS = (
    "<script>stolen()</script>",
    "<img src=x onerror=stolen()>",
    '"><svg/onload=stolen()>',
    "'-stolen()-'",
    "javascript:stolen()",
    "{{stolen()}}",
    "</title><script>stolen()</script>",
)
FILE_NAME = "要点<img src=x onerror=stolen()>.txt"
PLAN = f"""临沂市2022年大数据工作要点{SCRIPTS[0]}
一、新建5G基站1500个，2022年9月底前完成。
二、建设=cmd|' /C calc'!A0视频平台，3月底前完成方案{SCRIPTS[1]}，6月底前试运行，12月底前验收{SCRIPTS[2]}。（牵头单位：市公安局）
三、=HYPERLINK("http://stolen.test","点")，接入@SUM(1)视频2000路，12月底前完成。（牵头单位：市大数据局{SCRIPTS[1]}）
四、{SCRIPTS[6]}开放数据目录300项，12月底前完成{SCRIPTS[0]}。（牵头单位：{SCRIPTS[1]}局）
"""
ROLES = {
    "viewer": (Role.VIEWER, ()),
    "yishui": (Role.REPORTER, (YISHUI,)),
    "mengyin": (Role.REPORTER, (MENGYIN,)),
    "reviewer": (Role.REVIEWER, ()),
    "editor": (Role.EDITOR, ()),
    "administrator": (Role.ADMINISTRATOR, ()),
}


class Visitor:
    """A browser without scripts: cookies, and the token that this program's pages send along."""

    def __init__(self, address: str) -> None:
        self.address, self.session, self.token = address, requests.Session(), ""
        # Not from the machine itself, which may read without log-in.
        self.session.headers.update({"X-Forwarded-For": "10.0.0.7"})

    def get(self, path: str, **options: object) -> requests.Response:
        return self.session.get(self.address + path, timeout=60, **options)

    def post(self, path: str, **options: object) -> requests.Response:
        return self.session.post(self.address + path, timeout=60, **options)

    def call(self, asked: dict, token: str | None = None) -> requests.Response:
        """Send a callback's request with the page's token, or another one."""
        headers = {"X-CSRF-Token": self.token if token is None else token, "Content-Type": "application/json"}
        # As scripts write it: with NaN and halves of signs, which `json=` would not send.
        return self.post(ADDRESS, data=json.dumps(asked), headers=headers)

    def page(self, path: str, search: str = "") -> requests.Response:
        """What a page's own request for its content gives."""
        asked = honest(next(name for name in server_callbacks() if "_pages_content.children" in name))
        for one in asked["inputs"]:
            one["value"] = path if one["property"] == "pathname" else search
        return self.call(asked)

    def sign_in(self, name: str, password: str = PASSWORD) -> requests.Response:
        """Log in by the form."""
        answer = self.post("/login", data={"name": name, "password": password, "csrf": self.form_token("/login")}, allow_redirects=False)
        if answer.status_code == 303:
            self.token = self.form_token("/password")
        return answer

    def form_token(self, path: str) -> str:
        found = re.search(r'name="csrf" value="([^"]*)"', self.get(path, headers={"Accept": "text/html"}).text)
        return found[1] if found else ""


@dataclass
class Fortress:
    """The running program: where it answers, what it keeps, as which process."""

    address: str
    folder: Path
    process: subprocess.Popen
    store: Store
    secrets: dict[str, str] = field(default_factory=dict)
    known: dict[str, Visitor] = field(default_factory=dict)

    def stranger(self) -> Visitor:
        return Visitor(self.address)

    def visitor(self, name: str) -> Visitor:
        """Who signed in under a name of ROLES."""
        if name not in self.known:
            self.known[name] = Visitor(self.address)
            assert self.known[name].sign_in(name).status_code == 303
        return self.known[name]

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[tuple[str, subprocess.Popen]]:
    """The program with its documents in `folder`/documents and all else in `folder`, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"VAR": str(folder), "DOCUMENTS": str(folder / "documents"), "DATABASE_URL": "", "HOST": "127.0.0.1", "PORT": str(port)}
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen(
            [sys.executable, "app.py"], cwd=ROOT, env={**os.environ, **own, **settings}, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        _wait(f"http://127.0.0.1:{port}/readyz", process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + STARTING
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if requests.get(address, timeout=5).status_code == 200:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError(f"{address} 没有应答")


@pytest.fixture(scope="session")
def fortress(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fortress]:
    """The program that all attacks share; what they leave behind hinders none of the others."""
    folder = tmp_path_factory.mktemp("fortress")
    (folder / "documents").mkdir()
    (folder / "documents" / FILE_NAME).write_text(PLAN, encoding="utf-8")
    store = Store(f"sqlite:///{folder}/reports.db")
    with pytest.MonkeyPatch.context() as quick:
        # All have the same password: it is hashed once.
        quick.setattr(passwords, "hashed", cache(passwords.hashed))
        for name, (role, members) in ROLES.items():
            accounts.create(store, ROOT_ACCOUNT, name, SCRIPTS[1], role, PASSWORD, Policy())
            accounts.give(store, ROOT_ACCOUNT, name, members)
    secrets = _secrets(store)
    with running(folder, WATCH_SECONDS="1", LOGINS_PER_MINUTE="1000", LOGIN_FAILURES="3") as (address, process):
        yield Fortress(address, folder, process, store, secrets)
    store.close()


def _secrets(store: Store) -> dict[str, str]:
    """What 蒙阴县 keeps to itself, by what the program calls it: a draft, a submitted entry, and one that reviewers alone may read."""
    mengyin = accounts.by_name(store, "mengyin")
    words = {"county": "蒙阴县", "progress": SECRET, "problems": SCRIPTS[0]}
    submitted = entries.save(store, mengyin, value(77, **words, openness=Openness.REVIEWERS), Stage.SUBMITTED)
    draft = entries.save(
        store, mengyin, value(78, period="2022-05", as_of=date(2022, 5, 31), **words, openness=Openness.INTERNAL), Stage.DRAFT
    )
    attachment = attachments.attach(store, mengyin, submitted.entry_id, "台账.pdf", f"%PDF-1.4\n{SECRET}\n%%EOF".encode())
    return {
        "attachment": attachment.attachment_id,
        "entry": submitted.entry_id,
        "draft": draft.entry_id,
        "item": "indicator|base_stations_5g|蒙阴县|",
    }
