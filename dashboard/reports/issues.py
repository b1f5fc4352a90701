"""Issued bulletins (定稿): numbered without gaps within city and year, kept with text, figures and document; only ever added."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from dashboard.reports import audit
from dashboard.reports.audience import AUDIENCE, may_read
from dashboard.reports.errors import NotFound, ReportError
from dashboard.reports.models import IssueRow
from dashboard.reports.people import Account, required
from dashboard.reports.rows import as_read
from dashboard.reports.store import Store
from dashboard.reports.words import Openness

ISSUE = "定稿通报"
BETWEEN = ";"


class Taken(ReportError):
    """The number was given to another issue meanwhile: take the next one and try again."""


@dataclass(frozen=True)
class Issue:
    """One issued bulletin without its document. `content` is what it said: its text and figures as JSON values.

    `issue_id`, `digest` (SHA-256 of the document), `issued_by` and `issued_at` are filled by `keep`.
    """

    city: str
    year: int
    number: int
    period: str
    title: str
    as_of: date
    known: date
    openness: Openness
    county: tuple[str, ...] = ()
    department: tuple[str, ...] = ()
    content: dict = field(default_factory=dict, hash=False)
    issue_id: int = 0
    digest: str = ""
    issued_by: str = ""
    issued_at: datetime | None = None

    @property
    def number_words(self) -> str:
        """2020年第1期."""
        return f"{self.year}年第{self.number}期"


def next_number(store: Store, city: str, year: int) -> int:
    """The number that the next issue of a city and year will have."""
    with store.reading() as session:
        return _next(session, city, year)


def keep(store: Store, actor: Account, issue: Issue, document: bytes) -> Issue:
    """Keep an issue for good. Taken where its number is not the next; ReportError where this period was issued for the same readers."""
    required(actor.may_edit, ISSUE)
    with store.writing(shown=False) as session:
        if issue.number != _next(session, issue.city, issue.year):
            raise Taken(f"{issue.number_words}已被占用，请重试")
        _refuse_second(session, issue)
        row = IssueRow(
            **{name: getattr(issue, name) for name in ("city", "year", "number", "period", "title", "as_of", "known")},
            county=BETWEEN.join(issue.county),
            department=BETWEEN.join(issue.department),
            openness=str(issue.openness),
            content=json.dumps(issue.content, ensure_ascii=False),
            document=document,
            digest=hashlib.sha256(document).hexdigest(),
            issued_by=actor.name,
            issued_at=store.clock(),
        )
        session.add(row)
        session.flush()
        audit.note(session, store.clock(), actor.name, ISSUE, f"{issue.city} {issue.number_words} {issue.title}（{issue.openness}）")
        return _issue(row)


def shown(store: Store, city: str) -> tuple[Issue, ...]:
    """What the running request's audience may read of a city's issues, newest first."""
    wanted = select(IssueRow).where(IssueRow.city == city).order_by(IssueRow.issue_id.desc()).options(defer(IssueRow.document))
    with store.reading() as session:
        return tuple(issue for row in session.scalars(wanted) if _may_read(issue := _issue(row)))


def document(store: Store, issue_id: int) -> tuple[Issue, bytes]:
    """An issue and its document as it was issued. NotFound where there is none, or none that the running request's audience may read."""
    with store.reading() as session:
        row = session.get(IssueRow, issue_id)
        if row is None or not _may_read(_issue(row)):
            raise NotFound("没有这一期通报，或未向您公开")
        return _issue(row), row.document


def _may_read(issue: Issue) -> bool:
    return issue.openness in AUDIENCE.get() and may_read(issue.city)


def _next(session: Session, city: str, year: int) -> int:
    newest = select(func.max(IssueRow.number)).where(IssueRow.city == city, IssueRow.year == year)
    return (session.scalar(newest) or 0) + 1


def _refuse_second(session: Session, issue: Issue) -> None:
    same = select(IssueRow.number).where(
        IssueRow.city == issue.city,
        IssueRow.period == issue.period,
        IssueRow.county == BETWEEN.join(issue.county),
        IssueRow.department == BETWEEN.join(issue.department),
        IssueRow.openness == str(issue.openness),
    )
    if number := session.scalar(same):
        raise ReportError(f"这一期已定稿为{issue.year}年第{number}期；数据如有变动，在下一期更正")


def _issue(row: IssueRow) -> Issue:
    members = {name: tuple(part for part in getattr(row, name).split(BETWEEN) if part) for name in ("county", "department")}
    return as_read(Issue, row, **members, openness=Openness(row.openness), content=json.loads(row.content))
