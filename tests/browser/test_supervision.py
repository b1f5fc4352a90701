"""An editor opens an item by hand, gives it out, and puts one before the leadership; what a step lacks is said, and the funnel follows."""

import pytest
from playwright.sync_api import expect

from dashboard.reports import Store, cases
from dashboard.reports.flows import SUPERVISION
from dashboard.reports.people import at_the_command_line
from dashboard.reports.words import Openness
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


def test_an_item_goes_before_the_leadership_and_its_answer_is_taken_down(open_page, store):
    cases.open_case(store, at_the_command_line("甲"), SUPERVISION, "临沂", "路灯改造", openness=Openness.SCREEN)
    page = open_page("/supervision?city=临沂&case=1")
    page.locator("#supervision-shown").get_by_role("link", name="特别呈报").click()
    expect(page.locator("#special-title")).to_have_value("路灯改造")
    wait_until_ready(page)
    page.locator("#special-note").fill("资金未到，需协调")
    wait_until_ready(page)
    page.locator("#special-present").click()
    expect(page.locator("#special-presented")).to_have_text("已呈报：路灯改造")
    wait_until_ready(page)
    page.locator("#panel-special-list .member", has_text="路灯改造").click()
    expect(page.locator("#special-shown")).to_contain_text("资金未到，需协调")
    wait_until_ready(page)
    page.locator("#special-words").fill("请财政局一周内落实")
    page.locator("#special-leader").fill("王副市长")
    wait_until_ready(page)
    page.locator("#special-answer").click()
    expect(page.locator("#special-message")).to_have_text("批示已记录")
    expect(page.locator("#special-shown")).to_contain_text("王副市长")
    page = open_page("/?city=临沂")
    expect(page.locator(".special-line")).to_contain_text("特别呈报 1 件：路灯改造（已批示）")
