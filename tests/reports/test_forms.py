"""A form is kept whole or not at all: what is wrong stands at its field, questions wait for their answer, nobody writes for others."""

import pytest

from dashboard.reports import entries, forms
from dashboard.reports.errors import NotAllowed
from dashboard.reports.forms import Form
from dashboard.reports.people import Role
from dashboard.reports.periods import period
from dashboard.reports.register import Register
from dashboard.reports.words import Openness, Stage, Status
from tests.reports.made import CITY, MENGYIN, POLICE, YISHUI, tables

JUNE = period("2022-06")
STATIONS = ("indicator", "base_stations_5g", "沂水县", "")
TRIAL = ("step", "step2", "", "")


def hand_in(store, actor, key, to=Stage.SUBMITTED, seen="", confirmed=False, chosen=JUNE, **typed):
    register = Register.of(store, tables(), CITY, 2022)
    return forms.hand_in(store, actor, register, Form(register.item(*key), chosen, typed, seen, confirmed), to)


def where(outcome):
    return [finding.where for finding in outcome.findings]


def test_a_filled_form_is_kept_word_for_word_and_inside_unless_said_otherwise(store, account):
    li = account("li", Role.REPORTER, YISHUI)
    kept = hand_in(store, li, STATIONS, as_of="2022-06-30", value="1,200.50", progress="开通", leader="张三").kept
    assert (str(kept.value), kept.unit, kept.county, kept.progress, kept.leader) == ("1200.50", "个", "沂水县", "开通", "张三")
    assert (kept.stage, kept.openness, kept.author) == (Stage.SUBMITTED, Openness.INTERNAL, "li")
    assert entries.get(store, kept.entry_id) == kept


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"as_of": ""}, "as_of"),
        ({"as_of": "六月底"}, "as_of"),
        ({"as_of": "2022-06-31"}, "as_of"),
        ({"as_of": "2022-07-01"}, "as_of"),
        ({"value": "八百"}, "value"),
        ({"value": "NaN"}, "value"),
        ({"openness": "公开"}, "openness"),
        ({"evidence": "javascript:alert(1)"}, "evidence"),
        ({"no_change": "是"}, "no_change"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_kept(store, actor, typed, field):
    outcome = hand_in(store, actor, STATIONS, **{"as_of": "2022-06-30", "value": "800"} | typed)
    assert outcome.kept is None
    assert field in where(outcome)
    assert entries.by_author(store, actor.name) == ()


def test_a_draft_may_be_unfinished_but_not_wrong(store, actor):
    assert hand_in(store, actor, TRIAL, Stage.DRAFT, as_of="2022-06-30", problems="缺人").kept.stage is Stage.DRAFT
    assert where(hand_in(store, actor, TRIAL, Stage.DRAFT, as_of="2022-08-01", problems="缺人")) == ["as_of", "as_of", "status", "progress"]


def test_a_question_waits_until_it_is_confirmed(store, actor):
    asked = hand_in(store, actor, ("indicator", "base_stations_5g", "", ""), as_of="2022-06-30", value="15001")
    assert (asked.kept, asked.asks, where(asked)) == (None, True, ["value"])
    assert hand_in(store, actor, ("indicator", "base_stations_5g", "", ""), as_of="2022-06-30", value="15001", confirmed=True).kept


def test_a_blocked_step_says_why_and_what_next(store, account):
    wang = account("wang", Role.REPORTER, POLICE)
    assert where(hand_in(store, wang, TRIAL, as_of="2022-06-30", status="受阻")) == ["reason", "next_step"]
    kept = hand_in(store, wang, TRIAL, as_of="2022-06-30", status="受阻", reason="缺设备", next_step="协调").kept
    assert (kept.status, kept.reason, kept.department) == (Status.BLOCKED, "缺设备", "市公安局")


def test_no_change_repeats_what_was_last_reported(store, actor):
    hand_in(store, actor, STATIONS, as_of="2022-05-31", value="800", chosen=period("2022-05"))
    kept = hand_in(store, actor, STATIONS, as_of="2022-06-30", no_change="是").kept
    assert (kept.value, kept.unit, kept.no_change) == (800, "个", True)
    assert hand_in(store, actor, STATIONS, seen=kept.entry_id, as_of="2022-06-30", no_change="是", value="800").kept == kept


def test_no_change_beside_another_value_or_state_is_refused_instead_of_thrown_away(store, actor):
    hand_in(store, actor, STATIONS, as_of="2022-05-31", value="800", chosen=period("2022-05"))
    assert where(hand_in(store, actor, STATIONS, as_of="2022-06-30", no_change="是", value="900")) == ["no_change"]
    hand_in(store, actor, TRIAL, as_of="2022-05-31", status="推进中", chosen=period("2022-05"))
    done = hand_in(store, actor, TRIAL, as_of="2022-06-30", no_change="是", status="已完成", done_on="2022-06-01")
    assert where(done) == ["no_change"]
    kept = hand_in(store, actor, TRIAL, as_of="2022-06-30", no_change="是", next_step="协调财政").kept
    assert (kept.status, kept.next_step) == (Status.UNDERWAY, "协调财政")


@pytest.mark.parametrize(("role", "member"), [(Role.REPORTER, MENGYIN), (Role.VIEWER, YISHUI), (Role.REVIEWER, YISHUI)])
def test_nobody_reports_for_a_county_that_is_not_his(store, account, role, member):
    with pytest.raises(NotAllowed):
        hand_in(store, account("li", role, member), STATIONS, as_of="2022-06-30", value="800")
    assert entries.by_author(store, "li") == ()


def test_the_second_of_two_writers_is_shown_the_firsts_words_and_loses_nothing(store, account):
    li, wang = account("li", Role.REPORTER, YISHUI), account("wang", Role.REPORTER, YISHUI)
    hand_in(store, li, STATIONS, as_of="2022-06-30", value="800")
    slower = hand_in(store, wang, STATIONS, as_of="2022-06-30", value="900")
    assert (slower.kept, slower.conflict.entry.value) == (None, 800)
    again = hand_in(store, wang, STATIONS, seen=slower.conflict.entry.entry_id, as_of="2022-06-30", value="900")
    assert (again.kept.value, again.kept.supersedes) == (900, slower.conflict.entry.entry_id)
