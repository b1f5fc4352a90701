"""For whom the running request is answered: what was published as 内部 or 仅审核人 is left out of every table for everybody else.

`dashboard.web` sets it at the start of each request from the account and takes it back at the end; without that only 可上屏 is seen.
A key that is bound to cities narrows the tables further: for its requests no other city exists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from dashboard.loaders import Tables
from dashboard.loaders.combine import without
from dashboard.reference.places import Places
from dashboard.reports.people import Account, Role
from dashboard.reports.words import Openness

PUBLIC = frozenset({Openness.SCREEN})
STAFF = PUBLIC | {Openness.INTERNAL}
REVIEWERS = STAFF | {Openness.REVIEWERS}
# What those see to whom something of an openness is open.
OPEN_TO: dict[Openness, frozenset[Openness]] = {Openness.SCREEN: PUBLIC, Openness.INTERNAL: STAFF, Openness.REVIEWERS: REVIEWERS}
AUDIENCE: ContextVar[frozenset[Openness]] = ContextVar("audience", default=PUBLIC)
# The cities of the key that the request was made with; empty opens all.
CITIES: ContextVar[frozenset[str]] = ContextVar("cities", default=frozenset())


def of(account: Account | None) -> frozenset[Openness]:
    """What an account may see; None is a reader without log-in, a key or a wall."""
    if account is None:
        return PUBLIC
    return REVIEWERS if account.role in (Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR) else STAFF


@contextmanager
def seen_by(account: Account | None) -> Iterator[None]:
    """Within: answered for this account."""
    token = AUDIENCE.set(of(account))
    try:
        yield
    finally:
        AUDIENCE.reset(token)


@contextmanager
def narrowed_to(openness: Openness) -> Iterator[None]:
    """Within: answered for those of the running audience's readers to whom this openness is open, with no more than they may see."""
    token = AUDIENCE.set(AUDIENCE.get() & OPEN_TO[openness])
    try:
        yield
    finally:
        AUDIENCE.reset(token)


@contextmanager
def bound_to(cities: Iterable[str]) -> Iterator[None]:
    """Within: answered with these cities alone; none of them opens all."""
    token = CITIES.set(frozenset(cities))
    try:
        yield
    finally:
        CITIES.reset(token)


def may_read(city: str) -> bool:
    """Whether the running request's key opens this city; every other request reads all of them."""
    return not CITIES.get() or city in _said_in_any_way(CITIES.get())


def bound(tables: Tables) -> Tables:
    """The tables without the documents of cities that the running request may not read; those of no city are left out as well."""
    cities = CITIES.get()
    if not cities:
        return tables
    documents = tables.documents
    return without(tables, documents.loc[~documents["city"].isin(_said_in_any_way(cities)), "doc_id"])


def _said_in_any_way(cities: Iterable[str]) -> set[str]:
    """The names of some cities as documents may say them: 临沂 and 临沂市."""
    found = {name: Places.load().city(name) for name in cities}
    return {form for name, place in found.items() for form in (name, *((place.short, place.name) if place else ()))}
