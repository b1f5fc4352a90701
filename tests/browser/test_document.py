"""The document page in a real browser."""

import re

from playwright.sync_api import expect


def test_what_was_read_is_marked_in_place_and_leads_to_where_it_is_used(open_page):
    page = open_page("/document?city=德州")
    text = page.locator(".document-text")
    mark = text.locator(".read-facts", has_text="1500").first
    expect(mark).to_be_visible()
    mark.click()
    note = page.locator("#document-note")
    expect(note).to_contain_text("5G基站数 1500个")
    expect(note.get_by_role("link").first).to_have_attribute("href", re.compile("/indicator"))
    expect(note.get_by_role("link", name="更正").first).to_have_attribute("href", re.compile(r"/quality\?doc=.+row=facts"))
    page.locator('[data-legend="facts"]').click()
    expect(text).to_have_class(re.compile("hide-facts"))


def test_words_are_found_and_stepped_through(open_page):
    page = open_page("/document?city=滨州")
    page.locator("#document-find").fill("城市大脑")
    found = page.locator("#document-found")
    expect(found).to_have_text(re.compile(r"第 1 处，共 \d+ 处"))
    page.get_by_role("button", name="下一处").click()
    expect(found).to_have_text(re.compile("第 2 处"))
    page.locator("#document-find").fill("没有这样的字")
    expect(found).to_have_text("没有找到")


def test_another_document_is_chosen_from_the_list(open_page):
    page = open_page("/document?city=临沂")
    page.locator(".document-choice", has_text="工作台账").click()
    expect(page.locator(".document-title")).to_contain_text("工作台账")
    expect(page.locator(".document-text table")).to_have_count(1)
