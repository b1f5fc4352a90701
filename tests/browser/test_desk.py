"""Signing in, mending a reading and uploading a document, in a real browser against a server of its own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from dashboard.reports import Store, accounts
from dashboard.reports.accounts import Policy
from dashboard.reports.people import Role, at_the_command_line
from tests.conftest import wait_until_ready

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = ROOT / "tests" / "vendor" / "axe" / "axe.min.js"
PASSWORD = "Right-Horse-9"
PLAN = "临沂市2023年大数据工作要点\n一、新建5G基站2000个，9月底前完成。\n"
UPLOADED = "临沂市2023年数据开放工作要点\n一、开放数据目录300项，12月底前完成。\n"
# Seconds; CI starts it beside a browser and a database.
STARTING = 120
FAULTS = """async () => (await axe.run({resultTypes: ['violations']})).violations
    .filter(fault => ['serious', 'critical'].includes(fault.impact)).map(fault => fault.id)"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The address of a program of its own: one made-up document, one editor, nothing that other tests share."""
    folder = tmp_path_factory.mktemp("desk")
    documents = folder / "documents"
    documents.mkdir()
    (documents / "要点.txt").write_text(PLAN, encoding="utf-8")
    store = Store(f"sqlite:///{folder}/reports.db")
    accounts.create(store, at_the_command_line("root"), "zhang", "张三", Role.EDITOR, PASSWORD, Policy())
    store.close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "VAR": str(folder),
        "DOCUMENTS": str(documents),
        "DATABASE_URL": "",
        "PORT": str(port),
        "HOST": "127.0.0.1",
    }
    running = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    wait_for(f"http://127.0.0.1:{port}/healthz")
    yield f"http://127.0.0.1:{port}"
    running.terminate()
    running.wait(timeout=30)


def wait_for(address: str) -> None:
    """Until the server answers; the last refusal after STARTING seconds."""
    deadline = time.monotonic() + STARTING
    while True:
        try:
            urlopen(address, timeout=5).close()
            return
        except URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.fixture
def signed_in(open_page, address):
    """`signed_in("/quality")`: a page opened by the editor."""

    def open_one(path: str) -> Page:
        page = open_page("/county")
        page.goto(f"{address}/login")
        page.get_by_label("登录名").fill("zhang")
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        expect(page.locator("#shell-account")).to_contain_text("张三")
        page.goto(address + path)
        expect(page.locator("#shell-account")).to_contain_text("张三")
        wait_until_ready(page)
        return page

    return open_one


def test_whoever_signs_in_is_named_in_the_header_until_leaving(signed_in):
    page = signed_in("/quality")
    page.get_by_role("button", name="退出").click()
    page.wait_for_url("**/login")
    expect(page.get_by_role("heading", name="登录")).to_be_visible()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(FAULTS) == []


def test_a_corrected_row_says_so_at_once_and_the_act_stands_in_the_history(signed_in):
    page = signed_in("/quality")
    page.locator("#panel-quality-documents").get_by_role("button", name="逐条查看").click()
    facts = page.locator("#panel-quality-rows tbody tr", has=page.locator('[data-filter-row^="facts:"]'))
    row = facts.filter(has_text="2000个")
    row.get_by_role("button", name="更正", exact=True).click()
    expect(page.locator(".mended-quote")).to_contain_text("2000个")
    wait_until_ready(page)
    page.locator("#quality-column").fill("类别")
    page.locator("#quality-value").fill("背景数据")
    page.locator("#quality-do-correct").click()
    expect(page.locator("#quality-message")).to_contain_text("人工校正")
    expect(page.locator("#quality-says")).to_contain_text("背景数据")
    expect(row).to_contain_text("人工校正")
    expect(page.locator("#panel-quality-acts")).to_contain_text("类别：目标 → 背景数据")


def test_an_uploaded_document_is_shown_then_kept_and_waits_for_its_confirmation(signed_in):
    page = signed_in("/upload")
    page.locator("#upload-drop input[type=file]").set_input_files(
        {"name": "开放要点.txt", "mimeType": "text/plain", "buffer": UPLOADED.encode()}
    )
    expect(page.locator("#upload-about")).to_contain_text("开放要点.txt")
    wait_until_ready(page)
    page.get_by_role("button", name="确认入库").click()
    page.get_by_role("link", name="逐条核对").click()
    documents = page.locator("#panel-quality-documents")
    uploaded = documents.locator("tbody tr", has_text="开放要点.txt")
    expect(uploaded).to_contain_text("待核")
    wait_until_ready(page)
    page.get_by_role("button", name="核对确认这份文件").click()
    expect(uploaded).to_contain_text("已核对")
    expect(page.locator("#quality-confirmed")).to_have_text(re.compile("已记录"))


def test_a_reader_without_login_is_offered_no_editing(open_page):
    page = open_page("/upload")
    expect(page.locator(".upload-panel")).to_contain_text("上传文件须由编辑登录")
    expect(page.locator("#upload-drop")).to_be_hidden()
    expect(page.locator("#shell-account")).to_contain_text("登录")
