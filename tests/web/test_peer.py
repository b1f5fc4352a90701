"""The reader's address is what a trusted proxy says it is; what the reader himself wrote is worth nothing."""

from ipaddress import ip_network

import pytest
from flask import Flask

from dashboard.web import peer

PROXIES = (ip_network("10.1.2.3/32"), ip_network("10.1.3.0/24"))


@pytest.mark.parametrize(
    ("connected", "forwarded", "reader"),
    [
        ("10.0.0.7", None, "10.0.0.7"),
        ("10.0.0.7", "1.2.3.4", "10.0.0.7"),
        ("10.1.2.3", None, "10.1.2.3"),
        ("10.1.2.3", "10.0.0.7", "10.0.0.7"),
        ("10.1.2.3", "1.2.3.4, 10.0.0.7", "10.0.0.7"),
        ("10.1.2.3", "1.2.3.4, 10.0.0.7, 10.1.3.9", "10.0.0.7"),
        ("10.1.2.3", "10.0.0.7, nonsense", "10.1.2.3"),
        ("10.1.2.3", "2001:db8::7", "2001:db8::7"),
        ("", "10.0.0.7", ""),
    ],
)
def test_the_last_address_that_no_trusted_proxy_has_is_the_readers(connected, forwarded, reader):
    small = Flask("small")
    small.config["TRUSTED_PROXIES"] = PROXIES
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    with small.test_request_context(headers=headers, environ_base={"REMOTE_ADDR": connected}):
        assert peer.address() == reader
