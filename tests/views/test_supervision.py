"""督办 counts its items by stage with their ages, proposes what the rule finds late, and shows each reader only what is open to him."""

from datetime import UTC, date, datetime

import pytest

from dashboard.catalog import Resolved
from dashboard.measures.desk import Desk
from dashboard.reports import Store, cases, supervision
from dashboard.reports.audience import seen_by
from dashboard.reports.errors import NotAllowed, ReportError
from dashboard.reports.flows import EVENTS, SUPERVISION
from dashboard.reports.people import Account, Persons, Role, at_the_command_line
from dashboard.reports.words import Openness
from dashboard.schema import Selection, State
from dashboard.views.supervision import chosen_cases, flow_of, funnel_view, late, list_view, overdue_words, proposal_words, proposed
from dashboard.views.supervision_case import CLOSED, day_written, find, open_case
from tests.reports.made import CITY, POLICE
from tests.views import made

TODAY = date(2022, 7, 2)
ACTOR = at_the_command_line("甲")
WANG = Account(2, "wang", "王五", Role.REPORTER, frozenset({POLICE}))
VIEWER = Account(3, "zhao", "", Role.VIEWER)


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path}/reports.db", lambda: datetime(2022, 7, 2, 1, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture
def three(store):
    """One for the police, overdue and given out; one public one; one event."""
    first = cases.open_case(store, ACTOR, SUPERVISION, CITY, "平台试运行", department="市公安局", due=date(2022, 6, 30))
    cases.move(store, ACTOR, first.case_id, "交办")
    cases.open_case(store, ACTOR, SUPERVISION, CITY, "完成方案", county="沂水县", openness=Openness.SCREEN)
    cases.open_case(store, ACTOR, EVENTS, CITY, "路面积水")


def chosen(city=CITY, **filters):
    return Resolved(Selection(), city, 2022, TODAY, TODAY, **filters)


def titles(store, account, **filters):
    with seen_by(account):
        return [case.title for case in chosen_cases(store, SUPERVISION, chosen(**filters))]


def overdue_desk():
    return Desk(assigned=frozenset({"市大数据局"}), closing_day=date(2022, 7, 20))


def test_the_funnel_counts_who_came_so_far_and_who_stands_there(store, three):
    with seen_by(ACTOR):
        view = funnel_view(chosen_cases(store, SUPERVISION, chosen()), SUPERVISION, date(2022, 7, 12))
    assert view.headline == "督办事项 2 件：办理中 2 件，其中逾期 1 件，已销号 0 件"
    assert [(row["stage"], row["reached"], row["now"], row["longest"], row["share"]) for row in view.rows[:3]] == [
        ("立项", "2", "1", "10 天", 100.0),
        ("交办", "1", "1", "10 天", 50.0),
        ("承办", "0", "0", "—", 0.0),
    ]
    assert funnel_view((), EVENTS, TODAY).headline == "没有可以查看的事件"


def test_overdue_items_come_first_with_their_lamp(store, three):
    with seen_by(ACTOR):
        rows = list_view(chosen_cases(store, SUPERVISION, chosen()), SUPERVISION, TODAY).rows
    assert [(row["title"], row["member"], row["state"], row["lamp"]) for row in rows] == [
        ("平台试运行", "市公安局", "交办", State.OVERDUE),
        ("完成方案", "沂水县", "立项", "—"),
    ]
    assert rows[0]["filters"] == {"title": ("case", "1")}


def test_readers_without_log_in_see_what_may_be_on_screen_and_a_filter_narrows(store, three):
    assert titles(store, None) == ["完成方案"]
    assert titles(store, VIEWER) == ["平台试运行", "完成方案"]
    assert titles(store, ACTOR, department=("市公安局",)) == ["平台试运行"]
    assert titles(store, ACTOR, county=("沂水县",)) == ["完成方案"]
    assert (titles(store, ACTOR, city=""), titles(store, ACTOR, city="德州")) == ([], [])


def test_the_names_of_late_units_are_left_out_where_the_address_says_so(store, three):
    with seen_by(ACTOR):
        found = chosen_cases(store, SUPERVISION, chosen(names_hidden=True))
        assert [(case.title, case.department, case.county) for case in found] == [("平台试运行", "某单位", ""), ("完成方案", "", "沂水县")]


def test_the_one_screen_counts_what_is_overdue_today_for_its_reader_and_nothing_for_a_past_day(store, three):
    with seen_by(ACTOR):
        assert overdue_words(store, chosen()) == "督办逾期 1 件"
        assert overdue_words(store, chosen(county=("沂水县",))) == ""
        past = Resolved(Selection(as_of="2022-05-01"), CITY, 2022, date(2022, 5, 1), TODAY)
        assert overdue_words(store, past) == ""
    with seen_by(None):
        assert overdue_words(store, chosen()) == ""


def test_an_item_that_is_not_open_to_a_reader_or_of_another_city_is_not_found(store, three):
    with seen_by(None):
        assert [find(store, CITY, key) is None for key in ("1", "2", "x", "")] == [True, False, True, True]
    with seen_by(ACTOR):
        assert [find(store, city, "1") is None for city in (CITY, "德州", "")] == [False, True, True]


def test_each_is_offered_his_own_next_steps_and_strangers_see_no_names(store, three):
    with seen_by(ACTOR):
        case = find(store, CITY, "1")
    assert [step for step, _ in open_case(case, WANG, TODAY, Persons()).steps] == ["承办"]
    assert [step for step, _ in open_case(case, ACTOR, TODAY, Persons()).steps] == ["承办", "催办"]
    assert (open_case(case, VIEWER, TODAY, Persons()).steps, open_case(case, None, TODAY, Persons()).steps) == ((), ())
    named = [open_case(case, reader, TODAY, Persons(甲="赵六")).moves for reader in (WANG, None)]
    assert (named[0].rows[0]["by"], ["by" in moves.columns for moves in named]) == ("赵六", [True, False])
    assert open_case(case, ACTOR, TODAY, Persons()).says[0] == ("环节", "交办（逾期）")
    assert open_case(None, ACTOR, TODAY, Persons()) == CLOSED


def test_a_step_that_needs_words_says_so(store, three):
    with seen_by(ACTOR):
        cases.move(store, WANG, 1, "承办")
        assert open_case(find(store, CITY, "1"), WANG, TODAY, Persons()).steps == (("反馈", "反馈（须写明情况）"),)


def test_the_rule_proposes_to_editors_what_is_late_until_it_is_supervised(store):
    steps = [made.step("old", "2022-03-31", department="市大数据局"), made.step("ahead", "2022-12-31", department="市大数据局")]
    judged = made.situation(milestones=steps, desk=overdue_desk())
    assert [(one.subject_id, one.department, one.due, one.state) for one in late(judged)] == [
        ("old", "市大数据局", date(2022, 3, 31), State.NOT_REPORTED)
    ]
    with seen_by(ACTOR):
        found = proposed(store, ACTOR, judged)
        assert proposal_words(found[0]) == "应报未报 · 完成old · 市大数据局 · 2022-03-31 到期"
        assert (proposed(store, WANG, judged), proposed(store, None, judged)) == ((), ())
        with pytest.raises(NotAllowed):
            supervision.open_by_rule(store, WANG, made.CITY, found, made.AS_OF)
        supervision.open_by_rule(store, ACTOR, made.CITY, found, made.AS_OF)
        assert proposed(store, ACTOR, judged) == ()
        assert [case.due for case in cases.all_of(store, SUPERVISION, made.CITY)] == [date(2022, 3, 31)]


def test_a_late_target_is_proposed_with_a_plain_day(store):
    target = made.fact("f1", 10, department="市大数据局", due="2022-03-31")
    judged = made.situation(facts=[target], desk=overdue_desk())
    with seen_by(ACTOR):
        supervision.open_by_rule(store, ACTOR, made.CITY, proposed(store, ACTOR, judged), made.AS_OF)
        assert [(case.title, case.due) for case in cases.all_of(store, SUPERVISION, made.CITY)] == [("指标f1", date(2022, 3, 31))]


def test_a_deadline_is_a_day_or_nothing():
    assert (day_written(" 2022-06-30 "), day_written(" ")) == (date(2022, 6, 30), None)
    with pytest.raises(ReportError, match="完成时限“明天”不是日期"):
        day_written("明天")


def test_an_address_names_a_flow():
    assert [flow_of(name) for name in ("事件", "督办事项", "", "别的")] == [EVENTS, SUPERVISION, SUPERVISION, SUPERVISION]
