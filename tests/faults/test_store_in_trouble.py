"""What becomes of a report when the database is locked, the disk is full or the clock goes back: nothing half kept, nothing lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard.catalog import Resolved, narrow
from dashboard.reports import audit, entries, review
from dashboard.reports.errors import StoreError
from dashboard.reports.people import at_the_command_line
from dashboard.reports.store import Store
from dashboard.schema import Selection
from tests.reports.made import CITY, snapshot, value

ROOT = Path(__file__).resolve().parents[2]
ACTOR = at_the_command_line("甲")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "reports.db"


def opened(file, at="2022-07-12"):
    return Store(f"sqlite:///{file}", lambda: datetime.fromisoformat(at).replace(hour=1, tzinfo=UTC))


def values(store):
    return [int(entry.value) for entry in entries.find(store)]


def test_a_locked_database_refuses_the_report_in_words_and_still_shows_the_others(file, monkeypatch):
    monkeypatch.setattr("dashboard.reports.store.BUSY_SECONDS", 0.2)
    monkeypatch.setattr("dashboard.reports.store.PRAGMAS", ("PRAGMA busy_timeout=200", "PRAGMA foreign_keys=ON"))
    store = opened(file)
    entries.save(store, ACTOR, value(500))
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="此刻写不进去（正忙、磁盘已满或连接中断），没有保存"):
            entries.save(store, ACTOR, value(600, as_of=date(2022, 7, 1)))
        assert values(store) == [500]
        other.execute("ROLLBACK")
    entries.save(store, ACTOR, value(600, as_of=date(2022, 7, 1)))
    assert values(store) == [500, 600]


# A process that may not make any file larger than it is stands before the same wall as one whose disk is full.
WRITER = """
import resource, sys
from datetime import date
from dashboard.reports import entries
from dashboard.reports.errors import StoreError
from dashboard.reports.people import at_the_command_line
from dashboard.reports.store import Store
from tests.reports.made import value

store = Store(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    for day in range(1, 29):
        entries.save(store, at_the_command_line("甲"), value(day, as_of=date(2022, 5, day), progress="很长的进展" * 400))
        print(day, flush=True)
except StoreError as refused:
    sys.exit(str(refused))
"""


def test_a_full_disk_refuses_the_report_in_words_and_keeps_every_one_that_was_confirmed(file):
    opened(file).close()
    room = str(file.stat().st_size + 60_000)
    command = [sys.executable, "-c", WRITER, f"sqlite:///{file}", room]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": "."})
    assert done.returncode == 1, done.stdout
    assert "没有保存，请稍后再试" in done.stderr
    confirmed = [int(day) for day in done.stdout.split()]
    assert 0 < len(confirmed) < 28
    store = opened(file)
    assert values(store) == confirmed
    entries.save(store, ACTOR, value(600, as_of=date(2022, 7, 1)))
    assert values(store) == [*confirmed, 600]
    assert audit.broken_at(store) is None


def published(store, entry):
    kept = entries.save(store, ACTOR, entry)
    while kept.stage != "已发布":
        kept = review.move(store, ACTOR, kept.entry_id, review.next_stage(kept.stage))
    return kept


def on_the_screens(store, known):
    facts = narrow(snapshot(store), Resolved(Selection(), CITY, 2022, date(2022, 12, 31), known)).facts
    return facts.loc[facts["kind"] == "actual", "value"].tolist()


def test_a_clock_that_goes_back_loses_no_report_and_breaks_no_log(file):
    published(opened(file, "2022-07-12"), value(500))
    store = opened(file, "2022-07-05")
    published(store, value(520))
    assert [on_the_screens(store, known) for known in (date(2022, 7, 6), date(2022, 7, 12))] == [[520], [520]]
    assert values(store) == [500, 520]
    assert audit.broken_at(store) is None
