"""Series and observations: what stands on the screens (filled from the moves when the store is opened); entries by key and author."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

SAID = ("city", "indicator", "county", "place", "subject", "subject_id", "department", "unit", "measure", "openness")
FLAGS = ("valued", "told", "stated")
KEY = ("city", "subject", "subject_id", "county", "place", "department", "period")


def upgrade() -> None:
    op.create_table(
        "series",
        sa.Column("series_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(length=200), nullable=False) for name in SAID),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in FLAGS),
        sa.PrimaryKeyConstraint("series_id"),
    )
    op.create_index("series_by_thing", "series", [*SAID, *FLAGS], unique=True)
    op.create_table(
        "observations",
        sa.Column("move_id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("time", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["move_id"], ["moves.move_id"]),
        sa.ForeignKeyConstraint(["series_id"], ["series.series_id"]),
        sa.ForeignKeyConstraint(["sequence"], ["entries.sequence"]),
        sa.PrimaryKeyConstraint("move_id"),
    )
    op.create_index("observations_by_date", "observations", ["series_id", "as_of", "move_id"])
    op.create_index("ix_observations_sequence", "observations", ["sequence"])
    op.add_column("revision", sa.Column("laid", sa.Integer(), nullable=False, server_default="0"))
    op.drop_index("entries_by_subject", "entries")
    op.create_index("entries_by_key", "entries", list(KEY))
    op.create_index("entries_by_author", "entries", ["author", "sequence"])
