"""The store's tables. Rows of entries, moves, case_moves and audit are only ever added; series and observations follow from them.

Names of cities, counties and departments are the official ones of the reference files; ids of tasks, steps and facts are those of
the loaders, which survive a better reading. Texts are "" when missing, as in the tables of the documents.
"""

# Without `from __future__ import annotations`: SQLAlchemy would have to evaluate each of them again at every start.
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from dashboard.reports.columns import Exact, Moment

NAME, LONG = String(200), Text()


class Base(DeclarativeBase):
    """What every table shares: a date column is a Date, a datetime a Moment, a number exact."""

    type_annotation_map: ClassVar = {datetime: Moment, Decimal: Exact, str: NAME, bytes: LargeBinary}


class Revision(Base):
    """One row: a number that grows with every change that screens show. Writers lock it, so that one writes at a time."""

    __tablename__ = "revision"
    revision_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(default=0)
    # Grows with what lies over the documents' own rows: mended readings, adjusted targets.
    laid: Mapped[int] = mapped_column(default=0, server_default="0")
    # The number at the last change that may show in every city.
    any_city: Mapped[int] = mapped_column(default=0, server_default="0")


class CityRevision(Base):
    """The number at the last change that shows in one city alone."""

    __tablename__ = "city_revisions"
    city: Mapped[str] = mapped_column(NAME, primary_key=True)
    number: Mapped[int]


class AccountRow(Base):
    """Who may log in, with the state of the lock and of the password."""

    __tablename__ = "accounts"
    account_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    person: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    role: Mapped[str]
    password: Mapped[str]
    password_at: Mapped[datetime]
    active: Mapped[bool] = mapped_column(default=True)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    # Grows when the password or the rights change: sessions made before then end.
    version: Mapped[int] = mapped_column(default=1)


class MembershipRow(Base):
    """A county or department that an account reports, or reviews, for."""

    __tablename__ = "memberships"
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id", ondelete="CASCADE"), primary_key=True)
    city: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    member: Mapped[str] = mapped_column(primary_key=True)


class Attempt(Base):
    """A failed log-in, by address: what the rate limit counts."""

    __tablename__ = "attempts"
    attempt_id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]


class SessionRow(Base):
    """A log-in under way; leaving removes it."""

    __tablename__ = "sessions"
    session_id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.account_id", ondelete="CASCADE"), index=True)
    begun_at: Mapped[datetime]
    address: Mapped[str] = mapped_column(default="")


class KeyRow(Base):
    """A read-only key for walls and scripts; only its hash is kept."""

    __tablename__ = "keys"
    key_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)
    cities: Mapped[str] = mapped_column(LONG, default="")
    network: Mapped[str] = mapped_column(default="")
    created_by: Mapped[str]
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class EntryRow(Base):
    """One report about an indicator, step or task, as `entries.Entry` describes it."""

    __tablename__ = "entries"
    __table_args__ = (
        Index("entries_by_key", "city", "subject", "subject_id", "county", "place", "department", "period"),
        Index("entries_by_period", "city", "period"),
        Index("entries_by_author", "author", "sequence"),
    )
    sequence: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[str] = mapped_column(unique=True)
    city: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[str]
    indicator: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(LONG, default="")
    county: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    department: Mapped[str] = mapped_column(default="")
    period: Mapped[str]
    as_of: Mapped[date]
    recorded_at: Mapped[datetime]
    author: Mapped[str]
    value: Mapped[Decimal | None]
    unit: Mapped[str] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="")
    done_on: Mapped[date | None]
    progress: Mapped[str] = mapped_column(LONG, default="")
    problems: Mapped[str] = mapped_column(LONG, default="")
    next_step: Mapped[str] = mapped_column(LONG, default="")
    coordination: Mapped[str] = mapped_column(LONG, default="")
    reason: Mapped[str] = mapped_column(LONG, default="")
    evidence: Mapped[str] = mapped_column(LONG, default="")
    leader: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    no_change: Mapped[bool] = mapped_column(default=False)
    openness: Mapped[str]
    supersedes: Mapped[str] = mapped_column(default="")


class MoveRow(Base):
    """One step of an entry through its review; the newest one is the entry's state."""

    __tablename__ = "moves"
    move_id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[str] = mapped_column(ForeignKey("entries.entry_id"), index=True)
    state: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(LONG, default="")


class AttachmentRow(Base):
    """A file kept with an entry; one that was taken away has no content any more."""

    __tablename__ = "attachments"
    attachment_id: Mapped[str] = mapped_column(primary_key=True)
    entry_id: Mapped[str] = mapped_column(ForeignKey("entries.entry_id"), index=True)
    file: Mapped[str] = mapped_column(LONG)
    kind: Mapped[str]
    size: Mapped[int]
    digest: Mapped[str]
    content: Mapped[bytes]
    openness: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    removed_by: Mapped[str] = mapped_column(default="")
    removed_at: Mapped[datetime | None]


class WaitingRow(Base):
    """An entry that waits for the next step of its review: what queues are made of, however much was published before."""

    __tablename__ = "waiting"
    entry_id: Mapped[str] = mapped_column(ForeignKey("entries.entry_id"), primary_key=True)


class SeriesRow(Base):
    """One thing reported for one member in one way; `valued`, `told` and `stated`: with a number, words, the state of a step."""

    __tablename__ = "series"
    __table_args__ = (
        Index(
            "series_by_thing",
            *("city", "indicator", "county", "place", "subject", "subject_id", "department", "unit", "measure", "openness"),
            *("valued", "told", "stated"),
            unique=True,
        ),
    )
    series_id: Mapped[int] = mapped_column(primary_key=True)
    city: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[str]
    indicator: Mapped[str]
    county: Mapped[str]
    place: Mapped[str]
    department: Mapped[str]
    unit: Mapped[str]
    measure: Mapped[str]
    openness: Mapped[str]
    valued: Mapped[bool]
    told: Mapped[bool]
    stated: Mapped[bool]


class ObservationRow(Base):
    """An entry on the screens, from the move that put it there until the day on which it left; only `until` is ever changed."""

    __tablename__ = "observations"
    __table_args__ = (Index("observations_by_date", "series_id", "as_of", "move_id"),)
    move_id: Mapped[int] = mapped_column(ForeignKey("moves.move_id"), primary_key=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("series.series_id"))
    sequence: Mapped[int] = mapped_column(ForeignKey("entries.sequence"), index=True)
    time: Mapped[int] = mapped_column(default=1)
    as_of: Mapped[date]
    published_on: Mapped[date]
    until: Mapped[date | None]


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


class UploadRow(Base):
    """A file that was previewed and waits for its confirmation, here so that any server process can answer it."""

    __tablename__ = "uploads"
    upload_id: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str]
    kind: Mapped[str]
    city: Mapped[str]
    period: Mapped[str] = mapped_column(default="")
    file: Mapped[str] = mapped_column(LONG)
    content: Mapped[bytes]
    uploaded_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]


class AuditRow(Base):
    """One line of the log; `digest` covers the line and the digest before it."""

    __tablename__ = "audit"
    audit_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    who: Mapped[str]
    what: Mapped[str]
    about: Mapped[str] = mapped_column(LONG, default="")
    address: Mapped[str] = mapped_column(default="")
    previous: Mapped[str]
    digest: Mapped[str]


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
