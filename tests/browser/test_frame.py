"""The frame around every page, in a real browser."""

from playwright.sync_api import expect

from tests.conftest import wait_until_ready

CITIES = ["临沂", "滨州", "德州"]


def test_each_city_opens_under_its_own_name(open_page):
    for city in CITIES:
        page = open_page(f"/?city={city}")
        expect(page.locator("#shell-title")).to_have_text(f"{city}市城市大脑一屏总览")


def test_a_filter_is_written_into_the_address_and_back_undoes_it(open_page):
    page = open_page("/?city=临沂")
    page.select_option('[data-select="city"]', "德州")
    expect(page.locator("#shell-title")).to_have_text("德州市城市大脑一屏总览")
    wait_until_ready(page)
    assert page.evaluate("new URLSearchParams(location.search).get('city')") == "德州"
    page.go_back()
    expect(page.locator("#shell-title")).to_have_text("临沂市城市大脑一屏总览")


def test_the_theme_is_kept_and_the_address_says_it(open_page):
    page = open_page("/")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")
    page.click("[data-theme-switch]")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    wait_until_ready(page)
    assert "theme=dark" in page.url
    page.goto(page.url.partition("?")[0])
    wait_until_ready(page)
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert "theme=dark" in page.url


def test_a_number_opens_its_sentence_and_escape_closes_it(open_page):
    page = open_page("/?city=临沂")
    number = page.locator("button[data-origin]").first
    number.click()
    expect(page.locator("#shell-origin mark").first).not_to_be_empty()
    page.keyboard.press("Escape")
    expect(page.locator("#shell-origin")).to_be_hidden()
    expect(number).to_be_focused()


def test_an_address_that_leads_nowhere_says_so_and_leads_back(open_page):
    page = open_page("/nowhere?city=滨州")
    expect(page.locator("#main h1")).to_have_text("没有这个页面")
    page.click("#main a[data-carry]")
    expect(page.locator("#shell-title")).to_have_text("滨州市城市大脑一屏总览")
    wait_until_ready(page)
    expect(page.locator('[data-select="city"]')).to_have_value("滨州")
