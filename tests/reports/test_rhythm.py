"""Who has reported for a period: members in official order, contacts, days late, the text to send."""

from datetime import date

from dashboard.reports import entries, rhythm
from dashboard.reports.people import Role
from dashboard.reports.periods import period
from dashboard.reports.register import Register
from dashboard.reports.words import Stage, Status
from tests.reports.made import BUREAU, CITY, MENGYIN, POLICE, YISHUI, step, tables, value

JUNE = period("2022-06")


def turnout(store):
    return rhythm.turnout(store, Register.of(store, tables(), CITY, 2022), JUNE)


def test_members_stand_in_official_order_counties_first_whatever_they_reported(store, account):
    account("a", Role.REPORTER, POLICE, MENGYIN)
    account("b", Role.REPORTER, BUREAU, YISHUI)
    entries.save(store, account("c", Role.REPORTER, MENGYIN), value(1, county="蒙阴县"))
    found = turnout(store)
    assert [(one.member, one.reported, one.items) for one in found] == [
        ("沂水县", 0, 1),
        ("蒙阴县", 1, 1),
        ("市公安局", 0, 3),
        ("市大数据局", 0, 3),
    ]
    assert found[1].contact == "a某 0539-1；c某 0539-1"


def test_a_draft_and_a_returned_report_are_not_reported(store, account):
    li = account("li", Role.REPORTER, YISHUI)
    entries.save(store, li, value(1), Stage.DRAFT)
    assert not turnout(store)[0].complete
    entries.save(store, li, value(1))
    assert turnout(store)[0].complete


def test_days_are_counted_from_the_closing_day(store, account, clock):
    account("li", Role.REPORTER, YISHUI)
    clock.set("2022-07-05")
    assert turnout(store)[0].days_late == 0
    clock.set("2022-07-08")
    assert turnout(store)[0].days_late == 3
    entries.save(store, account("wang", Role.REPORTER, YISHUI), value(1))
    assert turnout(store)[0].days_late == 0


def test_a_shared_item_is_counted_for_the_department_that_reported_it(store, account, actor):
    account("li", Role.REPORTER, BUREAU, POLICE)
    entries.save(store, actor, step(Status.DONE, done_on=date(2022, 6, 1)))
    assert [(one.member, one.reported) for one in turnout(store)] == [("市公安局", 1), ("市大数据局", 0)]


def test_the_text_to_send_names_only_who_is_missing(store, account):
    account("li", Role.REPORTER, YISHUI, MENGYIN)
    entries.save(store, account("wang", Role.REPORTER, MENGYIN), value(1, county="蒙阴县"))
    assert rhythm.urging(turnout(store), JUNE) == "请沂水县于2022-07-05前报送2022年6月进展情况（应报 1 项，已报 0 项）。联系人：li某 0539-1"


def test_who_is_late_is_asked_for_it_at_once_and_told_for_how_long(store, clock, account):
    account("li", Role.REPORTER, YISHUI)
    clock.set("2022-07-08")
    assert rhythm.urging(turnout(store), JUNE).startswith("请沂水县尽快报送2022年6月进展情况，2022-07-05截止，已超过 3 天（应报 1 项")


def test_a_city_without_reporters_has_nobody_to_urge(store):
    assert turnout(store) == ()
    assert rhythm.urging((), JUNE) == ""
