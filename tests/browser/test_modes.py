"""Wall, presenter, news of the data, the slider and paper, in a real browser."""

import re

from playwright.sync_api import Browser, Route, expect

from tests.conftest import PATIENCE, wait_until_ready

CONTROLS = ".header nav, .header-tools, .filter-fields"


def html(page):
    return page.locator("html")


def test_a_wall_shows_no_controls_and_says_where_it_is_and_which_names_nobody_knows(open_page):
    page = open_page("/?mode=wall&cycle=3600&pages=overview,季度,月球&cities=临沂市,火星")
    expect(html(page)).to_have_attribute("data-bs-theme", "dark")
    expect(page.locator("#shell-title")).to_have_text("临沂市城市大脑一屏总览")
    expect(page.locator("#shell-place")).to_have_text("总览 · 1/2")
    expect(page.locator("#shell-until")).to_have_text(re.compile(r"数据截至 \d{4}-\d{2}-\d{2}"))
    expect(page.locator("#shell-notice")).to_have_text(re.compile("“月球”：无此选项，未采用；“火星”：无此选项，未采用"))
    expect(page.locator(CONTROLS).locator("visible=true")).to_have_count(0)


def test_a_wall_is_scaled_to_its_screen_as_a_whole(open_page):
    page = open_page("/?mode=wall&cycle=3600&city=德州")
    for width, height, scale, wide in ((1920, 1080, "1", "no"), (3840, 2160, "2", "no"), (6656, 1792, r"2\.08\d*", "yes")):
        page.set_viewport_size({"width": width, "height": height})
        expect(html(page)).to_have_attribute("style", re.compile(rf"--stage-scale: {scale};"))
        expect(html(page)).to_have_attribute("data-wide", wide)
        wait_until_ready(page)
        box = page.locator(".frame").bounding_box()
        assert [round(box[side]) for side in ("x", "y", "width", "height")] == [0, 0, width, height]


def test_a_wall_turns_by_itself_without_loading_again(open_page):
    page = open_page("/county?mode=wall&cycle=2&pages=county,indicator&cities=临沂,德州")
    page.evaluate("window.before = 'still here'")
    expect(html(page)).to_have_attribute("data-turns", re.compile(r"^([2-9]|\d\d+)$"))
    assert page.evaluate("window.before") == "still here"


def test_a_key_holds_a_wall_and_turns_it_and_escape_leaves(open_page):
    page = open_page("/county?mode=wall&cycle=3600&pages=county,indicator&city=德州")
    expect(page.locator("#shell-place")).to_have_text(re.compile("^县区 · 1/2"))
    page.keyboard.press("h")
    expect(page.locator("#shell-notice")).to_contain_text("已暂停")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#shell-place")).to_have_text(re.compile("^指标 · 2/2"))
    wait_until_ready(page)
    page.keyboard.press("Escape")
    expect(html(page)).to_have_attribute("data-mode", "page")
    expect(page.locator("#shell-navigation")).to_be_visible()
    expect(page).not_to_have_url(re.compile("mode=|cycle=|pages="))


def test_a_wall_keeps_its_page_with_its_time_while_the_server_is_gone_and_recovers(browser: Browser, address: str):
    gone = []

    def answer(route: Route) -> None:
        route.abort() if gone else route.continue_()

    with browser.new_context(viewport={"width": 1920, "height": 1080}, locale="zh-CN") as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.route("**/snapshot", answer)
        page.goto(f"{address}/indicator?mode=wall&cycle=2&pages=indicator&city=德州")
        wait_until_ready(page)
        gone.append(True)
        expect(page.locator("#shell-notice")).to_have_text(re.compile(r"服务器暂无应答，画面为 \d\d:\d\d 的内容"))
        expect(page.locator("#main .panel").first).to_be_visible()
        gone.clear()
        expect(page.locator("#shell-notice")).to_be_hidden()


def test_new_data_are_said_and_shown_when_the_reader_asks(open_page):
    page = open_page("/indicator?city=德州")

    def changed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json=answer.json() | {"snapshot": "another"})

    page.route("**/snapshot", changed)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator("#shell-notice")).to_contain_text("数据已更新")
    page.locator("#shell-notice").get_by_role("button", name="刷新").click()
    expect(page.locator("#shell-notice")).to_be_hidden()
    wait_until_ready(page)
    expect(page.locator("#main h1")).to_be_visible()


def test_presenting_steps_through_the_panels_and_keeps_its_place_when_the_page_is_drawn_again(open_page):
    page = open_page("/quarter?mode=present&city=德州")
    presented, place = page.locator("[data-presented]"), page.locator("#shell-place")
    expect(place).to_have_text("2020年度时间节点 · 1 / 4")
    page.keyboard.press("ArrowRight")
    expect(place).to_have_text("2020年度时间节点 · 2 / 4")
    expect(presented.locator(".panel-title")).to_have_text(re.compile("季度节点最多"))
    expect(page.locator("#main .panel-title").locator("visible=true")).to_have_count(1)
    page.evaluate("window.stage.redraw()")
    wait_until_ready(page)
    expect(presented).to_have_count(1)
    expect(place).to_have_text("2020年度时间节点 · 2 / 4")
    page.keyboard.press("Escape")
    expect(html(page)).to_have_attribute("data-mode", "page")
    expect(presented).to_have_count(0)


def test_the_slider_moves_the_as_of_date_and_what_changed_since_is_listed(open_page):
    page = open_page("/indicator?city=德州")
    page.locator("#filter-days").fill("212")
    expect(page).to_have_url(re.compile("as_of=2020-07-31"))
    expect(page.locator('[data-input="as_of"]')).to_have_attribute("data-shown", "2020-07-31")
    wait_until_ready(page)
    page.locator(".filter-changes").click()
    expect(page.locator("#main h1")).to_have_text("2020-07-01 至 2020-07-31 的变化")
    wait_until_ready(page)
    page.get_by_role("button", name="近一旬").click()
    expect(page.locator("#main h1")).to_have_text("2020-07-21 至 2020-07-31 的变化")
    wait_until_ready(page)
    page.go_back()
    expect(page.locator("#main h1")).to_have_text("2020-07-01 至 2020-07-31 的变化")


def test_paper_carries_the_filters_as_words_and_no_controls(open_page):
    page = open_page("/county?city=德州")
    page.emulate_media(media="print")
    expect(page.locator(".filter-field", has_text="截至")).to_be_visible()
    expect(page.locator(".header nav, .header-tools, .filter-reset, .day-slider").locator("visible=true")).to_have_count(0)
