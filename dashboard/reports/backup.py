"""The whole store in one file and back: a ZIP of one JSON-lines file a table, the same for SQLite and PostgreSQL."""

from __future__ import annotations

import json
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path

from sqlalchemy import Column, Date, LargeBinary, Select, Table, func, insert, select, text, update
from sqlalchemy.orm import Session

from dashboard.reports import audit, entries, observations
from dashboard.reports.columns import Exact, Moment
from dashboard.reports.errors import StoreError
from dashboard.reports.models import Base, CityRevision, ObservationRow, Revision, SeriesRow, SessionRow, WaitingRow
from dashboard.reports.store import Store

MARK, MARK_TEXT = "填报库备份.txt", "城市大脑一屏总览 填报库备份\n"
# The number is the store's own, nobody is signed in by a file, and what stands on the screens, or waits, follows from moves.
LEFT_OUT = {row.__tablename__ for row in (Revision, CityRevision, SessionRow, SeriesRow, ObservationRow, WaitingRow)}
TABLES = tuple(table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT)
# Rows in memory at once; fewer of those that hold a file.
AT_ONCE, FILES_AT_ONCE = 2000, 4
READERS = {Moment: datetime.fromisoformat, Date: date.fromisoformat, Exact: Decimal, LargeBinary: b64decode}


def backup(store: Store, path: Path, who: str) -> dict[str, int]:
    """Write everything, as of one moment, to a file that appears only when it is whole; gives rows by table. StoreError where it cannot.

    The log says so first: a backup holds everything that was ever entered.
    """
    beside = path.with_name(path.name + ".part")
    audit.record(store, who, "备份", str(path))
    try:
        with store.snapshot() as session, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr(MARK, MARK_TEXT)
            counts = {table.name: _write(session, table, file) for table in TABLES}
        beside.replace(path)
    except OSError as broken:
        raise StoreError(f"备份写不到 {path}：{broken.strerror}") from broken
    return counts


def restore(store: Store, path: Path, who: str) -> dict[str, int]:
    """Fill an empty store from a backup, in one transaction. StoreError for a store that is not empty or a file that is no backup."""
    try:
        with zipfile.ZipFile(path) as file:
            if MARK not in file.namelist():
                raise StoreError(f"{path} 不是填报库备份")
            return _fill(store, file, who)
    except OSError as broken:
        raise StoreError(f"备份 {path} 打不开：{broken.strerror}") from broken
    except (zipfile.BadZipFile, ValueError, KeyError) as broken:
        raise StoreError(f"备份 {path} 已损坏或不是本程序的备份（{broken}）；库未被改动") from broken


def _write(session: Session, table: Table, file: zipfile.ZipFile) -> int:
    count = 0
    with file.open(f"{table.name}.jsonl", "w") as lines:
        for row in session.execute(_in_order(table)).mappings():
            kept = {name: _written(value) for name, value in row.items()}
            lines.write((json.dumps(kept, ensure_ascii=False) + "\n").encode())
            count += 1
    return count


def _in_order(table: Table) -> Select:
    """All rows, fetched a stretch at a time: a store may hold millions."""
    return select(table).order_by(*table.primary_key).execution_options(yield_per=_at_once(table))


def _at_once(table: Table) -> int:
    return FILES_AT_ONCE if any(isinstance(column.type, LargeBinary) for column in table.columns) else AT_ONCE


def _written(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return str(value) if isinstance(value, Decimal) else value


def _fill(store: Store, file: zipfile.ZipFile, who: str) -> dict[str, int]:
    with store.writing() as session:
        filled = [table.name for table in TABLES if session.execute(select(func.count()).select_from(table)).scalar()]
        if filled:
            raise StoreError(f"填报库不是空的（{store.where}），不能恢复：请先移走现有的库，或换一个 DATABASE_URL")
        counts = {table.name: _read(session, table, file) for table in TABLES}
        observations.rebuild(session)
        entries.rebuild_waiting(session)
        session.execute(update(Revision).values(number=Revision.number + 1, laid=Revision.laid + 1))
        if session.get_bind().dialect.name == "postgresql":
            _continue_numbers(session)
        audit.note(session, store.clock(), who, "恢复备份")
        return counts


def _read(session: Session, table: Table, file: zipfile.ZipFile) -> int:
    name = f"{table.name}.jsonl"
    if name not in file.namelist():
        return 0
    count = 0
    with file.open(name) as lines:
        found = _rows(table, lines)
        while rows := list(islice(found, _at_once(table))):
            session.execute(insert(table), rows)
            count += len(rows)
    return count


def _rows(table: Table, lines: zipfile.ZipExtFile) -> Iterator[dict[str, object]]:
    for line in lines:
        kept = json.loads(line)
        unknown = kept.keys() - table.columns.keys()
        if unknown:
            raise StoreError(f"备份来自更新版本的程序（{table.name} 多出 {'、'.join(sorted(unknown))}），请升级程序后再恢复")
        yield {name: _value(table.columns[name], value) for name, value in kept.items()}


def _value(column: Column, value: object) -> object:
    reader = READERS.get(type(column.type))
    return value if value is None or reader is None else reader(value)


def _continue_numbers(session: Session) -> None:
    """PostgreSQL numbers new rows by a sequence that given numbers do not move."""
    for table in TABLES:
        (key, *others) = table.primary_key
        if not others and key.type.python_type is int:
            sequence = f"SELECT setval(pg_get_serial_sequence('{table.name}', '{key.name}'), (SELECT max({key.name}) FROM {table.name}))"
            session.execute(text(sequence))
