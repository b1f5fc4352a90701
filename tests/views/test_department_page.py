"""部门: tasks led and supported, load, pairs, one department's sheet, and a task that is elsewhere."""

import pytest

from dashboard.schema import Part, Selection
from dashboard.views.department_page import department_page
from tests.views import made
from tests.views.test_ledger import task

TASKS = [task("k1", department="市大数据局"), task("k2", department="市大数据局;市水利局"), task("k3")]
ROLES = [
    {"task_id": task_id, "department": department, "role": role, "doc_id": "d1"}
    for task_id, department, role in (("k1", "市水利局", "support"), ("k2", "市大数据局", "support"))
]
STEPS = [
    made.step("m1", "2022-06-30", task_id="k1", department="市大数据局"),
    made.step("m2", "2022-12-31", task_id="k2", department="市大数据局;市水利局"),
    made.step("m3", "2022-12-31", task_id="k3"),
]
SNAPSHOT = made.snapshot("", tasks=TASKS)


def page(**more: object):
    return department_page(made.situation(tasks=TASKS, roles=ROLES, milestones=STEPS, **more), SNAPSHOT)


def test_every_part_counts_once_and_the_last_row_adds_them_up():
    view = page().parts
    rows = {row["department"]: (row[Part.LEAD], row.get(Part.SUPPORT), row["total"]) for row in view.rows}
    assert rows == {
        "市大数据局": ("2", "", "2"),
        "市水利局": ("1", "1", "2"),
        "未写明牵头单位": ("1", "", "1"),
        "合计（项次）": ("4", "1", "5"),
    }
    assert view.headline == "市大数据局牵头最多：2 项"
    assert view.subtitle.startswith("各单位牵头和参与的任务 · 3 项任务，5 项次")


def test_the_months_headline_counts_each_step_once_and_a_cell_opens_its_steps():
    view = page().load
    assert view.headline == "12月到期最集中：2 项"
    by_lead = {row["lead"]: row for row in view.rows}
    assert (by_lead["市大数据局"]["12月"], by_lead["市大数据局"]["total"], by_lead["市水利局"]["12月"]) == ("1", "2", "1")
    assert by_lead["市大数据局"]["origins"]["12月"] == "milestones:m2"


def test_a_pair_filters_both():
    view = page().pairs
    assert view.rows == (
        {"lead": "市大数据局", "support": "市水利局", "count": "1", "filters": {"count": ("department", "市大数据局,市水利局")}},
    )
    assert view.figure["data"][0]["customdata"] == [["department=市大数据局,市水利局"]]


def test_a_department_has_a_sheet_whose_headline_counts_the_rows_behind_it():
    situated = page(chosen={"department": ("市大数据局",)})
    assert situated.sheet.headline == "市大数据局牵头 3 项任务、3 个时间节点"
    assert len(situated.sheet.rows) == 3
    assert [row["department"] for row in situated.parts.rows] == ["市大数据局"]
    assert page().sheet is None


@pytest.mark.parametrize(
    ("asked", "said", "query"),
    [
        ("k1", "“任务k1”不在所选范围，属于甲市2022年度", (("city", "甲市"), ("year", "2022"), ("task", "k1"))),
        ("nobody", "现有文件中没有这项任务，可能文件已更换", ()),
    ],
)
def test_a_task_outside_the_selection_is_told_with_the_way_to_it(asked, said, query):
    situated = made.situation(chosen={"selection": Selection(task=asked)})
    found = department_page(situated, SNAPSHOT).elsewhere
    assert (found.said, found.query) == (said, query)


def test_a_selection_without_tasks_says_so_everywhere():
    empty = department_page(made.situation(), SNAPSHOT)
    assert (empty.ledger.view.rows, empty.parts.rows, empty.load.rows, empty.pairs.rows) == ((), (), (), ())
    assert empty.elsewhere is None
    assert "可放宽" in empty.ledger.view.note
