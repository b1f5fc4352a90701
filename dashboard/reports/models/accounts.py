"""Who may come in: accounts with their members, log-ins under way and failed ones, read-only keys."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from dashboard.reports.models.base import LONG, Base


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
