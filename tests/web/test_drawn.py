"""A page is drawn once for everybody who may see the same, and nobody can have another one kept in its place."""

import json

import pytest

from app import server
from dashboard.web import drawn
from dashboard.web.drawn import Address, address_of
from dashboard.web.guard import CALLBACK

OUTPUT = ".._pages_content.children..._pages_store.data.."


def asked(path: str = "/", search: str = "", **changed: object) -> dict:
    inputs = [
        {"id": "_pages_location", "property": "pathname", "value": path},
        {"id": "_pages_location", "property": "search", "value": search},
    ]
    return {"output": OUTPUT, "outputs": drawn.CONTENT, "inputs": inputs, "state": []} | changed


@pytest.fixture
def browser():
    made = server.test_client()
    made.get("/")
    return made


def content(browser, body: dict, **headers: str) -> bytes:
    answer = browser.post(CALLBACK, json=body, headers=headers)
    assert answer.status_code == 200
    return answer.data


def test_the_order_of_parameters_makes_no_difference_and_repeated_ones_keep_theirs():
    one, other = (
        address_of(asked("/", "?city=临沂&county=甲&county=乙")),
        address_of(asked("/", "?county=甲&county=乙&city=%E4%B8%B4%E6%B2%82")),
    )
    assert one == other == Address("/", (("city", "临沂"), ("county", "甲"), ("county", "乙")))


@pytest.mark.parametrize(
    "body",
    [
        asked("/progress"),
        asked("/", "city=临沂"),
        asked("/", "?q=" + "长" * 2000),
        asked("/", outputs=[*drawn.CONTENT, {"id": "shell-title", "property": "children"}]),
        asked("/", outputs=list(reversed(drawn.CONTENT))),
        asked("/", inputs=list(reversed(asked()["inputs"]))),
        asked("/", state=[{"id": "a", "property": "b", "value": 1}]),
    ],
    ids=["a page of one's own", "no query", "too long", "another output", "outputs turned round", "inputs turned round", "a state"],
)
def test_what_the_own_page_does_not_send_is_not_kept(body):
    assert address_of(body) is None


def test_what_is_sent_again_is_what_was_drawn(browser):
    first, second = (json.loads(content(browser, asked("/", "?city=临沂&county=沂水县"))) for _ in range(2))
    assert first == second
    assert "沂水县" in json.dumps(first, ensure_ascii=False)


def test_a_browser_that_takes_gzip_gets_it_and_another_does_not(browser):
    packed = browser.post(CALLBACK, json=asked(), headers={"Accept-Encoding": "gzip"})
    plain = browser.post(CALLBACK, json=asked())
    assert (packed.headers["Content-Encoding"], "Content-Encoding" in plain.headers) == ("gzip", False)
    assert drawn.gzip.decompress(packed.data) == plain.data


def test_a_change_of_the_store_is_drawn_anew():
    times = []

    def draw():
        times.append(1)
        return server.make_response("{}")

    with server.test_request_context(CALLBACK, method="POST", json=asked()):
        for revision in (1, 1, 2):
            drawn._drawn(drawn.shared().current, revision, drawn.today(), None, address_of(asked()), draw)
    assert len(times) == 2
