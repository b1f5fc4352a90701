"""The one screen in a real browser: its numbers, its filters, its origins, its sizes."""

import re
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page, expect

from tests.conftest import wait_until_ready

# What each city's own documents say, as the key figures show it.
OWN_NUMBERS = {"临沂": ("17.24亿条", "652个", "45个 / 73个"), "滨州": ("≥10万路", ">20亿条"), "德州": ("1500个", "90%")}
SIZES = ((1920, 1080), (1920, 940), (1366, 768), (390, 844))
# Looks again at every frame until nothing is wrong or ten seconds are over, so that a late font or chart is no failure.
WRONG = """([tall]) => new Promise(done => {
  const began = Date.now();
  const box = element => element.getBoundingClientRect();
  const over = (one, two) => one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1 && two.top < one.bottom - 1;
  function wrong() {
    const found = [], root = document.documentElement;
    const panels = Array.from(document.querySelectorAll('.overview > *')).filter(panel => panel.tagName);
    if (panels.length < 9) found.push('panels: ' + panels.length);
    if (root.scrollWidth > root.clientWidth) found.push('scrolls sideways');
    if (tall && root.scrollHeight > root.clientHeight) found.push('scrolls down');
    panels.forEach((one, place) => panels.slice(place + 1).forEach(two => {
      if (over(box(one), box(two))) found.push(one.className + ' overlaps ' + two.className);
    }));
    document.querySelectorAll('.panel, .panel-body').forEach(one => {
      if (one.scrollHeight > one.clientHeight + 1) found.push('clipped: ' + (one.id || one.className));
    });
    return found;
  }
  (function look() {
    const found = wrong();
    if (!found.length || Date.now() - began > 10000) done(found); else requestAnimationFrame(look);
  })();
})"""


def go(page: Page, path: str) -> None:
    page.goto(urljoin(page.url, path))
    wait_until_ready(page)


def test_each_city_opens_with_its_own_numbers(open_page):
    page = open_page("/?city=临沂")
    for city, numbers in OWN_NUMBERS.items():
        go(page, f"/?city={city}")
        expect(page.locator("#shell-title")).to_have_text(f"{city}市城市大脑一屏总览")
        for said in numbers:
            expect(page.locator(".key-figures")).to_contain_text(said)


def test_a_filter_changes_the_figures_and_a_copied_link_gives_the_same(open_page):
    page = open_page("/?city=德州")
    line = page.locator(".first-line")
    before = line.inner_text()
    page.locator(".filter-list summary", has_text="部门").click()
    page.locator('[data-toggle-department="市大数据局"]').click()
    expect(page).to_have_url(re.compile("department="))
    wait_until_ready(page)
    expect(line).not_to_have_text(before)
    after = line.inner_text()
    copied = open_page(f"/?{urlsplit(page.url).query}")
    expect(copied.locator(".first-line")).to_have_text(after, use_inner_text=True)
    page.get_by_role("button", name="清除筛选").click()
    expect(line).to_have_text(before, use_inner_text=True)


def test_a_quarter_and_a_department_filter_when_they_are_clicked(open_page):
    page = open_page("/?city=德州")
    page.locator(".quarters .member", has_text="三季度").click()
    expect(page).to_have_url(re.compile("quarter=2020Q3"))
    wait_until_ready(page)
    page.locator(".matrix .member").first.click()
    expect(page).to_have_url(re.compile("department="))
    wait_until_ready(page)
    page.go_back()
    expect(page).not_to_have_url(re.compile("department="))


def test_a_number_opens_its_sentence_and_the_sentence_its_place(open_page):
    page = open_page("/?city=临沂")
    page.locator(".key-figure", has_text="17.24").locator("button").click()
    panel = page.locator("#shell-origin")
    expect(panel.locator("blockquote mark")).to_contain_text("17.24亿")
    expect(panel).to_contain_text("2022-07-12")
    panel.get_by_role("link", name="在原文中查看").click()
    expect(page).to_have_url(re.compile("/document.*#at-"))
    expect(page.locator(".document-text .read-here").first).to_be_in_viewport()


def test_nothing_overlaps_or_is_clipped_at_any_size(open_page):
    page = open_page("/?city=临沂")
    for theme, city in (("light", "临沂"), ("dark", "滨州"), ("light", "德州")):
        go(page, f"/?city={city}&theme={theme}")
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            wrong = page.evaluate(WRONG, [width >= 1920])
            assert wrong == [], (city, width, height)


def test_an_unknown_value_of_the_address_is_said(open_page):
    page = open_page("/?city=临沂&county=火星县")
    expect(page.locator(".filter-unknown")).to_have_text("“火星县”：无此选项，未采用")
