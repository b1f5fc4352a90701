"""`/login`, `/logout` and `/password`: plain forms that need no script, in the look of the other pages."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Flask, Response, abort, redirect, render_template, request, session
from flask_login import logout_user

from dashboard.reports import accounts, acting, sessions
from dashboard.reports.accounts import Policy
from dashboard.reports.acting import FORGED
from dashboard.reports.errors import ReportError
from dashboard.reports.store import Store
from dashboard.web import peer, single_sign_on
from dashboard.web.session import LOGIN, LOGOUT, PASSWORD, TOKEN, is_genuine, session_of, sign_in

HOME = "/"
# The field of the form that leaves wherever the account is signed in.
EVERYWHERE = "everywhere"
NO_ACCOUNT_YET = "还没有账号，请维护人员在服务器上建立第一个管理员账号（见使用说明“部署与安全”）"
NOT_THE_SAME = "两次输入的新密码不一致"
AGED = "密码已到期，请换一个新密码"

# Name, label, type, and what the browser may fill in.
Field = tuple[str, str, str, str]
LOGIN_FIELDS: tuple[Field, ...] = (("name", "登录名", "text", "username"), ("password", "密码", "password", "current-password"))
PASSWORD_FIELDS: tuple[Field, ...] = (
    ("password", "原密码", "password", "current-password"),
    ("fresh", "新密码", "password", "new-password"),
    ("again", "再输一次新密码", "password", "new-password"),
)


def install(server: Flask, store: Callable[[], Store], policy: Callable[[], Policy]) -> None:
    """Add the three addresses."""
    pages = Blueprint("login", __name__, template_folder="templates")

    @pages.route(LOGIN, methods=["GET", "POST"])
    def login() -> Response | str | tuple[str, int]:
        if request.method == "GET":
            return _login_form(single_sign_on.refusal() if accounts.any_exist(store()) else NO_ACCOUNT_YET)
        if not is_genuine():
            return _login_form(FORGED), 403
        return _log_in(store(), policy())

    @pages.post(LOGOUT)
    def logout() -> Response:
        if not is_genuine():
            abort(403, FORGED)
        _leave(store())
        logout_user()
        session.clear()
        return redirect(LOGIN, 303)

    @pages.route(PASSWORD, methods=["GET", "POST"])
    def password() -> Response | str | tuple[str, int]:
        if acting.who() is None:
            return redirect(LOGIN, 303)
        if request.method == "GET":
            return _password_form(AGED if accounts.must_change_password(store(), acting.who(), policy()) else "")
        return _change_password(store(), policy())

    server.register_blueprint(pages)


def safe_place(wanted: str) -> str:
    """An address of this program to go to after the log-in; anything else is the first page."""
    inside = wanted.startswith("/") and not wanted.startswith(("//", "/\\", LOGIN)) and wanted.isprintable()
    return wanted if inside else HOME


def _leave(store: Store) -> None:
    """End this session at the server, or all of the account's where the form asks for it."""
    account = acting.who()
    if account is not None and EVERYWHERE in request.form:
        sessions.end_all(store, account)
    elif account is not None:
        sessions.end(store, account, session_of())


def _log_in(store: Store, policy: Policy) -> Response | tuple[str, int]:
    try:
        account = accounts.log_in(store, request.form.get("name", ""), request.form.get("password", ""), peer.address(), policy)
    except ReportError as refused:
        return _login_form(str(refused)), 401
    sign_in(store, account)
    return redirect(safe_place(request.form.get("next", "")), 303)


def _change_password(store: Store, policy: Policy) -> Response | tuple[str, int]:
    """Ask for the old password again, so that an open screen is not enough; every session of the account ends."""
    try:
        actor = acting.writer()
        accounts.log_in(store, actor.name, request.form.get("password", ""), peer.address(), policy)
        if request.form.get("fresh") != request.form.get("again"):
            raise ReportError(NOT_THE_SAME)
        accounts.set_password(store, actor, actor.name, request.form.get("fresh", ""), policy)
    except ReportError as refused:
        return _password_form(str(refused)), 403
    sign_in(store, accounts.by_name(store, actor.name))
    return redirect(HOME, 303)


def _login_form(message: str) -> str:
    return _form("登录", LOGIN, LOGIN_FIELDS, message, safe_place(request.values.get("next", "")))


def _password_form(message: str) -> str:
    return _form("修改密码", PASSWORD, PASSWORD_FIELDS, message, leaves=LOGOUT)


def _form(title: str, action: str, fields: tuple[Field, ...], message: str, place: str = "", leaves: str = "") -> str:
    said = {"title": title, "action": action, "fields": fields, "message": message, "next": place, "leaves": leaves}
    return render_template("form.html", **said, token=session.get(TOKEN), everywhere=EVERYWHERE)
