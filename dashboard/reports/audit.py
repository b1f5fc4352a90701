"""The log of log-ins, writes, reviews and exports: only added to, each line's digest covering the one before it.

Lines are never removed by the program, so that any period of keeping (180 days at least) is met.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from dashboard.reports import acting
from dashboard.reports.models import AuditRow
from dashboard.reports.store import Store

FIRST = "0" * 64
# Letters of a digest that a person is shown.
SHOWN = 12
# What the log calls a log-in.
LOG_IN = "登录"


@dataclass(frozen=True)
class Line:
    """One line of the log: when, who, did what, about what, from which address."""

    audit_id: int
    at: datetime
    who: str
    what: str
    about: str
    address: str


def note(session: Session, at: datetime, who: str, what: str, about: str = "", address: str = "") -> None:
    """Add a line within a writing transaction, so that what it tells of and the line are kept together.

    Without an address it is that of the running request; none at the command line.
    """
    note_all(session, at, who, [(what, about)], address)


def note_all(session: Session, at: datetime, who: str, said: Iterable[tuple[str, str]], address: str = "") -> None:
    """Add lines (what, about) of one person and moment, in this order; see `note`."""
    address = address or acting.address()
    previous = session.execute(select(AuditRow.digest).order_by(AuditRow.audit_id.desc()).limit(1)).scalar() or FIRST
    rows = []
    for what, about in said:
        digest = _digest(previous, at, who, what, about, address)
        rows.append({"at": at, "who": who, "what": what, "about": about, "address": address, "previous": previous, "digest": digest})
        previous = digest
    if rows:
        session.execute(insert(AuditRow), rows)


def record(store: Store, who: str, what: str, about: str = "", address: str = "") -> None:
    """Add a line in a transaction of its own: a log-in, an export."""
    with store.writing(shown=False) as session:
        note(session, store.clock(), who, what, about, address)


def newest(store: Store, most: int = 200) -> tuple[Line, ...]:
    """The newest lines, newest first."""
    with store.reading() as session:
        rows = session.scalars(select(AuditRow).order_by(AuditRow.audit_id.desc()).limit(most))
        return tuple(Line(row.audit_id, row.at, row.who, row.what, row.about, row.address) for row in rows)


def end(store: Store) -> tuple[int, str]:
    """How many lines there are, and the start of the last one's digest, which says that nothing was cut off there."""
    with store.reading() as session:
        count = session.scalar(select(func.count()).select_from(AuditRow))
        digest = session.scalar(select(AuditRow.digest).order_by(AuditRow.audit_id.desc()).limit(1))
    return count, (digest or FIRST)[:SHOWN]


def last_log_ins(store: Store) -> dict[str, datetime]:
    """Account name -> when it last logged in; names that never did are not in it."""
    with store.reading() as session:
        newest = select(AuditRow.who, func.max(AuditRow.at)).where(AuditRow.what == LOG_IN).group_by(AuditRow.who)
        return {who: at for who, at in session.execute(newest)}


def broken_at(store: Store) -> int | None:
    """The id of the first line that was changed, or behind which one was removed; None for a log that is whole."""
    previous = FIRST
    with store.reading() as session:
        for row in session.scalars(select(AuditRow).order_by(AuditRow.audit_id)).yield_per(500):
            if row.previous != previous or row.digest != _digest(previous, row.at, row.who, row.what, row.about, row.address):
                return row.audit_id
            previous = row.digest
    return None


def _digest(previous: str, at: datetime, *said: str) -> str:
    return hashlib.sha256("\x1f".join((previous, at.isoformat(timespec="microseconds"), *said)).encode()).hexdigest()
