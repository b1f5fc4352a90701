"""Single sign-on: the user name that a trusted reverse proxy writes into a header; the same header from anywhere else says nothing."""

from __future__ import annotations

from collections.abc import Callable

from flask import current_app, request

from dashboard.reports import accounts, audit
from dashboard.reports.people import Account
from dashboard.reports.store import Store
from dashboard.web import peer

NO_ACCOUNT = "单点登录名“{name}”在本系统没有可用的账号（没有建立、已停用，或登录失败次数过多被锁定），请联系管理员"


def named() -> str | None:
    """The name in the header of TRUSTED_USER_HEADER if the peer is one of TRUSTED_PROXIES; None without, "" when unreadable."""
    header = current_app.config["TRUSTED_USER_HEADER"]
    if not header or header not in request.headers or not peer.is_trusted(request.remote_addr or ""):
        return None
    try:
        # HTTP headers arrive as Latin-1, whatever the proxy wrote.
        return request.headers[header].encode("latin-1").decode().strip()
    except UnicodeError:
        return ""


def refusal() -> str:
    """Why whom a trusted proxy names is not signed in, for the log-in page; "" without such a name."""
    return NO_ACCOUNT.format(name=named()) if named() else ""


def sign_in(store: Store, signed_in: Account | None, remember: Callable[[Account], bool]) -> Account | None:
    """Whom the request is for: the active account that a trusted proxy names, else who is signed in already.

    A name without such an account signs nobody in and leaves nobody signed in. A locked account begins no session, as with a password.
    `remember` begins a session and says whether it did.
    """
    name = named()
    if name is None:
        return signed_in
    account = accounts.by_name(store, name)
    if account is None or not account.active:
        return None
    if signed_in is not None and signed_in.account_id == account.account_id:
        return account
    if accounts.is_locked(store, account):
        return None
    if remember(account):
        audit.record(store, account.name, audit.LOG_IN, "单点登录", peer.address())
    return account
