"""Accounts, keys and rules are managed by administrators alone, with the page's own token, and every act stands in the log."""

import io
import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from flask import Flask

from app import server as program
from dashboard.reports import Store, accounts, acting, adoption, audit, keys, slide_template
from dashboard.reports.accounts import Policy
from dashboard.reports.people import Role, at_the_command_line
from dashboard.settings import SETTINGS
from dashboard.web import admin, login, session
from tests.exports.made_presentations import bureaus_own, with_macros
from tests.reports.made import CITY, YISHUI, tables

ROOT = at_the_command_line("root")
PASSWORD, OTHER = "Right-Horse-9", "Other-Horse-10"
AWAY, AT_HOME = {"REMOTE_ADDR": "10.0.0.7"}, {}
BROWSER = {"Accept": "text/html"}
NEW = {"name": "wang", "person": "王五", "role": "reporter", "password": OTHER, "members": f"{CITY}|county|沂水县"}
RULE = {"city": CITY, "name": "本市规则", "issuer": "市大数据局", "in_force": "2022-01-01", "warn": "5", "late": "20"}
RULE |= {"form": "percentage of E", "scope": "全部任务", "green": "绿灯", "yellow": "黄牌", "red": "红牌", "grey": "不亮"}


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A small server with the page, over a store of its own and a made-up plan."""
    monkeypatch.setattr("dashboard.reports.passwords.COST", 2**5)
    store, policy, plan, small = Store(f"sqlite:///{tmp_path}/reports.db"), Policy(failures=1), tables(), Flask("small")
    session.install(small, lambda: store, lambda: policy, replace(SETTINGS, var=tmp_path))
    login.install(small, lambda: store, lambda: policy)
    admin.install(small, lambda: store, lambda: policy, lambda: plan)
    yield SimpleNamespace(store=store, policy=policy, client=small.test_client())
    store.close()


def sign_in(desk, role=Role.ADMINISTRATOR, name="zhang"):
    accounts.create(desk.store, ROOT, name, "张三", role, PASSWORD, desk.policy)
    page = desk.client.get("/login", environ_base=AWAY)
    token = re.search(r'name="csrf" value="([^"]+)"', page.text)[1]
    desk.client.post("/login", data={"name": name, "password": PASSWORD, "csrf": token}, environ_base=AWAY)


def token_in(client):
    with client.session_transaction() as kept:
        return kept["csrf"]


def shown(desk, peer=AWAY):
    return desk.client.get("/admin", headers=BROWSER, environ_base=peer)


def post(desk, act, peer=AWAY, **fields):
    return desk.client.post(f"/admin/{act}", data={"csrf": token_in(desk.client), **fields}, environ_base=peer)


def newest(desk):
    return audit.newest(desk.store, 1)[0]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_whoever_is_no_administrator_sees_and_writes_nothing(desk, role):
    sign_in(desk, role)
    page = shown(desk)
    assert (page.status_code, "没有权限：管理账号与密钥" in page.text, "新建账号" in page.text) == (403, True, False)
    for act in admin.ACTS:
        assert post(desk, act, **NEW).status_code == 403
    assert [one.name for one in accounts.everyone(desk.store)] == ["zhang"]
    assert keys.everyone(desk.store) == ()
    assert (newest(desk).who, newest(desk).what, newest(desk).address) == ("zhang", "操作被拒", "10.0.0.7")


def test_a_stranger_is_led_to_the_login_and_a_reader_at_the_server_is_refused_once_there_are_accounts(desk):
    accounts.create(desk.store, ROOT, "zhang", "张三", Role.ADMINISTRATOR, PASSWORD, desk.policy)
    assert shown(desk).location == "/login?next=/admin"
    page = shown(desk, peer=AT_HOME)
    assert (page.status_code, "/login?next=/admin" in page.text) == (403, True)
    assert desk.client.post("/admin/create", data=NEW).status_code == 401


def test_an_act_without_the_pages_token_is_refused(desk):
    sign_in(desk)
    for act in admin.ACTS:
        assert desk.client.post(f"/admin/{act}", data=NEW, environ_base=AWAY).status_code == 403
    assert [one.name for one in accounts.everyone(desk.store)] == ["zhang"]


def test_a_forged_act_is_refused_by_the_real_program():
    assert program.test_client().post("/admin/create", data=NEW, environ_base=AWAY).status_code == 401
    assert program.test_client().post("/admin/create", data=NEW).status_code in (401, 403)


def test_an_account_is_made_with_its_members_and_the_log_says_so(desk):
    sign_in(desk)
    assert post(desk, "create", **NEW).location == "/admin"
    made = accounts.by_name(desk.store, "wang")
    assert (made.person, made.role, made.memberships) == ("王五", Role.REPORTER, {YISHUI})
    assert [(line.who, line.what) for line in audit.newest(desk.store, 2)] == [("zhang", "指定填报范围"), ("zhang", "新建账号")]
    page = shown(desk).text
    assert "已新建账号“wang”（填报人）" in page
    assert "临沂沂水县" in page


@pytest.mark.parametrize(
    ("act", "fields", "words"),
    [
        ("create", NEW | {"password": "short"}, "密码至少 10 位"),
        ("create", NEW | {"name": "zhang"}, "已被使用"),
        ("create", NEW | {"role": "king"}, "请选择角色"),
        ("create", NEW | {"members": "临沂|county|无此县"}, "所选单位不在名单之中"),
        ("create", NEW | {"members": "沂水县"}, "所选单位不在名单之中"),
        ("create", NEW | {"name": "很" * 201}, "内容过长"),
        ("close", {"name": "zhang"}, "至少要保留一个可用的管理员账号"),
        ("unlock", {"name": "nobody"}, "没有账号“nobody”"),
        ("key", {"name": "大屏", "network": "10.1"}, "应形如 10.1.2.0/24"),
        ("key", {"name": "大屏", "cities": "无此市"}, "所选城市不在依据文件之中"),
        ("revoke", {"key": "x"}, "没有第 0 号密钥"),
        ("adopt", RULE | {"warn": "30"}, "阈值应为 0 &lt; 黄灯 &lt; 红灯"),
        ("adopt", RULE | {"late": "inf"}, "阈值应为数字"),
        ("adopt", RULE | {"in_force": "明年"}, "请填写施行日期"),
        ("adopt", RULE | {"form": "凭印象"}, "请选择差距的算法"),
        ("adopt", RULE | {"red": ""}, "四种灯都须有名称"),
        ("adopt", RULE | {"city": "无此市"}, "所选城市不在依据文件之中"),
    ],
)
def test_what_is_refused_is_said_on_the_page_and_changes_nothing(desk, act, fields, words):
    sign_in(desk)
    answer = post(desk, act, **fields)
    assert answer.status_code == 409
    assert words in answer.text
    assert [one.name for one in accounts.everyone(desk.store)] == ["zhang"]
    assert keys.everyone(desk.store) == ()
    assert adoption.adopted(desk.store, CITY) is None


def test_an_account_is_locked_unlocked_closed_opened_and_given_another_password_role_and_range(desk):
    sign_in(desk)
    post(desk, "create", **NEW)
    with pytest.raises(accounts.ReportError):
        accounts.log_in(desk.store, "wang", "wrong", "10.0.0.9", desk.policy)
    assert "已锁定" in shown(desk).text
    post(desk, "unlock", name="wang")
    assert "已锁定" not in shown(desk).text
    post(desk, "close", name="wang")
    assert newest(desk).about == "wang：现状改为停用"
    assert "已停用" in shown(desk).text
    post(desk, "open", name="wang")
    post(desk, "password", name="wang", password="Third-Horse-11")
    post(desk, "role", name="wang", role="reviewer")
    assert newest(desk).about == "wang：角色改为审核人"
    post(desk, "give", name="wang", members=[])
    logged_in = accounts.log_in(desk.store, "wang", "Third-Horse-11", "10.0.0.9", desk.policy)
    assert (logged_in.role, logged_in.memberships) == (Role.REVIEWER, frozenset())


def test_a_keys_secret_is_shown_once_and_stands_in_no_cookie(desk):
    sign_in(desk)
    answer = post(desk, "key", name="大屏", cities=CITY, network="10.0.0.0/8")
    secret = re.search(r'admin-secret">([^<]+)<', answer.text)[1]
    assert keys.check(desk.store, secret, "10.0.0.7").cities == (CITY,)
    assert answer.headers["Cache-Control"] == "no-store"
    assert secret not in shown(desk).text
    with desk.client.session_transaction() as kept:
        assert secret not in str(dict(kept))
    post(desk, "revoke", key="1")
    assert keys.check(desk.store, secret, "10.0.0.7") is None
    assert "已作废" in shown(desk).text


def test_the_rule_is_adopted_under_the_bureaus_own_name(desk):
    sign_in(desk)
    assert "未经本单位确认" in shown(desk).text
    post(desk, "adopt", **RULE)
    rule = adoption.adopted(desk.store, CITY)
    assert (rule.name, rule.issuer, rule.in_force) == ("本市规则", "市大数据局", "2022-01-01")
    assert (rule.warn, rule.late, rule.confirmed) == (5, 20, True)
    assert (rule.form, rule.scope, rule.lamp_names["red"]) == ("percentage of E", "全部任务", "红牌")
    page = shown(desk).text
    assert all(words in page for words in ("占序时应完成的百分比", "20 %", "绿灯、黄牌、红牌、不亮"))
    assert "未经本单位确认" not in shown(desk).text


def test_a_template_is_uploaded_named_refused_and_taken_away_again(desk):
    sign_in(desk)
    assert "没有上传本单位模板" in shown(desk).text
    own = bureaus_own()
    assert post(desk, "template", file=(io.BytesIO(own), "本单位.pptx")).location == "/admin"
    assert "在用：本单位.pptx（zhang" in shown(desk).text
    refused = post(desk, "template", file=(io.BytesIO(with_macros()), "带宏.pptx"))
    assert (refused.status_code, "模板含有宏或控件" in refused.text) == (409, True)
    assert post(desk, "template").status_code == 409
    assert slide_template.content(desk.store) == own
    post(desk, "template-off")
    assert "没有上传本单位模板" in shown(desk).text
    assert "没有在用的幻灯片模板" in post(desk, "template-off").text


def test_the_page_says_whether_the_log_is_whole_and_when_somebody_last_logged_in(desk, monkeypatch):
    sign_in(desk)
    assert "日志完整" in shown(desk).text
    assert audit.last_log_ins(desk.store).keys() == {"zhang"}
    monkeypatch.setattr(audit, "broken_at", lambda _store: 3)
    assert "日志从第 3 条起被改动过" in shown(desk).text


def test_on_a_first_run_the_person_at_the_server_makes_the_first_administrator_and_nobody_else(desk):
    assert shown(desk, peer=AT_HOME).status_code == 200
    assert admin.FIRST_IS_ADMINISTRATOR in post(desk, "create", peer=AT_HOME, **NEW).text
    assert post(desk, "create", peer=AT_HOME, **NEW | {"role": "administrator"}).status_code == 303
    assert newest(desk).who == acting.AT_THE_SERVER
    assert shown(desk, peer=AT_HOME).status_code == 403
    assert post(desk, "close", peer=AT_HOME, name="wang").status_code == 401
