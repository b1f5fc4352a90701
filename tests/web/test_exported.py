"""Every file that leaves is in the log before it leaves: who, where from, which file, which filters; what cannot be logged is not given."""

import pytest

from app import server
from dashboard import reports
from dashboard.reports import Store, acting, audit, keys
from dashboard.reports.acting import Visit
from dashboard.reports.people import Account, Role, at_the_command_line
from dashboard.reports.store import BUSY_SECONDS, PRAGMAS
from dashboard.web import exported
from dashboard.web.session import FILES

AWAY = {"REMOTE_ADDR": "10.0.0.7"}
CSV = "/download/quarter/quarter-steps.csv?city=德州&as_of=2020-06-30"


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store of the test's own, which the routes log to."""
    own = Store(f"sqlite:///{tmp_path}/reports.db")
    monkeypatch.setattr(reports, "shared", lambda: own)
    yield own
    own.close()


def lines(store):
    return [(line.who, line.what, line.about, line.address) for line in reversed(audit.newest(store))]


def test_an_export_is_logged_with_its_name_its_filters_and_the_readers_address(store):
    assert server.test_client().get(CSV).status_code == 200
    ((who, what, about, address),) = lines(store)
    assert (who, what, address) == (acting.AT_THE_SERVER, exported.EXPORT, "127.0.0.1")
    assert about.startswith("德州_") and about.endswith(".csv（city=德州&as_of=2020-06-30）")
    assert audit.broken_at(store) is None


@pytest.mark.parametrize("path", ["/download/overview.xlsx", "/download/overview.pptx", "/api/v1/tasks.csv", "/api/v1/tasks.json"])
def test_workbooks_slides_and_the_machines_tables_are_logged_once_each(store, path):
    assert server.test_client().get(path).status_code == 200
    ((_, what, about, _),) = lines(store)
    assert what == "导出" and path.rpartition(".")[2] in about


def test_what_hands_nothing_out_is_not_logged(store):
    client = server.test_client()
    tag = client.get("/api/v1/tasks.csv").headers["ETag"]
    before = lines(store)
    assert client.get("/api/v1/tasks.csv", headers={"If-None-Match": tag}).status_code == 304
    assert client.head("/api/v1/tasks.csv").status_code == 200
    assert client.get("/download/nothing.xlsx").status_code == 404
    assert lines(store) == before


def test_an_account_a_key_and_a_visitor_are_told_apart_and_no_secret_is_logged(store, monkeypatch):
    monkeypatch.setitem(server.config, "PUBLIC", True)
    key, secret = keys.create(store, at_the_command_line("root"), "大厅大屏")
    monkeypatch.setattr("dashboard.web.session.keys.check", lambda _store, said, _address: key if said == secret else None)
    server.test_client().get(CSV, environ_base=AWAY)
    server.test_client().get(f"{CSV}&key={secret}", environ_base=AWAY)
    monkeypatch.setattr("dashboard.web.session._visit", lambda _store: Visit(Account(1, "li", "李四", Role.VIEWER), address="10.0.0.7"))
    server.test_client().get(CSV, environ_base=AWAY)
    said = [line for line in lines(store) if line[1] == "导出"]
    assert [(who, address) for who, _, _, address in said] == [("访客", "10.0.0.7"), ("密钥：大厅大屏", "10.0.0.7"), ("li", "10.0.0.7")]
    assert not any(secret in about for _, _, about, _ in said)


def test_an_export_that_cannot_be_logged_is_not_given(store, monkeypatch):
    monkeypatch.setattr("dashboard.reports.store.PRAGMAS", [pragma.replace(str(BUSY_SECONDS * 1000), "1") for pragma in PRAGMAS])
    store.close()
    with store.writing(shown=False):
        answer = server.test_client().get(CSV)
    assert answer.status_code == 503 and exported.NOT_LOGGED in answer.text
    assert "Content-Disposition" not in answer.headers
    assert server.test_client().get(CSV).status_code == 200


def test_a_filter_of_any_length_and_any_signs_is_logged_readably(store):
    server.test_client().get(f"{CSV}&q=%0a%1f{'长' * 2000}")
    ((_, _, about, _),) = lines(store)
    assert about.isprintable() and len(about) == exported.LONGEST


def test_every_route_that_gives_a_file_logs_it():
    unlogged = [
        rule.rule
        for rule in server.url_map.iter_rules()
        if "." in rule.rule and not rule.rule.startswith(FILES) and not hasattr(server.view_functions[rule.endpoint], "__wrapped__")
    ]
    assert unlogged == []
