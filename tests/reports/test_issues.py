"""Issued bulletins: numbered without gaps whoever issues at once, byte for byte as issued, read by those they are for, never changed."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dashboard.reports import audience, audit, issues
from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.issues import Issue, Taken
from dashboard.reports.people import Role
from dashboard.reports.words import Openness
from tests.reports.made import CITY

JUNE = Issue(CITY, 2022, 1, "2022-06", "关于2022年6月份重点工作进展情况的通报", date(2022, 6, 30), date(2022, 7, 2), Openness.INTERNAL)
MAY = replace(JUNE, period="2022-05", as_of=date(2022, 5, 31))
DOCUMENT = b"PK\x03\x04 as issued"


def issued(store, actor, period):
    """Issue a period under whatever number is free, as the program does."""
    while True:
        try:
            return issues.keep(store, actor, replace(JUNE, period=period, number=issues.next_number(store, CITY, 2022)), DOCUMENT)
        except Taken:
            continue


def test_an_issue_is_kept_with_its_figures_and_given_out_byte_for_byte(store, actor):
    kept = issues.keep(store, actor, replace(JUNE, content={"figures": [["steps", "时间节点总数", "3"]]}), DOCUMENT)
    with audience.seen_by(actor):
        found, document = issues.document(store, kept.issue_id)
    assert document == DOCUMENT
    assert (found, found.digest) == (kept, hashlib.sha256(DOCUMENT).hexdigest())
    assert (found.content, found.issued_by) == ({"figures": [["steps", "时间节点总数", "3"]]}, "甲")
    assert [(line.what, line.about) for line in audit.newest(store, 1)] == [("定稿通报", f"{CITY} 2022年第1期 {JUNE.title}（内部）")]


def test_numbers_go_on_within_a_city_and_year_and_begin_again_in_the_next(store, actor):
    issues.keep(store, actor, JUNE, DOCUMENT)
    assert issues.next_number(store, CITY, 2022) == 2
    assert issues.next_number(store, CITY, 2023) == issues.next_number(store, "德州", 2022) == 1


def test_a_number_that_is_not_the_next_is_refused(store, actor):
    issues.keep(store, actor, JUNE, DOCUMENT)
    for number in (1, 3):
        with pytest.raises(Taken):
            issues.keep(store, actor, replace(MAY, number=number), DOCUMENT)
    assert issues.next_number(store, CITY, 2022) == 2


def test_several_who_issue_at_once_get_a_number_each_and_leave_no_gap(store, actor):
    with ThreadPoolExecutor(4) as desks:
        made = list(desks.map(lambda month: issued(store, actor, f"2022-{month:02}"), range(1, 9)))
    assert sorted(one.number for one in made) == list(range(1, 9))


def test_one_period_is_issued_once_for_the_same_readers(store, actor):
    issues.keep(store, actor, JUNE, DOCUMENT)
    with pytest.raises(ReportError, match="已定稿为2022年第1期；数据如有变动，在下一期更正"):
        issues.keep(store, actor, replace(JUNE, number=2), DOCUMENT)
    assert issues.keep(store, actor, replace(JUNE, number=2, openness=Openness.SCREEN), DOCUMENT).number == 2
    assert issues.keep(store, actor, replace(JUNE, number=3, county=("沂水县",)), DOCUMENT).county == ("沂水县",)


def test_an_issue_is_read_by_those_it_is_for_alone(store, actor, account):
    kept = issues.keep(store, actor, JUNE, DOCUMENT)
    issues.keep(store, actor, replace(MAY, number=2, openness=Openness.SCREEN), DOCUMENT)
    with audience.seen_by(None):
        assert [one.number for one in issues.shown(store, CITY)] == [2]
        with pytest.raises(NotFound, match="未向您公开"):
            issues.document(store, kept.issue_id)
    with audience.seen_by(account("v", Role.VIEWER)):
        assert [one.number for one in issues.shown(store, CITY)] == [2, 1]
        with audience.bound_to(["德州"]), pytest.raises(NotFound):
            issues.document(store, kept.issue_id)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REPORTER, Role.REVIEWER])
def test_only_editors_issue(store, account, role):
    with pytest.raises(NotAllowed, match="定稿通报"):
        issues.keep(store, account("v", role), JUNE, DOCUMENT)
    assert issues.next_number(store, CITY, 2022) == 1


@pytest.mark.parametrize("change", ["UPDATE issues SET title = 'x'", "DELETE FROM issues"])
def test_the_database_itself_refuses_a_change(store, actor, change):
    issues.keep(store, actor, JUNE, DOCUMENT)
    with pytest.raises(DBAPIError, match="only ever added"), store.engine.begin() as connection:
        connection.execute(text(change))
