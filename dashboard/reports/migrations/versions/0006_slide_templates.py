"""Presentations of the bureau's own that slides are made on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dashboard.reports.columns import Moment

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "slide_templates",
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("kept_by", sa.String(length=200), nullable=False),
        sa.Column("kept_at", Moment(), nullable=False),
        sa.Column("taken_away_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("template_id"),
    )
