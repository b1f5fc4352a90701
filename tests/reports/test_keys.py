"""Keys of walls and scripts: bound to cities and addresses, revocable, their secret never kept."""

import pytest
from sqlalchemy import text

from dashboard.reports import keys
from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.people import Role


def test_a_key_opens_its_cities_from_its_addresses_only(store, actor):
    made, secret = keys.create(store, actor, "大厅屏", ["临沂"], "10.1.2.9/24")
    assert made.network == "10.1.2.0/24"
    found = keys.check(store, secret, "10.1.2.200")
    assert found == made
    assert found.opens("临沂")
    assert not found.opens("德州")
    assert keys.check(store, secret, "10.1.3.1") is None
    assert keys.check(store, secret, "not an address") is None
    assert keys.check(store, secret + "x", "10.1.2.200") is None


def test_a_key_without_cities_and_range_opens_all(store, actor):
    made, secret = keys.create(store, actor, "脚本")
    assert keys.check(store, secret, "2001:db8::1") == made
    assert made.opens("德州")


def test_a_revoked_key_opens_nothing_and_stays_in_the_list(store, actor):
    made, secret = keys.create(store, actor, "脚本")
    keys.revoke(store, actor, made.key_id)
    assert keys.check(store, secret, "10.0.0.1") is None
    assert [(one.name, one.revoked_at is None) for one in keys.everyone(store)] == [("脚本", False)]
    with pytest.raises(NotFound, match="没有第 1 号密钥，或已作废"):
        keys.revoke(store, actor, made.key_id)


def test_the_secret_is_not_in_the_store(store, actor):
    _, secret = keys.create(store, actor, "脚本")
    with store.engine.connect() as connection:
        assert secret not in str(connection.execute(text("SELECT * FROM keys")).all())


@pytest.mark.parametrize(("name", "network", "what"), [("", "", "密钥须有名称"), ("脚本", "10.1.2", "应形如 10.1.2.0/24")])
def test_a_nameless_key_and_a_faulty_range_are_refused(store, actor, name, network, what):
    with pytest.raises(ReportError, match=what):
        keys.create(store, actor, name, network=network)


def test_only_administrators_make_keys(store, account):
    with pytest.raises(NotAllowed):
        keys.create(store, account("wang", Role.EDITOR), "脚本")
