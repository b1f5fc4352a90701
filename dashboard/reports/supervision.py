"""督办事项 by rule: what is 逾期, 应报未报 or 滞后 and not yet supervised is opened, with the state as its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.reports import cases
from dashboard.reports.cases import Case
from dashboard.reports.flows import SUPERVISION
from dashboard.reports.people import Account
from dashboard.reports.store import Store
from dashboard.schema import State

OPENED_FOR = (State.OVERDUE, State.NOT_REPORTED, State.BEHIND, State.FAR_BEHIND)


@dataclass(frozen=True)
class Late:
    """One step or target as it was judged: its row id, words, who answers for it, its deadline and state."""

    subject: str
    subject_id: str
    title: str
    department: str
    county: str
    due: date | None
    state: State


def open_by_rule(store: Store, actor: Account, city: str, found: Iterable[Late], as_of: date) -> tuple[Case, ...]:
    """Open an item for each that the rule names and nobody supervises yet; gives those opened now."""
    before = {case.case_id for case in cases.all_of(store, SUPERVISION, city)}
    opened = [
        cases.open_case(
            store,
            actor,
            SUPERVISION,
            city,
            late.title,
            source=f"按规则：截至{as_of}为“{late.state}”",
            subject=late.subject,
            subject_id=late.subject_id,
            department=late.department,
            county=late.county,
            due=late.due,
        )
        for late in found
        if late.state in OPENED_FOR
    ]
    return tuple(case for case in opened if case.case_id not in before)
