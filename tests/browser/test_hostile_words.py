"""Script in a document, a file's name, a note, a person's name or an address is shown as words and never runs."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.attack.conftest import FILE_NAME, PASSWORD, SCRIPTS, fortress
from tests.conftest import wait_until_ready

__all__ = ["fortress"]
ALL = quote("".join(SCRIPTS))
DOCUMENT = quote(FILE_NAME.removesuffix(".txt"))


@pytest.fixture(scope="module")
def address(fortress):
    return fortress.address


@pytest.fixture
def opened(open_page):
    """`opened(path)`: a page in which the scripts would have something to call; nobody may have called it in the end."""
    called = []

    def open_one(path):
        page = open_page("/healthz-nowhere")
        page.expose_function("stolen", lambda: called.append(page.url))
        page.goto(page.url.replace("/healthz-nowhere", path))
        wait_until_ready(page)
        return page

    yield open_one
    assert called == []


def test_a_hostile_document_is_words_on_every_page(opened, address):
    page = opened(f"/document?doc={DOCUMENT}")
    expect(page.locator("#main")).to_contain_text(SCRIPTS[0])
    for path in ("/", "/department", "/quality", "/battle", "/indicator"):
        page.goto(f"{address}{path}?city=临沂&year=2022&as_of=2022-12-31")
        wait_until_ready(page)
    expect(page.locator("#main")).to_be_visible()


def test_a_hostile_address_is_words_too(opened, address):
    page = opened(f"/search?q={ALL}")
    for path in (f"/?county={ALL}&as_of={ALL}&city={ALL}&quarter={ALL}", f"/{ALL}", f"/?mode=wall&pages={ALL}&cities={ALL}&theme={ALL}"):
        page.goto(address + path)
        wait_until_ready(page)
    expect(page.locator("#main")).to_be_visible()


def test_a_hostile_note_and_name_are_words_to_whoever_reviews_them(opened, address, fortress):
    page = opened("/county")
    page.goto(f"{address}/login")
    page.get_by_label("登录名").fill("reviewer")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.locator("#shell-account")).to_contain_text(SCRIPTS[1])
    page.goto(f"{address}/review?entry={fortress.secrets['entry']}")
    expect(page.locator("#review-shown")).to_contain_text(SCRIPTS[0])
