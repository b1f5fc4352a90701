"""The bulletin as a file: the draft as the page shows it, an issue byte for byte, for its readers alone, each in the log."""

import io
from base64 import b64decode
from urllib.parse import unquote

import pytest
from docx import Document

from app import server
from dashboard.exports.bulletin.issuing import issue
from dashboard.reports import Store, audience, audit, issues
from dashboard.reports.acting import Visit
from dashboard.reports.errors import NotAllowed, ReportError
from dashboard.reports.people import Account, Role, at_the_command_line
from dashboard.schema import Selection
from dashboard.views.bulletin import at_its_end, bulletin
from dashboard.views.situation import situation

EDITOR = at_the_command_line("甲")
DOT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
JUNE = Selection(city="德州", period="2020-06")
QUERY = {"city": "德州", "period": "2020-06"}


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store of the test's own behind the program, whose charts are one dot: their drawing is tested elsewhere."""
    monkeypatch.setattr("dashboard.exports.bulletin.annexes.pictures.as_png", lambda *_view, **_size: DOT)
    opened = Store(f"sqlite:///{tmp_path}/reports.db")
    monkeypatch.setattr("dashboard.reports.shared", lambda: opened)
    yield opened
    opened.close()


@pytest.fixture
def client(store, monkeypatch):
    """Requests of a reader who is not signed in."""
    monkeypatch.setattr("dashboard.web.session._visit", lambda _store: Visit(None))
    return server.test_client()


def issued(store, selection=JUNE):
    with audience.seen_by(EDITOR):
        return issue(store, EDITOR, situation(selection))


def test_the_draft_says_what_the_page_says_and_is_named_as_one(client, store):
    answer = client.get("/download/report.docx", query_string=QUERY)
    said = [paragraph.text for paragraph in Document(io.BytesIO(answer.data)).paragraphs]
    found = bulletin(at_its_end(situation(JUNE)))
    assert [block.text for block in found.body if block.text not in said] == []
    assert unquote(answer.headers["Content-Disposition"]).endswith("德州_关于2020年6月份重点工作进展情况的通报_送审稿.docx")
    assert [line.what for line in audit.newest(store, 1)] == ["导出"]


def test_a_member_left_out_by_the_address_is_left_out_of_every_file(client):
    query = QUERY | {"without": "市大数据局"}
    document = Document(io.BytesIO(client.get("/download/report.docx", query_string=query).data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert not [text for text in [*cells, *(one.text for one in document.paragraphs)] if "市大数据局" in text]
    for part in ("ledger", "bulletin-departments"):
        assert "市大数据局" not in client.get(f"/download/report/{part}.csv", query_string=query).text


def test_an_issue_comes_back_byte_for_byte_and_its_readers_are_logged(client, store):
    kept = issued(store, Selection(city="德州", period="2020-06", openness="可上屏"))
    with audience.seen_by(EDITOR):
        _, document = issues.document(store, kept.issue_id)
    answer = client.get(f"/download/issue/{kept.issue_id}.docx")
    assert (answer.status_code, answer.data) == (200, document)
    assert unquote(answer.headers["Content-Disposition"]).endswith("_2020年第1期.docx")
    assert "2020年第1期" in audit.newest(store, 1)[0].about


def test_an_internal_issue_is_not_there_for_a_reader_who_is_not_signed_in(client, store, monkeypatch):
    kept = issued(store)
    assert client.get(f"/download/issue/{kept.issue_id}.docx").status_code == 404
    monkeypatch.setattr("dashboard.web.session.is_local", lambda: False)
    assert client.get(f"/download/issue/{kept.issue_id}.docx").status_code == 401


def test_what_was_never_issued_is_not_there(client):
    assert client.get("/download/issue/1.docx").status_code == 404


def test_the_document_that_is_kept_carries_its_number_and_day(store):
    kept = issued(store)
    with audience.seen_by(EDITOR):
        _, document = issues.document(store, kept.issue_id)
    said = [paragraph.text for paragraph in Document(io.BytesIO(document)).paragraphs]
    assert "（2020年第1期）" in said
    assert issued(store, Selection(city="德州", period="2020-07")).number == 2


def test_a_period_is_issued_once_and_by_editors_alone(store):
    issued(store)
    with pytest.raises(ReportError, match="已定稿为2020年第1期"):
        issued(store)
    with pytest.raises(NotAllowed), audience.seen_by(EDITOR):
        issue(store, Account(2, "li", "", Role.REVIEWER), situation(JUNE))
