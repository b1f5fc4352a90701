"""Callback requests that no page can have sent are refused with a 4xx, never with a traceback."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import server
from dashboard.web.guard import is_callback

ADDRESS = "/_dash-update-component"
OUTPUT = "shell-title.children"
ASKED = {
    "output": OUTPUT,
    "outputs": {"id": "shell-title", "property": "children"},
    "inputs": [{"id": "shell-city", "property": "data", "value": "德州"}],
    "changedPropIds": ["shell-city.data"],
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
    assert answer.json["response"]["shell-title"]["children"] == "德州市城市大脑一屏总览"


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"[]", b"\xff\xfe", b'{"output": 1}', b'{"output": "nothing.children"}'])
def test_nonsense_is_refused(client, body):
    answer = client.post(ADDRESS, data=body, content_type="application/json")
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("part", ["outputs", "inputs"])
def test_a_request_without_one_of_its_parts_is_refused(part):
    assert not is_callback({name: value for name, value in ASKED.items() if name != part}, {OUTPUT})


def test_an_address_that_is_no_text_is_refused():
    asked = ASKED | {"inputs": [{"id": "_pages_location", "property": "search", "value": ["?city=德州"]}]}
    assert not is_callback(asked, {OUTPUT})


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
        "output": "shell-origin-body.children",
        "outputs": {"id": "shell-origin-body", "property": "children"},
        "inputs": [{"id": "shell-origin-rows", "property": "data", "value": value}],
        "changedPropIds": ["shell-origin-rows.data"],
    }
    assert client.post(ADDRESS, json=asked).status_code < 500


@settings(max_examples=60, deadline=None)
@given(body=JSON)
def test_any_body_is_refused_without_a_server_error(body):
    client = server.test_client()
    assert client.post(ADDRESS, data=json.dumps(body), content_type="application/json").status_code == 400
