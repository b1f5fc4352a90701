"""The store: one writer at a time in whatever process, nothing lost by a kill, migrations at start, newer schemas refused."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dashboard.reports import audit, entries, migrating
from dashboard.reports.errors import StoreError
from dashboard.reports.models import Base
from dashboard.reports.store import Store, shows
from tests.reports.conftest import fresh
from tests.reports.made import value

HOUSE = Path(__file__).resolve().parents[2]
# A server process that reports without end and says each number only after the store has confirmed it.
WRITER = """
import sys
from datetime import date
from decimal import Decimal
from dashboard.reports import entries
from dashboard.reports.people import at_the_command_line
from dashboard.reports.store import Store
from dashboard.reports.words import Subject

store = Store(sys.argv[1])
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    entry = entries.Entry("临沂", Subject.INDICATOR, "base_stations_5g", "2022-06", date(2022, 6, 30), value=Decimal(number))
    entries.save(store, at_the_command_line("甲"), entry)
    print(number, flush=True)
"""


def started(url: str, first: int, last: int) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", WRITER, url, str(first), str(last)], cwd=HOUSE, stdout=subprocess.PIPE, text=True)


def test_the_migrations_make_exactly_the_tables_of_the_models(store):
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata) == []


def test_the_files_of_the_migrations_are_numbered_as_their_revisions():
    config = Config()
    config.set_main_option("script_location", str(migrating.FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [migrating.newest()]


def test_opening_again_changes_nothing(url, store):
    before = store.revision
    again = Store(url)
    assert again.revision == before
    again.close()


def test_two_servers_may_start_at_once_on_a_database_that_is_still_empty(bare_url):
    writers = [started(bare_url, first, first + 5) for first in (0, 100)]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    for writer in writers:
        writer.stdout.close()
    store = Store(bare_url)
    assert len(entries.find(store)) == 10
    store.close()


def test_a_schema_of_a_newer_program_is_refused_and_left_alone(url, store):
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="更新版本的程序建立的（结构版本 9999）"):
        Store(url)
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("mysql://host/db", "只支持 SQLite 和 PostgreSQL"),
        ("not an address", "设置 DATABASE_URL 无法识别"),
        ("postgresql://nobody:secret@127.0.0.1:1/db", "填报库打不开"),
        ("sqlite:////dev/null/reports.db", "填报库打不开"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_in_words_without_its_password(address, what):
    with pytest.raises(StoreError, match=what) as refused:
        Store(address)
    assert "secret" not in str(refused.value)


def test_a_failed_transaction_keeps_nothing_and_no_number(store, actor):
    before = store.revision
    with pytest.raises(ZeroDivisionError), store.writing() as session:
        audit.note(session, store.clock(), "甲", "试")
        _ = 1 / 0
    assert store.revision == before
    assert audit.newest(store) == ()


def test_a_log_line_alone_does_not_change_what_pages_show(store):
    before = store.revision
    audit.record(store, "甲", "登录")
    assert store.revision == before


@pytest.mark.parametrize("table", ["entries", "moves", "audit"])
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_what_is_only_added_to(store, actor, table, change):
    entries.save(store, actor, value(800))
    key = {"entries": "sequence", "moves": "move_id", "audit": "audit_id"}[table]
    with pytest.raises(DBAPIError, match="only ever added"), store.engine.begin() as connection:
        connection.execute(text(change.format(table, key, key)))


def test_a_killed_process_loses_no_confirmed_report(url, store):
    writer = started(url, 0, 100_000)
    confirmed = [int(writer.stdout.readline()) for _ in range(20)]
    os.kill(writer.pid, signal.SIGKILL)
    confirmed += [int(line) for line in writer.stdout.read().split()]
    writer.wait(30)
    writer.stdout.close()
    kept = [int(entry.value) for entry in entries.find(store)]
    assert kept[: len(confirmed)] == confirmed
    assert len(kept) - len(confirmed) in (0, 1)
    assert audit.broken_at(store) is None


def test_several_processes_write_at_once_and_the_log_stays_one_chain(url, store):
    writers = [started(url, first, first + 10) for first in (0, 100)]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    for writer in writers:
        writer.stdout.close()
    assert sorted(int(entry.value) for entry in entries.find(store)) == [*range(10), *range(100, 110)]
    assert audit.broken_at(store) is None
    chain = [entry.supersedes for entry in entries.find(store)]
    assert len(set(chain)) == len(chain)


def test_fresh_copies_do_not_share_anything(url, request, tmp_path, actor):
    kind = url.partition(":")[0].partition("+")[0]
    other = Store(fresh(kind, request.getfixturevalue, tmp_path))
    entries.save(Store(url), actor, value(1))
    assert entries.find(other) == ()
    other.close()


def test_a_change_in_one_city_is_told_from_one_in_all(store):
    with store.writing(shown=False) as session:
        shows(session, ["临沂"])
    assert (store.last_change("临沂"), store.last_change("德州")) == (1, 0)
    assert store.last_changes == (0, {"临沂": 1})
    with store.writing():
        pass
    with store.writing(shown=False) as session:
        shows(session, ["德州"])
    assert (store.last_change("临沂"), store.last_change("德州"), store.revision[0]) == (2, 3, 3)
