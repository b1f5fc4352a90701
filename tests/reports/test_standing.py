"""What the store knows beside the tables: reporters, steps, deadlines moved, items checked off, on a date as known on a date."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from dashboard.catalog import Resolved, Snapshot, narrow
from dashboard.catalog.snapshot import measured
from dashboard.reports import cases, entries, extensions
from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.extensions import Answer, Change
from dashboard.reports.flows import SUPERVISION
from dashboard.reports.items import items
from dashboard.reports.overlay import StoreOverlay
from dashboard.reports.people import Role
from dashboard.reports.register import Register
from dashboard.reports.standing import standing
from dashboard.reports.words import Openness, Stage, Status
from dashboard.schema import Selection
from tests.reports.made import CITY, POLICE, YISHUI, step, tables

JUNE, JULY, DECEMBER = date(2022, 6, 30), date(2022, 7, 2), date(2022, 12, 31)
ITEMS = {item.subject_id: item for item in items(tables(), CITY, 2022)}


def test_a_city_where_reporting_has_not_begun_blames_nobody(store):
    found = standing(store, CITY, DECEMBER, DECEMBER)
    assert (found.assigned, found.checked, found.extensions, found.closing_day, found.steps) == (frozenset(), frozenset(), {}, None, {})


def test_members_with_a_reporter_are_assigned_from_the_day_he_was_asked(store, account):
    account("li", Role.REPORTER, YISHUI, POLICE)
    account("zhao", Role.REVIEWER, YISHUI)
    assert standing(store, CITY, JUNE, DECEMBER).assigned == frozenset()
    found = standing(store, CITY, date(2022, 7, 15), DECEMBER)
    assert found.assigned == {"沂水县", "市公安局"}
    assert found.closing_day == date(2022, 7, 13)
    assert standing(store, "德州", DECEMBER, DECEMBER).assigned == frozenset()


def test_a_steps_newest_published_state_counts_on_its_date(store, actor, clock):
    entries.save(store, actor, step(Status.UNDERWAY, period="2022-05", as_of=date(2022, 5, 31)), Stage.PUBLISHED)
    clock.set("2022-07-10")
    entries.save(store, actor, step(Status.DONE, done_on=date(2022, 6, 29)), Stage.PUBLISHED)
    entries.save(store, actor, step(Status.UNDERWAY, "step3"))

    def statuses(as_of, known):
        return {step_id: one.entry.status for step_id, one in standing(store, CITY, as_of, known).steps.items()}

    assert statuses(date(2022, 5, 30), DECEMBER) == {}
    assert statuses(JUNE, JULY) == {"step2": Status.UNDERWAY}
    assert statuses(JUNE, DECEMBER) == {"step2": Status.DONE}


def test_a_step_reported_as_internal_is_not_on_the_public_screen(store, actor):
    entries.save(store, actor, step(Status.UNDERWAY, openness=Openness.INTERNAL), Stage.PUBLISHED)
    assert standing(store, CITY, JUNE, JULY).steps == {}


def test_an_item_checked_off_is_known_from_that_day_on(store, actor, clock):
    case = cases.open_case(store, actor, SUPERVISION, CITY, "平台试运行", subject_id="step2")
    for action in ("交办", "承办", "反馈", "审核", "办结"):
        cases.move(store, actor, case.case_id, action, "情况")
    assert standing(store, CITY, JUNE, DECEMBER).checked == frozenset()
    clock.set("2022-07-20")
    cases.move(store, actor, case.case_id, "销号")
    assert standing(store, CITY, JUNE, date(2022, 7, 19)).checked == frozenset()
    assert standing(store, CITY, JUNE, date(2022, 7, 20)).checked == {"step2"}


def test_a_deadline_moves_once_its_extension_is_approved_and_was_the_old_one_before(store, account, actor, clock):
    police = account("li", Role.REPORTER, POLICE)
    applied = extensions.apply(store, police, ITEMS["step3"], Change.DEADLINE, "2023-03-31", "设备未到")
    assert (applied.was, applied.now, applied.state) == ("2022-12-31", "2023-03-31", Answer.APPLIED)
    assert standing(store, CITY, JUNE, DECEMBER).extensions == {}
    clock.set("2022-08-01")
    decided = extensions.decide(store, actor, applied.extension_id, True, "王副市长", "临政办字〔2022〕8号")
    assert (decided.approver, decided.document, decided.decided_by) == ("王副市长", "临政办字〔2022〕8号", "甲")
    assert standing(store, CITY, JUNE, date(2022, 7, 31)).extensions == {}
    assert standing(store, CITY, JUNE, date(2022, 8, 1)).extensions == {"step3": date(2023, 3, 31)}


def test_a_refused_extension_changes_nothing_and_is_not_decided_twice(store, actor):
    applied = extensions.apply(store, actor, ITEMS["step3"], Change.DEADLINE, "2023-03-31", "设备未到")
    assert extensions.decide(store, actor, applied.extension_id, False, answer="理由不足").state is Answer.REFUSED
    assert standing(store, CITY, JUNE, DECEMBER).extensions == {}
    with pytest.raises(ReportError, match="这一申请已办理：未批准"):
        extensions.decide(store, actor, applied.extension_id, True, "王副市长", "8号")


@pytest.mark.parametrize(
    ("item", "kind", "now", "reason", "what"),
    [
        ("step2", Change.DEADLINE, "2022-09-30", "设备未到", "完成时限 2022-06-30 已过，延期须在到期前申请"),
        ("step3", Change.DEADLINE, "2022-12-31", "设备未到", "新时限 2022-12-31 不晚于原时限 2022-12-31"),
        ("step3", Change.DEADLINE, "明年", "设备未到", "应形如 2022-06-30"),
        ("step3", Change.DEADLINE, "2023-03-31", " ", "申请延期须写明原因"),
        ("step3", Change.TARGET, "3", "任务调整", "没有数量目标"),
        ("fact2", Change.TARGET, "很多", "任务调整", "新目标“很多”不是数"),
        ("fact2", Change.TARGET, "NaN", "任务调整", "新目标“NaN”不是数"),
        ("fact2", Change.TARGET, "2000.0", "任务调整", "新目标与原目标 2000 相同"),
        ("task1", Change.DEADLINE, "2023-03-31", "设备未到", "任务的时限随它的节点和目标"),
    ],
)
def test_an_application_that_cannot_stand_is_refused_in_words(store, actor, item, kind, now, reason, what):
    with pytest.raises(ReportError, match=what):
        extensions.apply(store, actor, ITEMS[item], kind, now, reason)


def test_an_approval_names_who_approved_and_the_document_and_is_not_given_by_a_reporter(store, account, actor):
    police = account("li", Role.REPORTER, POLICE)
    applied = extensions.apply(store, police, ITEMS["step3"], Change.DEADLINE, "2023-03-31", "设备未到")
    with pytest.raises(ReportError, match="批准须写明批准人和依据文件"):
        extensions.decide(store, actor, applied.extension_id, True, "王副市长", "")
    with pytest.raises(NotAllowed):
        extensions.decide(store, police, applied.extension_id, True, "王副市长", "8号")
    with pytest.raises(NotAllowed):
        extensions.apply(store, police, ITEMS["step1"], Change.DEADLINE, "2023-03-31", "设备未到")


def test_an_approved_adjustment_changes_the_target_and_shows_what_it_was(store, actor):
    applied = extensions.apply(store, actor, ITEMS["fact2"], Change.TARGET, "1800", "任务调整")
    assert applied.was == "2000"
    extensions.decide(store, actor, applied.extension_id, True, "王副市长", "8号")
    facts = StoreOverlay(store)(tables()).facts.set_index("fact_id")
    assert facts["value"].to_dict() == {"fact1": Decimal(1500), "fact2": Decimal(1800)}
    assert facts.loc["fact2", "mark"] == "待核、经批准调整（原2000路）"


def test_a_target_changes_on_the_day_of_its_approval_and_was_the_old_one_before(store, actor, clock):
    for day, now in (("2022-08-01", "1800"), ("2022-09-01", "1500")):
        clock.set(day)
        item = next(item for item in Register.of(store, StoreOverlay(store)(tables()), CITY, 2022).items if item.subject_id == "fact2")
        applied = extensions.apply(store, actor, item, Change.TARGET, now, "任务调整")
        extensions.decide(store, actor, applied.extension_id, True, "王副市长", "8号")
    overlay = StoreOverlay(store)
    snapshot = Snapshot(measured(overlay(tables())), entered=overlay.entered(tables()))

    def on(known):
        facts = narrow(snapshot, Resolved(Selection(), CITY, 2022, DECEMBER, known)).facts.set_index("fact_id")
        return tuple(facts.loc["fact2", ["value", "mark"]])

    assert on(date(2022, 7, 31)) == (2000, "待核")
    assert on(date(2022, 8, 31)) == (1800, "待核、经批准调整（原2000路）")
    assert on(date(2022, 9, 1)) == (1500, "待核、经批准调整（原1800路）")


def test_a_countys_value_that_no_document_names_and_a_step_without_a_deadline_cannot_be_extended(store, actor):
    county = next(item for item in items(tables(), CITY, 2022) if item.county == "沂水县")
    with pytest.raises(ReportError, match="没有文件写明的时限或目标"):
        extensions.apply(store, actor, county, Change.TARGET, "10", "任务调整")
    with pytest.raises(ReportError, match="文件没有写明这一项的完成时限，不能延期"):
        extensions.apply(store, actor, replace(ITEMS["step3"], due=None), Change.DEADLINE, "2023-03-31", "设备未到")


def test_a_second_application_waits_for_the_first_and_starts_from_what_was_approved(store, actor, clock):
    apply = partial(extensions.apply, store, actor)
    first = apply(ITEMS["step3"], Change.DEADLINE, "2023-03-31", "设备未到", "会议纪要3号")
    assert first.grounds == "会议纪要3号"
    with pytest.raises(ReportError, match="这一项已有延期申请待办理"):
        apply(ITEMS["step3"], Change.DEADLINE, "2023-06-30", "设备未到")
    extensions.decide(store, actor, first.extension_id, True, "王副市长", "8号")
    moved = next(item for item in Register.of(store, tables(), CITY, 2022).items if item.subject_id == "step3")
    assert (moved.planned, moved.due) == (DECEMBER, date(2023, 3, 31))
    clock.set("2023-02-01")
    with pytest.raises(ReportError, match="新时限 2023-03-31 不晚于原时限 2023-03-31"):
        apply(moved, Change.DEADLINE, "2023-03-31", "设备未到")
    assert apply(moved, Change.DEADLINE, "2023-06-30", "设备未到").was == "2023-03-31"


def test_a_reviewer_decides_for_his_own_members_and_says_why_not(store, account, actor):
    own, other = account("he", Role.REVIEWER, POLICE), account("ma", Role.REVIEWER, YISHUI)
    applied = extensions.apply(store, account("li", Role.REPORTER, POLICE), ITEMS["step3"], Change.DEADLINE, "2023-03-31", "设备未到")
    assert [extensions.may_decide(one, applied) for one in (own, other, actor)] == [True, False, True]
    with pytest.raises(NotAllowed):
        extensions.decide(store, other, applied.extension_id, False, answer="理由不足")
    with pytest.raises(ReportError, match="不批准须写明原因"):
        extensions.decide(store, own, applied.extension_id, False)
    assert extensions.decide(store, own, applied.extension_id, False, answer="理由不足").answer == "理由不足"
    with pytest.raises(NotFound, match="没有第 99 号申请"):
        extensions.decide(store, own, 99, True, "王副市长", "8号")
