"""特别呈报: whose 批示 it was, of which day, and to whom it is open."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("special", sa.Column("answer_leader", sa.String(length=200), nullable=False, server_default=""))
    op.add_column("special", sa.Column("answer_day", sa.Date(), nullable=True))
    op.add_column("special", sa.Column("answer_openness", sa.String(length=200), nullable=False, server_default=""))
