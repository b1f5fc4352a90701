"""Column types that keep their meaning in SQLite and PostgreSQL alike: moments in UTC, exact numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import DateTime, String
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator):
    """An aware moment, kept as UTC without its zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: object) -> datetime | None:
        return value if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: object) -> datetime | None:
        return value if value is None else value.replace(tzinfo=UTC)


class Exact(TypeDecorator):
    """A Decimal, digit for digit: SQLite has only binary fractions."""

    impl = String(64)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: object) -> str | None:
        return value if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: object) -> Decimal | None:
        return value if value is None else Decimal(value)
