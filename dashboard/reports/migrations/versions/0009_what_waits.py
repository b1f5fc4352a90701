"""Entries that wait for a step of their review, as a list of their own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

WAITING = """
INSERT INTO waiting (entry_id)
SELECT entry_id FROM moves AS step WHERE state IN ('已提交', '审核')
AND move_id = (SELECT max(move_id) FROM moves WHERE entry_id = step.entry_id)
"""


def upgrade() -> None:
    op.create_table(
        "waiting",
        sa.Column("entry_id", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.entry_id"]),
        sa.PrimaryKeyConstraint("entry_id"),
    )
    op.execute(WAITING)
