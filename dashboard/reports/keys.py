"""Read-only keys for walls and scripts: bound to cities and an address range, revocable; shown once, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address, ip_network

from sqlalchemy import select

from dashboard.reports import audit
from dashboard.reports.errors import NotFound, ReportError
from dashboard.reports.models import KeyRow
from dashboard.reports.people import Account, required
from dashboard.reports.rows import as_read
from dashboard.reports.store import Store

BETWEEN = ";"
TOKEN_BYTES = 24


@dataclass(frozen=True)
class Key:
    """A key without its secret; `cities` () opens all, `network` "" any address."""

    key_id: int
    name: str
    cities: tuple[str, ...]
    network: str
    created_by: str
    created_at: datetime
    revoked_at: datetime | None

    def opens(self, city: str) -> bool:
        """Whether pages of this city may be read with it."""
        return not self.cities or city in self.cities


def create(store: Store, actor: Account, name: str, cities: Iterable[str] = (), network: str = "") -> tuple[Key, str]:
    """Make a key; the second value is the secret, which nobody can see again. ReportError for an address range that is none."""
    required(actor.may_administer, "管理密钥")
    if not name.strip():
        raise ReportError("密钥须有名称，写明给谁用")
    try:
        network = str(ip_network(network, strict=False)) if network else ""
    except ValueError as wrong:
        raise ReportError(f"地址范围“{network}”应形如 10.1.2.0/24") from wrong
    secret = secrets.token_urlsafe(TOKEN_BYTES)
    with store.writing(shown=False) as session:
        row = KeyRow(
            name=name.strip(),
            digest=_digest(secret),
            cities=BETWEEN.join(cities),
            network=network,
            created_by=actor.name,
            created_at=store.clock(),
        )
        session.add(row)
        session.flush()
        audit.note(session, store.clock(), actor.name, "新建密钥", f"{row.name} {row.cities} {row.network}")
        return _key(row), secret


def revoke(store: Store, actor: Account, key_id: int) -> None:
    """End a key at once; NotFound when there is none that is still good."""
    required(actor.may_administer, "管理密钥")
    with store.writing(shown=False) as session:
        row = session.get(KeyRow, key_id)
        if row is None or row.revoked_at is not None:
            raise NotFound(f"没有第 {key_id} 号密钥，或已作废")
        row.revoked_at = store.clock()
        audit.note(session, store.clock(), actor.name, "作废密钥", row.name)


def everyone(store: Store) -> tuple[Key, ...]:
    """All keys, revoked ones too, oldest first."""
    with store.reading() as session:
        return tuple(_key(row) for row in session.scalars(select(KeyRow).order_by(KeyRow.key_id)))


def check(store: Store, secret: str, address: str) -> Key | None:
    """The good key of a secret used from an address; None for any other."""
    with store.reading() as session:
        row = session.scalar(select(KeyRow).where(KeyRow.digest == _digest(secret), KeyRow.revoked_at.is_(None)))
    if row is None or not _within(address, row.network):
        return None
    return _key(row)


def _within(address: str, network: str) -> bool:
    if not network:
        return True
    try:
        return ip_address(address) in ip_network(network)
    except ValueError:
        return False


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _key(row: KeyRow) -> Key:
    return as_read(Key, row, cities=tuple(city for city in row.cities.split(BETWEEN) if city))
