"""How a page comes to the browser: what Dash needs first is asked for once, while its scripts are still on their way."""

from collections import Counter

from playwright.sync_api import expect

from tests.conftest import wait_until_ready

FIRST = {"/_dash-layout", "/_dash-dependencies", "page"}


def asked_for(request) -> str:
    """What a request of Dash asks for: a path, or `page` for the content of its page container."""
    path = "/" + request.url.split("/", 3)[3].partition("?")[0]
    return "page" if path == "/_dash-update-component" and "_pages_content" in (request.post_data or "") else path


def test_layout_and_page_are_asked_for_once_before_the_scripts_are_there(open_page):
    page = open_page("/?city=临沂&county=沂水县")
    asked = []
    page.on("request", lambda request: asked.append(asked_for(request)))
    page.reload()
    wait_until_ready(page)
    assert {name: count for name, count in Counter(asked).items() if name in FIRST} == dict.fromkeys(FIRST, 1)
    expect(page.locator("[data-toggle-county='沂水县']")).to_have_attribute("aria-pressed", "true")
