"""A request that cannot be answered gets Chinese words and its id, as a page or as a line, and never a traceback."""

import logging

import pytest
from flask import Flask, abort

from app import server
from dashboard.reports.errors import StoreError
from dashboard.telemetry import REGISTRY
from dashboard.web import errors, request_log

PAGE = {"Accept": "text/html"}


@pytest.fixture
def client(caplog):
    caplog.set_level(logging.CRITICAL)
    small = Flask("dashboard.web")
    request_log.install(small)
    errors.install(small)
    small.get("/fault", endpoint="fault")(lambda: 1 / 0)
    small.get("/closed", endpoint="closed")(_closed)
    small.get("/read", endpoint="read")(lambda: abort(404, "没有这个单位 <b>"))
    return small.test_client()


def _closed():
    raise StoreError("填报库此刻写不进去")


def test_a_fault_of_the_program_is_a_page_that_names_the_requests_id(client):
    answer = client.get("/fault", headers=PAGE)
    assert (answer.status_code, answer.mimetype) == (500, "text/html")
    assert f"编号 {answer.headers['X-Request-ID']}" in answer.text
    assert "程序出错，未能完成" in answer.text
    assert not any(word in answer.text for word in ("Traceback", "division", "ZeroDivisionError"))


def test_a_script_gets_one_line_and_the_fault_is_counted(client):
    labels = {"rule": "/fault", "method": "GET", "status": "5xx"}
    before = REGISTRY.get_sample_value("errors_total", {"where": "/fault"}) or 0
    answer = client.get("/fault")
    assert answer.text == f"程序出错，未能完成。请稍后重试；仍然不行，请把编号告诉维护人员。（编号 {answer.headers['X-Request-ID']}）\n"
    assert REGISTRY.get_sample_value("errors_total", {"where": "/fault"}) == before + 1
    assert REGISTRY.get_sample_value("request_seconds_count", labels) >= 1


def test_the_stores_own_words_are_said_when_it_refuses(client):
    answer = client.get("/closed", headers=PAGE)
    assert (answer.status_code, "填报库此刻写不进去" in answer.text) == (503, True)


def test_own_words_of_a_refusal_are_said_and_cannot_be_markup(client):
    answer = client.get("/read", headers=PAGE)
    assert (answer.status_code, "没有这个单位 &lt;b&gt;" in answer.text) == (404, True)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/download/none.xlsx", 404), ("POST", "/healthz", 405), ("GET", "/assets/none.js", 404), ("DELETE", "/", 405)],
)
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_the_real_programs_refusals_are_chinese(method, path, status, accept):
    answer = server.test_client().open(path, method=method, headers={"Accept": accept})
    assert answer.status_code == status
    assert answer.headers["X-Request-ID"] in answer.text
    assert "Not Found" not in answer.text
    assert "Method Not Allowed" not in answer.text
    assert "Allow" in answer.headers or status != 405
