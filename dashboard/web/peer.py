"""Where a request comes from: the peer, or the reader whom a trusted proxy (TRUSTED_PROXIES) names, and whether he came over TLS."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address

from flask import current_app, request

from dashboard.settings import Network

ADDRESSES, SCHEME = "X-Forwarded-For", "X-Forwarded-Proto"


def is_one_of(said: str, networks: Sequence[Network]) -> bool:
    """Whether an address lies in one of some networks; what is no address lies in none."""
    try:
        found = ip_address(said)
    except ValueError:
        return False
    return any(found in network for network in networks)


def is_trusted(said: str) -> bool:
    """Whether an address is one of TRUSTED_PROXIES."""
    return is_one_of(said, current_app.config["TRUSTED_PROXIES"])


def address() -> str:
    """The reader's address: the peer's, or the last one that trusted proxies name and that is none of theirs.

    What stands to the left of it was written by the reader and is worth nothing.
    """
    found = request.remote_addr or ""
    for said in reversed(",".join(request.headers.getlist(ADDRESSES)).split(",")):
        if not is_trusted(found) or not _is_address(said.strip()):
            break
        found = said.strip()
    return found


def came_over_tls() -> bool:
    """Whether the reader came over TLS, to this server or to a trusted proxy before it."""
    return request.is_secure or (request.headers.get(SCHEME) == "https" and is_trusted(request.remote_addr or ""))


def _is_address(said: str) -> bool:
    try:
        ip_address(said)
    except ValueError:
        return False
    return True
