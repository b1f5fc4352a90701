"""The ten-second answer."""

from datetime import date

from dashboard.measures.desk import Desk, StepReport
from dashboard.views.first_line import PLAN_NOTE, first_line
from tests.views import made

STEPS = [made.step("m1", "2022-06-30"), made.step("m2", "2022-07-31"), made.step("m3", "2022-08-20"), made.step("m4", "2022-12-31")]


def counts(view):
    return {row["name"]: row["count"] for row in view.rows}


def test_without_reports_steps_are_counted_by_nearness():
    view = first_line(made.situation(milestones=STEPS))
    assert (view.headline, view.subtitle) == ("截至2022年7月31日", "共 4 个时间节点")
    assert counts(view) == {"已到时限": "2", "30日内到期": "1", "未到时限": "1"}
    assert view.note == PLAN_NOTE
    assert view.rule == "亮灯规则：通用规则（参照银川2025） · 落后10点亮黄、超30点亮红 · 未经本单位确认"


def test_with_reports_steps_are_counted_by_state_with_the_done_rate_and_its_change():
    desk = Desk(steps={"m1": StepReport("r1", date(2022, 7, 5), done=date(2022, 7, 4)), "m2": StepReport("r2", date(2022, 7, 20))})
    view = first_line(made.situation(milestones=STEPS, desk=desk))
    assert counts(view) == {"已办结": "1", "严重滞后或逾期": "1", "未到时限": "2", "办结率": "50%"}
    assert (view.rows[-1]["change"], view.note) == ("较上月末 +1 项", "")


def test_a_filter_that_leaves_no_step_of_its_own_says_so():
    view = first_line(made.situation(chosen={"county": ("乙县",)}))
    assert view.subtitle == "共 0 个时间节点"
    assert view.note.startswith("所选范围没有单列的节点")


def test_a_plan_without_dates_says_so():
    assert "没有写明带日期的节点" in first_line(made.situation()).note
