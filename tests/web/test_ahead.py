"""What is usually asked for is drawn before anybody asks, and nothing else waits for it."""

from app import server
from dashboard.catalog import shared
from dashboard.web import ahead, drawn
from dashboard.web.ahead import Quiet, usual


def test_the_first_citys_screen_comes_first_and_each_of_its_members_follows():
    found = list(usual(shared().current))
    assert found[0] == ("/", "")
    assert ("/", "?county=%E6%B2%82%E6%B0%B4%E5%8E%BF") in found
    assert ("/", "?city=%E5%BE%B7%E5%B7%9E&quarter=2020Q2") in found
    assert len(found) == len(set(found)) < drawn.MOST / 2


def test_there_is_no_quiet_before_the_first_request_nor_right_after_one(monkeypatch):
    moments = iter([100.0, 101.0, 103.0])
    monkeypatch.setattr(ahead.time, "monotonic", lambda: next(moments))
    quiet = Quiet()
    before = quiet.lasts()
    quiet.note()
    assert (before, quiet.lasts(), quiet.lasts()) == (False, False, True)


def test_what_was_drawn_ahead_is_not_drawn_again(monkeypatch):
    server.test_client().get("/")
    ahead.draw(server, "/", "?city=临沂&county=费县")
    times = []
    monkeypatch.setattr("dashboard.views.situation.resolve", lambda *_: times.append(1))
    ahead.draw(server, "/", "?county=费县&city=临沂")
    assert times == []
