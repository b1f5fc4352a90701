"""A big file is told step by step in one answer, can be left off at any step, and leaves nothing behind."""

import io
import json
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from pptx import Presentation

from app import server
from dashboard.exports.making import Step
from dashboard.web.steps import FAULT, STEPS, made

TOLD = {"Accept": STEPS}
QUARTER = "/download/quarter.pptx?city=德州&as_of=2020-06-30"
NAMES = ["一", "二", "三"]


def making(drawn: list[str], names=tuple(NAMES), fault: Exception | None = None):
    for place, name in enumerate(names, start=1):
        yield Step(place, len(names), name)
        drawn.append(name)
        if fault:
            raise fault
    return "".join(names).encode()


@pytest.fixture
def small():
    """A server whose one file is made of the drawn list that it is given."""
    application = Flask("small")

    def serve(*arguments):
        application.add_url_rule("/file.pptx", "file", lambda: made(making(*arguments), "text/x", "文件.pptx"))
        return application.test_client()

    return serve


def read(body: bytes) -> tuple[list[dict], bytes]:
    """The lines, and the file behind the one that gives its size."""
    lines, rest = [], body
    while not lines or not ({"size", "fault"} & lines[-1].keys()):
        line, _, rest = rest.partition(b"\n")
        lines.append(json.loads(line))
    return lines, rest


def test_each_step_is_told_before_the_file(small):
    lines, file = read(small([]).get("/file.pptx", headers=TOLD).data)
    assert [line.get("name") for line in lines] == [*NAMES, None]
    assert (lines[0], lines[-1], file) == ({"place": 1, "of": 3, "name": "一"}, {"size": 9}, "一二三".encode())


def test_whoever_does_not_ask_for_steps_gets_the_file_alone(small):
    answer = small([]).get("/file.pptx")
    assert (answer.data, answer.mimetype) == ("一二三".encode(), "text/x")


def test_leaving_ends_the_making_at_its_step(small):
    drawn: list[str] = []
    answer = small(drawn).get("/file.pptx", headers=TOLD, buffered=False)
    first = next(answer.iter_encoded())
    answer.close()
    assert (json.loads(first)["name"], drawn) == ("一", [])


def test_a_fault_on_the_way_is_said_in_words_and_written_down(small, caplog):
    lines, file = read(small([], NAMES, RuntimeError("secret")).get("/file.pptx", headers=TOLD).data)
    assert (lines[-1], file) == ({"fault": FAULT}, b"")
    assert "secret" in caplog.text


def test_a_real_page_left_off_leaves_no_file_and_no_thread(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    # What the program keeps for all requests is there after the first.
    server.test_client().get("/download/quarter/quarter-steps.csv?city=德州&as_of=2020-06-30")
    threads = set(threading.enumerate())
    answer = server.test_client().get(QUARTER, headers=TOLD, buffered=False)
    parts = answer.iter_encoded()
    told = [json.loads(next(parts))["place"] for _ in range(3)]
    answer.close()
    assert (told, list(tmp_path.iterdir()), set(threading.enumerate()) - threads) == ([1, 2, 3], [], set())


def test_two_at_once_each_get_their_own():
    both_have_begun = threading.Barrier(2, timeout=60)

    def take(city: str) -> str:
        query = {"city": city}
        with server.test_client().get("/download/quarter.pptx", query_string=query, headers=TOLD, buffered=False) as answer:
            parts = answer.iter_encoded()
            first = next(parts)
            both_have_begun.wait()
            return Presentation(io.BytesIO(read(first + b"".join(parts))[1])).slides[0].shapes.title.text_frame.text

    with ThreadPoolExecutor(2) as pool:
        assert [title[:2] for title in pool.map(take, ["德州", "临沂"])] == ["德州", "临沂"]


def test_steps_are_neither_kept_nor_held_back_on_their_way():
    answer = server.test_client().get(QUARTER, headers={**TOLD, "Accept-Encoding": "gzip"})
    assert (answer.headers["Cache-Control"], answer.headers["X-Accel-Buffering"]) == ("no-store", "no")
    assert "Content-Encoding" not in answer.headers
