"""What Alembic runs: the migrations, on the connection and in the transaction that `migrating` has opened."""

from __future__ import annotations

from alembic import context

from dashboard.reports.models import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True)
context.run_migrations()
