"""部门 and 挂图作战 in a real browser: the ledger's tools, what a click filters, the opened task, the sheet on paper."""

import re

from playwright.sync_api import expect

from tests.conftest import wait_until_ready


def test_the_ledger_is_searched_grouped_sorted_and_its_columns_chosen(open_page):
    page = open_page("/department?city=德州")
    ledger = page.locator(".tasks")
    status = ledger.get_by_role("status")
    expect(status).to_have_text(re.compile(r"^共 \d+ 项$"))
    ledger.get_by_label("查找").fill("没有这样的任务")
    expect(ledger).to_contain_text("没有含这些词的行")
    ledger.get_by_label("查找").fill("市大数据局 推进")
    expect(status).to_have_text(re.compile(r"^显示 \d+ 项，共 \d+ 项$"))
    ledger.get_by_label("分组").select_option("状态")
    expect(ledger.locator(".group").first).to_have_text(re.compile(r"（\d+ 项）$"))
    ledger.get_by_role("button", name="下一时限").click()
    expect(ledger.locator("th[aria-sort=ascending]")).to_have_text("下一时限")
    ledger.locator(".table-columns summary").click()
    ledger.get_by_role("button", name="工作板块").click()
    expect(ledger.get_by_role("columnheader", name="工作板块")).to_be_visible()
    expect(page).not_to_have_url(re.compile("状态|分组|sort"))


def test_a_department_is_chosen_and_its_headline_counts_the_rows_behind_it(open_page):
    page = open_page("/department?city=德州")
    page.locator(".parts").get_by_role("button", name="市大数据局", exact=True).click()
    expect(page).to_have_url(re.compile("department="))
    wait_until_ready(page)
    sheet = page.locator("#panel-department-sheet")
    expect(sheet.get_by_role("heading")).to_have_text(re.compile(r"^市大数据局牵头 \d+ 项任务、\d+ 个时间节点$"))
    steps = re.search(r"(\d+) 个时间节点", sheet.get_by_role("heading").inner_text())[1]
    expect(sheet.locator("tbody tr")).to_have_count(int(steps))


def test_a_task_is_opened_in_its_place_and_closed_again(open_page):
    page = open_page("/department?city=临沂&year=2021")
    page.locator(".tasks tbody button.member").nth(1).click()
    expect(page).to_have_url(re.compile("task="))
    wait_until_ready(page)
    opened = page.locator(".tasks tr.opened")
    expect(opened.locator("button.member")).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".opened-parts tbody tr").first).to_contain_text("2021-")
    opened.locator("button.member").click()
    expect(page.locator(".opened-parts")).to_have_count(0)


def test_the_sheet_prints_lying_on_a3_with_every_task(open_page):
    page = open_page("/battle?city=德州")
    expect(page.locator(".battle tbody tr")).not_to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator(".page-head")).to_be_hidden()
    first = page.pdf(prefer_css_page_size=True)
    # 420 × 297 mm in points.
    assert re.search(rb"/MediaBox\s*\[\s*0 0 119\d[.\d]* 84\d", first)
