"""An attachment leaves the server only for whom it is open, to be saved and never run, and the log names who took it."""

import pytest

from app import server
from dashboard.reports import Store, attachments, audit, entries, review
from dashboard.reports.acting import Visit
from dashboard.reports.people import Account, Role, at_the_command_line
from dashboard.reports.words import Openness, Stage
from tests.reports.made import MENGYIN, YISHUI, value

PNG = b"\x89PNG\r\n\x1a\nrest"
ACTOR = at_the_command_line("甲")
OWN = Account(2, "li", "", Role.REPORTER, frozenset({YISHUI}))
OTHER = Account(3, "meng", "", Role.REPORTER, frozenset({MENGYIN}))


@pytest.fixture
def store(tmp_path, monkeypatch):
    opened = Store(f"sqlite:///{tmp_path}/reports.db")
    monkeypatch.setattr("dashboard.reports.shared", lambda: opened)
    yield opened
    opened.close()


@pytest.fixture
def ask(store, monkeypatch):
    """`ask(account, path)`: the answer to a request of that account, None for a reader without log-in."""

    def asked(account, path):
        monkeypatch.setattr("dashboard.web.session._visit", lambda _store: Visit(account))
        monkeypatch.setattr("dashboard.web.session._until_changed", lambda *_: None)
        return server.test_client().get(path)

    return asked


def kept(store, openness, published=True):
    """The address of a picture attached to 沂水县's report."""
    entry = entries.save(store, ACTOR, value(300))
    made = attachments.attach(store, ACTOR, entry.entry_id, "现场 照片.png", PNG, openness)
    for stage in (Stage.REVIEWED, Stage.PUBLISHED) if published else ():
        review.move(store, ACTOR, entry.entry_id, stage)
    return f"/attachment/{made.attachment_id}"


def test_it_is_saved_under_its_name_and_nothing_in_it_runs(store, ask):
    answer = ask(None, kept(store, Openness.SCREEN))
    assert (answer.status_code, answer.data, answer.mimetype) == (200, PNG, "image/png")
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%20%E7%85%A7%E7%89%87.png"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("openness", "published", "account", "status"),
    [
        (Openness.SCREEN, False, None, 404),
        (Openness.SCREEN, False, OTHER, 404),
        (Openness.SCREEN, False, OWN, 200),
        (Openness.INTERNAL, True, None, 404),
        (Openness.INTERNAL, True, OTHER, 404),
        (Openness.INTERNAL, True, OWN, 200),
        (Openness.REVIEWERS, True, OWN, 404),
    ],
)
def test_everybody_else_is_told_that_there_is_none(store, ask, openness, published, account, status):
    assert ask(account, kept(store, openness, published)).status_code == status


def test_an_unknown_one_is_not_found(ask):
    assert ask(ACTOR, "/attachment/none").status_code == 404


def test_the_log_names_who_took_it(store, ask):
    assert ask(OWN, kept(store, Openness.INTERNAL)).status_code == 200
    line = audit.newest(store, 1)[0]
    assert (line.who, line.what, line.about) == ("li", "导出", "现场 照片.png")
