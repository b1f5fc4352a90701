"""延期 and 调整: for which county or department, on which grounds, and why one was not approved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

NEW = ("county", "department")
TEXTS = ("grounds", "answer")


def upgrade() -> None:
    for name in NEW:
        op.add_column("extensions", sa.Column(name, sa.String(length=200), nullable=False, server_default=""))
    for name in TEXTS:
        op.add_column("extensions", sa.Column(name, sa.Text(), nullable=False, server_default=""))
