"""工作台账: its rows, its groups, and a task that is opened."""

from dashboard.schema import Selection, State
from dashboard.views.ledger import ledger
from tests.views import made


def task(task_id: str, **columns: object) -> dict:
    return {"task_id": task_id, "title": f"任务{task_id}", "doc_id": "d1", "city": made.CITY, "year": 2022} | columns


TASKS = [
    task("k1", department="市甲局", section="平台"),
    task("k2", department="市乙局;市甲局", section="数据"),
    task("k3", section="平台"),
]
ROLES = [
    {"task_id": "k1", "department": "市甲局", "role": "lead", "doc_id": "d1"},
    {"task_id": "k1", "department": "市丙局", "role": "support", "doc_id": "d1"},
]
STEPS = [
    made.step("g", "2022-09-30", task_id="k1", grain="quarter"),
    made.step("m1", "2022-06-30", task_id="k1", parent="g"),
    made.step("m2", "2022-08-31", task_id="k1", parent="g"),
    made.step("m3", "2022-12-31", task_id="k2"),
]


def judged(**more: object):
    return made.situation(tasks=TASKS, roles=ROLES, milestones=STEPS, **more)


def test_a_task_shows_who_does_it_its_next_deadline_its_worst_state_and_its_steps_once():
    row = ledger(judged()).view.rows[0]
    assert (row["lead"], row["support"], row["due"], row["steps"]) == ("市甲局", "市丙局", "2022-06-30", "2")
    assert row["state"] == State.NOT_ASSIGNED
    assert row["origins"]["steps"] == "milestones:m1,milestones:m2"
    assert row["below"]["steps"] == "另有季度目标 1"


def test_columns_in_which_no_task_has_anything_are_left_out():
    columns = ledger(judged()).view.columns
    assert "support" in columns
    assert not {"no", "co_lead", "implement", "progress"} & set(columns)


def test_the_headline_counts_the_tasks_by_state():
    assert ledger(judged()).view.headline == "工作台账：3 项任务（未启用填报 1、未到时限 1、未设目标 1）"


def test_groups_hold_every_row_once_under_headings_in_their_own_order():
    groups = {group.name: group for group in ledger(judged()).groups}
    assert groups["牵头单位（按首位）"].of == ("市甲局", "市乙局", "未写明牵头单位")
    assert groups["工作板块"].headings == ("平台", "数据")
    assert groups["状态"].headings == ("未启用填报", "未到时限", "未设目标")
    assert groups["季度"].of == ("2022年二季度", "2022年四季度", "未写时限")


def test_the_task_of_the_address_is_opened_with_all_its_parts():
    facts = [made.fact("t1", 5, task_id="k1", due="2022-12-31")]
    told = [{"city": made.CITY, "task_id": "k1", "as_of": "2022-07-20", "text": "已开工", "doc_id": "d1", "start": 1, "end": 4}]
    opened = ledger(judged(chosen={"selection": Selection(task="k1")}, facts=facts, progress=told))
    assert opened.opened == 0
    assert [(row["kind"], row["text"]) for row in opened.parts.rows] == [
        ("月度", "完成m1"),
        ("月度", "完成m2"),
        ("季度目标", "完成g"),
        ("年度目标", "指标t1 5个"),
        ("进展情况", "已开工"),
    ]
    assert opened.parts.rows[-1]["origins"] == {"text": "progress:d1@1-4"}


def test_a_restating_task_opens_the_one_stated_first_with_the_steps_of_both():
    more = {"tasks": [*TASKS, task("k9", restates="k2")], "milestones": [*STEPS, made.step("m9", "2022-10-31", task_id="k9")]}
    opened = ledger(made.situation(roles=ROLES, chosen={"selection": Selection(task="k9")}, **more))
    assert (opened.opened, opened.view.rows[1]["steps"]) == (1, "2")
    assert [row["text"] for row in opened.parts.rows] == ["完成m9", "完成m3"]
