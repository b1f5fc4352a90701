"""An editor opens an item by hand and gives it out; what a step lacks is said, and the funnel follows."""

import pytest
from playwright.sync_api import expect

from dashboard.reports import Store
from tests.conftest import wait_until_ready


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store of the test's own behind the pages."""
    opened = Store(f"sqlite:///{tmp_path}/reports.db")
    monkeypatch.setattr("dashboard.reports.shared", lambda: opened)
    yield opened
    opened.close()


def test_an_item_is_opened_and_given_out(open_page, store):
    page = open_page("/supervision?city=临沂")
    page.locator("summary", has_text="登记一件督办事项").click()
    page.locator("#supervision-title").fill("路灯改造")
    wait_until_ready(page)
    page.locator("#supervision-open").click()
    expect(page.locator("#supervision-open-message")).to_have_text("已登记：路灯改造")
    wait_until_ready(page)
    page.locator("#panel-supervision-list .member", has_text="路灯改造").click()
    expect(page.locator("#supervision-shown")).to_contain_text("办理过程 1 步")
    wait_until_ready(page)
    page.locator("#supervision-do").click()
    expect(page.locator("#supervision-message")).to_have_text("请选择下一步")
    wait_until_ready(page)
    page.get_by_label("交办", exact=True).check()
    wait_until_ready(page)
    page.locator("#supervision-do").click()
    expect(page.locator("#supervision-message")).to_have_text("已交办，现为“交办”")
    expect(page.locator("#supervision-shown")).to_contain_text("办理过程 2 步")
