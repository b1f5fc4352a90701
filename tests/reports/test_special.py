"""特别呈报 and adopted rules: shown to whom they are for, answered once, adopted under the bureau's own name."""

from datetime import date

import pytest

from dashboard.reports import adoption, audience, special
from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.people import Role
from dashboard.reports.words import Openness
from dashboard.schema import Rule
from tests.reports.made import CITY

RULE = Rule("通用规则", "", "", "", "points of T", 10, 30)


TODAY = date(2022, 7, 2)


def titles(store, account):
    with audience.seen_by(account):
        return [one.title for one in special.shown(store, CITY)]


def test_an_item_before_the_leadership_is_seen_by_whom_it_is_for_and_answered_once(store, actor, account):
    made = special.present(store, actor, CITY, "平台试运行", "资金未到，需协调", subject="milestones", subject_id="step2")
    viewer = account("v", Role.VIEWER)
    assert titles(store, None) == []
    with audience.seen_by(viewer):
        (one,) = special.shown(store, CITY)
        assert (one.title, one.note, one.presented_by, one.answer) == ("平台试运行", "资金未到，需协调", "甲", None)
    answered = special.answer(store, actor, made.special_id, "请财政局一周内落实", "王副市长", TODAY).answer
    assert (answered.words, answered.leader, answered.day, answered.by) == ("请财政局一周内落实", "王副市长", TODAY, "甲")
    assert answered.openness is Openness.INTERNAL
    with pytest.raises(ReportError, match="已有批示，不能改写"):
        special.answer(store, actor, made.special_id, "另批", "王副市长", TODAY)


def test_the_answer_has_an_openness_of_its_own_and_others_are_told_only_that_there_is_one(store, actor, account):
    made = special.present(store, actor, CITY, "平台试运行", "资金未到", Openness.SCREEN)
    special.answer(store, actor, made.special_id, "内部掌握", "王副市长", TODAY, Openness.REVIEWERS)
    said = {}
    for reader in (None, account("v", Role.VIEWER), account("r", Role.REVIEWER)):
        with audience.seen_by(reader):
            said[reader.name if reader else ""] = [(one.answer.words, one.answer.leader) for one in special.shown(store, CITY)]
    assert said == {"": [("", "")], "v": [("", "")], "r": [("内部掌握", "王副市长")]}


def test_a_past_screen_shows_what_stood_before_the_leadership_then(store, actor, clock):
    made = special.present(store, actor, CITY, "平台试运行", "说明", Openness.SCREEN)
    clock.set("2022-07-05")
    special.answer(store, actor, made.special_id, "同意", "王副市长", TODAY, Openness.SCREEN)
    clock.set("2022-07-10")
    special.withdraw(store, actor, made.special_id)
    days = [date(2022, 7, day) for day in (1, 2, 4, 5, 9, 10)]
    assert [[one.answer is not None for one in special.shown(store, CITY, day)] for day in days] == [
        [],
        [False],
        [False],
        [True],
        [True],
        [],
    ]


def test_what_was_withdrawn_is_off_the_screen(store, actor):
    made = special.present(store, actor, CITY, "平台试运行", "说明", Openness.SCREEN)
    assert titles(store, None) == ["平台试运行"]
    assert (special.shown(store, "德州"), special.shown(store, "")) == ((), ())
    with audience.bound_to(["德州"]):
        assert special.shown(store, CITY) == ()
    special.withdraw(store, actor, made.special_id)
    assert titles(store, actor) == []
    with pytest.raises(NotFound, match="或已撤下"):
        special.answer(store, actor, made.special_id, "迟到的批示", "王副市长", TODAY)


def test_one_row_is_before_the_leadership_once_until_it_is_answered(store, actor):
    about = {"subject": "milestones", "subject_id": "step2"}
    made = special.present(store, actor, CITY, "平台试运行", "说明", **about)
    with pytest.raises(ReportError, match="这一事项已在呈报（第1号），尚未批示"):
        special.present(store, actor, CITY, "平台试运行", "再报", **about)
    special.answer(store, actor, made.special_id, "同意", "王副市长", TODAY)
    assert special.present(store, actor, CITY, "平台试运行", "再报", **about).special_id == 2


def test_only_editors_present_and_not_without_words(store, account, actor):
    reviewer = account("r", Role.REVIEWER)
    with pytest.raises(NotAllowed):
        special.present(store, reviewer, CITY, "平台", "说明")
    with pytest.raises(ReportError, match="特别呈报须有事项和说明"):
        special.present(store, actor, CITY, "平台", " ")
    made = special.present(store, actor, CITY, "平台", "说明")
    with pytest.raises(ReportError, match="请写明批示内容和批示人"):
        special.answer(store, actor, made.special_id, "同意", " ", TODAY)
    with pytest.raises(ReportError, match="批示日期 2022-07-03 还没有到"):
        special.answer(store, actor, made.special_id, "同意", "王副市长", date(2022, 7, 3))
    for act in (lambda: special.answer(store, reviewer, 1, "同意", "王", TODAY), lambda: special.withdraw(store, reviewer, 1)):
        with pytest.raises(NotAllowed):
            act()


def test_a_rule_counts_from_its_adoption_under_the_bureaus_own_name(store, actor):
    assert adoption.adopted(store, CITY) is None
    adoption.adopt(store, actor, CITY, RULE, "临沂亮灯规则", "市大数据局", "2022-07-01")
    adoption.adopt(store, actor, CITY, RULE, "临沂亮灯规则（二）", "市大数据局", "2022-08-01")
    found = adoption.adopted(store, CITY)
    assert (found.name, found.issuer, found.confirmed, found.warn, found.late) == ("临沂亮灯规则（二）", "市大数据局", True, 10, 30)
    assert adoption.adopted(store, "德州") is None


@pytest.mark.parametrize(("warn", "late"), [(0, 30), (30, 30), (40, 30), (-1, 5)])
def test_thresholds_out_of_order_are_refused(store, actor, warn, late):
    with pytest.raises(ReportError, match="阈值应为 0 < 黄灯 < 红灯"):
        adoption.adopt(store, actor, CITY, Rule("规则", "", "", "", "points of T", warn, late), "名", "局", "")


def test_only_administrators_adopt(store, account):
    with pytest.raises(NotAllowed):
        adoption.adopt(store, account("e", Role.EDITOR), CITY, RULE, "名", "局", "")
