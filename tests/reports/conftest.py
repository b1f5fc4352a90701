"""Every test that takes `store` runs on SQLite and on a real PostgreSQL; each gets a fresh copy of a database that was migrated once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import create_engine, text

from dashboard.reports import accounts
from dashboard.reports.accounts import Policy
from dashboard.reports.people import Account, Membership, Role, at_the_command_line
from dashboard.reports.store import Store
from tests import postgresql

# In CI a missing PostgreSQL fails the tests that need it; elsewhere they run on SQLite alone.
DATABASES = ("sqlite", "postgresql") if postgresql.programs() or os.environ.get("CI") == "true" else ("sqlite",)
PASSWORD = "Sesam-2022x"
QUICK = Policy(failures=3, lock_minutes=15, attempts_per_minute=5)
NUMBERS = count(1)


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2022, 7, 2, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def set(self, day: str) -> None:
        """To nine in the morning, in the cities' time, of a day."""
        self.now = datetime.fromisoformat(day).replace(hour=1, tzinfo=UTC)

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a running PostgreSQL, with a migrated database `empty`."""
    with postgresql.running() as address:
        _order(address, "CREATE DATABASE empty")
        Store(address.format("empty")).close()
        yield address


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated SQLite file."""
    path = tmp_path_factory.mktemp("store") / "empty.db"
    Store(f"sqlite:///{path}").close()
    return str(path)


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path) -> str:
    """The address of an empty store of its own, on each kind of database."""
    return fresh(request.param, request.getfixturevalue, tmp_path)


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[Store]:
    opened = Store(url, clock)
    yield opened
    opened.close()


@pytest.fixture
def actor() -> Account:
    """Somebody who may do everything."""
    return at_the_command_line("甲")


@pytest.fixture
def account(store: Store, actor: Account) -> Callable[..., Account]:
    """`account("li", Role.REPORTER, Membership(…))` makes an account with PASSWORD; its hash is not the one of real accounts."""

    def make(name: str, role: Role, *members: Membership) -> Account:
        accounts.create(store, actor, name, f"{name}某", role, PASSWORD, QUICK, "0539-1")
        return accounts.give(store, actor, name, members)

    return make


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords of tests cost a thousandth of real ones; `test_passwords` looks at the real cost."""
    monkeypatch.setattr("dashboard.reports.passwords.COST", 2**5)


@pytest.fixture(params=DATABASES)
def bare_url(request: pytest.FixtureRequest, tmp_path) -> str:
    """The address of a database that no program has opened yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new' / 'reports.db'}"
    name, server = f"bare{next(NUMBERS)}", request.getfixturevalue("server")
    _order(server, f"CREATE DATABASE {name}")
    return server.format(name)


def fresh(kind: str, fixture: Callable[[str], str], folder) -> str:
    """The address of a copy of the migrated database of one kind."""
    if kind == "sqlite":
        path = folder / f"reports{next(NUMBERS)}.db"
        shutil.copy(fixture("empty_file"), path)
        return f"sqlite:///{path}"
    name = f"store{next(NUMBERS)}"
    _order(fixture("server"), f"CREATE DATABASE {name} TEMPLATE empty")
    return fixture("server").format(name)


def _order(address: str, statement: str) -> None:
    engine = create_engine(address.format("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
