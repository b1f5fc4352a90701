"""What was decided: extensions, mended readings, supervised items, items before the leadership, rules, issues, the slides' template."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.reports.models.base import LONG, Base


class ExtensionRow(Base):
    """An application to move a deadline (延期) or a target (调整), and what became of it."""

    __tablename__ = "extensions"
    extension_id: Mapped[int] = mapped_column(primary_key=True)
    city: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[str] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(LONG, default="")
    county: Mapped[str] = mapped_column(default="", server_default="")
    department: Mapped[str] = mapped_column(default="", server_default="")
    kind: Mapped[str]
    was: Mapped[str]
    now: Mapped[str]
    reason: Mapped[str] = mapped_column(LONG)
    grounds: Mapped[str] = mapped_column(LONG, default="", server_default="")
    applied_by: Mapped[str]
    applied_at: Mapped[datetime]
    state: Mapped[str]
    decided_by: Mapped[str] = mapped_column(default="")
    approver: Mapped[str] = mapped_column(default="")
    document: Mapped[str] = mapped_column(LONG, default="")
    answer: Mapped[str] = mapped_column(LONG, default="", server_default="")
    decided_at: Mapped[datetime | None]


class ReadingRow(Base):
    """What an editor says about a row read from a document, with the original and the sentence it was said about."""

    __tablename__ = "readings"
    reading_id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    doc_id: Mapped[str] = mapped_column(LONG, index=True)
    table: Mapped[str]
    row_id: Mapped[str] = mapped_column(LONG)
    column: Mapped[str] = mapped_column(default="")
    was: Mapped[str] = mapped_column(LONG, default="")
    now: Mapped[str] = mapped_column(LONG, default="")
    quote: Mapped[str] = mapped_column(LONG, default="")
    reason: Mapped[str] = mapped_column(LONG, default="")
    by: Mapped[str]
    at: Mapped[datetime]
    withdrawn_by: Mapped[str] = mapped_column(default="")
    withdrawn_at: Mapped[datetime | None]


class CaseRow(Base):
    """A supervised item (督办事项) or an event (事件), walked along the flow that `flow` names."""

    __tablename__ = "cases"
    case_id: Mapped[int] = mapped_column(primary_key=True)
    flow: Mapped[str]
    city: Mapped[str] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(LONG)
    source: Mapped[str] = mapped_column(LONG, default="")
    subject: Mapped[str] = mapped_column(default="")
    subject_id: Mapped[str] = mapped_column(default="", index=True)
    department: Mapped[str] = mapped_column(default="")
    county: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None]
    openness: Mapped[str]
    opened_by: Mapped[str]
    opened_at: Mapped[datetime]


class CaseMoveRow(Base):
    """One move of a case along its flow; the newest says where it stands."""

    __tablename__ = "case_moves"
    move_id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.case_id"), index=True)
    action: Mapped[str]
    state: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    note: Mapped[str] = mapped_column(LONG, default="")


class SpecialRow(Base):
    """An item that an editor put before the leadership (特别呈报), and the answer (批示)."""

    __tablename__ = "special"
    special_id: Mapped[int] = mapped_column(primary_key=True)
    city: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str] = mapped_column(default="")
    subject_id: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(LONG)
    note: Mapped[str] = mapped_column(LONG)
    openness: Mapped[str]
    presented_by: Mapped[str]
    presented_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(LONG, default="")
    answer_leader: Mapped[str] = mapped_column(default="", server_default="")
    answer_day: Mapped[date | None]
    answer_openness: Mapped[str] = mapped_column(default="", server_default="")
    answered_by: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]


class AdoptedRuleRow(Base):
    """A status rule as an administrator adopted it under the bureau's own name; the newest of a city counts."""

    __tablename__ = "adopted_rules"
    adoption_id: Mapped[int] = mapped_column(primary_key=True)
    city: Mapped[str]
    rule: Mapped[str] = mapped_column(LONG)
    adopted_by: Mapped[str]
    adopted_at: Mapped[datetime]


class IssueRow(Base):
    """A bulletin that was issued (定稿): its number within city and year, its text and figures, and the document, byte for byte."""

    __tablename__ = "issues"
    __table_args__ = (UniqueConstraint("city", "year", "number", name="issues_numbered"),)
    issue_id: Mapped[int] = mapped_column(primary_key=True)
    city: Mapped[str] = mapped_column(index=True)
    year: Mapped[int]
    number: Mapped[int]
    period: Mapped[str]
    county: Mapped[str] = mapped_column(LONG, default="")
    department: Mapped[str] = mapped_column(LONG, default="")
    title: Mapped[str] = mapped_column(LONG)
    as_of: Mapped[date]
    known: Mapped[date]
    openness: Mapped[str]
    content: Mapped[str] = mapped_column(LONG)
    document: Mapped[bytes]
    digest: Mapped[str]
    issued_by: Mapped[str]
    issued_at: Mapped[datetime]


class SlideTemplateRow(Base):
    """A presentation of the bureau's own that slides are made on; the newest counts, unless it was taken away."""

    __tablename__ = "slide_templates"
    template_id: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str] = mapped_column(LONG)
    content: Mapped[bytes]
    kept_by: Mapped[str]
    kept_at: Mapped[datetime]
    taken_away_at: Mapped[datetime | None]
