"""Search in a real browser: from anywhere by one key, marked, and on to the place."""

import re

from playwright.sync_api import expect

from tests.conftest import wait_until_ready


def test_a_key_opens_search_from_any_page_and_a_result_leads_to_its_sentence(open_page):
    page = open_page("/county?city=德州")
    page.keyboard.press("/")
    field = page.locator("#shell-search")
    expect(field).to_be_focused()
    field.fill("智慧农业 应用基地")
    field.press("Enter")
    expect(page).to_have_url(re.compile("/search"))
    wait_until_ready(page)
    expect(page.locator(".page-title")).to_have_text(re.compile(r"^搜索“智慧农业 应用基地”：\d+ 处$"))
    passages = page.locator(".search-page .panel", has=page.get_by_role("heading", name="原文段落"))
    expect(passages.locator("mark").first).to_have_text("智慧农业")
    passages.locator("a").first.click()
    expect(page).to_have_url(re.compile("/document.*#at-"))
    expect(page.locator(".document-text .read-here").first).to_be_in_viewport()


def test_no_result_and_no_words_say_what_to_do(open_page):
    page = open_page("/search?q=绝无此词")
    expect(page.locator(".search-page .empty")).to_contain_text("没有找到“绝无此词”")
    page.locator("#search-words").fill("")
    page.locator("#search-words").press("Enter")
    expect(page.locator(".search-page .empty")).to_contain_text("请输入要找的词")
