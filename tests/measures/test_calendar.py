"""Steps, tasks and counts laid out in time, each counted once."""

from datetime import date

import pytest

from dashboard.measures import calendar, steps, summary, tasks
from dashboard.measures.desk import EMPTY, Desk, StepReport
from dashboard.measures.ratios import ratios
from dashboard.schema import State
from tests.measures.made import RULE, actual, frame

JULY = date(2021, 7, 31)


def milestones(*rows: dict):
    return frame("milestones", *[{"milestone_id": f"m{n}", "task_id": "k1", "grain": "month"} | row for n, row in enumerate(rows)])


def judged(rows, progress=(), as_of=JULY, desk=EMPTY):
    return steps.judged(rows, frame("progress", *progress), RULE, as_of, desk)


GOALS = milestones(
    {"due": "2021-06-30", "grain": "quarter"},
    {"due": "2021-05-31", "parent": "m0"},
    {"due": "2021-06-30", "parent": "m0"},
    {"due": "2021-08-20", "grain": "mid-month"},
    {"due": "2021-12-31"},
    {"due": "2021-06-30", "restates": "m0"},
)


def test_steps_come_in_the_order_of_their_deadlines_each_said_once():
    rows = judged(GOALS)
    assert rows["milestone_id"].tolist() == ["m1", "m0", "m2", "m3", "m4"]
    assert rows["days"].tolist() == [-61, -31, -31, 20, 153]


def test_a_quarter_counts_goals_and_a_month_counts_steps_never_both():
    rows = judged(GOALS)
    assert calendar.by_quarter(rows).to_dict("records") == [
        {"quarter": "2021Q2", "state": State.NOT_ASSIGNED, "count": 1},
        {"quarter": "2021Q3", "state": State.NOT_DUE, "count": 1},
        {"quarter": "2021Q4", "state": State.NOT_DUE, "count": 1},
    ]
    assert calendar.by_month(rows, "task_id")[["month", "count"]].values.tolist() == [[5, 1], [6, 1], [8, 1], [12, 1]]


def test_nearness_counts_every_step_once():
    assert summary.nearness(judged(GOALS)) == summary.Nearness(total=5, due=3, soon=1, later=1)


def test_a_months_progress_text_speaks_for_what_was_due_by_then():
    rows = judged(GOALS, [{"task_id": "k1", "as_of": "2021-05-31"}]).set_index("milestone_id")
    assert rows.loc["m1", "state"] is State.UNCONFIRMED
    assert rows.loc["m2", "state"] is State.NOT_ASSIGNED


def test_a_published_done_date_finishes_a_step_and_a_blocked_one_is_overdue_after_its_deadline():
    desk = Desk(steps={"m1": StepReport("r1", JULY, done=date(2021, 6, 2)), "m2": StepReport("r2", JULY, blocked=True, reason="等省平台")})
    rows = judged(GOALS, desk=desk).set_index("milestone_id")
    assert rows.loc["m1", "state"] is State.DONE
    assert (rows.loc["m2", "state"], rows.loc["m2", "reason"]) == (State.OVERDUE, "等省平台")
    assert summary.done_rate(rows.reset_index()) == summary.DoneRate(finished=1, due=3)


def test_a_report_from_after_the_as_of_date_is_not_known_yet():
    desk = Desk(steps={"m1": StepReport("r1", date(2021, 8, 1), done=date(2021, 6, 2))})
    assert judged(GOALS, desk=desk).set_index("milestone_id").loc["m1", "state"] is State.NOT_ASSIGNED


def test_the_due_list_leaves_out_what_is_finished_and_goals_beside_their_steps():
    desk = Desk(steps={"m1": StepReport("r1", JULY, done=date(2021, 6, 2))})
    assert calendar.near(judged(GOALS, desk=desk), before=61, after=30)["milestone_id"].tolist() == ["m2", "m3"]


def test_the_curve_knows_nothing_done_after_the_as_of_date():
    desk = Desk(steps={"m1": StepReport("r1", JULY, done=date(2021, 6, 2))})
    lines = calendar.curve(judged(GOALS, desk=desk), JULY)
    assert lines["planned"].tolist() == [1, 1, 2, 2, 3, 4]
    assert lines["done"].tolist()[:4] == [0, 1, 1, 1] and lines["done"].isna().tolist()[4:] == [True, True]


def test_of_equally_busy_months_the_soonest_is_named():
    assert calendar.busiest_month(judged(GOALS)) == (5, 1)
    assert calendar.busiest_month(judged(milestones())) is None


def test_a_task_shows_its_worst_part_and_one_without_parts_has_no_target():
    rows = frame("tasks", {"task_id": "k1"}, {"task_id": "k2"}, {"task_id": "k3", "restates": "k1"})
    found = tasks.judged(rows, judged(GOALS), judged(milestones())).set_index("task_id")
    assert found["state"].to_dict() == {"k1": State.NOT_ASSIGNED, "k2": State.NO_TARGET}
    assert found.loc["k1", "next_due"] == date(2021, 5, 31)


@pytest.mark.parametrize(
    ("states", "worst"),
    [([State.DONE, State.OVERDUE], State.OVERDUE), ([State.NOT_DUE, State.SLIGHTLY_BEHIND], State.SLIGHTLY_BEHIND), ([], State.NO_TARGET)],
)
def test_the_worst_state_stands_for_the_whole(states, worst):
    assert tasks.worst(states) is worst


def test_counts_by_state_and_by_group_sum_to_the_rows():
    rows = judged(GOALS)
    assert sum(summary.by_state(rows).values()) == sum(summary.by_group(rows).values()) == len(rows)


def test_a_city_without_reports_is_a_plan_view():
    assert not summary.anything_reported(judged(GOALS))
    assert summary.anything_reported(judged(GOALS, desk=Desk(steps={"m1": StepReport("r1", JULY)})))


def test_forty_five_of_seventy_three_projects_are_a_ratio_and_no_target():
    facts = frame(
        "facts", actual(73, fact_id="all", kind="background"), actual(45, part_of="all"), actual(8, part_of="all", unit="家", fact_id="a2")
    )
    assert {part: ratio.percent for part, ratio in ratios(facts).items()} == {"a1": 61.6}
