"""Callback requests that no page can have sent are refused with a 4xx, never with a traceback."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import server
from dashboard.web.guard import is_callback

ADDRESS = "/_dash-update-component"
OUTPUT = "shell-title-carrier.data-packed"
ASKED = {
    "output": OUTPUT,
    "outputs": {"id": "shell-title-carrier", "property": "data-packed"},
    "inputs": [{"id": "shell-city", "property": "data", "value": "德州"}],
    "changedPropIds": ["shell-city.data"],
}
KNOWN = {OUTPUT: {"inputs": [{"id": "shell-city", "property": "data"}], "state": []}}
WRITES = "..panels.children...message.children@1f2e.."
WRITING = {
    WRITES: {
        "inputs": [{"id": "do", "property": "n_clicks"}],
        "state": [{"id": "page-query", "property": "data"}, {"id": "note", "property": "value"}],
    }
}
PRESSED = {
    "output": WRITES,
    "outputs": [{"id": "panels", "property": "children"}, {"id": "message", "property": "children@1f2e"}],
    "inputs": [{"id": "do", "property": "n_clicks", "value": 1}],
    "state": [{"id": "page-query", "property": "data", "value": {"city": "临沂"}}, {"id": "note", "property": "value"}],
    "changedPropIds": ["do.n_clicks"],
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def client():
    client = server.test_client()
    client.get("/")
    return client


def test_what_a_page_sends_is_answered(client):
    answer = client.post(ADDRESS, json=ASKED)
    assert answer.status_code == 200
    assert answer.json["response"]["shell-title-carrier"]["data-packed"] == '["德州市城市大脑一屏总览"]'


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"[]", b"\xff\xfe", b'{"output": 1}', b'{"output": "nothing.children"}'])
def test_nonsense_is_refused(client, body):
    answer = client.post(ADDRESS, data=body, content_type="application/json")
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("part", ["outputs", "inputs"])
def test_a_request_without_one_of_its_parts_is_refused(part):
    assert is_callback(ASKED, KNOWN)
    assert not is_callback({name: value for name, value in ASKED.items() if name != part}, KNOWN)


def changed(**parts):
    return PRESSED | parts


def state(query=None, note=None):
    """The states of PRESSED with other values."""
    return [{"id": "page-query", "property": "data", "value": query}, {"id": "note", "property": "value", "value": note}]


def test_what_a_page_with_buttons_sends_is_a_callback():
    assert is_callback(PRESSED, WRITING)
    assert is_callback(changed(state=state({"county": ["沂水县", "蒙阴县"]}, ["yes"])), WRITING)


@pytest.mark.parametrize(
    "parts",
    [
        {"outputs": PRESSED["outputs"][:1]},
        {"outputs": PRESSED["outputs"][::-1]},
        {"outputs": PRESSED["outputs"][0]},
        {"inputs": []},
        {"inputs": PRESSED["inputs"] * 2},
        {"inputs": [{"id": "other", "property": "n_clicks"}]},
        {"inputs": [[{"id": "do", "property": "n_clicks"}]]},
        {"inputs": [{"id": "do", "property": "n_clicks", "value": "1"}]},
        {"state": state({"city": "临沂"})[:1]},
        {"state": state(None)},
        {"state": state(["city"])},
        {"state": state({"city": {"临沂": 1}})},
        {"state": state({}, {"a": 1})},
        {"state": state({}, "\0")},
        {"state": state({}, "\ud800")},
        {"state": state({}, ["\ud800"])},
        {"changedPropIds": []},
        {"changedPropIds": ["other.n_clicks"]},
        {"changedPropIds": [1]},
        {"changedPropIds": "do.n_clicks"},
    ],
)
def test_a_request_that_is_not_as_the_callback_is_declared_is_refused(parts):
    assert not is_callback(changed(**parts), WRITING)


@pytest.mark.parametrize(("name", "value"), [("search", ["?city=德州"]), ("search", "?q=%00"), ("pathname", "county"), ("pathname", 1)])
def test_an_address_that_is_none_is_refused(name, value):
    argument = {"id": "_pages_location", "property": name}
    known = {OUTPUT: {"inputs": [argument], "state": []}}
    asked = ASKED | {"inputs": [argument | {"value": value}], "changedPropIds": []}
    assert not is_callback(asked, known)
    assert is_callback(asked | {"inputs": [argument | {"value": "/?city=德州"}]}, known)


@pytest.mark.parametrize(
    ("argument", "value", "good"),
    [
        ({"id": "review-picked", "property": "value"}, ["a"], True),
        ({"id": "review-picked", "property": "value"}, 1, False),
        ({"id": "review-picked", "property": "value"}, "a", False),
        ({"id": "review-picked", "property": "options"}, [{"label": "甲", "value": "a"}], True),
        ({"id": "review-picked", "property": "options"}, ["a"], False),
    ],
)
def test_what_is_ticked_is_a_list_of_texts_and_what_is_offered_has_values(argument, value, good):
    asked = ASKED | {"inputs": [argument | {"value": value}], "changedPropIds": []}
    assert is_callback(asked, {OUTPUT: {"inputs": [argument], "state": []}}) is good


@pytest.mark.parametrize("path", ["/?q=%00", "/api/v1/facts.csv?city=%00", "/download/overview.xlsx?county=a%00", "/a%00b"])
def test_an_address_with_a_sign_that_no_database_takes_is_refused(client, path):
    assert client.get(path).status_code == 400


def test_too_much_is_refused_before_it_is_read(client):
    answer = client.post(ADDRESS, data=b"{}", environ_overrides={"CONTENT_LENGTH": str(10**10)}, content_type="application/json")
    assert answer.status_code == 413


@settings(max_examples=60, deadline=None)
@given(value=JSON)
def test_any_value_of_an_input_is_answered_without_a_server_error(value):
    client = server.test_client()
    asked = ASKED | {"inputs": [{"id": "shell-city", "property": "data", "value": value}]}
    assert client.post(ADDRESS, json=asked).status_code < 500


@settings(max_examples=60, deadline=None)
@given(value=JSON)
def test_any_rows_asked_for_are_answered_without_a_server_error(value):
    client = server.test_client()
    asked = {
        "output": "shell-origin-body-carrier.data-packed",
        "outputs": {"id": "shell-origin-body-carrier", "property": "data-packed"},
        "inputs": [{"id": "shell-origin-rows", "property": "data", "value": value}],
        "changedPropIds": ["shell-origin-rows.data"],
    }
    assert client.post(ADDRESS, json=asked).status_code < 500


@settings(max_examples=60, deadline=None)
@given(body=JSON)
def test_any_body_is_refused_without_a_server_error(body):
    client = server.test_client()
    assert client.post(ADDRESS, data=json.dumps(body), content_type="application/json").status_code == 400
