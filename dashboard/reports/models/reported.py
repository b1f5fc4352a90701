"""What was reported: entries and their way through the review, attachments, and what of them is on the screens."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.reports.models.base import LONG, Base


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
