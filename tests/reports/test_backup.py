"""Backups: everything, as of one moment, back into an empty store of either kind; whatever else is left alone."""

import zipfile
from datetime import date

import pytest
from sqlalchemy import select

from dashboard.reports import accounts, audit, backup, cases, entries, readings, showing, uploads
from dashboard.reports.errors import StoreError
from dashboard.reports.flows import SUPERVISION
from dashboard.reports.people import Role
from dashboard.reports.register import Register
from dashboard.reports.store import Store
from dashboard.reports.words import Stage
from tests.reports.conftest import DATABASES, PASSWORD, QUICK, fresh
from tests.reports.made import CITY, YISHUI, tables, value


@pytest.fixture
def full(store, account, actor):
    """A store with something in most tables."""
    li = account("li", Role.REPORTER, YISHUI)
    entries.save(store, li, value("800.50", progress="开通\n“八百”个"))
    entries.save(store, li, value("810"))
    cases.open_case(store, actor, SUPERVISION, CITY, "平台试运行")
    readings.correct(store, actor, tables(), "facts", "fact2", "due", "2022-11-30")
    data = "指标,县区,截至日期,数值\n5G基站数,沂水县,2022-05-31,1\n".encode()
    uploads.upload(store, li, Register.of(store, tables(), CITY, 2022), "县区.csv", data)
    return store


def rows(store: Store) -> dict[str, list]:
    with store.reading() as session:
        return {table.name: session.execute(select(table).order_by(*table.primary_key)).all() for table in backup.TABLES}


@pytest.mark.parametrize("kind", DATABASES)
def test_a_backup_of_either_database_goes_back_into_either(full, kind, request, tmp_path, clock):
    counts = backup.backup(full, tmp_path / "all.zip", "甲")
    before = rows(full)
    assert counts == {table: len(found) for table, found in before.items()}
    assert (counts["entries"], counts["accounts"], counts["uploads"]) == (2, 1, 1)
    other = Store(fresh(kind, request.getfixturevalue, tmp_path), clock)
    assert backup.restore(other, tmp_path / "all.zip", "甲") == counts
    after = rows(other)
    assert {table: found for table, found in after.items() if table != "audit"} == {t: found for t, found in before.items() if t != "audit"}
    assert after["audit"][:-1] == before["audit"]
    assert [line.what for line in audit.newest(other, 2)] == ["恢复备份", "备份"]
    assert audit.broken_at(other) is None
    assert accounts.log_in(other, "li", PASSWORD, "10.0.0.1", QUICK).memberships == {YISHUI}
    entries.save(other, accounts.by_name(other, "li"), value(820))
    assert [str(entry.value) for entry in entries.find(other)] == ["800.50", "810", "820"]
    other.close()


def test_what_stands_on_the_screens_and_what_waits_comes_back_with_it(full, actor, tmp_path, clock):
    entries.save(full, actor, value(790, "2022-05", date(2022, 5, 31)), Stage.PUBLISHED)
    backup.backup(full, tmp_path / "all.zip", "甲")
    other = Store(f"sqlite:///{tmp_path / 'other.db'}", clock)
    backup.restore(other, tmp_path / "all.zip", "甲")
    for store in (full, other):
        assert [(one.doc_id[:7], one.entry.value, one.until) for one in showing.everything(store)] == [("report:", 790, None)]
        assert [entry.value for entry in entries.at_stage(store, (Stage.SUBMITTED,))] == [810]
        assert [entry.value for entry in entries.last_published(store, 9)] == [790]
    other.close()


def test_a_store_that_is_not_empty_is_left_alone(full, tmp_path):
    backup.backup(full, tmp_path / "all.zip", "甲")
    before = rows(full)
    with pytest.raises(StoreError, match="填报库不是空的"):
        backup.restore(full, tmp_path / "all.zip", "甲")
    assert rows(full) == before


def zipped(path, **members: str):
    with zipfile.ZipFile(path, "w") as file:
        for name, content in members.items():
            file.writestr(name.replace("_jsonl", ".jsonl"), content)
    return path


def test_what_is_no_backup_or_a_broken_one_fills_nothing(store, tmp_path):
    mark = {backup.MARK: backup.MARK_TEXT}
    (tmp_path / "text.zip").write_text("not a zip")
    faulty = {
        "text.zip": "已损坏或不是本程序的备份",
        "missing.zip": "打不开",
        zipped(tmp_path / "other.zip", a="b").name: "不是填报库备份",
        zipped(tmp_path / "broken.zip", **mark, accounts_jsonl="{").name: "已损坏或不是本程序的备份",
        zipped(tmp_path / "newer.zip", **mark, keys_jsonl='{"colour": 1}').name: "来自更新版本的程序（keys 多出 colour）",
    }
    for name, what in faulty.items():
        with pytest.raises(StoreError, match=what):
            backup.restore(store, tmp_path / name, "甲")
    assert all(found == [] for found in rows(store).values())


def test_a_backup_that_cannot_be_written_says_where(store, tmp_path):
    with pytest.raises(StoreError, match="备份写不到"):
        backup.backup(store, tmp_path / "no-such-folder" / "all.zip", "甲")
