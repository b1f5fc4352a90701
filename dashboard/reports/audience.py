"""For whom the running request is answered: what was published as 内部 or 仅审核人 is left out of every table for everybody else.

`dashboard.web` sets it at the start of each request from the account and takes it back at the end; without that only 可上屏 is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token

from dashboard.reports.people import Account, Role
from dashboard.reports.words import Openness

PUBLIC = frozenset({Openness.SCREEN})
STAFF = PUBLIC | {Openness.INTERNAL}
REVIEWERS = STAFF | {Openness.REVIEWERS}
AUDIENCE: ContextVar[frozenset[Openness]] = ContextVar("audience", default=PUBLIC)


def of(account: Account | None) -> frozenset[Openness]:
    """What an account may see; None is a reader without log-in, a key or a wall."""
    if account is None:
        return PUBLIC
    return REVIEWERS if account.role in (Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR) else STAFF


def begin(account: Account | None) -> Token:
    """Answer for this account from now on, in this context; give the token to `end`."""
    return AUDIENCE.set(of(account))


def end(token: Token) -> None:
    """Take back what `begin` set."""
    AUDIENCE.reset(token)


@contextmanager
def seen_by(account: Account | None) -> Iterator[None]:
    """Within: tables as this account may see them."""
    token = begin(account)
    try:
        yield
    finally:
        end(token)
