"""The whole matrix of 挂图作战."""

from dashboard.views.battle import battle
from tests.views import made
from tests.views.test_ledger import ROLES, TASKS


def test_every_task_is_a_row_and_a_task_without_a_date_says_so():
    steps = [made.step("m1", "2022-07-10", task_id="k1"), made.step("m2", "2022-07-31", task_id="k1")]
    view = battle(made.situation(tasks=TASKS, roles=ROLES, milestones=steps))
    assert view.headline == "甲市2022年度挂图作战：3 项任务、2 个时间节点"
    assert [row["name"] for row in view.rows] == ["任务k1", "任务k2", "任务k3"]
    assert (view.rows[0]["7月"], view.rows[0]["counts"], view.rows[0]["others"]) == ("到", {"7月": 2}, "市丙局")
    assert view.rows[1]["undated"] == "文件未写时限"
    assert view.rows[2]["lead"] == "未写明牵头单位"
    assert list(view.columns)[:3] == ["section", "name", "lead"]


def test_steps_of_other_years_are_not_drawn_under_this_years_months_but_said():
    steps = [made.step("m1", "2022-07-10", task_id="k1"), made.step("m2", "2025-07-31", task_id="k1")]
    view = battle(made.situation(tasks=TASKS, milestones=steps))
    assert view.rows[0]["counts"] == {"7月": 1}
    assert view.subtitle.endswith("另有 1 个节点在其他年度到期")
