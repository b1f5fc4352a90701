"""A user name in a header counts from the trusted proxies alone; from any other peer it says nothing."""

from dataclasses import replace
from ipaddress import ip_network
from types import SimpleNamespace

import pytest
from flask import Flask

from dashboard.reports import ReportError, Store, accounts, acting, audit
from dashboard.reports.accounts import Policy
from dashboard.reports.people import Role, at_the_command_line
from dashboard.settings import SETTINGS, SettingError, Settings
from dashboard.web import login, session, single_sign_on

ROOT, PASSWORD, HEADER = at_the_command_line("root"), "Right-Horse-9", "X-Remote-User"
PROXY, OTHER, LOCAL = "10.1.2.3", "10.1.2.4", "127.0.0.1"


def served(folder, header=HEADER, proxies=(f"{PROXY}/32",)):
    store, policy, small = Store(f"sqlite:///{folder}/reports.db"), Policy(), Flask("small")
    networks = tuple(map(ip_network, proxies))
    session.install(
        small, lambda: store, lambda: policy, replace(SETTINGS, var=folder, trusted_user_header=header, trusted_proxies=networks)
    )
    login.install(small, lambda: store, lambda: policy)
    small.get("/", endpoint="read")(lambda: acting.who().name if acting.who() else "reader")
    small.post("/write", endpoint="write")(lambda: acting.editor().name)
    for name in ("zhang", "李四"):
        accounts.create(store, ROOT, name, name, Role.EDITOR, PASSWORD, policy)
    return SimpleNamespace(store=store, server=small, client=small.test_client())


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setattr("dashboard.reports.passwords.COST", 2**5)
    made = served(tmp_path)
    yield made
    made.store.close()


def ask(desk, peer, name=None, accept="text/html", **headers):
    said = {} if name is None else {HEADER: name.encode().decode("latin-1")}
    return desk.client.get("/", headers={"Accept": accept, **said, **headers}, environ_base={"REMOTE_ADDR": peer})


def token_in(client):
    with client.session_transaction() as kept:
        return kept["csrf"]


@pytest.mark.parametrize("name", ["zhang", "李四"])
def test_the_proxys_user_is_signed_in_and_the_log_says_so(desk, name):
    assert ask(desk, PROXY, name).text == name
    line = audit.newest(desk.store, 1)[0]
    assert (line.who, line.what, line.about, line.address) == (name, "登录", "单点登录", PROXY)
    ask(desk, PROXY, name)
    assert audit.newest(desk.store, 1)[0] == line


@pytest.mark.parametrize("headers", [{}, {"X-Forwarded-For": PROXY}, {"X-Real-IP": PROXY}, {"Forwarded": f"for={PROXY}"}])
@pytest.mark.parametrize("peer", [OTHER, LOCAL])
def test_the_same_header_from_another_peer_signs_nobody_in(desk, peer, headers):
    answer = ask(desk, peer, "zhang", **headers)
    assert (answer.status_code, answer.location) == (302, "/login?next=/")


@pytest.mark.parametrize("name", ["nobody", "", "zhang, nobody", "ZHANG"])
def test_a_name_without_account_signs_nobody_in_and_leaves_nobody_signed_in(desk, name):
    ask(desk, PROXY, "zhang")
    assert ask(desk, PROXY, name).status_code == 302


def test_a_closed_account_is_not_signed_in(desk):
    accounts.change(desk.store, ROOT, "zhang", active=False)
    assert ask(desk, PROXY, "zhang").status_code == 302


def test_a_locked_account_begins_no_session_and_the_login_page_says_why(desk):
    policy = Policy(failures=1)
    ask(desk, PROXY, "李四")
    with pytest.raises(ReportError):
        accounts.log_in(desk.store, "zhang", "wrong", OTHER, policy)
    assert ask(desk, PROXY, "zhang").status_code == 302
    assert ask(desk, PROXY, "zhang", accept="application/json").status_code == 401
    said = desk.client.get("/login", headers={HEADER: "zhang"}, environ_base={"REMOTE_ADDR": PROXY}).text
    assert single_sign_on.NO_ACCOUNT.format(name="zhang") in said
    accounts.unlock(desk.store, ROOT, "zhang")
    assert ask(desk, PROXY, "zhang").text == "zhang"


def test_a_lock_leaves_a_session_that_is_under_way(desk):
    ask(desk, PROXY, "zhang")
    with pytest.raises(ReportError):
        accounts.log_in(desk.store, "zhang", "wrong", OTHER, Policy(failures=1))
    assert ask(desk, PROXY, "zhang").text == "zhang"


def test_a_name_that_is_no_text_signs_nobody_in(desk):
    answer = desk.client.get("/", headers={"Accept": "text/html", HEADER: "zhang\xff"}, environ_base={"REMOTE_ADDR": PROXY})
    assert answer.status_code == 302


def test_without_the_setting_the_header_says_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("dashboard.reports.passwords.COST", 2**5)
    for folder, options in (("a", {"header": ""}), ("b", {"proxies": ()})):
        (tmp_path / folder).mkdir()
        desk = served(tmp_path / folder, **options)
        assert ask(desk, PROXY, "zhang").status_code == 302
        desk.store.close()


def test_a_script_is_answered_without_a_session_and_a_write_still_needs_the_token(desk):
    assert ask(desk, PROXY, "zhang", accept="application/json").text == "zhang"
    with desk.client.session_transaction() as kept:
        assert "csrf" not in kept
    sent = {HEADER: "zhang"}
    assert desk.client.post("/write", headers=sent, environ_base={"REMOTE_ADDR": PROXY}).status_code == 403
    ask(desk, PROXY, "zhang")
    sent |= {"X-CSRF-Token": token_in(desk.client)}
    assert desk.client.post("/write", headers=sent, environ_base={"REMOTE_ADDR": PROXY}).text == "zhang"


def test_another_user_at_the_proxy_takes_over_with_a_fresh_session(desk):
    ask(desk, PROXY, "zhang")
    before = token_in(desk.client)
    assert ask(desk, PROXY, "李四").text == "李四"
    assert token_in(desk.client) != before


def test_proxies_are_read_as_addresses_and_ranges():
    settings = Settings.from_environment({"TRUSTED_PROXIES": "10.1.2.3，10.1.3.0/24"})
    assert list(map(str, settings.trusted_proxies)) == ["10.1.2.3/32", "10.1.3.0/24"]
    with pytest.raises(SettingError, match="TRUSTED_PROXIES=proxy"):
        Settings.from_environment({"TRUSTED_PROXIES": "proxy"})
