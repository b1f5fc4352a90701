"""Documents that came by the browser: kept, confirmed, never replaced without asking."""

import pytest

from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.people import Account, Role
from dashboard.reports.received import NameTaken, put_away, receive, waiting

EDITOR = Account(1, "zhang", "张三", Role.EDITOR)
OTHER = Account(2, "li", "李四", Role.EDITOR)
VIEWER = Account(3, "wang", "王五", Role.VIEWER)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "documents"
    made.mkdir()
    return made


def test_a_confirmed_document_stands_in_the_folder_under_its_name(store, folder):
    kept = receive(store, EDITOR, "要点.txt", b"one", 50)
    assert put_away(store, EDITOR, kept.upload_id, folder) == "要点"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"要点.txt": b"one"}


def test_another_content_is_never_replaced_without_asking_and_the_old_one_is_kept(store, folder):
    (folder / "要点.txt").write_bytes(b"old")
    kept = receive(store, EDITOR, "要点.txt", b"new", 50)
    with pytest.raises(NameTaken):
        put_away(store, EDITOR, kept.upload_id, folder)
    assert (folder / "要点.txt").read_bytes() == b"old"
    put_away(store, EDITOR, kept.upload_id, folder, replaces=True)
    assert (folder / "要点.txt").read_bytes() == b"new"
    assert [path.read_bytes() for path in (folder / "replaced").iterdir()] == [b"old"]


def test_the_same_content_again_asks_nothing(store, folder):
    (folder / "要点.txt").write_bytes(b"one")
    assert put_away(store, EDITOR, receive(store, EDITOR, "要点.txt", b"one", 50).upload_id, folder) == "要点"


def test_a_name_that_differs_only_in_its_ending_must_be_changed(store, folder):
    (folder / "要点.docx").write_bytes(b"old")
    kept = receive(store, EDITOR, "要点.txt", b"new", 50)
    with pytest.raises(NameTaken, match="请改名"):
        put_away(store, EDITOR, kept.upload_id, folder, replaces=True)


@pytest.mark.parametrize("name", ["", "../x.txt", "a/b.txt", "a\\b.txt", ".hidden.txt", "~$x.docx", "x.toml", "a\x00.txt", "a" * 130])
def test_a_name_that_could_lead_elsewhere_is_refused(store, name):
    with pytest.raises(ReportError, match="文件名"):
        receive(store, EDITOR, name, b"one", 50)


def test_too_large_a_file_is_refused(store):
    with pytest.raises(ReportError, match="1 MB"):
        receive(store, EDITOR, "大.txt", b"x" * (1024 * 1024 + 1), 1)


def test_only_the_editor_who_uploaded_it_may_confirm_it(store, folder):
    with pytest.raises(NotAllowed):
        receive(store, VIEWER, "要点.txt", b"one", 50)
    kept = receive(store, EDITOR, "要点.txt", b"one", 50)
    with pytest.raises(NotAllowed):
        put_away(store, OTHER, kept.upload_id, folder)
    with pytest.raises(NotFound):
        waiting(store, EDITOR, "nothing")
    assert list(folder.iterdir()) == []
