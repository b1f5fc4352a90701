"""填报 shows what is due in the chosen period, what is not yet on the screens as such, and drafts to nobody but their author."""

from datetime import UTC, date, datetime

import pytest

from dashboard.catalog import Resolved
from dashboard.reports import Store, accounts, entries, review
from dashboard.reports.accounts import Policy
from dashboard.reports.people import Account, Role, at_the_command_line
from dashboard.reports.periods import period
from dashboard.reports.register import Register
from dashboard.reports.words import Openness, Stage, Status
from dashboard.schema import Selection
from dashboard.views.progress import KEPT, due_now, due_view, item_key, item_of, mine_view, round_of, writes_at_all
from dashboard.views.progress_item import history_view, open_item
from tests.reports.made import CITY, POLICE, YISHUI, step, tables, value

ACTOR = at_the_command_line("甲")
LI = Account(1, "li", "李四", Role.REPORTER, frozenset({YISHUI}))
WANG = Account(2, "wang", "王五", Role.REPORTER, frozenset({POLICE}))
JUNE = period("2022-06")


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path}/reports.db", lambda: datetime(2022, 7, 2, 1, tzinfo=UTC))
    yield opened
    opened.close()


def register(store):
    return Register.of(store, tables(), CITY, 2022)


def chosen(as_of=date(2022, 7, 2), said="", **filters):
    return Resolved(Selection(as_of=said), CITY, 2022, as_of, as_of, **filters)


@pytest.mark.parametrize(
    ("as_of", "said", "rhythm", "expected"),
    [
        (date(2022, 7, 2), "", "", "2022-06-3"),
        (date(2022, 7, 4), "", "", "2022-07-1"),
        (date(2022, 7, 2), "2022-07-02", "", "2022-07-1"),
        (date(2022, 7, 2), "", "月", "2022-06"),
        (date(2022, 5, 9), "2022-05-09", "季", "2022Q2"),
        (date(2022, 7, 2), "", "年", "2022-06-3"),
    ],
)
def test_the_period_is_the_one_just_ended_until_its_closing_day_or_the_chosen_days(store, as_of, said, rhythm, expected):
    assert round_of(chosen(as_of, said), rhythm, register(store)).period.name == expected


def test_a_period_past_its_closing_day_says_by_how_much_and_that_reports_come_late_now(store):
    register = Register.of(store, tables(), CITY, 2022)
    item = register.item("indicator", "base_stations_5g", "沂水县")
    assert open_item(register, LI, item, JUNE).period == "2022年6月，2022-07-05 报送截止"
    late = "2022年5月，2022-06-05 报送截止，已过 27 天，现在填报为补报"
    assert open_item(register, LI, item, period("2022-05")).period == late
    may = round_of(chosen(date(2022, 5, 9), "2022-05-09"), "月", register)
    assert may.words == "2022年5月（2022-05-01 至 2022-05-31），2022-06-05 报送截止，已过 27 天，现在填报为补报"


def test_the_next_period_is_offered_once_it_has_begun(store):
    assert round_of(chosen(), "月", register(store)).after == "2022-07-02"
    turn = round_of(chosen(date(2022, 7, 2), "2022-07-02"), "月", register(store))
    assert (turn.before, turn.after) == ("2022-06-30", "")


def test_a_reporter_sees_his_own_items_and_the_filter_narrows_an_editors(store):
    own = due_now(register(store), WANG, chosen(), JUNE)
    assert [one.item.title for one in own] == ["平台试运行", "接入视频", "建设视频平台"]
    county = due_now(register(store), ACTOR, chosen(county=("沂水县",)), JUNE)
    assert [one.item.county for one in county] == ["沂水县"]


def test_what_is_due_counts_and_names_what_was_reported(store):
    entries.save(store, ACTOR, step(Status.UNDERWAY, progress="联调"))
    view = due_view(due_now(register(store), WANG, chosen(), JUNE), WANG, JUNE)
    assert view.headline == "2022年6月应报 3 项，已报 1 项，未报 2 项"
    assert [row["now"] for row in view.rows] == ["未报", "未报", "已提交（未审定）"]
    assert view.rows[2]["filters"] == {"item": ("item", "step|step2||")}


def test_an_account_without_members_is_told_whom_to_ask(store):
    nobody = Account(3, "zhao", "", Role.REPORTER)
    view = due_view(due_now(register(store), nobody, chosen(), JUNE), nobody, JUNE)
    assert (view.rows, view.note) == ((), "没有指定给您的事项；填报范围由管理员指定")


def test_an_own_entry_is_marked_until_it_is_published(store):
    kept = entries.save(store, ACTOR, value(800))
    assert mine_view(entries.by_author(store, "甲"), CITY).rows[0]["stage"] == "已提交（未审定）"
    for stage in (Stage.REVIEWED, Stage.PUBLISHED):
        review.move(store, ACTOR, kept.entry_id, stage, stages=review.FULL_CHAIN)
    assert [row["stage"] for row in mine_view(entries.by_author(store, "甲"), CITY).rows] == ["已发布"]
    assert mine_view(entries.by_author(store, "甲"), "德州").rows == ()


def test_a_form_opens_with_this_periods_entry_else_with_the_person_last_named(store):
    entries.save(store, ACTOR, value(800, "2022-05", date(2022, 5, 31), leader="张三", contact="1"))
    item = register(store).item("indicator", "base_stations_5g", "沂水县")
    opened = open_item(register(store), LI, item, JUNE)
    assert (opened.values["value"], opened.values["leader"], opened.values["as_of"], opened.seen) == ("", "张三", "2022-06-30", "")
    assert (opened.takes_value, opened.is_step, opened.may_repeat, opened.value_word) == (True, False, True, "累计完成（个）")
    kept = entries.save(store, ACTOR, value("810.5"))
    opened = open_item(register(store), LI, item, JUNE)
    assert (opened.values["value"], opened.seen, opened.mark) == ("810.5", kept.entry_id, "已提交（未审定）")
    assert ("上期填报", "2022年5月：800个") in opened.says


def test_whatever_stage_a_kept_entry_has_something_is_said():
    assert set(KEPT) == set(Stage)


def test_who_reports():
    roles = (Role.REPORTER, Role.EDITOR, Role.ADMINISTRATOR, Role.REVIEWER, Role.VIEWER)
    assert [writes_at_all(Account(1, "x", "", role)) for role in roles] == [True, True, True, False, False]


def test_an_address_names_an_item_and_back(store):
    item = register(store).item("step", "step2")
    assert item_of(register(store), item_key(item)) == item
    assert [item_of(register(store), key) for key in ("", "step", "step|none||", "a|b|c|d|e")] == [None] * 4


def test_history_shows_before_and_after_and_keeps_drafts_to_their_author(store):
    first = entries.save(store, ACTOR, value(800))
    review.move(store, ACTOR, first.entry_id, Stage.RETURNED, "请核对单位", review.FULL_CHAIN)
    entries.save(store, ACTOR, value(810))
    entries.save(store, ACTOR, value(820, openness=Openness.REVIEWERS))
    entries.save(store, ACTOR, value(830), Stage.DRAFT)
    item = register(store).item("indicator", "base_stations_5g", "沂水县")
    assert [(row["before"], row["after"]) for row in history_view(store, LI, item).rows] == [("800个", "810个"), ("（本期首报）", "800个")]
    assert history_view(store, LI, item).rows[1]["why"] == "请核对单位"
    assert history_view(store, LI, item).rows[1]["by"] == "甲"
    accounts.create(store, ACTOR, "甲", "赵六", Role.EDITOR, "Sesam-2022x", Policy())
    assert history_view(store, LI, item).rows[1]["by"] == "赵六"
    assert [row["after"] for row in history_view(store, ACTOR, item).rows] == ["830个", "820个", "810个", "800个"]
