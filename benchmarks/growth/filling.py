"""A store filled with made-up observations by its own database: a month's value of each indicator for every county and city of 山东."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, create_engine, text

from dashboard.reference.indicators import Indicators
from dashboard.reference.places import Places
from dashboard.reports.models import Base
from dashboard.reports.store import Store

PROVINCE, LAST = "山东省", date(2022, 12, 31)
FILLED = ("entries", "moves", "observations")
# Days after a month's end on which its values were published.
LATER = timedelta(days=5)
SAID = ("title", "place", "progress", "problems", "next_step", "coordination", "reason", "evidence", "leader", "contact", "status")
HEX = {"sqlite": "printf('%032x', {0})", "postgresql": "lpad(to_hex({0}), 32, '0')"}
NUMBER = "((m.n * {indicators} + i.n) * {members} + d.n + 1)"
SERIES = "(i.n * {members} + d.n + 1)"


@dataclass(frozen=True)
class Size:
    """So many indicators over so many months, the last of them December 2022."""

    indicators: int
    months: int

    @property
    def rows(self) -> int:
        return self.indicators * self.months * len(members())


SIZES = (Size(33, 1), Size(33, 10), Size(110, 30), Size(300, 120))


def members() -> list[tuple[str, str]]:
    """City and county of the 136 counties, and the 16 cities as a whole."""
    cities = [place for place in Places.load().cities if place.province == PROVINCE]
    names = [name for place in cities for name in place.aliases[:1]]
    return [(name, "") for name in names] + [(name, county.name) for name in names for county in Places.load().counties_of(name)]


def fill(url: str, size: Size) -> None:
    """Fill an empty store; its indexes are made afterwards."""
    Store(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA synchronous=OFF")
        indexes = [index for name in FILLED for index in Base.metadata.tables[name].indexes]
        for index in indexes:
            index.drop(connection)
        _number(connection, size)
        for statement in _statements(engine.dialect.name, size):
            connection.execute(text(statement))
        for index in indexes:
            index.create(connection)
        for name in ("dim_members", "dim_indicators", "dim_months"):
            connection.exec_driver_sql(f"DROP TABLE {name}")
    if engine.dialect.name == "postgresql":
        # What the server's own housekeeping does within minutes.
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()


def _number(connection: Connection, size: Size) -> None:
    """The three lists that every statement multiplies."""
    for name, columns in {
        "dim_members": "n integer, city text, county text",
        "dim_indicators": "n integer, id text, unit text, measure text",
        "dim_months": "n integer, period text, as_of date, published date, at timestamp",
    }.items():
        connection.exec_driver_sql(f"CREATE TABLE {name} ({columns})")
    known = Indicators.load().all
    ids = [(one.id, one.unit, "share" if one.is_share else "increment" if place % 10 == 9 else "total") for place, one in enumerate(known)]
    ids += [(f"growth_{place}", "个", "total") for place in range(len(ids), size.indicators)]
    _insert(connection, "dim_members", ("city", "county"), members())
    _insert(connection, "dim_indicators", ("id", "unit", "measure"), ids[: size.indicators])
    _insert(connection, "dim_months", ("period", "as_of", "published", "at"), [_month(place) for place in range(size.months)])


def _month(place: int) -> tuple[str, str, str, str]:
    months = LAST.year * 12 + LAST.month - 1 - place
    year, month = divmod(months, 12)
    last = date(year, month + 1, monthrange(year, month + 1)[1])
    published = (last + LATER).isoformat()
    return f"{last:%Y-%m}", last.isoformat(), published, f"{published} 01:00:00.000000"


def _insert(connection: Connection, table: str, columns: tuple[str, ...], rows: list[tuple]) -> None:
    names = ("n", *columns)
    stated = text(f"INSERT INTO {table} VALUES ({', '.join(f':{name}' for name in names)})")
    connection.execute(stated, [dict(zip(names, (place, *row), strict=True)) for place, row in enumerate(rows)])


def _statements(dialect: str, size: Size) -> tuple[str, ...]:
    sizes = {"indicators": size.indicators, "members": len(members())}
    number, series = NUMBER.format(**sizes), SERIES.format(**sizes)
    entry_id = HEX[dialect].format(number)
    everything = "FROM dim_months m CROSS JOIN dim_indicators i CROSS JOIN dim_members d"
    blank = ", ".join("''" for _ in SAID)
    value = f"CAST(100 + (i.n * 37 + d.n * 11 + {size.months} * 3 - m.n * 3) % 900 AS varchar)"
    return (
        "INSERT INTO series (series_id, city, indicator, county, place, subject, subject_id, department, unit, measure, openness, "
        f"valued, told, stated) SELECT {series}, d.city, i.id, d.county, '', 'indicator', i.id, '', i.unit, i.measure, '可上屏', true, "
        "false, false FROM dim_indicators i CROSS JOIN dim_members d",
        "INSERT INTO entries (sequence, entry_id, city, subject, subject_id, indicator, county, department, period, as_of, recorded_at, "
        f"author, value, unit, measure, no_change, openness, supersedes, {', '.join(SAID)}) "
        f"SELECT {number}, {entry_id}, d.city, 'indicator', i.id, i.id, d.county, '', m.period, m.as_of, m.at, '测速', {value}, i.unit, "
        f"i.measure, false, '可上屏', '', {blank} {everything}",
        'INSERT INTO moves (move_id, entry_id, state, "by", at, reason) '
        f"SELECT {number}, {entry_id}, '已发布', '测速', m.at, '' {everything}",
        "INSERT INTO observations (move_id, series_id, sequence, time, as_of, published_on, until) "
        f"SELECT {number}, {series}, {number}, 1, m.as_of, m.published, NULL {everything}",
    )
