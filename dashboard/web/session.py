"""Who a request is from, what it may read, and whether it proves that this program's own page sent it; enforced before anything is drawn.

Sessions are Flask's signed cookies, read through Flask-Login; a cookie older than IDLE_MINUTES is worth nothing, and each answer renews
it. A session names its account's version, so that a new password, role or closing ends it at once, and a session of the store, so that
leaving ends it at every server.
"""

from __future__ import annotations

import hmac
import os
import secrets
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import timedelta
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import quote, urlsplit

from flask import Flask, Response, current_app, g, redirect, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_login import LoginManager, UserMixin, current_user, login_user

from dashboard.reports import accounts, acting, audience, audit, keys, sessions
from dashboard.reports.accounts import Policy
from dashboard.reports.acting import SIGN_IN, Visit
from dashboard.reports.errors import NotAllowed
from dashboard.reports.people import Account
from dashboard.reports.store import Store
from dashboard.settings import Settings
from dashboard.web import peer, single_sign_on

KEY_FILE = "secret.key"
TOKEN, TOKEN_HEADER = "csrf", "X-CSRF-Token"
KEY = "key"
LOGIN, PASSWORD, LOGOUT = "/login", "/password", "/logout"
# What a stranger may fetch: files without data, and the pages that log in.
FILES = ("/assets/", "/_dash-component-suites/", "/healthz", "/readyz", "/metrics", "/_favicon.ico")
UNATTENDED = ("/snapshot",)
# Any of these says that the peer is a proxy and not the reader.
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via")
LOCAL_NAMES = {"localhost", "127.0.0.1", "::1"}
# Who reads with a key, and that a screen was opened with it, as the log says it.
BY_KEY, OPENED_BY_KEY = "密钥：{name}", "以密钥打开"
BAD_KEY = "密钥无效、已作废，或不允许从这一地址使用\n"
CHANGE_PASSWORD = "密码已到期，请先修改密码\n"


class Person(UserMixin):
    """An account in one of its sessions, as Flask-Login handles it."""

    def __init__(self, account: Account, session_id: str) -> None:
        self.account, self.session_id = account, session_id

    def get_id(self) -> str:
        return f"{self.account.account_id}:{self.account.version}:{self.session_id}"


class Sessions(SecureCookieSessionInterface):
    """Cookies marked Secure wherever the reader came over TLS, to this server or to the proxy before it."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure or request.headers.get("X-Forwarded-Proto") == "https"

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """What a page asks by itself, without its reader, keeps no session alive."""
        return session.modified or (session.permanent and request.path not in UNATTENDED)


def install(server: Flask, store: Callable[[], Store], policy: Callable[[], Policy], settings: Settings) -> None:
    """Answer every request for who sends it; `server.config["PUBLIC"]` lets everybody read."""
    server.secret_key = secret_key(settings.var)
    server.session_interface = Sessions()
    server.config.update(
        SESSION_COOKIE_NAME="session_id",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(minutes=settings.idle_minutes),
        PUBLIC=settings.public,
        TRUSTED_USER_HEADER=settings.trusted_user_header,
        TRUSTED_PROXIES=settings.trusted_proxies,
    )
    LoginManager(server).user_loader(lambda known: _person(store(), known))

    @server.before_request
    def begin() -> Response | None:
        if request.path.startswith(FILES):
            return None
        visit = _visit(store())
        g.answered = ExitStack()
        g.answered.enter_context(acting.visited_by(visit))
        g.answered.enter_context(audience.seen_by(visit.actor))
        return _refusal(visit, store(), policy())

    @server.teardown_request
    def end(_error: BaseException | None) -> None:
        if "answered" in g:
            g.pop("answered").close()

    server.after_request(_keep_private)
    server.register_error_handler(NotAllowed, _refused)


def secret_key(folder: Path) -> bytes:
    """The key that signs sessions: made at the first start, readable by its owner alone."""
    path = folder / KEY_FILE
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f"{KEY_FILE}.{secrets.token_hex(4)}"
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
        # Of two servers that start at once the first one's key stays.
        with suppress(FileExistsError):
            os.link(unfinished, path)
        unfinished.unlink()
    return path.read_bytes()


def is_local() -> bool:
    """Whether the peer sits at the server itself and no proxy stands between."""
    try:
        loopback = ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
    header = current_app.config["TRUSTED_USER_HEADER"]
    return loopback and not any(name in request.headers for name in (*FORWARDED, *([header] if header else [])))


def is_genuine() -> bool:
    """Whether a request comes from this origin and carries its session's token, as a header or a form's field."""
    origin = request.headers.get("Origin")
    foreign = bool(origin) and urlsplit(origin).netloc != request.host
    if foreign or request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    kept, sent = session.get(TOKEN, ""), request.headers.get(TOKEN_HEADER) or request.form.get(TOKEN, "")
    return bool(kept) and hmac.compare_digest(kept.encode(), sent.encode())


def begin_again() -> None:
    """A fresh session with a fresh token: nothing that was known before a log-in is worth anything after it."""
    session.clear()
    session.permanent = True
    session[TOKEN] = secrets.token_urlsafe(32)


def sign_in(store: Store, account: Account) -> None:
    """Begin a session of the account, for this browser, in place of any other."""
    begin_again()
    login_user(Person(account, sessions.begin(store, account, peer.address())))


def session_of() -> str:
    """The id of the signed-in reader's session; "" where a proxy answers for him without one."""
    return current_user.session_id if current_user.is_authenticated else ""


def _person(store: Store, known: str) -> Person | None:
    account_id, version, session_id = (*known.split(":"), "", "")[:3]
    account = accounts.by_id(store, int(account_id)) if account_id.isdecimal() else None
    good = account and str(account.version) == version and sessions.is_open(store, session_id, account.account_id)
    return Person(account, session_id) if good else None


def _visit(store: Store) -> Visit:
    account = single_sign_on.sign_in(store, current_user.account if current_user.is_authenticated else None, partial(_remember, store))
    # A foreign page whose name was pointed at this machine is no first run: the address must name the machine itself.
    at_the_server = is_local() and (urlsplit(f"//{request.host}").hostname or "") in LOCAL_NAMES
    first_run = account is None and at_the_server and not _with_key() and not accounts.any_exist(store)
    if (request.path == LOGIN or (_is_document() and (account or first_run))) and TOKEN not in session:
        session.permanent = True
        session[TOKEN] = secrets.token_urlsafe(32)
    token = session.get(TOKEN, "") if account or first_run else ""
    return Visit(account, first_run, token, request.method == "POST" and is_genuine(), peer.address())


def _remember(store: Store, account: Account) -> bool:
    """Begin a session for an account that a proxy names; a script's request is answered for it and begins none."""
    if not _is_document():
        return False
    sign_in(store, account)
    return True


def _refusal(visit: Visit, store: Store, policy: Policy) -> Response | None:
    """The answer to a request that may not go on; None when it may."""
    if request.path == LOGIN:
        return None
    if visit.account is not None:
        return _until_changed(visit.account, store, policy)
    if _with_key():
        return _by_key(store)
    if is_local() or current_app.config["PUBLIC"]:
        return None
    if _is_document():
        return redirect(f"{LOGIN}?next={quote(request.full_path.rstrip('?'))}")
    return _words(SIGN_IN + "\n", 401)


def _until_changed(account: Account, store: Store, policy: Policy) -> Response | None:
    if (
        request.path in (PASSWORD, LOGOUT)
        or single_sign_on.named() is not None
        or not accounts.must_change_password(store, account, policy)
    ):
        return None
    return redirect(PASSWORD) if _is_document() else _words(CHANGE_PASSWORD, 403)


def _by_key(store: Store) -> Response | None:
    """Let a wall in by the key of its address, which its session keeps, to the key's cities alone.

    A bad key is told so and never led to a login page.
    """
    secret = request.args.get(KEY) or session.get(KEY, "")
    key = keys.check(store, secret, peer.address())
    if key is None:
        session.pop(KEY, None)
        return _words(BAD_KEY, 403)
    if session.get(KEY) != secret:
        session.permanent = True
        session[KEY] = secret
        if _is_document():
            audit.record(store, BY_KEY.format(name=key.name), OPENED_BY_KEY, address=peer.address())
    g.key = key.name
    g.answered.enter_context(audience.bound_to(key.cities))
    return None


def _with_key() -> bool:
    """Whether a request is made with a key, which reads and never writes."""
    return KEY in request.args or KEY in session


def _is_document() -> bool:
    """Whether a browser asks for a page to show, not a script for data."""
    return request.method == "GET" and "text/html" in request.headers.get("Accept", "")


def _words(text: str, status: int) -> Response:
    return Response(text, status=status, mimetype="text/plain")


def _refused(refused: NotAllowed) -> Response:
    """401 where a log-in would help, 403 where it would not; writing without proof, or without the right to."""
    return _words(f"{refused}\n", 401 if isinstance(refused, acting.NotSignedIn) else 403)


def _keep_private(response: Response) -> Response:
    """What a signed-in reader gets is kept by no cache."""
    if "answered" in g and acting.who() is not None:
        response.headers["Cache-Control"] = "no-store"
    return response
