"""Bring a database to the schema of this program: safe for servers that start at once, refused for a database of a newer program."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from dashboard.reports.errors import StoreError

FOLDER = Path(__file__).parent / "migrations"
# Any number that no other program on the database server takes for its advisory lock.
ADVISORY_LOCK = 371_300_001
# Alembic's own table.
VERSIONS = "alembic_version"
NEWER = "填报库是由更新版本的程序建立的（结构版本 {found}），本程序只认识到 {known}。请升级程序，或用升级前的备份恢复；库未被改动"


def migrate(engine: Engine) -> None:
    """Run what is missing, in one transaction that waits for any other. StoreError for a schema that this program does not know.

    Where nothing is missing, nothing of alembic is loaded.
    """
    if _standing(engine) == newest():
        return
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    head = scripts.get_current_head()
    with engine.begin() as connection:
        _wait_for_others(connection)
        found = MigrationContext.configure(connection).get_current_revision()
        if found == head:
            return
        if found is not None and found not in {script.revision for script in scripts.walk_revisions()}:
            raise StoreError(NEWER.format(found=found, known=head))
        _upgrade(config, connection)


def newest() -> str:
    """The revision of this program's schema: the highest number of the files of migrations."""
    return max(file.name.partition("_")[0] for file in (FOLDER / "versions").glob("[0-9]*.py"))


def _standing(engine: Engine) -> str | None:
    """The revision that a database stands at; None before the first."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(VERSIONS):
            return None
        return connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar()


def _upgrade(config: object, connection: Connection) -> None:
    from alembic import command

    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _wait_for_others(connection: Connection) -> None:
    """On SQLite the writing transaction has already waited."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ADVISORY_LOCK})
