"""A task that two documents state is led by whom either names."""

from dashboard.catalog.leads import first_stated, with_all_leads
from tests.views import made

TASKS = [
    {"task_id": "k1", "title": "建平台", "doc_id": "d1", "department": "市甲局"},
    {"task_id": "k2", "title": "聚数据", "doc_id": "d1"},
    {"task_id": "k3", "title": "建平台的一部分", "doc_id": "d1", "department": "市乙局;市甲局", "restates": "k1"},
    {"task_id": "k4", "title": "聚数据", "doc_id": "d1", "department": "市丙局", "restates": "k2"},
]


def test_the_leads_of_every_statement_lead_the_task_stated_first():
    tasks = with_all_leads(made.tables(tasks=TASKS)).tasks.set_index("task_id")
    assert tasks["department"].to_dict() == {"k1": "市甲局;市乙局", "k2": "市丙局", "k3": "市乙局;市甲局", "k4": "市丙局"}


def test_only_a_step_of_a_task_without_a_lead_takes_the_later_one():
    steps = [
        made.step("m1", "2022-05-31", task_id="k1"),
        made.step("m2", "2022-05-31", task_id="k2"),
        made.step("m3", "2022-05-31", task_id="k2", department="市丁局"),
    ]
    found = with_all_leads(made.tables(tasks=TASKS, milestones=steps)).milestones.set_index("milestone_id")
    assert found["department"].to_dict() == {"m1": "", "m2": "市丙局", "m3": "市丁局"}


def test_a_restating_task_is_known_by_the_one_stated_first():
    assert first_stated(made.tables(tasks=TASKS).tasks) == {"k1": "k1", "k2": "k2", "k3": "k1", "k4": "k2"}
