"""What people enter: reports and their review, accounts, mended readings, supervision; the one room that knows SQL.

`shared()` is the program's own store. `accounts`, `entries`, `review`, `readings`, `cases` … are functions on a Store and an Account
(`people`); `overlay` lays what was published, and mended readings, over the tables of the documents.
"""

from __future__ import annotations

from functools import cache

from dashboard.reports.accounts import Policy
from dashboard.reports.errors import ReportError
from dashboard.reports.store import Store
from dashboard.settings import SETTINGS

__all__ = ["ReportError", "Store", "policy", "shared"]

FILE, SAMPLE_FILE = "reports.db", "sample.db"


@cache
def shared() -> Store:
    """The store of this program: DATABASE_URL, or a SQLite file under VAR. StoreError where it cannot be opened.

    With SAMPLE it is a store of its own, filled with made-up reports at its first use.
    """
    if SETTINGS.sample:
        from dashboard.reports import sample

        return sample.store(f"sqlite:///{SETTINGS.var / SAMPLE_FILE}")
    return Store(SETTINGS.database_url or f"sqlite:///{SETTINGS.var / FILE}")


@cache
def policy() -> Policy:
    """How passwords and log-ins are handled, by the settings."""
    return Policy(
        method=SETTINGS.password_hash,
        shortest=SETTINGS.password_length,
        classes=SETTINGS.password_classes,
        password_days=SETTINGS.password_days,
        failures=SETTINGS.login_failures,
        lock_minutes=SETTINGS.lock_minutes,
        attempts_per_minute=SETTINGS.logins_per_minute,
    )
