"""变化: the same selection on two dates."""

from datetime import date

from dashboard.schema import State
from dashboard.views.changes import NOTHING, TOO_LATE, changes
from tests.views import made

STEPS = [made.step("m1", "2022-06-30"), made.step("m2", "2022-07-15"), made.step("m3", "2022-09-30")]


def on(day: date, **rows: list[dict]):
    return made.situation(as_of=day, milestones=STEPS, **rows)


def test_what_came_due_is_listed_with_both_states_and_opens_its_sentence():
    view = changes(on(date(2022, 6, 30)), on(date(2022, 7, 31))).steps
    assert view.headline == "时间节点：到期 1 项"
    (row,) = view.rows
    assert (row["change"], row["text"], row["due"], row["before"]) == ("到期", "完成m2", "2022-07-15", State.NOT_DUE)
    assert row["origins"] == {"text": "milestones:m2"}


def test_a_target_that_a_later_document_sets_is_new_and_has_no_earlier_state():
    view = changes(on(date(2022, 6, 30)), on(date(2022, 7, 31), facts=[made.fact("f1", 5, due="2022-12-31")])).targets
    assert view.headline == "目标：新增 1 项"
    assert view.rows[0]["before"] == "—"


def test_nothing_changed_and_dates_the_wrong_way_round_are_said():
    same = changes(on(date(2022, 7, 20)), on(date(2022, 7, 21))).steps
    assert (same.headline, same.note) == ("时间节点：没有变化", NOTHING)
    assert changes(on(date(2022, 7, 31)), on(date(2022, 6, 30))).steps.note == TOO_LATE


def test_one_click_chooses_ten_thirty_or_ninety_one_days():
    spans = changes(on(date(2022, 6, 30)), on(date(2022, 7, 31))).spans
    assert spans == (("近一旬", "2022-07-21"), ("近一月", "2022-07-01"), ("近一季", "2022-05-01"))
