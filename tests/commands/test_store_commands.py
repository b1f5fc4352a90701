"""The commands of the store: thin, in Chinese, exit status 2 for what is refused; all on a store of their own."""

import io
import re

import pytest

from dashboard import reports
from dashboard.__main__ import main
from dashboard.commands import add, confirm, correct, name, reject
from dashboard.reports.store import Store
from tests.reports.made import DOC, tables

PASSWORD = "Sesam-2022x"


@pytest.fixture(autouse=True)
def own_store(tmp_path, monkeypatch):
    """A store and a small plan instead of the program's own."""
    opened = Store(f"sqlite:///{tmp_path / 'reports.db'}")
    monkeypatch.setattr(reports, "shared", lambda: opened)
    monkeypatch.setattr("dashboard.reports.passwords.COST", 2**5)
    for module in (name, correct, reject, add, confirm):
        monkeypatch.setattr(module, "tables_of", lambda _store: tables())
    yield opened
    opened.close()


@pytest.fixture
def run(capsys, monkeypatch):
    def one(*words: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = main(words)
        said = capsys.readouterr()
        return status, said.out, said.err

    return one


def test_an_account_is_made_given_members_changed_and_closed(run):
    made = run(
        "user", "li", "--role", "reporter", "--person", "李四", "--county", "临沂:沂水县", "--department", "临沂：市公安局", typed=PASSWORD
    )
    assert made == (0, "li 李四 填报人 临沂沂水县、临沂市公安局\n", "")
    assert run("user", "li", "--role", "reviewer", "--phone", "0539-1", "--unlock")[1] == "li 李四 审核人 临沂沂水县、临沂市公安局 0539-1\n"
    assert run("user", "li", "--active", "no")[1].endswith("（已停用）\n")
    assert run("user")[1].startswith("li 李四 审核人")


@pytest.mark.parametrize(
    ("words", "typed", "what"),
    [
        (("user", "li"), "short", "密码至少 10 位"),
        (("user", "li", "--county", "沂水县"), PASSWORD, "应写成 城市:名称"),
        (("withdraw", "9"), "", "没有第 9 号校正"),
        (("key", "--revoke", "9"), "", "没有第 9 号密钥"),
        (("reject", "facts", "nothing", "--reason", "重复"), "", "没有编号为“nothing”的数据"),
        (("correct", "facts", "fact1", "value", "3"), "", "这一项不能校正"),
        (("confirm", "nothing"), "", "没有依据文件"),
        (("name", "fact1"), "", "请写明数据编号和指标"),
        (("restore", "/no/such/file"), "", "打不开"),
        (("backup", "/no/such/folder/file"), "", "备份写不到"),
    ],
)
def test_what_is_refused_is_said_on_standard_error_with_status_2(run, words, typed, what):
    status, out, err = run(*words, typed=typed)
    assert (status, out) == (2, "")
    assert what in err


def test_readings_are_named_corrected_rejected_added_confirmed_listed_and_withdrawn(run):
    assert (
        run("correct", "facts", "fact2", "due", "2022-11-30", "--by", "王五")[1]
        == "第 1 号：“接入视频2000路”由“2022-12-31”校正为“2022-11-30”\n"
    )
    assert run("reject", "milestones", "step1", "--reason", "重复")[1] == "第 2 号：“完成方案”不采用（重复）\n"
    assert run("add", "task1", "联系人", "张三")[1] == "第 3 号：“建设5G基站”补录联系人“张三”\n"
    assert run("confirm", DOC)[1] == f"第 4 号：{DOC} 已核对确认，共 7 条\n"
    assert run("name", "fact1", "5G基站数")[1] == "第 5 号：“5G基站1500个”指认为 base_stations_5g\n"
    assert run("withdraw", "2")[1] == "第 2 号已撤销\n"
    listed = run("withdraw")[1].splitlines()
    assert len(listed) == 5
    assert "人工校正" in listed[0] and "2022-12-31 → 2022-11-30" in listed[0] and "王五" in listed[0]
    assert "撤销" in listed[1]


def test_the_catalogue_is_written_with_what_was_named(run, tmp_path):
    assert run("name", "--export", str(tmp_path / "indicators.csv"))[0] == 0
    assert (tmp_path / "indicators.csv").read_text(encoding="utf-8").startswith("id,name,")


def test_a_keys_secret_is_shown_once_and_the_key_listed_and_revoked(run):
    made = run("key", "大厅屏", "--city", "临沂", "--network", "10.1.2.0/24")[1]
    assert made.startswith("第 1 号密钥“大厅屏”（只显示这一次）：")
    assert run("key")[1] == "1 大厅屏 临沂 10.1.2.0/24\n"
    assert run("key", "--revoke", "1")[1] == "1 大厅屏 临沂 10.1.2.0/24 已作废\n"


def test_the_log_is_printed_oldest_first_and_said_to_be_whole(run):
    run("key", "大厅屏", "--by", "王五")
    status, out, _ = run("audit", "--last", "5")
    assert status == 0
    assert "王五 新建密钥 大厅屏" in out.splitlines()[0]
    assert re.fullmatch("日志完整，共 1 条，末条摘要 [0-9a-f]{12}", out.splitlines()[-1])


def test_a_backup_is_written_and_restored_into_an_empty_store(run, tmp_path, monkeypatch):
    run("user", "li", typed=PASSWORD)
    assert "其中填报 0 条、账号 1 个" in run("backup", str(tmp_path / "all.zip"))[1]
    assert "填报库不是空的" in run("restore", str(tmp_path / "all.zip"))[2]
    empty = Store(f"sqlite:///{tmp_path / 'empty.db'}")
    monkeypatch.setattr(reports, "shared", lambda: empty)
    assert "其中填报 0 条、账号 1 个" in run("restore", str(tmp_path / "all.zip"))[1]
    assert run("user")[1] == "li 填报人\n"
