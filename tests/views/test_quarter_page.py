"""What 季度 shows: the axis, planned against done, the curve and the list of steps."""

from datetime import date

from dashboard.measures.desk import Desk, StepReport
from dashboard.schema import State
from dashboard.views.quarter_page import quarter_page
from tests.views import made

STEPS = [
    made.step("m0", "2022-06-30", grain="quarter"),
    made.step("m1", "2022-05-31", parent="m0"),
    made.step("m2", "2022-06-30", parent="m0"),
    made.step("m3", "2022-08-20", grain="mid-month"),
]


def test_the_axis_counts_month_steps_once_and_opens_their_sentence():
    axis = quarter_page(made.situation(milestones=STEPS)).axis
    assert axis.headline == "3 个节点：已到时限 2，30日内到期 1，未到时限 0"
    assert [dot for dots in axis.figure["data"] for dot in dots["customdata"]] == [
        "origin=milestones:m1",
        "origin=milestones:m2",
        "origin=milestones:m3",
    ]


def test_planned_against_done_counts_goals_and_says_missing_while_nobody_reports():
    page = quarter_page(made.situation(milestones=STEPS))
    assert page.quarters.rows == ({"quarter": "二季度", "planned": "1", "done": "—"}, {"quarter": "三季度", "planned": "1", "done": "—"})
    assert page.curve.headline == "计划已到期 2 项，尚无办结报送"


def test_the_curve_says_the_rate_of_what_should_be_done():
    desk = Desk(steps={"m1": StepReport("r1", made.AS_OF, done=date(2022, 5, 30))})
    page = quarter_page(made.situation(desk=desk, milestones=STEPS))
    assert page.curve.headline == "应办结 2 项，已办结 1 项，办结率 50%"
    assert page.curve.rows[0] == {"date": "2022-05-30", "planned": "0", "done": "1"}


def test_the_list_holds_goals_and_steps_and_shows_an_extension_with_both_dates():
    page = quarter_page(made.situation(desk=Desk(extensions={"m1": date(2022, 9, 30)}), milestones=STEPS))
    assert page.steps.headline == "节点清单：4 项（季度目标与独立节点 2，所属月度节点 2）"
    moved = next(row for row in page.steps.rows if row["origins"]["text"] == "milestones:m1")
    assert (moved["due"], moved["state"], moved["below"]["due"]) == ("2022-09-30", State.NOT_DUE, "原定 2022-05-31，经批准延至 2022-09-30")


def test_a_city_without_dated_steps_is_told_why_and_what_to_do():
    page = quarter_page(made.situation())
    assert page.axis.figure["data"] == [] and page.steps.rows == ()
    assert "可放宽" in page.steps.note
