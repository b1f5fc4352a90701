"""A request leaves one JSON line with its id and nothing personal."""

import json
import logging

import pytest
from flask import Flask

from app import server
from dashboard.telemetry import REGISTRY
from dashboard.web import request_log

ADDRESS = "/_dash-update-component"
ASKED = {
    "output": "shell-title-carrier.data-packed",
    "outputs": {"id": "shell-title-carrier", "property": "data-packed"},
    "inputs": [{"id": "shell-city", "property": "data", "value": "德州"}],
    "changedPropIds": ["shell-city.data"],
}
PERSONAL = {"REMOTE_ADDR": "10.11.12.13", "HTTP_USER_AGENT": "Zhang San's browser", "HTTP_COOKIE": "session_id=stolen"}


@pytest.fixture
def lines(caplog):
    """`lines()`: what was written so far, parsed."""
    caplog.set_level(logging.INFO)
    return lambda: [json.loads(request_log.AsJson().format(record)) for record in caplog.records if hasattr(record, "fields")]


@pytest.fixture
def client():
    client = server.test_client()
    client.get("/")
    return client


def test_a_proxys_id_is_kept_and_answered(client, lines):
    answer = client.get("/download/none.xlsx", headers={"X-Request-ID": "a1b2c3d4.e5_f6-7"})
    assert answer.headers["X-Request-ID"] == lines()[-1]["request"] == "a1b2c3d4.e5_f6-7"


@pytest.mark.parametrize("said", ["short", "x" * 65, "a b c d e f", '"quoted"12', "十六进制的编号一二", "", "abcdefgh;drop"])
def test_an_id_that_is_none_is_replaced(client, said):
    answered = client.get("/healthz", headers={"X-Request-ID": said.encode().decode("latin-1")}).headers["X-Request-ID"]
    assert request_log.SANE.fullmatch(answered)
    assert answered != said


def test_two_requests_have_two_ids(client):
    assert client.get("/healthz").headers["X-Request-ID"] != client.get("/healthz").headers["X-Request-ID"]


def test_a_line_says_what_was_asked_by_rule_and_how_it_went(client, lines):
    client.post(ADDRESS, json=ASKED)
    line = lines()[-1]
    assert {name: line[name] for name in ("level", "what", "method", "rule", "callback", "status")} == {
        "level": "info",
        "what": "request",
        "method": "POST",
        "rule": ADDRESS,
        "callback": "shell-title-carrier.data-packed",
        "status": 200,
    }
    assert line["ms"] > 0
    assert line["time"].endswith("+08:00")


def test_no_line_holds_an_address_a_name_a_query_or_an_unknown_path(client, lines):
    client.get("/search?q=张三的电话&key=secret-of-a-wall", environ_base=PERSONAL, headers={"Accept": "text/html"})
    client.get("/没有这页/张三?q=张三", environ_base=PERSONAL)
    client.post("/login", data={"name": "张三", "password": "Right-Horse-9"}, environ_base=PERSONAL)
    client.post(ADDRESS, json={"output": "张三"}, environ_base=PERSONAL)
    client.open("/", method="ZHANGSAN", environ_base=PERSONAL)
    said = json.dumps(lines(), ensure_ascii=False)
    assert len(lines()) >= 5
    for personal in ("张三", "10.11.12", "stolen", "secret-of", "Right-Horse", "browser", "ZHANGSAN"):
        assert personal not in said, personal


def test_a_fault_is_told_by_its_kind_and_places_never_by_its_message(caplog):
    try:
        raise ValueError("张三的身份证号")
    except ValueError as fault:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "fault", (), (type(fault), fault, fault.__traceback__))
    line = json.loads(request_log.AsJson().format(record))
    assert (line["fault"], "张三" in json.dumps(line, ensure_ascii=False)) == ("ValueError", False)
    assert "test_a_fault_is_told" in line["places"][0]


def test_words_that_hold_a_line_break_stay_one_line():
    record = logging.LogRecord("x", logging.INFO, __file__, 1, 'two\nlines "quoted"', (), None)
    assert "\n" not in request_log.AsJson().format(record)


def test_probes_are_counted_but_leave_no_line(client, lines):
    before = len(lines())
    for probe in request_log.PROBES:
        client.get(probe)
    assert len(lines()) == before
    assert REGISTRY.get_sample_value("request_seconds_count", {"rule": "/healthz", "method": "GET", "status": "2xx"}) >= 1


def test_hostile_paths_methods_and_outputs_make_no_new_labels(client):
    for number in range(5):
        client.get(f"/download/{number}.exe")
        client.get(f"/api/v1/{number}.csv")
        client.open("/", method=f"METHOD{number}")
        client.post(ADDRESS, json={"output": f"made-{number}.up"})
    labels = [sample.labels for metric in REGISTRY.collect() for sample in metric.samples]
    assert {one["method"] for one in labels if "method" in one} <= {*request_log.METHODS, "other"}
    assert not any("made-" in value or "METHOD" in value for one in labels for value in one.values())
    rules = {rule.rule for rule in server.url_map.iter_rules()} | {"other", "/read", "/fault", "/closed"}
    assert {one["rule"] for one in labels if "rule" in one} <= rules


def test_records_outside_a_request_are_lines_too():
    record = logging.LogRecord("dashboard.x", logging.WARNING, __file__, 1, "缓存 %s 已损坏", ("a",), None)
    line = json.loads(request_log.AsJson().format(record))
    assert (line["level"], line["from"], line["what"], "request" in line) == ("warning", "dashboard.x", "缓存 a 已损坏", False)


def test_a_server_of_other_routes_is_told_of_in_the_same_way(lines):
    small = Flask("small")
    request_log.install(small)
    small.get("/read")(lambda: "x")
    small.test_client().get("/read")
    assert (lines()[-1]["rule"], lines()[-1]["status"], lines()[-1]["bytes"]) == ("/read", 200, 1)
