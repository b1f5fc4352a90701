"""挂图作战 and the quarters beside it."""

from datetime import date

import pytest

from dashboard.measures.desk import Desk, StepReport
from dashboard.schema import State
from dashboard.views.campaign import campaign
from dashboard.views.quarters import quarters
from tests.views import made

TASKS = [
    {"task_id": "k1", "task_no": "1", "title": "建平台", "doc_id": "d1", "city": made.CITY, "year": 2022},
    {"task_id": "k2", "task_no": "2", "title": "聚数据", "doc_id": "d1", "city": made.CITY, "year": 2022},
]


def test_few_tasks_are_rows_and_a_cell_carries_state_count_and_origins():
    steps = [
        made.step("m1", "2022-07-10", task_id="k1"),
        made.step("m2", "2022-07-31", task_id="k1"),
        made.step("m3", "2022-09-30", task_id="k1"),
    ]
    view = campaign(made.situation(tasks=TASKS, milestones=steps))
    row = view.rows[0]
    assert view.headline == "挂图作战：7月应到 2 个时间节点"
    assert (row["name"], row["7月"], row["counts"]["7月"], row["9月"]) == ("1 建平台", "到", 2, "·")
    assert row["origins"]["7月"] == "milestones:m1,milestones:m2"
    assert row["states"]["9月"] == State.NOT_DUE


def test_a_task_without_a_dated_step_stands_below_and_says_so():
    view = campaign(made.situation(tasks=TASKS, milestones=[made.step("m1", "2022-07-10", task_id="k1")]))
    assert [row["name"] for row in view.rows] == ["1 建平台", "2 聚数据"]
    assert view.rows[1]["undated"] == "文件未写时限 · 未写明牵头单位"


def test_many_tasks_are_shown_by_who_leads_them_the_busiest_first_kept():
    steps = [made.step(f"m{n}", "2022-05-31", task_id=f"k{n}", department="市大数据局;市财政局" if n else "市水利局") for n in range(13)]
    view = campaign(made.situation(milestones=steps), limit=2)
    assert [row["name"] for row in view.rows] == ["市大数据局", "市财政局"]
    assert view.rows[0]["filters"] == {"name": ("department", "市大数据局")}
    assert view.more == "全部3个牵头单位"


def test_without_a_step_this_month_the_busiest_month_is_the_headline():
    steps = [
        made.step("m1", "2022-12-31", task_id="k1"),
        made.step("m2", "2022-12-31", task_id="k1"),
        made.step("m3", "2022-10-31", task_id="k1"),
    ]
    assert campaign(made.situation(tasks=TASKS, milestones=steps)).headline == "挂图作战：12月到期最集中，2 项"


def test_quarters_count_their_goals_and_name_the_fullest():
    goal = made.step("goal", "2022-09-30")
    steps = [goal, made.step("m1", "2022-08-31", parent="goal"), made.step("m2", "2022-03-31"), made.step("m3", "2022-09-30")]
    view = quarters(made.situation(milestones=steps))
    assert [(row["quarter"], row["count"]) for row in view.rows] == [("一季度", "1"), ("二季度", "0"), ("三季度", "2"), ("四季度", "0")]
    assert view.headline == "三季度节点最多：2 项"
    assert view.rows[2]["filters"] == {"quarter": ("quarter", "2022Q3")}


@pytest.mark.parametrize(
    ("due", "headline"),
    [
        (("2022-12-31", "2022-12-31"), "节点都在四季度：2 项"),
        (("2022-02-28", "2022-05-31", "2022-12-31", "2022-06-30", "2022-01-31"), "一季度、二季度节点最多：各 2 项"),
        (("2022-02-28", "2022-05-31", "2022-08-31", "2022-12-31"), "各季度节点均为 1 项"),
    ],
)
def test_quarters_with_equally_many_steps_are_all_named(due, headline):
    steps = [made.step(f"m{number}", day) for number, day in enumerate(due)]
    assert quarters(made.situation(milestones=steps)).headline == headline


def test_a_chosen_quarter_is_counted_not_compared_and_no_steps_are_said():
    steps = [made.step("m1", "2022-06-30")]
    assert quarters(made.situation(milestones=steps, chosen={"quarter": ("2022Q2",)})).headline == "所选季度共 1 个节点"
    assert quarters(made.situation()).headline == "没有时间节点"


def test_once_steps_are_done_the_quarters_say_how_many():
    desk = Desk(steps={"m1": StepReport("r1", date(2022, 3, 31), done=date(2022, 3, 30))})
    view = quarters(made.situation(milestones=[made.step("m1", "2022-03-31"), made.step("m2", "2022-09-30")], desk=desk))
    assert view.headline == "已办结 1/2 个节点"


def test_departments_stand_in_their_official_order():
    steps = [made.step(f"m{n}", f"2022-0{n}-28", task_id=f"k{n}", department="市水利局" if n < 3 else "市大数据局") for n in range(1, 10)]
    more = [made.step(f"n{n}", "2022-12-31", task_id=f"l{n}", department="市大数据局") for n in range(9)]
    view = campaign(made.situation(milestones=[*steps, *more]))
    assert [row["name"] for row in view.rows] == ["市大数据局", "市水利局"]
