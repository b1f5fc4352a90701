"""What every answer carries, and how files are sent."""

import re
from ipaddress import ip_network

import pytest
from flask import Flask

from app import server
from dashboard.web.headers import install

FILE = re.compile(r'<(?:script|link)[^>]* (?:src|href)="(/[^"]+)"')


@pytest.fixture
def client():
    return server.test_client()


def test_the_page_forbids_scripts_it_did_not_name(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    script = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert script.startswith("script-src 'self' 'sha256-")
    assert "unsafe" not in script
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", ["/", "/healthz", "/nowhere", "/assets/nothing.css", "/_dash-layout"])
def test_every_answer_forbids_sniffing_and_framing(client, path):
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("peer", "headers", "url", "told"),
    [
        ("10.1.2.3", {"X-Forwarded-Proto": "https"}, "http://x/", True),
        ("10.1.2.3", {"X-Forwarded-Proto": "http"}, "http://x/", False),
        ("10.1.2.4", {"X-Forwarded-Proto": "https"}, "http://x/", False),
        ("10.1.2.4", {}, "https://x/", True),
    ],
)
def test_browsers_are_told_to_keep_to_tls_where_the_reader_came_over_tls(peer, headers, url, told):
    small = Flask("small")
    small.config["TRUSTED_PROXIES"] = (ip_network("10.1.2.3/32"),)
    install(small, list)
    answer = small.test_client().get("/", base_url=url, headers=headers, environ_base={"REMOTE_ADDR": peer})
    assert (answer.headers.get("Strict-Transport-Security") == "max-age=31536000") is told


def test_every_file_of_the_page_is_packed_kept_for_a_year_and_not_sent_twice(client):
    files = FILE.findall(client.get("/").text)
    assert len(files) > 10
    for path in files:
        first = client.get(path, headers={"Accept-Encoding": "gzip"})
        assert (first.status_code, first.headers["Content-Encoding"]) == (200, "gzip"), path
        assert "max-age=31536000" in first.headers.get("Cache-Control", ""), path
        again = client.get(path, headers={"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b""), path


def test_a_browser_that_takes_no_compression_gets_the_file_as_it_is(client):
    answer = client.get("/assets/10-base.css")
    assert "Content-Encoding" not in answer.headers
    assert b"--brand: #1d4f91" in answer.data


def test_a_cold_page_travels_in_less_than_1_4_megabytes_and_30_requests(client):
    page = client.get("/", headers={"Accept-Encoding": "gzip"})
    files = FILE.findall(client.get("/").text)
    total = len(page.data) + sum(len(client.get(path, headers={"Accept-Encoding": "gzip"}).data) for path in files)
    assert total < 1_400_000
    assert len(files) < 27


def test_the_fallback_font_that_the_style_names_is_there_and_kept(client):
    style = client.get("/assets/10-base.css").text
    (name,) = re.findall(r'url\("(fonts/[^"]+)"\)', style)
    answer = client.get(f"/assets/{name}")
    assert (answer.status_code, answer.data[:4]) == (200, b"wOF2")
    assert "immutable" in answer.headers["Cache-Control"]


def test_health_is_answered_in_one_word(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text, answer.headers["Cache-Control"]) == (200, "ok\n", "no-store")
