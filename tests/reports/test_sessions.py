"""Log-ins under way stand in the store: leaving ends them for good, each by itself or all of an account's."""

from dashboard.reports import audit, sessions
from dashboard.reports.people import Role


def test_a_session_is_its_accounts_alone_until_it_is_left(store, account):
    li, wang = account("li", Role.REPORTER), account("wang", Role.REPORTER)
    first, second = sessions.begin(store, li, "10.0.0.7"), sessions.begin(store, li, "10.0.0.8")
    assert first != second and sessions.is_open(store, first, li.account_id)
    assert not sessions.is_open(store, first, wang.account_id)
    sessions.end(store, li, first)
    assert not sessions.is_open(store, first, li.account_id)
    assert sessions.is_open(store, second, li.account_id)


def test_leaving_everywhere_ends_the_accounts_sessions_and_nobody_elses(store, account):
    li, wang = account("li", Role.REPORTER), account("wang", Role.REPORTER)
    own, others = [sessions.begin(store, li, "") for _ in range(3)], sessions.begin(store, wang, "")
    assert sessions.end_all(store, li) == 3
    assert not any(sessions.is_open(store, one, li.account_id) for one in own)
    assert sessions.is_open(store, others, wang.account_id)
    assert audit.newest(store, 1)[0].about == "在各处的登录，共 3 处"


def test_a_session_ends_by_its_age_and_what_never_was_is_none(store, clock, account):
    li = account("li", Role.REPORTER)
    old = sessions.begin(store, li, "")
    clock.pass_by(days=7)
    assert sessions.is_open(store, old, li.account_id)
    clock.pass_by(seconds=1)
    assert not sessions.is_open(store, old, li.account_id)
    assert not sessions.is_open(store, "", li.account_id)
