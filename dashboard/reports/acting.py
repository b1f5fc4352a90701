"""Who the running request is for, and whether it may write: set by `dashboard.web` around each request, asked by pages and views.

A page that writes takes its account from `writer`, which gives none to a request that was not proven to come from the program's own page:
nothing is written for a forged request, whatever page forgot to ask. Outside a request nobody is signed in.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from dashboard.reports.errors import NotAllowed
from dashboard.reports.people import Account, at_the_command_line

SIGN_IN = "请先登录"
FORGED = "请求未通过校验，请刷新页面后重试"
NOT_EDITOR = "没有权限：需要编辑角色"
# What the log calls a person at the server's own screen as long as there is no account.
AT_THE_SERVER = "本机（未建账号）"


class NotSignedIn(NotAllowed):
    """The request needs a log-in."""


class NotGenuine(NotAllowed):
    """The request does not prove that the program's own page sent it."""


@dataclass(frozen=True)
class Visit:
    """One request: its signed-in account, whether it is a first run at the server itself, its token, whether that was proven, whence."""

    account: Account | None = None
    first_run: bool = False
    token: str = ""
    genuine: bool = False
    address: str = ""

    @property
    def actor(self) -> Account | None:
        """Who acts: the account, or in a first run the person at the server."""
        return self.account or (at_the_command_line(AT_THE_SERVER) if self.first_run else None)


NOBODY = Visit()
VISIT: ContextVar[Visit] = ContextVar("visit", default=NOBODY)


def who() -> Account | None:
    """The signed-in account, with its role; None for a reader without log-in."""
    return VISIT.get().account


def token() -> str:
    """What this session's writing requests must carry; "" for readers."""
    return VISIT.get().token


def address() -> str:
    """Where the running request comes from; "" outside of one."""
    return VISIT.get().address


def actor() -> Account | None:
    """Who would act in this request, also in a first run at the server; None for a reader. What may be written is said by `writer`."""
    return VISIT.get().actor


def may_edit() -> bool:
    """Whether to offer editing at all; what a request may really do is said by `editor`."""
    someone = actor()
    return bool(someone and someone.may_edit)


def writer() -> Account:
    """The account behind a writing request. NotSignedIn without one, NotGenuine where the request is not proven."""
    visit = VISIT.get()
    if visit.actor is None:
        raise NotSignedIn(SIGN_IN)
    if not visit.genuine:
        raise NotGenuine(FORGED)
    return visit.actor


def editor() -> Account:
    """`writer`, who must be an editor or administrator; NotAllowed otherwise."""
    actor = writer()
    if not actor.may_edit:
        raise NotAllowed(NOT_EDITOR)
    return actor


@contextmanager
def visited_by(visit: Visit) -> Iterator[None]:
    """Within: a request as this visit makes it."""
    token = VISIT.set(visit)
    try:
        yield
    finally:
        VISIT.reset(token)
