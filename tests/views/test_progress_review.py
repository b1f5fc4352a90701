"""审核 shows each reviewer what he may take on, beside what it corrects; nobody else sees an entry by guessing its address."""

from datetime import UTC, datetime

import pytest

from dashboard.reports import Store, accounts, entries, review
from dashboard.reports.accounts import Policy
from dashboard.reports.people import Account, Role, at_the_command_line
from dashboard.reports.words import Openness, Stage
from dashboard.views.progress_review import (
    CLOSED,
    official_order,
    published_view,
    queue_view,
    results_view,
    reviewed,
    reviews,
    ticked,
    ticks,
)
from tests.reports.made import MENGYIN, YISHUI, tables, value

ACTOR = at_the_command_line("甲")
REVIEWER = Account(1, "zhao", "赵", Role.REVIEWER, frozenset({YISHUI}))
OTHER = Account(2, "qian", "钱", Role.REVIEWER, frozenset({MENGYIN}))
REPORTER = Account(3, "li", "李", Role.REPORTER, frozenset({YISHUI}))
EDITOR = Account(4, "sun", "孙", Role.EDITOR)


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path}/reports.db", lambda: datetime(2022, 7, 2, 1, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture
def entry(store):
    return entries.save(store, REPORTER, value(800, progress="开通", openness=Openness.INTERNAL))


def rows(view):
    return [(row["city"], row["member"], row["said"], row["stage"]) for row in view.rows]


def test_what_is_submitted_waits_for_the_reviewer_of_its_county_only(store, entry):
    assert rows(queue_view(store, review.queue(store, REVIEWER))) == [("临沂", "沂水县", "800个；开通", "已提交（未审定）")]
    assert (queue_view(store, review.queue(store, OTHER)).rows, queue_view(store, review.queue(store, EDITOR)).rows) == ((), ())
    assert queue_view(store, review.queue(store, OTHER)).note == "没有等待审核的填报"


def test_an_entry_goes_from_reviewer_to_editor_to_the_screens_and_may_be_taken_back(store, entry):
    shown = reviewed(store, REVIEWER, entry.entry_id)
    assert (shown.to, shown.passes, shown.returns) == (Stage.REVIEWED, "审核通过", True)
    review.move(store, REVIEWER, entry.entry_id, Stage.REVIEWED)
    assert (reviewed(store, EDITOR, entry.entry_id).passes, reviewed(store, REVIEWER, entry.entry_id).passes) == ("发布", "")
    review.move(store, EDITOR, entry.entry_id, Stage.PUBLISHED)
    assert [row[3] for row in rows(published_view(store, EDITOR))] == ["已发布"]
    assert published_view(store, REVIEWER).rows == ()
    shown = reviewed(store, EDITOR, entry.entry_id)
    assert (shown.passes, shown.returns) == ("", True)


def test_a_correction_stands_beside_what_it_corrects(store, entry):
    assert list(reviewed(store, REVIEWER, entry.entry_id).comparison.columns) == ["field", "now"]
    later = entries.save(store, REPORTER, value(810, progress="开通", problems="供电", openness=Openness.INTERNAL))
    compared = {row["field"]: (row["before"], row["now"]) for row in reviewed(store, REVIEWER, later.entry_id).comparison.rows}
    assert compared["累计完成"] == ("800", "810")
    assert compared["存在问题"] == ("—", "供电")
    assert compared["公开范围"] == ("内部", "内部")


def test_whoever_reported_and_reviewed_is_called_by_his_name_where_it_is_known(store, entry):
    accounts.create(store, ACTOR, "li", "李四", Role.REPORTER, "Sesam-2022x", Policy())
    assert [row["by"] for row in queue_view(store, review.queue(store, REVIEWER)).rows] == ["李四"]
    review.move(store, REVIEWER, entry.entry_id, Stage.REVIEWED)
    shown = reviewed(store, EDITOR, entry.entry_id)
    assert "李四 2022-07-02 09:00 填报" in shown.about
    assert [row["by"] for row in shown.moves.rows] == ["李四", "zhao"]


@pytest.mark.parametrize("account", [OTHER, REPORTER, Account(5, "wu", "吴", Role.VIEWER)])
def test_nobody_else_opens_an_entry_by_its_address(store, entry, account):
    assert reviewed(store, account, entry.entry_id) == CLOSED


@pytest.mark.parametrize("entry_id", ["", "none"])
def test_an_address_without_entry_opens_nothing(store, entry_id):
    assert reviewed(store, ACTOR, entry_id) == CLOSED


def test_who_reviews(store):
    assert [reviews(account) for account in (ACTOR, REVIEWER, EDITOR, REPORTER, None)] == [True, True, True, False, False]


def test_members_stand_in_official_order_counties_first():
    assert official_order(tables())[:2] == ("兰山区", "罗庄区")
    assert official_order(tables())[-1] in ("市公安局", "市大数据局", "市财政局")


def results(store, account, moved):
    return [(row["item"], row["stage"], row["why"]) for row in results_view(store, account, moved).rows]


def test_several_are_taken_on_together_each_to_its_own_next_stage(store, entry):
    second = entries.save(store, REPORTER, value(5, subject_id="data_centres", indicator="data_centres", title="数据中心"))
    assert [words.split(" · ")[:3] for _, words in ticks(review.queue(store, REVIEWER)).offered] == [["审核通过", "临沂", "沂水县"]] * 2
    picked = [value for value, _ in ticks(review.queue(store, REVIEWER)).offered]
    moved = review.move_each(store, REVIEWER, ticked(picked, returned=False))
    assert [one.entry.stage for one in moved] == [Stage.REVIEWED, Stage.REVIEWED]
    assert results(store, REVIEWER, moved) == [("5G基站数", "审核（未审定）", "—"), ("数据中心", "审核（未审定）", "—")]
    assert ticks(review.queue(store, REVIEWER)).offered == ()
    assert [words.split(" · ")[0] for _, words in ticks(review.queue(store, EDITOR)).offered] == ["发布", "发布"]
    review.move_each(store, EDITOR, ticked([value for value, _ in ticks(review.queue(store, EDITOR)).offered], returned=True), "数据有误")
    assert {entries.get(store, one.entry_id).stage for one in (entry, second)} == {Stage.RETURNED}


def test_one_that_somebody_else_moved_is_named_and_the_others_are_done(store, entry):
    entries.save(store, REPORTER, value(5, subject_id="data_centres", indicator="data_centres", title="数据中心"))
    wanted = ticked([value for value, _ in ticks(review.queue(store, REVIEWER)).offered], returned=False)
    review.move(store, REVIEWER, entry.entry_id, Stage.RETURNED, "数据有误")
    moved = review.move_each(store, REVIEWER, wanted)
    view = results_view(store, REVIEWER, moved)
    assert view.headline == "已办理 1 条，未办理 1 条"
    first, second = results(store, REVIEWER, moved)
    assert first[:2] == ("5G基站数", "退回（未审定）")
    assert first[2].startswith("这条填报现为“退回”，不能改为“审核”")
    assert second == ("数据中心", "审核（未审定）", "—")


def test_a_return_without_a_reason_moves_none_and_a_made_up_tick_tells_nothing(store, entry):
    ((value_of, _),) = ticks(review.queue(store, REVIEWER)).offered
    moved = review.move_each(store, REVIEWER, ticked([value_of], returned=True))
    assert results(store, REVIEWER, moved) == [("5G基站数", "已提交（未审定）", "退回须写明原因")]
    for guessed in (f"{entry.entry_id}|审核", "none|审核"):
        assert results(store, OTHER, review.move_each(store, OTHER, ticked([guessed], returned=False)))[0][:2] == ("—", "—")
    assert ticked(["x", "x|草稿", f"{entry.entry_id}|扔掉"], returned=False) == ()
    assert results_view(store, REVIEWER, ()).headline == "已办理 0 条"


def test_more_than_can_be_looked_through_are_counted(store, entry, monkeypatch):
    monkeypatch.setattr("dashboard.views.progress_review.MOST_TICKED", 0)
    assert (ticks(review.queue(store, REVIEWER)).offered, ticks(review.queue(store, REVIEWER)).more) == ((), 1)
