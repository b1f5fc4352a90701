"""The store of everything people enter: SQLite under `var/` or PostgreSQL, brought to this program's schema when it is opened.

One writer at a time, in whatever process: SQLite takes its write lock at the start of a writing transaction, PostgreSQL the one row of
`revision`. A confirmed write is on the disk.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from dashboard.reports import observations
from dashboard.reports.errors import StoreError
from dashboard.reports.migrating import migrate
from dashboard.reports.models import CityRevision, Revision

Clock = Callable[[], datetime]
BUSY_SECONDS = 30
WRITES = "writes"
# What the driver raises where the database is locked, full, or gone.
TROUBLE = (OperationalError, InterfaceError)
PRAGMAS = (f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}", "PRAGMA foreign_keys=ON", "PRAGMA synchronous=FULL")
BUSY = "填报库此刻写不进去（正忙、磁盘已满或连接中断），没有保存，请稍后再试"
NO_ANSWER = "填报库没有应答，暂时不能查看，恢复后会自己接上"
CANNOT_OPEN = "填报库打不开（{where}）：{why}"


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class Store:
    """An open store. Safe to use from many threads, and beside other processes on the same database."""

    def __init__(self, url: str, clock: Clock = now) -> None:
        """Open `sqlite:///FILE` or `postgresql://…` and bring it to this schema. StoreError where that cannot be done."""
        self.clock = clock
        self.url = _address(url)
        try:
            self.engine = _engine(self.url)
            migrate(self._writing_engine)
            self._fill_observations()
        except (SQLAlchemyError, OSError) as broken:
            raise StoreError(CANNOT_OPEN.format(where=self.where, why=_reason(broken))) from broken

    @property
    def where(self) -> str:
        """Where the store is, without its password."""
        return self.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the store. StoreError where the database does not answer."""
        with _answering(), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """A session in which every statement sees the same moment, however long it lasts."""
        with Session(self.engine.execution_options(isolation_level=self._one_moment), expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self, shown: bool = True, laid: bool = True) -> Iterator[Session]:
        """A transaction that no other writer shares: all of it is kept or nothing.

        `shown`: it changes what pages show; `laid`: among that the rows of documents, as reports never do.
        StoreError where the database stays locked, is full or has gone.
        """
        try:
            with Session(self._writing_engine, expire_on_commit=False) as session, session.begin():
                revision = session.execute(select(Revision).with_for_update()).scalar_one()
                if shown:
                    revision.number += 1
                    revision.laid += laid
                    revision.any_city = revision.number
                yield session
        except TROUBLE as broken:
            raise StoreError(BUSY) from broken

    @property
    def revision(self) -> tuple[int, int]:
        """Two numbers: the first is another one after every change that pages show, the second after those to documents' rows.

        StoreError where the database does not answer.
        """
        with _answering(), self.engine.connect() as connection:
            return tuple(connection.execute(select(Revision.number, Revision.laid)).one())

    def last_change(self, city: str) -> int:
        """The number at the last change that the pages of a city show. StoreError where the database does not answer."""
        own = select(CityRevision.number).where(CityRevision.city == city).scalar_subquery()
        with _answering(), self.engine.connect() as connection:
            return max(number or 0 for number in connection.execute(select(Revision.any_city, own)).one())

    @property
    def last_changes(self) -> tuple[int, dict[str, int]]:
        """The numbers at the last change that may show in every city, and at those in single ones. StoreError as above."""
        with self.reading() as session:
            cities = session.execute(select(CityRevision.city, CityRevision.number)).all()
            return session.scalar(select(Revision.any_city)), {city: number for city, number in cities}

    def _fill_observations(self) -> None:
        """A store that is older than its observations gets them from its entries and moves, once."""
        with self.reading() as session:
            missing = observations.missing(session)
        if missing:
            with self.writing() as session:
                if observations.missing(session):
                    observations.rebuild(session)

    def check(self) -> None:
        """StoreError, without address or name, where the database does not answer."""
        with _answering(), self.engine.connect() as connection:
            connection.execute(select(Revision.number))

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()

    @property
    def _one_moment(self) -> str:
        return "REPEATABLE READ" if self.url.get_backend_name() == "postgresql" else "SERIALIZABLE"

    @property
    def _writing_engine(self) -> Engine:
        return self.engine.execution_options(**{WRITES: True})


def shows(session: Session, cities: Iterable[str]) -> None:
    """Within a writing transaction that shows nothing else: what pages show of some cities is another now."""
    revision = session.scalars(select(Revision)).one()
    revision.number += 1
    for city in cities:
        session.merge(CityRevision(city=city, number=revision.number))


@contextmanager
def _answering() -> Iterator[None]:
    """Whatever goes wrong between this program and its database is said in words, without its address."""
    try:
        yield
    except TROUBLE as broken:
        raise StoreError(NO_ANSWER) from broken


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as broken:
        raise StoreError("设置 DATABASE_URL 无法识别：应形如 postgresql://用户:密码@主机/库名") from broken
    if address.drivername in ("postgres", "postgresql"):
        return address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(f"设置 DATABASE_URL 无法使用：不支持 {address.drivername}，只支持 SQLite 和 PostgreSQL")
    return address


def _engine(address: URL) -> Engine:
    if address.get_backend_name() == "postgresql":
        return create_engine(address, pool_pre_ping=True, hide_parameters=True)
    if address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: object, _record: object) -> None:
    """Set up a SQLite connection; transactions are begun by `_begin`, not by the driver."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    _write_ahead(cursor)
    cursor.close()


def _write_ahead(cursor: object) -> None:
    """Switch to WAL; while another process is just doing the same, SQLite answers "locked" without waiting."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except Exception as locked:
            if "locked" not in str(locked) or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _reason(broken: Exception) -> str:
    said = str(getattr(broken, "orig", None) or broken).strip().splitlines()
    return (
        f"数据库连不上或拒绝访问，请检查地址、权限和磁盘（{said[0]}）"
        if isinstance(broken, OperationalError) and said
        else "".join(said[:1])
    )
