"""Accounts: log-in, lock, rate limit, ageing, who may change what; every step stands in the log."""

import pytest

from dashboard.reports import accounts, audit
from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.people import Role
from tests.reports.conftest import PASSWORD, QUICK
from tests.reports.made import BUREAU, MENGYIN, YISHUI

HERE = "10.1.2.3"
NEW = "Another-2022x"


def test_the_right_password_gives_the_account_with_its_members(store, account):
    account("li", Role.REPORTER, YISHUI, BUREAU)
    found = accounts.log_in(store, "li", PASSWORD, HERE, QUICK)
    assert (found.name, found.person, found.role, found.memberships) == ("li", "li某", Role.REPORTER, {YISHUI, BUREAU})


@pytest.mark.parametrize(("name", "password"), [("li", "wrong"), ("nobody", PASSWORD), ("li", ""), ("", ""), ("li", "x" * 10_000)])
def test_a_wrong_name_and_a_wrong_password_are_refused_in_the_same_words(store, account, name, password):
    account("li", Role.REPORTER)
    with pytest.raises(ReportError, match=r"^登录名或密码不对$"):
        accounts.log_in(store, name, password, HERE, QUICK)


def test_three_failures_lock_the_account_for_a_quarter_of_an_hour_whatever_the_address(store, account, clock):
    account("li", Role.REPORTER)
    for place in ("1.1.1.1", "2.2.2.2", "3.3.3.3"):
        with pytest.raises(ReportError, match="登录名或密码不对"):
            accounts.log_in(store, "li", "wrong", place, QUICK)
    with pytest.raises(ReportError, match="账号已锁定，请 15 分钟后再试"):
        accounts.log_in(store, "li", PASSWORD, HERE, QUICK)
    clock.pass_by(minutes=16)
    assert accounts.log_in(store, "li", PASSWORD, HERE, QUICK).name == "li"


def test_an_administrator_lifts_a_lock(store, account, actor):
    account("li", Role.REPORTER)
    for _ in range(3):
        with pytest.raises(ReportError):
            accounts.log_in(store, "li", "wrong", HERE, QUICK)
    accounts.unlock(store, actor, "li")
    assert accounts.log_in(store, "li", PASSWORD, HERE, QUICK).name == "li"


def test_one_address_is_slowed_down_whatever_the_names_it_tries(store, account, clock):
    account("li", Role.REPORTER)
    for name in ("a", "b", "c", "d", "e"):
        with pytest.raises(ReportError, match="登录名或密码不对"):
            accounts.log_in(store, name, "wrong", HERE, QUICK)
    with pytest.raises(ReportError, match="过于频繁"):
        accounts.log_in(store, "li", PASSWORD, HERE, QUICK)
    clock.pass_by(seconds=61)
    assert accounts.log_in(store, "li", PASSWORD, HERE, QUICK).name == "li"


def test_a_closed_account_cannot_log_in_and_its_sessions_end(store, account, actor):
    made = account("li", Role.REPORTER)
    accounts.change(store, actor, "li", active=False)
    assert accounts.by_id(store, made.account_id) is None
    with pytest.raises(ReportError, match="登录名或密码不对"):
        accounts.log_in(store, "li", PASSWORD, HERE, QUICK)


def test_new_rights_and_a_new_password_end_the_sessions_made_before(store, account, actor):
    first = account("li", Role.REPORTER)
    accounts.give(store, actor, "li", [MENGYIN])
    accounts.set_password(store, first, "li", NEW, QUICK)
    now = accounts.by_id(store, first.account_id)
    assert now.version == first.version + 2
    assert now.memberships == {MENGYIN}
    assert accounts.log_in(store, "li", NEW, HERE, QUICK) == now


def test_a_password_ages(store, account, clock):
    made = account("li", Role.REPORTER)
    assert not accounts.must_change_password(store, made, QUICK)
    clock.pass_by(days=91)
    assert accounts.must_change_password(store, made, QUICK)


def test_the_old_password_is_no_new_one(store, account):
    made = account("li", Role.REPORTER)
    with pytest.raises(ReportError, match="不能与原密码相同"):
        accounts.set_password(store, made, "li", PASSWORD, QUICK)


def test_only_administrators_manage_accounts(store, account):
    editor = account("wang", Role.EDITOR)
    account("li", Role.REPORTER)
    for attempt in (
        lambda: accounts.create(store, editor, "new", "", Role.ADMINISTRATOR, PASSWORD, QUICK),
        lambda: accounts.change(store, editor, "li", role=Role.ADMINISTRATOR),
        lambda: accounts.give(store, editor, "li", [YISHUI]),
        lambda: accounts.set_password(store, editor, "li", NEW, QUICK),
        lambda: accounts.unlock(store, editor, "li"),
    ):
        with pytest.raises(NotAllowed, match="没有权限"):
            attempt()
    assert [one.role for one in accounts.everyone(store)] == [Role.REPORTER, Role.EDITOR]


def test_the_last_administrator_stays_one(store, account, actor):
    account("wang", Role.ADMINISTRATOR)
    for change in ({"role": Role.VIEWER}, {"active": False}):
        with pytest.raises(ReportError, match="至少要保留一个可用的管理员账号"):
            accounts.change(store, actor, "wang", **change)
    account("zhao", Role.ADMINISTRATOR)
    assert accounts.change(store, actor, "wang", role=Role.VIEWER).role is Role.VIEWER


@pytest.mark.parametrize(("name", "what"), [("li", "登录名“li”已被使用"), ("  ", "登录名不能为空")])
def test_a_name_taken_or_empty_is_refused(store, account, actor, name, what):
    account("li", Role.REPORTER)
    with pytest.raises(ReportError, match=what):
        accounts.create(store, actor, name, "", Role.VIEWER, PASSWORD, QUICK)


def test_an_unknown_account_is_named(store, actor):
    with pytest.raises(NotFound, match="没有账号“nobody”"):
        accounts.change(store, actor, "nobody", role=Role.VIEWER)
    assert accounts.by_name(store, "nobody") is None


def test_everything_stands_in_the_log_and_no_password_does(store, account, actor):
    account("li", Role.REPORTER, YISHUI)
    with pytest.raises(ReportError):
        accounts.log_in(store, "li", "Wrong-2022x", HERE, QUICK)
    accounts.log_in(store, "li", PASSWORD, HERE, QUICK)
    told = [(line.who, line.what, line.about, line.address) for line in reversed(audit.newest(store))]
    assert told == [
        ("甲", "新建账号", "li（填报人）", ""),
        ("甲", "指定填报范围", "li：临沂沂水县", ""),
        ("li", "登录失败", "", HERE),
        ("li", "登录", "", HERE),
    ]
