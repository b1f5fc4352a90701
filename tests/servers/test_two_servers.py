"""Two processes behind nginx with one PostgreSQL: nothing depends on which of them answers, and one that dies is not missed."""

from __future__ import annotations

import json
import ssl
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import PATIENCE, wait_until_ready, watch
from tests.servers.conftest import PASSWORD, Site, status, until

UNVERIFIED = ssl._create_unverified_context()
POINTS = "德州市2021年大数据工作要点\n一、年底前建成5G基站2100个。（牵头单位：市大数据局）\n"
VALUES = "指标,县区,截至日期,数值\n5G基站数,沂水县,2022-06-30,{}\n"


@pytest.fixture
def signed_in(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of an administrator who signed in through nginx; nothing may err in it."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="zh-CN", ignore_https_errors=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{site.address}/login")
    page.get_by_label("登录名").fill("admin")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    wait_until_ready(page)
    watch(page, site.address, complaints)
    yield page
    context.close()
    assert complaints == []


def read(address: str) -> str:
    """The words of an answer."""
    with urllib.request.urlopen(address, timeout=30, context=UNVERIFIED) as answer:
        return answer.read().decode()


def answered_by(site: Site, part: str) -> Counter[str]:
    """How many requests with `part` in their address each process answered, by nginx's log."""
    lines = (site.folder / "access.log").read_text(encoding="utf-8").splitlines()
    return Counter(line.split()[1] for line in lines if part in line and line.startswith("2"))


def preview(page: Page, site: Site, amount: int) -> None:
    """Upload a table of county values and see what it would write."""
    page.goto(f"{site.address}/progress?city=临沂&year=2022&as_of=2022-07-12")
    wait_until_ready(page)
    file = {"name": "县区.csv", "mimeType": "text/csv", "buffer": VALUES.format(amount).encode()}
    page.locator("#progress-drop input[type=file]").set_input_files(files=[file])
    expect(page.locator("#progress-confirm")).to_be_visible()
    wait_until_ready(page)


def test_a_session_and_an_upload_in_preview_belong_to_no_process(signed_in, site):
    preview(signed_in, site, 600)
    signed_in.locator("#progress-confirm").click()
    expect(signed_in.locator("#progress-answer")).to_contain_text("已写入 1 条")
    both = answered_by(site, "/_dash-update-component")
    assert set(both) == {f"127.0.0.1:{port}" for port in site.ports}


def test_an_upload_in_preview_outlives_the_process_that_read_it(signed_in, site):
    preview(signed_in, site, 700)
    first = site.ports[0]
    site.kill(first)
    signed_in.locator("#progress-confirm").click()
    expect(signed_in.locator("#progress-answer")).to_contain_text("已写入 1 条")
    site.start(first)


def test_readers_do_not_notice_that_a_process_is_killed(site):
    key = site.command("key", "并发").strip().rpartition("：")[2]
    addresses = [f"{site.address}/api/v1/steps.csv?city={city}&key={key}" for city in ("%E4%B8%B4%E6%B2%82", "%E5%BE%B7%E5%B7%9E")]
    killed, second = site.ports
    with ThreadPoolExecutor(4) as readers:
        under_way = [readers.submit(status, addresses[number % 2]) for number in range(80)]
        until(lambda: sum(one.done() for one in under_way) > 20, "没有一个请求得到回答")
        site.kill(killed)
        answers = Counter(one.result() for one in under_way)
    # What the dying process had begun to answer is asked again by nginx, at the other.
    assert answers == {200: 80}
    assert status(f"{site.direct(second)}/readyz") == 200
    site.start(killed)
    assert status(f"{site.direct(killed)}/readyz") == 200


def test_a_document_that_is_dropped_is_on_both_screens_and_they_are_the_same(site):
    (site.documents / "new.txt").write_text(POINTS, encoding="utf-8")
    read_by = [f"{site.direct(port)}/api/v1/documents.json?city=%E5%BE%B7%E5%B7%9E&year=2021" for port in site.ports]
    until(lambda: all('"new"' in read(address) for address in read_by), "文件没有读进来")
    first, second = (json.loads(read(f"{site.direct(port)}/snapshot")) for port in site.ports)
    assert first == second


def test_a_database_that_goes_and_comes_back_takes_no_restart(site):
    first, second = site.ports
    page = f"{site.direct(first)}/?city=%E5%BE%B7%E5%B7%9E"
    assert status(page) == 200
    site.database.stop()
    with pytest.raises(urllib.error.HTTPError) as refused:
        read(page)
    assert (refused.value.code, "填报库没有应答" in refused.value.read().decode()) == (503, True)
    assert [status(f"{site.direct(port)}/readyz") for port in site.ports] == [503, 503]
    assert status(f"{site.direct(second)}/healthz") == 200
    site.database.start()
    assert [status(f"{site.direct(port)}/readyz") for port in site.ports] == [200, 200]
    assert status(page) == 200


def test_a_reader_behind_nginx_is_asked_who_he_is(site):
    request = urllib.request.Request(f"{site.address}/", headers={"Accept": "text/html"})
    with urllib.request.urlopen(request, timeout=30, context=UNVERIFIED) as answer:
        assert answer.url == f"{site.address}/login?next=/"


def test_plain_http_leads_to_tls_which_the_browser_is_told_to_keep(site):
    with urllib.request.urlopen(f"{site.address}/healthz", timeout=30, context=UNVERIFIED) as answer:
        assert "max-age" in answer.headers["Strict-Transport-Security"]
    with pytest.raises(urllib.error.URLError):
        # It is sent on to port 443 of the same host, where nothing listens in a test.
        urllib.request.urlopen(f"{site.plain}/", timeout=30, context=UNVERIFIED)
