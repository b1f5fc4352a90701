"""Who may read and who may write is enforced on the server, whatever a page shows."""

import json
import re
import stat
from dataclasses import replace
from importlib import import_module
from ipaddress import ip_network
from types import SimpleNamespace

import pytest
from flask import Flask

from app import server
from dashboard import catalog
from dashboard.reports import Store, accounts, acting, audit, keys
from dashboard.reports.accounts import Policy
from dashboard.reports.people import Role, at_the_command_line
from dashboard.settings import SETTINGS
from dashboard.web import login, session
from dashboard.web.login import safe_place
from dashboard.web.session import secret_key

ROOT = at_the_command_line("root")
PASSWORD = "Right-Horse-9"
AWAY = {"REMOTE_ADDR": "10.0.0.7"}
BROWSER = {"Accept": "text/html"}
FORGED_NAMING = {
    "output": "shell-account-carrier.data-packed",
    "outputs": {"id": "shell-account-carrier", "property": "data-packed"},
    "inputs": [{"id": "shell-city", "property": "data", "value": ""}],
    "changedPropIds": ["shell-city.data"],
}


def made(folder, policy=None, **settings):
    """A small server with one page to read and one to write, over a store of its own."""
    store, policy = Store(f"sqlite:///{folder}/reports.db"), policy or Policy()
    small = Flask("small")
    session.install(small, lambda: store, lambda: policy, replace(SETTINGS, var=folder, **settings))
    login.install(small, lambda: store, lambda: policy)
    small.get("/", endpoint="read")(lambda: acting.who().name if acting.who() else "reader")
    small.post("/_dash-update-component", endpoint="write")(lambda: acting.editor().name)
    return SimpleNamespace(server=small, store=store, policy=policy, client=small.test_client())


@pytest.fixture
def desk(tmp_path):
    made_here = made(tmp_path)
    yield made_here
    made_here.store.close()


def give_account(desk, name="zhang", role=Role.EDITOR):
    return accounts.create(desk.store, ROOT, name, "张三", role, PASSWORD, desk.policy)


def token_of(page):
    return re.search(r'name="csrf" value="([^"]+)"', page.text)[1]


def log_in(desk, name="zhang", password=PASSWORD, client=None, **fields):
    client = client or desk.client
    token = token_of(client.get("/login", environ_base=AWAY))
    return client.post("/login", data={"name": name, "password": password, "csrf": token, **fields}, environ_base=AWAY)


def token_in(client):
    with client.session_transaction() as kept:
        return kept["csrf"]


def test_a_stranger_is_led_to_the_login_page_and_a_script_is_told_401(desk):
    page = desk.client.get("/?city=x", headers=BROWSER, environ_base=AWAY)
    assert (page.status_code, page.location) == (302, "/login?next=/%3Fcity%3Dx")
    assert desk.client.get("/", environ_base=AWAY).status_code == 401
    assert desk.client.post("/_dash-update-component", environ_base=AWAY).status_code == 401


@pytest.mark.parametrize("path", ["/_dash-layout", "/_dash-dependencies", "/snapshot", "/download/county.xlsx"])
def test_a_stranger_gets_nothing_of_the_real_program_either(path):
    assert server.test_client().get(path, environ_base=AWAY).status_code == 401


def test_a_strangers_callback_is_refused_by_the_real_program():
    client = server.test_client()
    client.get("/")
    assert client.post("/_dash-update-component", json=FORGED_NAMING, environ_base=AWAY).status_code == 401


def test_the_machine_itself_reads_without_login_but_not_through_a_proxy(desk):
    assert desk.client.get("/").text == "reader"
    assert desk.client.get("/", headers={"X-Forwarded-For": "10.0.0.7"}).status_code == 401


def test_a_public_screen_is_read_by_everybody_and_written_by_nobody(tmp_path):
    desk = made(tmp_path, public=True)
    assert desk.client.get("/", environ_base=AWAY).text == "reader"
    assert desk.client.post("/_dash-update-component", environ_base=AWAY).status_code == 401


def test_an_editor_logs_in_and_writes_with_the_token_only(desk):
    give_account(desk)
    answer = log_in(desk, next="/quality?city=x")
    assert (answer.status_code, answer.location) == (303, "/quality?city=x")
    assert desk.client.get("/", environ_base=AWAY).text == "zhang"
    assert desk.client.post("/_dash-update-component", environ_base=AWAY).status_code == 403
    written = desk.client.post("/_dash-update-component", headers={"X-CSRF-Token": token_in(desk.client)}, environ_base=AWAY)
    assert written.text == "zhang"


@pytest.mark.parametrize("header", [{"Origin": "http://evil.test"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_write_from_another_origin_is_refused_even_with_the_token(desk, header):
    give_account(desk)
    log_in(desk)
    sent = {"X-CSRF-Token": token_in(desk.client), **header}
    assert desk.client.post("/_dash-update-component", headers=sent, environ_base=AWAY).status_code == 403


def test_a_viewer_may_not_write(desk):
    give_account(desk, role=Role.VIEWER)
    log_in(desk)
    sent = {"X-CSRF-Token": token_in(desk.client)}
    assert desk.client.post("/_dash-update-component", headers=sent, environ_base=AWAY).status_code == 403


def test_as_long_as_there_is_no_account_the_machine_itself_may_write(desk):
    assert desk.client.get("/", headers=BROWSER).status_code == 200
    sent = {"X-CSRF-Token": token_in(desk.client)}
    assert desk.client.post("/_dash-update-component", headers=sent).text == acting.AT_THE_SERVER
    assert desk.client.post("/_dash-update-component").status_code == 403
    assert desk.client.post("/_dash-update-component", headers={**sent, "Host": "rebound.test"}).status_code == 401
    give_account(desk)
    assert desk.client.post("/_dash-update-component", headers=sent).status_code == 401


def test_a_login_without_its_token_or_with_a_wrong_password_is_refused(desk):
    give_account(desk)
    assert desk.client.post("/login", data={"name": "zhang", "password": PASSWORD}, environ_base=AWAY).status_code == 403
    answer = log_in(desk, password="wrong")
    assert answer.status_code == 401
    assert accounts.WRONG in answer.text


def test_after_too_many_failures_the_right_password_is_refused_too(tmp_path):
    desk = made(tmp_path, Policy(failures=2))
    give_account(desk)
    log_in(desk, password="wrong")
    log_in(desk, password="wrong")
    assert "账号已锁定" in log_in(desk).text


def test_too_many_attempts_from_one_address_are_slowed_down(tmp_path):
    desk = made(tmp_path, Policy(attempts_per_minute=1))
    give_account(desk)
    log_in(desk, name="nobody")
    assert accounts.TOO_OFTEN in log_in(desk).text


def test_a_login_begins_a_fresh_session_in_a_cookie_that_scripts_cannot_read(desk):
    give_account(desk)
    desk.client.get("/login", environ_base=AWAY)
    before = token_in(desk.client)
    answer = log_in(desk)
    assert token_in(desk.client) != before
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Secure" not in cookie


def test_behind_tls_the_cookie_is_secure(desk):
    for options in ({"base_url": "https://localhost"}, {"headers": {"X-Forwarded-Proto": "https"}}):
        assert "Secure" in desk.server.test_client().get("/login", **options).headers["Set-Cookie"]


def test_leaving_ends_the_session_and_needs_the_token(desk):
    give_account(desk)
    log_in(desk)
    assert desk.client.post("/logout", environ_base=AWAY).status_code == 403
    assert desk.client.post("/logout", headers={"X-CSRF-Token": token_in(desk.client)}, environ_base=AWAY).status_code == 303
    assert desk.client.get("/", environ_base=AWAY).status_code == 401


def kept_cookie(client):
    """What somebody who copied the browser's cookie holds."""
    return client.get_cookie("session_id").value


def reads_with(server, cookie):
    """Who the program thinks a request with a cookie is from; a status where it lets nobody in."""
    client = server.test_client()
    client.set_cookie("session_id", cookie)
    answer = client.get("/", environ_base=AWAY)
    return answer.text if answer.status_code == 200 else answer.status_code


def leave(client, **fields):
    return client.post("/logout", data={"csrf": token_in(client), **fields}, environ_base=AWAY)


def test_a_cookie_that_was_kept_is_worth_nothing_after_its_owner_left(desk):
    give_account(desk)
    log_in(desk)
    kept = kept_cookie(desk.client)
    assert reads_with(desk.server, kept) == "zhang"
    leave(desk.client)
    assert reads_with(desk.server, kept) == 401
    assert audit.newest(desk.store, 1)[0].what == "退出"


def test_leaving_everywhere_ends_what_other_browsers_began(desk):
    give_account(desk)
    other = desk.server.test_client()
    log_in(desk, client=other)
    log_in(desk)
    leave(desk.client, everywhere="1")
    assert other.get("/", environ_base=AWAY).status_code == 401
    log_in(desk)
    leave(desk.client)
    assert other.get("/", environ_base=AWAY).status_code == 401


def test_a_cookie_put_under_a_victim_before_his_login_is_not_his_session(desk):
    give_account(desk)
    attacker = desk.server.test_client()
    attacker.get("/login", environ_base=AWAY)
    planted = kept_cookie(attacker)
    desk.client.set_cookie("session_id", planted)
    log_in(desk)
    assert kept_cookie(desk.client) != planted
    assert reads_with(desk.server, planted) == 401
    assert reads_with(desk.server, kept_cookie(desk.client)) == "zhang"


def test_a_session_is_known_to_every_server_and_ended_at_every_server(tmp_path):
    first, second = made(tmp_path), made(tmp_path)
    give_account(first)
    log_in(first)
    kept = kept_cookie(first.client)
    assert reads_with(second.server, kept) == "zhang"
    second.client.set_cookie("session_id", kept)
    leave(second.client)
    assert reads_with(first.server, kept) == 401


def test_through_a_trusted_proxy_the_reader_is_told_by_his_own_address(tmp_path):
    desk = made(tmp_path, Policy(attempts_per_minute=1), trusted_proxies=(ip_network("10.9.0.1/32"),))
    give_account(desk)
    token = token_of(desk.client.get("/login", environ_base=AWAY))

    def attempt(peer, forwarded):
        fields, headers = {"name": "zhang", "password": "wrong", "csrf": token}, {"X-Forwarded-For": forwarded}
        return desk.client.post("/login", data=fields, headers=headers, environ_base={"REMOTE_ADDR": peer}).text

    assert accounts.WRONG in attempt("10.9.0.1", "1.1.1.1, 10.0.0.7")
    assert accounts.WRONG in attempt("10.9.0.1", "10.0.0.8")
    assert accounts.TOO_OFTEN in attempt("10.9.0.1", "2.2.2.2, 10.0.0.7")
    assert accounts.WRONG in attempt("10.0.0.9", "10.0.0.10")
    assert [line.address for line in audit.newest(desk.store, 3)] == ["10.0.0.9", "10.0.0.8", "10.0.0.7"]


def test_a_new_password_ends_the_sessions_made_before(desk):
    give_account(desk)
    log_in(desk)
    accounts.set_password(desk.store, ROOT, "zhang", "Other-Horse-10", desk.policy)
    assert desk.client.get("/", environ_base=AWAY).status_code == 401


def test_a_session_that_was_idle_too_long_is_over(desk):
    give_account(desk)
    log_in(desk)
    desk.server.config["PERMANENT_SESSION_LIFETIME"] = -1
    assert desk.client.get("/", environ_base=AWAY).status_code == 401


def test_an_aged_password_must_be_changed_before_anything_else(desk):
    give_account(desk)
    log_in(desk)
    with desk.store.writing(shown=False) as writing:
        row = writing.get(accounts.AccountRow, 1)
        row.password_at = row.password_at.replace(year=2020)
    assert desk.client.get("/", headers=BROWSER, environ_base=AWAY).location == "/password"
    assert desk.client.get("/", environ_base=AWAY).status_code == 403
    fields = {"password": PASSWORD, "fresh": "New-Horse-11", "again": "New-Horse-11", "csrf": token_in(desk.client)}
    assert "不一致" in desk.client.post("/password", data=fields | {"again": "x"}, environ_base=AWAY).text
    assert desk.client.post("/password", data=fields, environ_base=AWAY).location == "/"
    assert desk.client.get("/", environ_base=AWAY).text == "zhang"


def test_a_wall_opens_by_its_key_and_is_never_led_to_a_login_page(desk):
    key, secret = keys.create(desk.store, ROOT, "大厅大屏")
    assert desk.client.get(f"/?mode=wall&key={secret}", headers=BROWSER, environ_base=AWAY).text == "reader"
    assert desk.client.get("/", environ_base=AWAY).status_code == 200
    opened = audit.newest(desk.store, 1)[0]
    assert (opened.who, opened.what, opened.address) == ("密钥：大厅大屏", session.OPENED_BY_KEY, "10.0.0.7")
    keys.revoke(desk.store, ROOT, key.key_id)
    assert desk.client.get("/", headers=BROWSER, environ_base=AWAY).status_code == 403
    assert desk.client.get("/?key=wrong", headers=BROWSER, environ_base=AWAY).status_code == 403


@pytest.fixture
def linyi_wall(desk, monkeypatch):
    """A client of the real program, on another machine, with a key for 临沂."""
    key, secret = keys.create(desk.store, ROOT, "临沂大屏", ["临沂市"])
    monkeypatch.setattr(session.keys, "check", lambda _store, said, _address: key if said == secret else None)
    client = server.test_client()
    assert client.get(f"/snapshot?key={secret}", environ_base=AWAY).json["cities"] == ["临沂"]
    return client


PAGE = {
    "output": ".._pages_content.children..._pages_store.data..",
    "outputs": [{"id": "_pages_content", "property": "children"}, {"id": "_pages_store", "property": "data"}],
    "changedPropIds": ["_pages_location.search"],
}


def drawn(client, path, search, peer=AWAY):
    """What Dash's own callback draws for an address, as text."""
    inputs = [{"id": "_pages_location", "property": name, "value": value} for name, value in (("pathname", path), ("search", search))]
    answer = client.post("/_dash-update-component", json=PAGE | {"inputs": inputs}, environ_base=peer)
    assert answer.status_code == 200
    return json.dumps(answer.json, ensure_ascii=False)


@pytest.mark.parametrize("path", ["/api/v1/facts.json", "/api/v1/documents.json", "/api/v1/tasks.csv", "/download/overview/deadlines.csv"])
def test_a_key_of_one_city_gives_that_citys_data_whatever_the_address_says(linyi_wall, path):
    asked = linyi_wall.get(path, query_string={"city": "德州"}, environ_base=AWAY)
    own = linyi_wall.get(path, query_string={"city": "临沂"}, environ_base=AWAY)
    assert asked.status_code == 200
    assert asked.data == own.data
    assert "德州" not in asked.text


@pytest.mark.parametrize("path", ["/", "/indicator", "/quality"])
def test_a_page_for_a_key_says_that_another_city_is_not_offered(linyi_wall, path):
    shown = drawn(linyi_wall, path, "?city=德州")
    assert "“德州”：无此选项，未采用" in shown
    # The page keeps the query that it was asked with.
    assert "德州" not in shown.replace("“德州”：无此选项，未采用", "").replace('{"city": "德州"}', "")


def test_a_key_finds_neither_document_nor_words_of_another_city(linyi_wall):
    other = next(row for _, row in catalog.shared().current.tables.documents.iterrows() if row["city"] == "德州")
    assert other["title"] not in drawn(linyi_wall, "/document", f"?doc={other['doc_id']}")
    assert other["title"] not in drawn(linyi_wall, "/search", "?q=德州")
    assert other["title"] in drawn(server.test_client(), "/document", f"?doc={other['doc_id']}", peer={})


def test_a_key_on_the_machine_itself_only_reads(desk):
    _, secret = keys.create(desk.store, ROOT, "大厅大屏")
    assert desk.client.get(f"/?key={secret}", headers=BROWSER).text == "reader"
    with desk.client.session_transaction() as kept:
        assert "csrf" not in kept
    assert desk.client.post("/_dash-update-component").status_code == 401


@pytest.mark.parametrize("wanted", ["//evil.test", "/\\evil.test", "https://evil.test", "", "/login", "/a\nb"])
def test_a_login_leads_nowhere_outside(wanted):
    assert safe_place(wanted) == "/"


def test_the_signing_key_is_made_once_and_is_its_owners_alone(tmp_path):
    first = secret_key(tmp_path)
    assert (len(first), secret_key(tmp_path)) == (32, first)
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


WRITING = [("quality", "mend", 10), ("quality", "confirm", 2), ("upload", "look", 2), ("upload", "keep", 3)]


@pytest.mark.parametrize(("page", "name", "count"), WRITING)
def test_a_page_that_writes_asks_for_an_editor_before_anything_else(page, name, count):
    writes = getattr(import_module(f"dashboard.pages.{page}"), name)
    with pytest.raises(acting.NotSignedIn):
        writes(*[{}] * count)
    with acting.visited_by(acting.Visit(at_the_command_line("root"))), pytest.raises(acting.NotGenuine):
        writes(*[{}] * count)
