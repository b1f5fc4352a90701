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


class Reported:
    """A store in which one city reports at a time."""

    where = "here"

    def __init__(self) -> None:
        self.revision, self.cities = 0, {}

    def report(self, city: str) -> None:
        self.revision += 1
        self.cities[city] = self.revision

    def last_change(self, city: str) -> int:
        return self.cities.get(city, 0)


def drawn_after(path: str, search: str, *reporting: str) -> int:
    """How often an address is drawn when it is asked for at first and after each report."""
    times, store = [], Reported()

    def draw():
        times.append(1)
        return server.make_response("{}")

    with server.test_request_context(CALLBACK, method="POST", json=asked(path, search)):
        for city in ("", *reporting):
            if city:
                store.report(city)
            drawn._drawn(drawn.shared().current, store, address_of(asked(path, search)), draw)
    return len(times)


def test_a_citys_page_is_drawn_anew_when_it_reports_and_not_when_another_does():
    assert drawn_after("/", "?city=临沂", "德州", "德州", "滨州") == 1
    assert drawn_after("/", "?city=德州&county=禹城市", "德州", "临沂", "德州") == 3


def test_a_page_of_all_cities_is_drawn_anew_when_any_reports():
    assert drawn_after("/search", "?q=基站", "德州", "德州") == 3
