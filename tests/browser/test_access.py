"""No page, and no form that is open on one, has a serious or critical fault that axe-core can find, in light and in dark."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard import catalog
from dashboard.reports import Store, cases, entries
from dashboard.reports.flows import SUPERVISION
from dashboard.reports.people import at_the_command_line
from dashboard.reports.periods import period
from dashboard.reports.register import Register
from dashboard.reports.words import Status, Subject
from tests.conftest import wait_until_ready
from tests.pages import PATHS

AXE = Path(__file__).resolve().parent.parent / "vendor" / "axe" / "axe.min.js"
FAULTS = """async () => {
    const found = await axe.run({resultTypes: ['violations']});
    return found.violations
        .filter(fault => ['serious', 'critical'].includes(fault.impact))
        .map(fault => `${fault.id}: ${fault.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')}`);
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_has_a_serious_fault(open_page, address, theme):
    page = open_page(f"/?theme={theme}")
    faults = {}
    for path in PATHS:
        page.goto(f"{address}{path}?theme={theme}")
        wait_until_ready(page)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        faults[path] = page.evaluate(FAULTS)
    assert faults == {path: [] for path in PATHS}


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store of the test's own behind the pages: a report that waits for its review, and a supervised item."""
    opened, actor = Store(f"sqlite:///{tmp_path}/reports.db"), at_the_command_line("甲")
    register = Register.of(opened, catalog.shared().current.tables, "德州", 2020)
    step = next(item for item in register.items if item.subject is Subject.STEP)
    report = register.entry(step, actor, period("2020-12-3"), progress="正在推进")
    entries.save(opened, actor, replace(report, status=Status.UNDERWAY))
    cases.open_case(opened, actor, SUPERVISION, "德州", "平台试运行", department="市大数据局")
    monkeypatch.setattr("dashboard.reports.shared", lambda: opened)
    yield opened
    opened.close()


def faults_of(page):
    wait_until_ready(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(FAULTS)


def open_first(page, table, shown):
    wait_until_ready(page)
    page.locator(f"{table} .member").first.click()
    expect(page.locator(shown)).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_open_form_has_a_serious_fault(open_page, address, store, theme):
    query, found = f"city=德州&year=2020&as_of=2020-12-31&theme={theme}", {}
    page = open_page(f"/progress?{query}")
    open_first(page, "#panel-progress-due", "#progress-submit")
    wait_until_ready(page)
    page.locator("#progress-submit").click()
    expect(page.locator("#progress-message")).to_have_text("未保存：请改正标出的内容")
    expect(page.locator(".field-fault:not(:empty)").first).to_be_in_viewport()
    found["填报"] = faults_of(page)
    page.goto(f"{address}/review?{query}")
    open_first(page, "#panel-review-queue", "#review-pass")
    found["审核"] = faults_of(page)
    page.goto(f"{address}/supervision?{query}&case=1")
    expect(page.locator("#supervision-do")).to_be_visible()
    wait_until_ready(page)
    page.locator("summary", has_text="登记一件督办事项").click()
    expect(page.locator("#supervision-openness")).to_be_visible()
    found["督办"] = faults_of(page)
    page.goto(f"{address}/upload?theme={theme}")
    found["上传"] = faults_of(page)
    page.goto(f"{address}/admin?theme={theme}")
    expect(page.get_by_role("heading", name="账号与密钥")).to_be_visible()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found["账号"] = page.evaluate(FAULTS)
    assert found == {place: [] for place in found}


def test_a_choice_is_a_group_of_radio_buttons_that_the_keyboard_moves_in(open_page, store):
    page = open_page("/progress?city=德州&year=2020&as_of=2020-12-31")
    open_first(page, "#panel-progress-due", "#progress-submit")
    wait_until_ready(page)
    group = page.get_by_role("radiogroup", name="公开范围")
    expect(group.get_by_role("radio", name="内部")).to_be_checked()
    group.get_by_role("radio", name="内部").press("ArrowLeft")
    expect(group.get_by_role("radio", name="可上屏")).to_be_checked()
    expect(group.get_by_role("radio", name="内部")).not_to_be_checked()
