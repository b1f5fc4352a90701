"""An editor leaves a unit unnamed, checks the bulletin and issues it; the issue stands in the list with its file."""

import re
from base64 import b64decode

import pytest
from playwright.sync_api import expect

from dashboard.reports import Store
from tests.conftest import wait_until_ready

DOT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store of the test's own behind the page; the document's charts are one dot, since their drawing is tested elsewhere."""
    monkeypatch.setattr("dashboard.exports.bulletin.annexes.pictures.as_png", lambda *_view, **_size: DOT)
    opened = Store(f"sqlite:///{tmp_path}/reports.db")
    monkeypatch.setattr("dashboard.reports.shared", lambda: opened)
    yield opened
    opened.close()


def test_a_bulletin_is_issued_once_it_was_checked(open_page, store):
    page = open_page("/report?city=德州&period=2020-06", 1280, 900)
    paper = page.get_by_label("通报预览")
    expect(paper).to_contain_text("关于2020年6月份重点工作进展情况的通报")
    expect(paper).to_contain_text("市水利局")
    page.locator(".report-without summary").click()
    page.locator(".report-without .tick", has_text="市水利局").click()
    wait_until_ready(page)
    expect(page).to_have_url(re.compile("without="))
    expect(page.locator(".papers")).not_to_contain_text("市水利局")
    page.locator(".report-issue summary").click()
    page.locator("#report-issue").click()
    expect(page.locator("#report-message")).to_contain_text("请先勾选")
    wait_until_ready(page)
    page.get_by_label("已逐项核对文字、数据和点名单位").check()
    wait_until_ready(page)
    page.locator("#report-issue").click()
    expect(page.locator("#report-message")).to_have_text("已定稿为2020年第1期，可在下方“已定稿”中下载")
    expect(page.locator("#panel-bulletin-issues a[href='/download/issue/1.docx']")).to_be_visible()
