"""The log is one chain: whoever changes, removes or inserts a line in the database is found out."""

import pytest
from sqlalchemy import text

from dashboard.reports import audit

TRIGGERS = {"sqlite": ("DROP TRIGGER audit_{0}",), "postgresql": ("ALTER TABLE audit DISABLE TRIGGER audit_{0}",)}


@pytest.fixture
def log(store, clock):
    for number in range(1, 5):
        audit.record(store, "甲", f"第{number}步", "事项", "10.0.0.1")
        clock.pass_by(days=100)
    return store


def tamper(store, change: str) -> None:
    """Change the log as somebody could who owns the database."""
    with store.engine.begin() as connection:
        for statement in TRIGGERS[connection.dialect.name]:
            connection.execute(text(statement.format(change.split()[0].lower())))
        connection.execute(text(change))


def test_a_log_that_nobody_touched_is_whole_and_keeps_the_oldest_line(log):
    assert audit.broken_at(log) is None
    assert [line.what for line in audit.newest(log)] == ["第4步", "第3步", "第2步", "第1步"]
    assert [line.what for line in audit.newest(log, 1)] == ["第4步"]


def test_what_is_cut_off_at_the_end_shows_in_the_last_digest(log):
    count, digest = audit.end(log)
    tamper(log, "DELETE FROM audit WHERE what = '第4步'")
    assert audit.broken_at(log) is None
    assert audit.end(log)[0] == count - 1 and audit.end(log)[1] != digest


@pytest.mark.parametrize(
    ("change", "found_at"),
    [
        ("UPDATE audit SET who = '乙' WHERE what = '第2步'", 2),
        ("UPDATE audit SET about = '' WHERE what = '第4步'", 4),
        ("DELETE FROM audit WHERE what = '第1步'", 2),
        ("DELETE FROM audit WHERE what = '第3步'", 4),
    ],
)
def test_a_changed_or_removed_line_is_found(log, change, found_at):
    tamper(log, change)
    assert audit.broken_at(log) == found_at


def test_an_empty_log_is_whole(store):
    assert audit.broken_at(store) is None
