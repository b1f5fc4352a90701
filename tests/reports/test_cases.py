"""The two closed loops: every move recorded, done only by whom it is given to, counted on board and funnel with ages."""

from datetime import date

import pytest

from dashboard.reports import audience, cases, events, supervision
from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.flows import EVENTS, SUPERVISION
from dashboard.reports.people import Role
from dashboard.reports.supervision import Late
from dashboard.reports.words import Openness
from dashboard.schema import State
from tests.reports.made import CITY, POLICE, YISHUI

DUE = date(2022, 7, 10)


@pytest.fixture(autouse=True)
def signed_in(actor):
    with audience.seen_by(actor):
        yield


@pytest.fixture
def case(store, actor):
    return cases.open_case(store, actor, SUPERVISION, CITY, "平台试运行", subject_id="step2", department="市公安局", due=DUE)


def walk(store, actor, case, *actions):
    for action in actions:
        case = cases.move(store, actor, case.case_id, action, "情况")
    return case


def test_a_supervised_item_goes_round_the_whole_loop_and_every_move_is_kept(store, actor, case, clock):
    clock.pass_by(days=1)
    closed = walk(store, actor, case, "交办", "承办", "催办", "反馈", "退回", "反馈", "审核", "办结", "销号")
    assert closed.closed
    assert [move.state for move in closed.moves] == ["立项", "交办", "承办", "承办", "反馈", "承办", "反馈", "审核", "办结", "销号"]
    assert (closed.urged, closed.moves[4].note, closed.moves[4].by, closed.moves[4].at) == (1, "情况", "甲", clock.now)
    assert cases.actions(actor, closed) == ()


def test_an_event_is_closed_by_its_check(store, actor):
    event = cases.open_case(store, actor, EVENTS, CITY, "路面积水")
    assert walk(store, actor, event, "交办", "处置", "反馈", "核查").closed


@pytest.mark.parametrize(
    ("action", "what"), [("销号", "现为“立项”，不能销号；可能他人刚刚处理过"), ("反馈", "不能反馈"), ("扔掉", "不能扔掉")]
)
def test_no_state_is_skipped(store, actor, case, action, what):
    with pytest.raises(ReportError, match=what):
        cases.move(store, actor, case.case_id, action)


def test_an_answer_and_a_return_need_their_words(store, actor, case):
    answered = walk(store, actor, case, "交办", "承办")
    with pytest.raises(ReportError, match="反馈须写明情况"):
        cases.move(store, actor, answered.case_id, "反馈", " ")


def test_the_member_takes_on_and_answers_and_the_desk_does_the_rest(store, actor, account, case):
    police, county = account("li", Role.REPORTER, POLICE), account("wang", Role.REPORTER, YISHUI)
    given = walk(store, actor, case, "交办")
    assert [action.name for action in cases.actions(police, given)] == ["承办"]
    assert cases.actions(county, given) == ()
    with pytest.raises(NotAllowed, match="没有权限：催办这一事项"):
        cases.move(store, police, case.case_id, "催办")
    walk(store, police, case, "承办", "反馈")
    with pytest.raises(NotAllowed):
        cases.move(store, police, case.case_id, "审核")
    with pytest.raises(NotAllowed):
        cases.open_case(store, police, SUPERVISION, CITY, "别的")


def test_ages_and_lateness_are_counted_in_days(store, actor, case, clock):
    clock.set("2022-07-05")
    given = walk(store, actor, case, "交办")
    assert (given.age(date(2022, 7, 12)), given.waiting(date(2022, 7, 12))) == (10, 7)
    assert (given.overdue(DUE), given.overdue(date(2022, 7, 11))) == (False, True)
    closed = walk(store, actor, case, "承办", "反馈", "审核", "办结", "销号")
    assert closed.age(date(2023, 1, 1)) == 3
    assert not closed.overdue(date(2023, 1, 1))


def test_the_funnel_counts_what_came_so_far_and_what_stands_there(store, actor, case):
    walk(store, actor, case, "交办", "承办")
    cases.open_case(store, actor, SUPERVISION, CITY, "另一项")
    found = cases.funnel(cases.all_of(store, SUPERVISION, CITY), SUPERVISION)
    assert found[:4] == (("立项", 2, 1), ("交办", 1, 0), ("承办", 1, 1), ("反馈", 0, 0))
    assert cases.funnel((), EVENTS) == tuple((state, 0, 0) for state in EVENTS.states)


def test_an_item_under_supervision_is_not_opened_twice_until_it_is_closed(store, actor, case):
    again = cases.open_case(store, actor, SUPERVISION, CITY, "平台试运行", subject_id="step2")
    assert again.case_id == case.case_id
    walk(store, actor, case, "交办", "承办", "反馈", "审核", "办结", "销号")
    assert cases.open_case(store, actor, SUPERVISION, CITY, "平台试运行", subject_id="step2").case_id != case.case_id


@pytest.mark.parametrize(
    ("state", "opened"),
    [(State.OVERDUE, 1), (State.NOT_REPORTED, 1), (State.BEHIND, 1), (State.FAR_BEHIND, 1), (State.ON_PACE, 0), (State.UNCONFIRMED, 0)],
)
def test_the_rule_opens_what_is_overdue_not_reported_or_behind_once(store, actor, state, opened):
    late = Late("step", "step2", "平台试运行", "市公安局", "", DUE, state)
    made = supervision.open_by_rule(store, actor, CITY, [late], date(2022, 7, 12))
    assert len(made) == opened
    assert [case.source for case in made] == [f"按规则：截至2022-07-12为“{state}”"] * opened
    assert supervision.open_by_rule(store, actor, CITY, [late], date(2022, 7, 13)) == ()


def test_what_is_for_reviewers_is_not_on_the_public_board(store, actor, account, case):
    cases.open_case(store, actor, SUPERVISION, CITY, "公开事项", openness=Openness.SCREEN)
    with audience.seen_by(None):
        assert [one.title for one in cases.all_of(store, SUPERVISION, CITY)] == ["公开事项"]
        with pytest.raises(NotFound, match="没有第 1 号事项"):
            cases.get(store, case.case_id)
    assert cases.get(store, case.case_id) == case


def test_what_an_account_may_not_see_it_may_not_move_either_whichever_request_asks(store, actor, account):
    case = cases.open_case(store, actor, SUPERVISION, CITY, "保密事项", department="市公安局", openness=Openness.REVIEWERS)
    walk(store, actor, case, "交办")
    with pytest.raises(NotFound, match="没有第 1 号事项"):
        cases.move(store, account("li", Role.REPORTER, POLICE), case.case_id, "承办")
    assert cases.get(store, case.case_id).state == "交办"


def test_a_key_of_one_city_finds_no_item_of_another(store, actor):
    for city in (CITY, "德州"):
        cases.open_case(store, actor, SUPERVISION, city, f"{city}的事项", openness=Openness.SCREEN)
    with audience.bound_to(["德州"]):
        assert [one.title for one in cases.all_of(store, SUPERVISION)] == ["德州的事项"]
        assert cases.all_of(store, SUPERVISION, CITY) == ()
        with pytest.raises(NotFound):
            cases.get(store, 1)


def test_events_come_in_from_a_table_each_once_and_faulty_lines_are_named(store, actor):
    lines = (
        "事件,来源,责任单位,县区,办理时限",
        "路面积水,热线,市公安局,沂水县,2022-07-10",
        ",热线,,,",
        "灯不亮,热线,,,明天",
        "井盖丢失,=A1,,,",
    )
    data = "\n".join(lines).encode()
    found, faults = events.read(data, "事件.csv")
    assert [(event.title, event.department, event.county, event.due) for event in found] == [("路面积水", "市公安局", "沂水县", DUE)]
    assert [(fault.address, fault.what) for fault in faults] == [
        ("第3行", "缺少事件名称"),
        ("第4行", "第4行第5列 “明天”不是日期，应形如 2022-06-30"),
        ("第5行", "第5行第2列 是公式，请改为填写数值"),
    ]
    assert next(fault.what for fault in events.read(data, "事件.csv", ("蒙阴县",))[1]) == "第2行第4列 没有县区“沂水县”"
    assert events.take_in(store, actor, CITY, (*found, *found)) == 1
    assert events.take_in(store, actor, CITY, found) == 0
    assert [case.state for case in cases.all_of(store, EVENTS, CITY)] == ["受理"]


def test_a_table_without_events_is_refused():
    with pytest.raises(ReportError, match="没有事件表的表头：应有“事件”"):
        events.read(b"a,b\n1,2\n", "事件.csv")


def test_a_case_has_a_title_and_an_unknown_one_is_not_found(store, actor):
    with pytest.raises(ReportError, match="督办事项须有名称"):
        cases.open_case(store, actor, SUPERVISION, CITY, "  ")
    with pytest.raises(NotFound, match="没有第 99 号事项"):
        cases.move(store, actor, 99, "交办")
