"""Brackets, labelled lines and blanket clauses give each body its part."""

import pytest

from dashboard.text.roles import find


def parts(text):
    return [(role.department, role.role.value) for role in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(市档案局牵头,市大数据局配合,市档案馆具体实施)", [("市档案局", "lead"), ("市大数据局", "support"), ("市档案馆", "implement")]),
        (
            "（牵头单位：市大数据局；责任单位：市财政局、公安局；配合单位：各县区政府）",
            [("市大数据局", "lead"), ("市财政局", "responsible"), ("市公安局", "responsible"), ("各县区政府", "support")],
        ),
        ("(市应急局、市水利局等按职责分工负责)", [("市应急局", "responsible"), ("市水利局", "responsible")]),
        (
            "(市发展改革委、市商务局分别牵头,市大数据局配合,各有关部门、各县市区政府按职责分工负责)",
            [
                ("市发展改革委", "lead"),
                ("市商务局", "lead"),
                ("市大数据局", "support"),
                ("各有关部门", "responsible"),
                ("各县市区政府", "responsible"),
            ],
        ),
        ("责任单位：市大数据局、财政局", [("市大数据局", "responsible"), ("市财政局", "responsible")]),
        ("牵头:市大数据局;配合:市公安局、民政局", [("市大数据局", "lead"), ("市公安局", "support"), ("市民政局", "support")]),
        ("其他牵头单位：市科技局", [("市科技局", "co_lead")]),
        ("责任科室：数据管理科、综合科", [("数据管理科", "responsible"), ("综合科", "responsible")]),
        ("(市大数据局、德州联通牵头)", [("市大数据局", "lead"), ("德州联通", "lead")]),
        ("数据汇聚、平台建设由市大数据局牵头", [("市大数据局", "lead")]),
        ("推进平台建设,市大数据局牵头,市财政局配合。", [("市大数据局", "lead"), ("市财政局", "support")]),
        ("任务。\n　　（市大数据局牵头，市财政局配合）", [("市大数据局", "lead"), ("市财政局", "support")]),
        ("（牵头单位：市大数据局 责任单位：市财政局）", [("市大数据局", "lead"), ("市财政局", "responsible")]),
        ("(市大数据局牵头，市公安局、市财政局等参与)", [("市大数据局", "lead"), ("市公安局", "support"), ("市财政局", "support")]),
    ],
)
def test_each_body_has_the_part_its_words_give(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize("text", ["以下任务均需各县区政府落实", "(以下任务均需各县区政府落实)"])
def test_a_blanket_clause_is_told_from_a_tasks_own_bracket(text):
    (role,) = find(text)
    assert (role.department, role.role.value, role.is_blanket, role.is_group) == ("各县区政府", "responsible", True, True)


@pytest.mark.parametrize(
    "text", ["建设方案(讨论稿)", "市大数据局负责数据汇聚", "平台(由市大数据局统一提供)", "市大数据局配合省局建设平台", ""]
)
def test_prose_that_gives_no_part_gives_none(text):
    assert find(text) == []


def test_a_role_knows_its_words_and_its_scope():
    text = "推进档案建设。(市教育局、卫生健康委按职责分工负责)"
    role = find(text)[1]
    assert (role.as_written, role.department, role.words) == ("卫生健康委", "市卫生健康委", "按职责分工负责")
    assert text[slice(*role.scope)] == "(市教育局、卫生健康委按职责分工负责)"
