"""Attachments are what their name says, open to whom they are for, kept with the report, and gone for good when removed."""

import io
import zipfile
from functools import partial

import pytest

from dashboard.reports import attachments, audience, audit, backup, entries, review
from dashboard.reports.attachment_kinds import EXCEL, WORD, kind_of
from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.people import Role
from dashboard.reports.store import Store
from dashboard.reports.words import Openness, Stage
from tests.reports.made import MENGYIN, YISHUI, value

PDF, PNG, JPEG = b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\nrest", b"\xff\xd8\xff\xe0rest"


def package(*parts: str) -> bytes:
    """A ZIP of empty parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for part in parts:
            file.writestr(part, "")
    return made.getvalue()


DOCX, XLSX, OFD = package("word/document.xml"), package("xl/workbook.xml"), package("OFD.xml")


@pytest.fixture
def li(account):
    return account("li", Role.REPORTER, YISHUI)


@pytest.fixture
def readers(account, li):
    """Everybody who may ask, by what he is."""
    made = {
        "own": li,
        "other": account("meng", Role.REPORTER, MENGYIN),
        "viewer": account("v", Role.VIEWER),
        "reviewer": account("r", Role.REVIEWER, YISHUI),
        "editor": account("e", Role.EDITOR),
    }
    return made | {"nobody": None}


def report(store, author, openness=Openness.SCREEN):
    return entries.save(store, author, value(300, openness=openness))


def publish(store, actor, entry):
    for stage in (Stage.REVIEWED, Stage.PUBLISHED):
        review.move(store, actor, entry.entry_id, stage)


def seen(store, readers, attachment_id):
    """Which readers get the content."""
    found = set()
    for name, reader in readers.items():
        try:
            attachments.fetch(store, reader, attachment_id)
        except NotFound:
            continue
        found.add(name)
    return found


@pytest.mark.parametrize(
    ("file", "data", "kind"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("a.PNG", PNG, "image/png"),
        ("a.jpg", JPEG, "image/jpeg"),
        ("a.jpeg", JPEG, "image/jpeg"),
        ("a.docx", DOCX, WORD),
        ("a.xlsx", XLSX, EXCEL),
        ("a.ofd", OFD, "application/ofd"),
    ],
)
def test_a_file_is_of_the_kind_that_its_content_shows(file, data, kind):
    assert kind_of(file, data) == kind


@pytest.mark.parametrize(
    ("file", "data", "what"),
    [
        ("a.exe", b"MZ", "只收 pdf、png、jpg、docx、xlsx、ofd"),
        ("a.svg", b"<svg/>", "只收"),
        ("a.html", b"<html>", "只收"),
        ("a.docm", DOCX, "只收"),
        ("a", PDF, "只收"),
        ("a.pdf", b"", "空文件"),
        ("a.pdf", b"MZ%PDF-", "内容与扩展名 .pdf 不符"),
        ("a.png", PDF, "内容与扩展名 .png 不符"),
        ("a.docx", XLSX, "内容与扩展名 .docx 不符"),
        ("a.docx", b"PK\x03\x04", "内容与扩展名 .docx 不符"),
        ("a.docx", package("word/document.xml", "word/vbaProject.bin"), "含宏、控件、程序"),
        ("a.docx", package("word/document.xml", "word/embeddings/oleObject1.bin"), "含宏、控件、程序"),
        ("a.xlsx", package("xl/workbook.xml", "xl/activeX/activeX1.xml"), "含宏、控件、程序"),
        ("a.ofd", package("OFD.xml", "Doc_0/run.exe"), "含宏、控件、程序"),
    ],
)
def test_what_could_run_or_is_not_what_it_says_is_refused(file, data, what):
    with pytest.raises(ReportError, match=what):
        kind_of(file, data)


def test_before_publication_an_attachment_is_its_members_and_reviewers_matter(store, actor, readers, li):
    entry = report(store, li)
    made = attachments.attach(store, li, entry.entry_id, r"C:\报告\验收 报告.pdf", PDF, Openness.SCREEN)
    assert (made.file, made.kind, made.size, made.by) == ("验收 报告.pdf", "application/pdf", len(PDF), "li")
    assert seen(store, readers, made.attachment_id) == {"own", "reviewer", "editor"}
    assert attachments.fetch(store, li, made.attachment_id)[1] == PDF
    assert audit.newest(store, 1)[0].what == "上传附件"


@pytest.mark.parametrize(
    ("openness", "who"),
    [
        (Openness.SCREEN, {"own", "other", "viewer", "reviewer", "editor", "nobody"}),
        (Openness.INTERNAL, {"own", "viewer", "reviewer", "editor"}),
        (Openness.REVIEWERS, {"own", "reviewer", "editor"}),
    ],
)
def test_once_published_each_openness_has_its_readers(store, actor, readers, li, openness, who):
    entry = report(store, li)
    made = attachments.attach(store, li, entry.entry_id, "a.pdf", PDF, openness)
    publish(store, actor, entry)
    assert seen(store, readers, made.attachment_id) == who


def test_an_attachment_is_never_more_open_than_its_report_and_a_key_of_another_city_gets_none(store, actor, readers, li):
    inner = report(store, li, Openness.INTERNAL)
    made = attachments.attach(store, li, inner.entry_id, "a.pdf", PDF, Openness.SCREEN)
    publish(store, actor, inner)
    assert seen(store, readers, made.attachment_id) == {"own", "viewer", "reviewer", "editor"}
    with audience.bound_to(["德州"]):
        assert seen(store, readers, made.attachment_id) == set()


def test_a_returned_report_takes_its_attachment_back_from_the_public(store, actor, readers, li):
    entry = report(store, li)
    made = attachments.attach(store, li, entry.entry_id, "a.pdf", PDF, Openness.SCREEN)
    publish(store, actor, entry)
    review.move(store, actor, entry.entry_id, Stage.RETURNED, "数据有误")
    assert seen(store, readers, made.attachment_id) == {"own", "reviewer", "editor"}


def test_a_correction_shows_what_was_attached_before_and_a_stranger_sees_none(store, readers, li):
    entry = report(store, li)
    attachments.attach(store, li, entry.entry_id, "a.pdf", PDF)
    corrected = entries.save(store, li, value(310))
    attachments.attach(store, li, corrected.entry_id, "b.png", PNG)
    assert [one.file for one in attachments.of(store, li, corrected)] == ["a.pdf", "b.png"]
    assert [one.openness for one in attachments.of(store, li, corrected)] == [Openness.INTERNAL] * 2
    assert attachments.of(store, readers["other"], corrected) == attachments.of(store, None, corrected) == ()


def test_an_attachment_is_added_by_its_member_before_review_once_and_within_bounds(store, actor, readers, li, monkeypatch):
    entry = report(store, li)
    attach = partial(attachments.attach, store, li, entry.entry_id)
    attach("a.pdf", PDF)
    with pytest.raises(ReportError, match=r"b\.pdf 已在这条填报的附件中"):
        attach("b.pdf", PDF)
    with pytest.raises(ReportError, match=r"大\.pdf 超过 1 MB，未接收"):
        attach("大.pdf", PDF + bytes(1024 * 1024), largest_mb=1)
    monkeypatch.setattr(attachments, "MOST", 1)
    with pytest.raises(ReportError, match="一条填报最多 1 个附件"):
        attach("c.png", PNG)
    with pytest.raises(NotAllowed, match="没有权限：为沂水县的填报添加附件"):
        attachments.attach(store, readers["other"], entry.entry_id, "d.pdf", PDF)
    with pytest.raises(NotFound, match="没有这条填报"):
        attachments.attach(store, li, "none", "d.pdf", PDF)
    publish(store, actor, entry)
    with pytest.raises(ReportError, match="现为“已发布”，不能再添加附件"):
        attach("d.png", PNG)


def test_what_is_removed_is_gone_for_good_and_only_the_line_stays(store, actor, readers, li):
    entry = report(store, li)
    made = attachments.attach(store, li, entry.entry_id, "a.pdf", PDF)
    with pytest.raises(NotAllowed):
        attachments.remove(store, readers["reviewer"], made.attachment_id)
    attachments.remove(store, li, made.attachment_id)
    assert attachments.of(store, li, entry) == ()
    assert seen(store, readers, made.attachment_id) == set()
    with pytest.raises(NotFound, match="可能刚刚被删除"):
        attachments.remove(store, actor, made.attachment_id)
    assert [line.what for line in audit.newest(store, 2)] == ["删除附件", "上传附件"]
    again = attachments.attach(store, li, entry.entry_id, "a.pdf", PDF)
    publish(store, actor, entry)
    with pytest.raises(NotAllowed):
        attachments.remove(store, li, again.attachment_id)
    attachments.remove(store, readers["editor"], again.attachment_id)


def test_a_backup_holds_the_attachments(store, li, tmp_path):
    entry = report(store, li)
    made = attachments.attach(store, li, entry.entry_id, "a.pdf", PDF)
    backup.backup(store, tmp_path / "all.zip", "甲")
    other = Store(f"sqlite:///{tmp_path}/other.db")
    backup.restore(other, tmp_path / "all.zip", "甲")
    assert attachments.fetch(other, li, made.attachment_id) == (made, PDF)
    other.close()
