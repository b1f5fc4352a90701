"""What can be reported: targets once, county values, steps, tasks, each with who answers for it."""

from datetime import date
from decimal import Decimal

from dashboard.reports.items import for_account, for_member, items
from dashboard.reports.people import COUNTY, Account, Membership, Role
from dashboard.reports.words import Subject
from tests.reports.made import BUREAU, CITY, POLICE, YISHUI, tables

ITEMS = items(tables(), CITY, 2022)


def of(member: Membership) -> list[tuple[Subject, str, str]]:
    return [(item.subject, item.subject_id, item.county) for item in for_member(ITEMS, member)]


def test_targets_steps_and_tasks_of_the_year_stand_in_the_order_of_the_documents():
    citywide = [(item.subject, item.subject_id) for item in ITEMS if not item.county]
    assert citywide == [
        (Subject.INDICATOR, "base_stations_5g"),
        (Subject.INDICATOR, "fact2"),
        (Subject.STEP, "step1"),
        (Subject.STEP, "step2"),
        (Subject.STEP, "step3"),
        (Subject.TASK, "task1"),
        (Subject.TASK, "task2"),
    ]
    assert items(tables(), CITY, 2021) == ()


def test_an_item_carries_its_task_departments_target_and_deadline():
    stations = ITEMS[0]
    assert (stations.title, stations.task, stations.task_no) == ("5G基站数", "建设5G基站", "1")
    assert (stations.leads, stations.responsible, stations.support) == (("市大数据局",), (), ("市财政局",))
    assert (stations.target, stations.unit, stations.due) == (Decimal(1500), "个", date(2022, 12, 31))


def test_an_indicator_that_adds_up_can_be_reported_by_every_county_and_only_such_a_one():
    by_county = [(item.subject_id, item.county) for item in ITEMS if item.county]
    assert {subject for subject, _ in by_county} == {"base_stations_5g"}
    assert len(by_county) == 12
    assert ("base_stations_5g", "沂水县") in by_county


def test_a_department_answers_for_what_it_leads_and_a_county_for_its_values():
    assert of(BUREAU) == [(Subject.INDICATOR, "base_stations_5g", ""), (Subject.STEP, "step1", ""), (Subject.TASK, "task1", "")]
    assert of(YISHUI) == [(Subject.INDICATOR, "base_stations_5g", "沂水县")]
    assert of(Membership("德州", COUNTY, "沂水县")) == []


def test_a_supporting_department_does_not_report():
    assert of(Membership(CITY, "department", "市财政局")) == []


def test_a_task_without_a_lead_belongs_to_the_issuer_as_presumed():
    alone = tables().with_(roles=tables().roles.iloc[0:0], milestones=tables().milestones.assign(department=""))
    step = next(item for item in items(alone, CITY, 2022) if item.subject_id == "step2")
    assert (step.leads, step.presumed, step.departments) == ((), "市大数据局", ("市大数据局",))


def test_an_account_sees_the_items_of_all_its_members_and_a_viewer_none():
    both = Account(1, "li", "", Role.REPORTER, frozenset({YISHUI, POLICE}))
    assert [item.subject_id for item in for_account(ITEMS, both)] == ["fact2", "base_stations_5g", "step2", "step3", "task2"]
    assert for_account(ITEMS, Account(2, "v", "", Role.VIEWER, frozenset({YISHUI}))) == ()
    assert for_account(ITEMS, Account(3, "e", "", Role.EDITOR)) == ITEMS
