"""特别呈报 and adopted rules: shown to whom they are for, answered once, adopted under the bureau's own name."""

import pytest

from dashboard.reports import adoption, audience, special
from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.people import Role
from dashboard.reports.words import Openness
from dashboard.schema import Rule
from tests.reports.made import CITY

RULE = Rule("通用规则", "", "", "", "points of T", 10, 30)


def test_an_item_before_the_leadership_is_seen_by_whom_it_is_for_and_answered_once(store, actor, account):
    made = special.present(store, actor, CITY, "平台试运行", "资金未到，需协调")
    viewer = account("v", Role.VIEWER)
    assert special.shown(store, CITY) == ()
    with audience.seen_by(viewer):
        assert [(one.title, one.note, one.presented_by, one.answer) for one in special.shown(store, CITY)] == [
            ("平台试运行", "资金未到，需协调", "甲", "")
        ]
    answered = special.answer(store, actor, made.special_id, "请财政局一周内落实")
    assert (answered.answer, answered.answered_by) == ("请财政局一周内落实", "甲")
    with pytest.raises(ReportError, match="已有批示，不能改写"):
        special.answer(store, actor, made.special_id, "另批")


def test_what_was_withdrawn_is_off_the_screen(store, actor):
    made = special.present(store, actor, CITY, "平台试运行", "说明", Openness.SCREEN)
    assert len(special.shown(store, CITY)) == 1
    assert special.shown(store, "德州") == ()
    special.withdraw(store, actor, made.special_id)
    assert special.shown(store, CITY) == ()
    with pytest.raises(NotFound, match="或已撤下"):
        special.answer(store, actor, made.special_id, "迟到的批示")


def test_only_editors_present_and_not_without_words(store, account, actor):
    with pytest.raises(NotAllowed):
        special.present(store, account("r", Role.REVIEWER), CITY, "平台", "说明")
    with pytest.raises(ReportError, match="特别呈报须有事项和说明"):
        special.present(store, actor, CITY, "平台", " ")
    with pytest.raises(ReportError, match="批示内容不能为空"):
        special.answer(store, actor, special.present(store, actor, CITY, "平台", "说明").special_id, "")


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
