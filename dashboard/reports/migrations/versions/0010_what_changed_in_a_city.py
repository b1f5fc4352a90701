"""Which change that screens show was the last one in each city, and the last one that may show in all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("revision", sa.Column("any_city", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "city_revisions",
        sa.Column("city", sa.String(length=200), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("city"),
    )
