"""Supervised items (督办事项) and events (事件): opened by hand, by rule or from CSV, moved along their flow, every move recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.reports import audience, audit
from dashboard.reports.audience import AUDIENCE
from dashboard.reports.errors import NotFound, ReportError
from dashboard.reports.flows import FLOWS, Action, Flow, Who
from dashboard.reports.models import CaseMoveRow, CaseRow
from dashboard.reports.people import Account, required
from dashboard.reports.publishing import day_of
from dashboard.reports.rows import as_read
from dashboard.reports.store import Store
from dashboard.reports.words import Openness

OPENED = "登记"


@dataclass(frozen=True)
class CaseMove:
    """One move: the action's word, the state it led to, by whom, when, with what note."""

    action: str
    state: str
    by: str
    at: datetime
    note: str


@dataclass(frozen=True)
class Case:
    """One item with all its moves, oldest first; `subject_id` is the step, fact or task it is about, "" for none."""

    case_id: int
    flow: Flow
    city: str
    title: str
    source: str
    subject: str
    subject_id: str
    department: str
    county: str
    due: date | None
    openness: Openness
    opened_by: str
    opened_at: datetime
    moves: tuple[CaseMove, ...]

    @property
    def state(self) -> str:
        return self.moves[-1].state

    @property
    def closed(self) -> bool:
        """Whether it reached its flow's last state."""
        return self.state == self.flow.last

    @property
    def urged(self) -> int:
        """How often it was urged (催办)."""
        return sum(move.action == "催办" for move in self.moves)

    def age(self, today: date) -> int:
        """Days since it was opened, until it was closed."""
        return ((day_of(self.moves[-1].at) if self.closed else today) - day_of(self.opened_at)).days

    def waiting(self, today: date) -> int:
        """Days in its present state."""
        since = next(move.at for move in self.moves if move.state == self.state)
        return (today - day_of(since)).days

    def overdue(self, today: date) -> bool:
        """Whether it is open past its deadline."""
        return not self.closed and self.due is not None and self.due < today


def open_case(
    store: Store,
    actor: Account,
    flow: Flow,
    city: str,
    title: str,
    *,
    source: str = "",
    subject: str = "",
    subject_id: str = "",
    department: str = "",
    county: str = "",
    due: date | None = None,
    openness: Openness = Openness.INTERNAL,
) -> Case:
    """Open an item at its flow's first state. ReportError without a title; an open one about the same subject is given back instead."""
    required(actor.may_edit, f"登记{flow.title}")
    if not title.strip():
        raise ReportError(f"{flow.title}须有名称")
    with store.writing(laid=False) as session:
        same = _open_about(session, flow, city, subject_id) if subject_id else None
        if same is not None:
            return same
        about = {"source": source, "subject": subject, "subject_id": subject_id, "department": department, "county": county, "due": due}
        row = CaseRow(
            flow=flow.name, city=city, title=title.strip(), openness=str(openness), opened_by=actor.name, opened_at=store.clock(), **about
        )
        session.add(row)
        session.flush()
        _add_move(session, row, OPENED, flow.states[0], actor, store.clock(), source)
        return _case(session, row)


def move(store: Store, actor: Account, case_id: int, action: str, note: str = "") -> Case:
    """Do an action. ReportError when it cannot be done from where the item stands (somebody may have been faster), or lacks its note.

    NotFound for an item that the actor may not see, as for none; NotAllowed for a step that is not his.
    """
    with store.writing(laid=False) as session:
        row = _row(session, case_id, audience.of(actor))
        case = _case(session, row)
        done = next((one for one in case.flow.actions if one.name == action and case.state in one.at), None)
        if done is None:
            raise ReportError(f"这一事项现为“{case.state}”，不能{action}；可能他人刚刚处理过，请刷新后再看")
        required(may(actor, case, done), f"{action}这一事项")
        if done.note and not note.strip():
            raise ReportError(f"{action}须写明情况")
        _add_move(session, row, action, done.to or case.state, actor, store.clock(), note.strip())
        return _case(session, row)


def actions(actor: Account, case: Case) -> tuple[Action, ...]:
    """What this account may do with an item now: the buttons."""
    return tuple(one for one in case.flow.actions if case.state in one.at and may(actor, case, one))


def may(actor: Account, case: Case, action: Action) -> bool:
    """Editors do everything; members take on and answer what was given to them."""
    departments = tuple(name for name in case.department.split(";") if name)
    return actor.may_edit or (action.who is Who.MEMBER and actor.may_report(case.city, case.county, departments))


def all_of(store: Store, flow: Flow, city: str = "") -> tuple[Case, ...]:
    """The items of a flow that the running request's audience may see, oldest first."""
    wanted = select(CaseRow).where(CaseRow.flow == flow.name).order_by(CaseRow.case_id)
    with store.reading() as session:
        rows = session.scalars(wanted.where(CaseRow.city == city) if city else wanted)
        return tuple(_case(session, row) for row in rows if _is_seen(row, AUDIENCE.get()))


def get(store: Store, case_id: int) -> Case:
    """One item; NotFound for none, or one that this audience may not see."""
    with store.reading() as session:
        return _case(session, _row(session, case_id, AUDIENCE.get()))


def funnel(cases: Iterable[Case], flow: Flow) -> tuple[tuple[str, int, int], ...]:
    """For each state in order: how many items reached it or a later one, and how many stand there now."""
    cases = list(cases)
    at = Counter(case.state for case in cases)
    places = [max(flow.states.index(one.state) for one in case.moves) for case in cases]
    return tuple((state, sum(place >= number for place in places), at[state]) for number, state in enumerate(flow.states))


def _row(session: Session, case_id: int, seen: frozenset[Openness]) -> CaseRow:
    row = session.get(CaseRow, case_id)
    if row is None or not _is_seen(row, seen):
        raise NotFound(f"没有第 {case_id} 号事项")
    return row


def _is_seen(row: CaseRow, seen: frozenset[Openness]) -> bool:
    """Whether an item is open to these readers, and of a city that the running request may read."""
    return Openness(row.openness) in seen and audience.may_read(row.city)


def _open_about(session: Session, flow: Flow, city: str, subject_id: str) -> Case | None:
    rows = session.scalars(select(CaseRow).where(CaseRow.flow == flow.name, CaseRow.city == city, CaseRow.subject_id == subject_id))
    return next((case for row in rows if not (case := _case(session, row)).closed), None)


def _add_move(session: Session, row: CaseRow, action: str, state: str, actor: Account, at: datetime, note: str) -> None:
    session.add(CaseMoveRow(case_id=row.case_id, action=action, state=state, by=actor.name, at=at, note=note))
    session.flush()
    audit.note(session, at, actor.name, f"{FLOWS[row.flow].title}{action}", f"第{row.case_id}号 {row.title} → {state} {note}".rstrip())


def _case(session: Session, row: CaseRow) -> Case:
    moves = session.scalars(select(CaseMoveRow).where(CaseMoveRow.case_id == row.case_id).order_by(CaseMoveRow.move_id))
    return as_read(Case, row, flow=FLOWS[row.flow], openness=Openness(row.openness), moves=tuple(as_read(CaseMove, one) for one in moves))
