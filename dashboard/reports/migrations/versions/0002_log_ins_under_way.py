"""Log-ins under way, so that leaving ends them at the server. Sessions from before have none and log in again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dashboard.reports.columns import Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "sessions",
        sa.Column("session_id", sa.String(length=200), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", Moment(), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.account_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("session_id"),
    )
    op.create_index("ix_sessions_account_id", "sessions", ["account_id"], unique=False)
