"""What the store knows of a city on a date beside the tables: who reports, how steps stand, which deadlines moved, what was checked off."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from dashboard.reports import extensions
from dashboard.reports.models import AccountRow, CaseMoveRow, CaseRow, MembershipRow
from dashboard.reports.people import Role
from dashboard.reports.periods import Rhythm, last_ended
from dashboard.reports.publishing import Published, day_of
from dashboard.reports.showing import newest_steps
from dashboard.reports.store import Store

CLOSED = "销号"


@dataclass(frozen=True)
class Standing:
    """`assigned` names departments and counties; `checked`, `extensions` (id → new deadline) and `steps` (newest entry) go by row id."""

    assigned: frozenset[str] = frozenset()
    checked: frozenset[str] = frozenset()
    extensions: dict[str, date] = field(default_factory=dict)
    closing_day: date | None = None
    steps: dict[str, Published] = field(default_factory=dict)


def standing(store: Store, city: str, as_of: date, known: date) -> Standing:
    """The city as it stood on `as_of`, as it was known on `known`, to the running request's audience."""
    assigned = _assigned(store, city, as_of)
    return Standing(
        assigned=assigned,
        checked=_checked(store, city, known),
        extensions=extensions.deadlines(store, city, known),
        closing_day=last_ended(as_of, Rhythm.TEN_DAYS).closing_day if assigned else None,
        steps=_steps(store, city, as_of, known),
    )


def _assigned(store: Store, city: str, as_of: date) -> frozenset[str]:
    """Members with an active reporter who was there by then: nobody is blamed for the time before he was asked."""
    stated = (
        select(MembershipRow.member, AccountRow.created_at)
        .join(AccountRow, AccountRow.account_id == MembershipRow.account_id)
        .where(MembershipRow.city == city, AccountRow.role == Role.REPORTER.value, AccountRow.active)
    )
    with store.reading() as session:
        return frozenset(member for member, since in session.execute(stated) if day_of(since) <= as_of)


def _steps(store: Store, city: str, as_of: date, known: date) -> dict[str, Published]:
    return {one.entry.subject_id: one for one in newest_steps(store, city, as_of, known)}


def _checked(store: Store, city: str, known: date) -> frozenset[str]:
    """Subjects of supervised items that were checked off (销号) by then."""
    stated = (
        select(CaseRow.subject_id, CaseMoveRow.at)
        .join(CaseMoveRow, CaseMoveRow.case_id == CaseRow.case_id)
        .where(CaseRow.city == city, CaseRow.subject_id != "", CaseMoveRow.state == CLOSED)
    )
    with store.reading() as session:
        return frozenset(subject for subject, at in session.execute(stated) if day_of(at) <= known)
