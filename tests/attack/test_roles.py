"""No forged, replayed or foreign request reads or writes what its sender may not; a callback or route without a stated rule fails here."""

import io
import re
import zipfile
from base64 import b64encode

import pytest
import requests
from sqlalchemy import text

from app import app, server
from dashboard.views.data import NAMES
from dashboard.views.pages import PAGES
from tests.attack.conftest import ROLES, SECRET
from tests.attack.payloads import honest, server_callbacks
from tests.attack.rules import CALLBACKS, EDITS, ENTRANCE, OPEN, ROUTES, WRITES
from tests.pages import PATHS

TABLE = "指标,县区,截至日期,数值,单位,说明\n5G基站数,蒙阴县,2022-06-30,99,个,攻击\n"
# The end of an input's id -> what an attacker fills in; all else is 攻击.
FILLED = {
    "as-of": "2022-06-30",
    "due": "2022-12-31",
    "day": "2022-06-30",
    "progress-value": "99",
    "openness": "可上屏",
    "county": "蒙阴县",
    "filename": "values.csv",
    "evidence": "http://stolen.test/",
    # Beside a value these would be refused for what they say, not for who says it.
    "no-change": [],
    "status": "",
    "done-on": "",
}


def callback_of(output: str) -> str:
    """The function behind an output, `module.name`."""
    function = app.callback_map[output]["callback"].__wrapped__
    return f"{function.__module__}.{function.__name__}"


def attack(output: str, secret: str = "", query: dict | None = None) -> dict:
    """A request that aims at 蒙阴县: every field filled in, every reference the one that is given."""
    asked = honest(output)
    for one in [*asked["inputs"], *asked["state"]]:
        name, kind = one["id"], one["property"]
        known = next((said for end, said in FILLED.items() if name.endswith(end) or kind == end), "攻击")
        if name.endswith("query"):
            one["value"] = query or {"city": "临沂", "year": "2022", "as_of": "2022-06-30"}
        elif name.endswith("picked") and kind == "value":
            one["value"] = ["攻击"]
        elif kind == "contents":
            one["value"] = "data:text/csv;base64," + b64encode(TABLE.encode()).decode()
        elif kind == "n_clicks":
            one["value"] = 1
        else:
            one["value"] = secret if kind == "data" and not name.endswith("seen") else known
    return asked


def attacks(fortress, kinds) -> list[dict]:
    """Every callback of some kinds, aimed at everything that 蒙阴县 keeps to itself."""
    asked = []
    for output in server_callbacks():
        if CALLBACKS[callback_of(output)] in kinds:
            asked += [attack(output, secret) for secret in fortress.secrets.values()]
    return asked


def written(fortress) -> dict[str, int]:
    """How many rows there are of everything that people enter, drafts of uploads and the log aside."""
    names = (
        "attachments",
        "entries",
        "moves",
        "readings",
        "cases",
        "case_moves",
        "special",
        "extensions",
        "issues",
        "accounts",
        "keys",
        "adopted_rules",
        "memberships",
    )
    with fortress.store.engine.connect() as connection:
        return {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in names}


def test_every_callback_has_a_stated_rule():
    assert {callback_of(output) for output in server_callbacks()} == CALLBACKS.keys()


def test_every_route_has_a_stated_rule():
    assert {rule.rule for rule in server.url_map.iter_rules()} == ROUTES.keys()


@pytest.mark.parametrize("name", ["stranger", *ROLES])
def test_no_write_without_this_sessions_token_whoever_sends_it(fortress, name):
    visitor = fortress.stranger() if name == "stranger" else fortress.visitor(name)
    before = written(fortress)
    foreign = fortress.visitor("administrator").token if name != "administrator" else fortress.visitor("editor").token
    for asked in attacks(fortress, (WRITES, EDITS)):
        for token in ("", foreign):
            assert visitor.call(asked, token).status_code in (401, 403)
    assert written(fortress) == before


@pytest.mark.parametrize("name", ["viewer", "yishui", "reviewer"])
def test_whoever_is_no_editor_edits_nothing(fortress, name):
    before = written(fortress)
    for asked in attacks(fortress, (EDITS,)):
        assert fortress.visitor(name).call(asked).status_code == 403
    assert written(fortress) == before


@pytest.mark.parametrize("name", ["viewer", "yishui"])
def test_another_countys_entry_is_neither_written_nor_read(fortress, name):
    before = written(fortress)
    for asked in attacks(fortress, (WRITES,)):
        answer = fortress.visitor(name).call(asked)
        assert answer.status_code in (200, 204, 403)
        assert SECRET not in (str(answer.json()) if answer.status_code == 200 else answer.text)
    assert written(fortress) == before


def test_the_same_attack_by_the_countys_own_reporter_is_no_attack(fortress):
    """The control: what the others are refused is a request that works."""
    hand_in = next(output for output in server_callbacks() if callback_of(output) == "dashboard.pages.progress.hand_in")
    before = written(fortress)["entries"]
    asked = attack(hand_in, fortress.secrets["item"])
    answer = fortress.visitor("mengyin").call(asked)
    assert answer.status_code == 200
    assert written(fortress)["entries"] == before + 1
    assert SECRET in str(answer.json())


def addresses() -> list[str]:
    """Every address of every route that gives data, with what an attacker would ask."""
    query = "?city=临沂&year=2022&as_of=2022-06-30&county=蒙阴县"
    parts = [f"/download/{page}/{part.view.id}.csv" for page in PAGES for part in _parts(page)[:1]]
    wholes = [*(f"/download/{page}.xlsx" for page in PAGES), "/download/overview.pptx", "/download/report.docx"]
    tables = [f"/api/v1/{name}.json" for name in NAMES]
    return [path + query for path in (*wholes, *parts, *tables)]


def _parts(page: str) -> list:
    from dashboard.schema import Selection
    from dashboard.views.pages import views_of
    from dashboard.views.situation import situation

    return list(views_of(page, situation(Selection.from_query({}))))


def test_a_stranger_gets_no_data_of_any_route(fortress):
    stranger, asked = fortress.stranger(), {rule.rule for rule in server.url_map.iter_rules() if "GET" in rule.methods}
    for path in sorted(asked - {rule for rule, who in ROUTES.items() if who in (OPEN, ENTRANCE)}):
        assert stranger.get(concrete(path), allow_redirects=False).status_code == 401, path
    assert stranger.get("/metrics").status_code == 403


def concrete(rule: str) -> str:
    """An address that meets a route's rule."""
    chosen = re.sub(r"<any\((\w+)[^>]*>", r"\1", re.sub(r"<int:\w+>", "1", rule))
    return re.sub(r"<[^>]*>", "overview", chosen)


def test_no_download_holds_what_another_county_keeps_to_itself(fortress):
    for path in addresses():
        answer = fortress.visitor("yishui").get(path)
        assert answer.status_code in (200, 404), path
        assert SECRET not in unpacked(answer.content), path
        assert answer.headers["Cache-Control"] == "no-store"


def unpacked(body: bytes) -> str:
    """A file's text; of an Office file all its parts."""
    if not body.startswith(b"PK"):
        return body.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


@pytest.mark.parametrize("name", ["viewer", "yishui"])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_holds_it_either(fortress, name, path):
    visitor = fortress.visitor(name)
    item, entry = fortress.secrets["item"], fortress.secrets["entry"]
    search = f"?city=临沂&year=2022&as_of=2022-06-30&county=蒙阴县&item={item}&entry={entry}&q={SECRET[:4]}"
    answer = visitor.page(path, search)
    assert answer.status_code == 200
    assert SECRET not in str(answer.json())


def test_the_reviewer_does_read_it(fortress):
    """The control: the pages above would have shown it."""
    shown = fortress.visitor("reviewer").page("/review", f"?entry={fortress.secrets['entry']}")
    assert SECRET in str(shown.json())


def test_an_attachment_is_given_to_its_own_county_and_to_reviewers_alone(fortress):
    path = f"/attachment/{fortress.secrets['attachment']}"
    assert fortress.stranger().get(path).status_code == 401
    for name in ("viewer", "yishui"):
        assert fortress.visitor(name).get(path).status_code == 404, name
    for name in ("mengyin", "reviewer"):
        assert SECRET in fortress.visitor(name).get(path).content.decode(), name


@pytest.mark.parametrize("name", ["viewer", "yishui"])
def test_another_members_template_is_refused(fortress, name):
    answer = fortress.visitor(name).get("/progress/template.xlsx?city=临沂&member=蒙阴县&period=2022-06")
    assert answer.status_code == 403


@pytest.mark.parametrize("name", [name for name in ROLES if name != "administrator"])
def test_administration_is_closed_to_all_other_roles(fortress, name):
    visitor, before = fortress.visitor(name), written(fortress)
    assert visitor.get("/admin").status_code == 403
    fields = {"name": "mole", "person": "x", "role": "administrator", "password": "Other-Horse-10", "csrf": visitor.token}
    for act in ("create", "password", "give", "role", "close", "open", "unlock", "key", "revoke", "adopt"):
        assert visitor.post(f"/admin/{act}", data=fields).status_code == 403, act
    assert written(fortress) == before


def test_a_request_that_was_recorded_is_worth_nothing_after_its_sender_left(fortress):
    visitor = fortress.stranger()
    visitor.sign_in("editor")
    kept, token = dict(visitor.session.cookies), visitor.token
    asked = attacks(fortress, (EDITS,))[0]
    visitor.post("/logout", headers={"X-CSRF-Token": token})
    again = requests.post(
        f"{fortress.address}/_dash-update-component",
        json=asked,
        cookies=kept,
        headers={"X-CSRF-Token": token, "X-Forwarded-For": "10.0.0.7"},
        timeout=30,
    )
    assert again.status_code == 401


def test_a_session_that_an_attacker_prepared_is_not_the_one_that_signs_in(fortress):
    attacker = fortress.stranger()
    attacker.get("/login")
    prepared = dict(attacker.session.cookies)
    victim = fortress.stranger()
    victim.session.cookies.set("session_id", prepared["session_id"], domain="127.0.0.1", path="/")
    victim.sign_in("viewer")
    assert victim.get("/snapshot").status_code == 200
    assert attacker.get("/snapshot").status_code == 401
    assert dict(victim.session.cookies)["session_id"] != prepared["session_id"]


def test_a_cookie_that_was_altered_is_nobodys(fortress):
    signed = dict(fortress.visitor("viewer").session.cookies)["session_id"]
    body, _, rest = signed.partition(".")
    for forged in (f"{body[:-2]}AA.{rest}", body, f"{body}.{rest[:-2]}AA", "", "." * 3000):
        stranger = fortress.stranger()
        stranger.session.cookies.set("session_id", forged)
        assert stranger.get("/snapshot").status_code == 401


def test_guessing_a_password_locks_the_account_and_says_nothing_about_names(fortress):
    stranger = fortress.stranger()
    said = [stranger.sign_in(name, "Wrong-Horse-1").text for name in ("nobody", *["mengyin"] * 4)]
    assert all("登录名或密码不对" in text for text in said[:4])
    assert "账号已锁定" in said[4]
    assert stranger.sign_in("mengyin").status_code == 401
