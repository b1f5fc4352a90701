"""Issued bulletins, numbered within city and year. An issue can be added, never changed or removed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dashboard.reports.columns import Moment

revision = "0004"
down_revision = "0003"

TABLE = "issues"
REFUSED = "rows of this table are only ever added"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("city", sa.String(length=200), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=200), nullable=False),
        sa.Column("county", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("known", sa.Date(), nullable=False),
        sa.Column("openness", sa.String(length=200), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(length=200), nullable=False),
        sa.Column("issued_by", sa.String(length=200), nullable=False),
        sa.Column("issued_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("issue_id"),
        sa.UniqueConstraint("city", "year", "number", name="issues_numbered"),
    )
    op.create_index("ix_issues_city", TABLE, ["city"], unique=False)
    _refuse_changes(op.get_bind().dialect.name)


def _refuse_changes(dialect: str) -> None:
    """By the function that the first schema made for PostgreSQL."""
    for change in ("UPDATE", "DELETE"):
        name = f"{TABLE}_{change.lower()}"
        if dialect == "postgresql":
            op.execute(f"CREATE TRIGGER {name} BEFORE {change} ON {TABLE} FOR EACH ROW EXECUTE FUNCTION refuse_change()")
        else:
            op.execute(f"CREATE TRIGGER {name} BEFORE {change} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END")
