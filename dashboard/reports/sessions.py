"""Log-ins under way, in the store: every server process knows them, and leaving ends them whatever cookie somebody kept."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import delete

from dashboard.reports import audit
from dashboard.reports.models import SessionRow
from dashboard.reports.people import Account
from dashboard.reports.store import Store

# However busy its owner, a session ends then.
LONGEST = timedelta(days=7)
ID_BYTES = 18
LEFT, EVERYWHERE = "退出", "在各处的登录"


def begin(store: Store, account: Account, address: str) -> str:
    """A new session of an account: its id, which nobody can guess. What ended by its age is forgotten here."""
    session_id, at = secrets.token_urlsafe(ID_BYTES), store.clock()
    with store.writing(shown=False) as session:
        session.execute(delete(SessionRow).where(SessionRow.begun_at < at - LONGEST))
        session.add(SessionRow(session_id=session_id, account_id=account.account_id, begun_at=at, address=address))
    return session_id


def is_open(store: Store, session_id: str, account_id: int) -> bool:
    """Whether this session of this account still counts."""
    with store.reading() as session:
        row = session.get(SessionRow, session_id)
    return row is not None and row.account_id == account_id and store.clock() - row.begun_at <= LONGEST


def end(store: Store, account: Account, session_id: str) -> None:
    """Leave: the session is worth nothing from now on, here and at every other server."""
    with store.writing(shown=False) as session:
        session.execute(delete(SessionRow).where(SessionRow.session_id == session_id))
        audit.note(session, store.clock(), account.name, LEFT)


def end_all(store: Store, account: Account) -> int:
    """Leave wherever the account is signed in; gives how many sessions that were."""
    with store.writing(shown=False) as session:
        ended = session.execute(delete(SessionRow).where(SessionRow.account_id == account.account_id)).rowcount
        audit.note(session, store.clock(), account.name, LEFT, f"{EVERYWHERE}，共 {ended} 处")
    return ended
