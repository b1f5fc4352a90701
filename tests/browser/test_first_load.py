"""How a page comes to the browser: what Dash needs first is asked for once, while its scripts are still on their way."""

from collections import Counter
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.conftest import wait_until_ready

DASH = "**/_dash-component-suites/**"
FIRST = {"/_dash-layout", "/_dash-dependencies", "page"}


def asked_for(request) -> str:
    """What a request of Dash asks for: a path, or `page` for the content of its page container."""
    path = "/" + request.url.split("/", 3)[3].partition("?")[0]
    return "page" if path == "/_dash-update-component" and "_pages_content" in (request.post_data or "") else path


def reload_without_dash(page: Page) -> Callable[[], None]:
    """Load the page anew with Dash's own scripts held back; what is given lets them come."""
    held: list[Route] | None = []
    page.route(DASH, lambda route: route.continue_() if held is None else held.append(route))
    page.reload(wait_until="commit")

    def release() -> None:
        nonlocal held
        assert held, "Dash's scripts were never asked for"
        waiting, held = held, None
        for route in waiting:
            route.continue_()

    return release


def test_layout_and_page_are_asked_for_once_before_the_scripts_are_there(open_page):
    page = open_page("/?city=临沂&county=沂水县")
    asked = []
    page.on("request", lambda request: asked.append(asked_for(request)))
    page.reload()
    wait_until_ready(page)
    assert {name: count for name, count in Counter(asked).items() if name in FIRST} == dict.fromkeys(FIRST, 1)
    expect(page.locator("[data-toggle-county='沂水县']")).to_have_attribute("aria-pressed", "true")


def test_the_page_stands_and_its_filters_work_while_dashs_own_scripts_are_still_on_their_way(open_page):
    page = open_page("/?city=临沂")
    release = reload_without_dash(page)
    expect(page.locator("#chart-counties .main-svg").first).to_be_visible()
    page.get_by_text("县区全部").click()
    page.locator("[data-toggle-county='沂水县']").click()
    expect(page.locator("[data-toggle-county='沂水县']")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#shell-navigation [aria-current]")).to_have_text("总览")
    release()
    wait_until_ready(page)
    expect(page.locator("[data-toggle-county='沂水县']")).to_have_attribute("aria-pressed", "true")


def test_a_number_clicked_before_dash_is_there_shows_its_sentence_once_it_is(open_page):
    page = open_page("/?city=临沂")
    release = reload_without_dash(page)
    page.locator(".key-figures [data-origin]").first.click()
    expect(page.locator("#shell-origin")).to_be_visible()
    release()
    expect(page.locator("#shell-origin-body blockquote").first).to_be_visible()


def test_a_filter_leaves_the_keyboard_where_it_was_and_its_list_open(open_page):
    page = open_page("/?city=临沂")
    page.get_by_text("县区全部").click()
    tick = page.locator("[data-toggle-county='沂水县']")
    tick.focus()
    page.keyboard.press("Enter")
    expect(tick).to_have_attribute("aria-pressed", "true")
    expect(tick).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".filter-list [aria-pressed=true][data-toggle-county]")).to_have_count(2)
