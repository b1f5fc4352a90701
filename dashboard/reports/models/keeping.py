"""What the store keeps of itself: the numbers that grow with every change, the log, files that wait for their confirmation."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from dashboard.reports.models.base import LONG, NAME, Base


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
