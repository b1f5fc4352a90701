"""A ledger's rows become tasks with parts, roles, steps and progress."""

from datetime import date

from dashboard.loaders.outline import PartRole
from dashboard.text.cleaning import clean
from tests.loaders.outlined import dated, outlined, rows, table, tabled

QUARTERS = """编号 |
工作任务 |
具体目标 |
推进计划 |
4月份推进情况 |
134 |
建设园区。 |
年度目标:引进企业30家。 ①一季度目标:完成选址; ②二季度目标:完成申报,培训150人。 |
①3月,完成选址; ②4月,完成内装; ③5月,举办培训班。加强宣传。 |
1.内装已完成; 2.截至4月12日,共收集10个县的情况。 |"""


def test_quarters_of_the_goals_cell_are_parents_of_the_months_of_the_plan_cell():
    found = outlined(QUARTERS)
    assert dated(QUARTERS, found) == [
        ("2024-03-31", "quarter", "一季度目标:完成选址"),
        ("2024-06-30", "quarter", "二季度目标:完成申报,培训150人"),
        ("2024-03-31", "month", "3月,完成选址"),
        ("2024-04-30", "month", "4月,完成内装"),
        ("2024-05-31", "month", "5月,举办培训班。加强宣传"),
    ]
    keys = [step.key for step in found.steps]
    assert [step.parent for step in found.steps] == ["", "", keys[0], keys[1], keys[1]]


def test_the_years_goal_is_no_step_but_its_stretch_is_due_when_the_year_ends():
    found = outlined(QUARTERS)
    goals = [(part.due, clean(QUARTERS).text[part.start : part.end][:5]) for part in found.parts if part.role is PartRole.GOAL]
    assert goals == [(date(2024, 12, 31), "年度目标:"), (None, "①一季度目")]


def test_progress_is_one_row_a_statement_dated_by_itself_or_by_its_column():
    found = rows(QUARTERS)["progress"]
    assert [(row["task_no"], row["as_of"], row["text"]) for row in found] == [
        ("134", date(2024, 4, 30), "内装已完成"),
        ("134", date(2024, 4, 12), "截至4月12日,共收集10个县的情况"),
    ]


def test_a_ledger_that_names_no_lead_leaves_the_department_empty():
    found = rows(QUARTERS)
    assert [(row["task_no"], row["title"], row["department"]) for row in found["tasks"]] == [("134", "建设园区", "")]
    assert found["roles"] == []


def test_a_date_column_dates_the_measures_that_name_no_date_and_no_others():
    found = tabled(
        table(
            ["序号", "重点任务", "工作目标", "工作措施", "完成时限"],
            ["1", "建平台", "汇聚数据", "6月底前出方案，9月底前上线。", "2024年12月底"],
            ["2", "建网络", "覆盖全市", "铺设光缆。", "10月"],
            ["3", "建机房", "一处", "", "2024.11"],
            ["4", "抓宣传", "", "持续开展。", "长期"],
        )
    )
    assert [(step.due, step.grain) for step in found.steps] == [
        (date(2024, 6, 30), "month"),
        (date(2024, 9, 30), "month"),
        (date(2024, 10, 31), "month"),
        (date(2024, 11, 30), "month"),
    ]


def test_a_date_column_that_says_what_is_done_by_when_is_a_plan():
    document = table(
        ["序号", "任务名称", "年度目标", "时间节点"],
        ["1", "智慧停车", "新增泊位8000个", "上半年完成3000个，年底前完成8000个"],
        ["2", "智慧社区", "打造40个", "11月底前完成"],
    )
    found = tabled(document)
    assert [(step.due, document.text[step.start : step.end]) for step in found.steps] == [
        (date(2024, 6, 30), "上半年完成3000个"),
        (date(2024, 12, 31), "年底前完成8000个"),
        (date(2024, 11, 30), "打造40个"),
    ]


def test_the_years_column_is_the_last_of_its_quarters_and_alone_no_step():
    series = table(["序号", "重点任务", "一季度目标", "全年目标"], ["1", "建平台", "出方案", "上线"])
    assert [(step.due, step.grain) for step in tabled(series).steps] == [(date(2024, 3, 31), "quarter"), (date(2024, 12, 31), "year")]
    assert tabled(table(["序号", "重点任务", "年度目标"], ["1", "建平台", "上线"])).steps == ()


def test_the_one_body_responsible_stands_for_the_department_where_nobody_leads():
    found = tabled(table(["序号", "重点任务", "责任单位"], ["1", "建平台", "市大数据局"], ["2", "建网络", "市大数据局、市财政局"]))
    assert [entry.departments for entry in found.entries] == [("市大数据局",), ()]


def test_a_bracket_behind_a_body_says_that_it_leads_or_names_it_a_second_time():
    document = table(
        ["序号", "重点任务", "责任单位"],
        ["1", "建平台", "市大数据局（牵头）、市财政局"],
        ["2", "建大厅", "市行政审批局（市政务服务局）"],
        ["3", "其他", "待定"],
    )
    found = tabled(document)
    assert [[(role.department, role.role) for role in entry.roles] for entry in found.entries] == [
        [("市大数据局", "lead"), ("市财政局", "responsible")],
        [("市行政审批局", "responsible")],
        [],
    ]


def test_a_clause_in_a_column_of_bodies_names_no_department():
    found = tabled(table(["序号", "重点任务", "责任单位"], ["1", "建平台", "建成15所；建成30所"]))
    assert found.entries[0].roles == ()


def test_what_a_note_adds_belongs_to_its_task():
    found = tabled(table(["序号", "重点任务", "责任单位", "备注"], ["1", "建基站", "市工信局", "其中东区180个"]))
    assert [(part.role, part.task_no) for part in found.parts if part.task_key] == [(PartRole.TITLE, "1"), (PartRole.GOAL, "1")]


def test_a_bare_number_carries_the_unit_of_its_row_and_what_the_row_counts():
    found = tabled(
        table(
            ["序号", "指标名称", "单位", "2023年完成值", "2024年目标值", "牵头单位", "完成时间"],
            ["1", "基站数", "万个", "1.28", "1.5", "市工信局", "12月底"],
        )
    )
    assert [(str(part.role), part.unit, part.counted, part.due) for part in found.parts if part.unit] == [
        ("progress", "万个", "基站数", date(2023, 12, 31)),
        ("goal", "万个", "基站数", date(2024, 12, 31)),
    ]
    assert [entry.departments for entry in found.entries] == [("市工业和信息化局",)]
    assert found.steps == ()


def test_a_unit_may_stand_in_the_indicators_name_and_the_year_in_the_heading():
    found = tabled(table(["序号", "主要指标", "2023年基数", "2024年目标", "2025年目标"], ["1", "数据总量（亿条）", "8.6", "12以上", "20"]))
    assert [(str(part.role), part.unit, part.counted, part.due) for part in found.parts if part.unit] == [
        ("base", "亿条", "数据总量", date(2023, 12, 31)),
        ("goal", "亿条", "数据总量", date(2024, 12, 31)),
        ("goal", "亿条", "数据总量", date(2025, 12, 31)),
    ]


def test_columns_of_several_years_date_their_cells_and_one_years_column_does_not():
    document = table(
        ["序号", "重点任务", "年度目标", None, "责任单位"],
        [None, None, "2024年", "2025年", None],
        ["1", "建社区", "建成50个", "建成80个", "市民政局"],
        spans={(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2), (0, 4): (2, 1)},
    )
    assert [step.due for step in tabled(document).steps] == [date(2024, 12, 31), date(2025, 12, 31)]
    assert tabled(table(["序号", "重点任务", "2024年目标"], ["1", "建社区", "建成50个"])).steps == ()


def test_beside_a_column_of_goals_the_contents_name_the_task_and_one_deadline_is_one_step():
    document = table(
        ["序号", "工作内容", "年度目标", "完成时限", "存在问题"], ["1", "建停车平台", "接入泊位5万个", "10月底", "2座停车场未接入"]
    )
    found = tabled(document)
    assert [entry.title for entry in found.entries] == ["建停车平台"]
    assert [document.text[step.start : step.end] for step in found.steps] == ["接入泊位5万个"]
    assert [(part.role, part.form) for part in found.parts if part.task_no][-1] == (PartRole.BODY, "report")


def test_a_title_over_two_numbers_is_two_tasks_with_their_own_bodies_and_days():
    document = table(
        ["序号", "重点任务", "工作措施", "牵头单位", "完成时限"],
        ["1", "建平台", "出方案", "市大数据局", "6月底"],
        ["2", None, "上线", "市财政局", "9月底"],
        spans={(1, 1): (2, 1)},
    )
    found = tabled(document)
    assert [(entry.task_no, entry.title, entry.departments) for entry in found.entries] == [
        ("1", "建平台", ("市大数据局",)),
        ("2", "建平台", ("市财政局",)),
    ]
    assert [step.due for step in found.steps] == [date(2024, 6, 30), date(2024, 9, 30)]


def test_a_task_over_several_rows_is_one_with_a_step_a_measure():
    document = table(
        ["序号", "重点任务", "工作措施", "责任单位", "完成时限"],
        ["1", "建平台", "出方案。", "市大数据局", "3月底"],
        [None, None, "上线。", "市财政局", "9月底"],
        spans={(1, 0): (2, 1), (1, 1): (2, 1)},
    )
    found = tabled(document)
    assert [entry.title for entry in found.entries] == ["建平台"]
    assert [(step.due, document.text[step.start : step.end]) for step in found.steps] == [
        (date(2024, 3, 31), "出方案"),
        (date(2024, 9, 30), "上线"),
    ]
    assert [(role.department, role.role) for role in found.entries[0].roles] == [("市大数据局", "responsible"), ("市财政局", "responsible")]


def test_columns_give_roles_unless_the_cell_itself_says_who_leads():
    found = tabled(
        table(
            ["序号", "重点任务", "牵头单位", "配合单位", "责任单位"],
            ["1", "建平台", "市发改委", "市财政局、各县区政府", ""],
            ["2", "建网络", "", "", "市工信局牵头，市大数据局配合"],
        )
    )
    assert [[(role.department, role.role, role.as_written) for role in entry.roles] for entry in found.entries] == [
        [("市发展改革委", "lead", "市发改委"), ("市财政局", "support", "市财政局"), ("各县区政府", "support", "各县区政府")],
        [("市工业和信息化局", "lead", "市工信局"), ("市大数据局", "support", "市大数据局")],
    ]
    assert [entry.departments for entry in found.entries] == [("市发展改革委",), ("市工业和信息化局",)]


def test_the_first_of_the_responsible_leads_where_the_heading_says_so():
    found = tabled(table(["序号", "重点任务", "责任单位（列首位的为牵头单位）"], ["1", "建平台", "市大数据局、市财政局"]))
    assert [(role.department, role.role) for role in found.entries[0].roles] == [("市大数据局", "lead"), ("市财政局", "responsible")]


def test_a_row_of_one_cell_is_a_section_and_a_section_column_holds_until_the_next():
    wide = table(["序号", "重点任务", "责任单位"], ["一、数字政府", None, None], ["1", "建平台", "市大数据局"], spans={(1, 0): (1, 3)})
    assert [entry.section for entry in tabled(wide).entries] == ["一、数字政府"]
    column = table(["序号", "类别", "重点任务"], ["1", "数字政府", "建平台"], ["2", "", "建网络"], ["3", "数字社会", "建社区"])
    assert [entry.section for entry in tabled(column).entries] == ["数字政府", "数字政府", "数字社会"]


def test_headings_that_name_quarters_date_their_cells():
    document = table(["序号", "重点任务", "一季度目标", "二季度目标"], ["1", "建平台", "出方案", "上线"])
    assert [(step.due, step.grain) for step in tabled(document).steps] == [(date(2024, 3, 31), "quarter"), (date(2024, 6, 30), "quarter")]


def test_without_a_year_nothing_is_dated():
    assert outlined(QUARTERS, year=None).steps == ()


def test_what_is_not_understood_is_said_with_its_place():
    document = table(
        ["序号", "重点任务", "责任单位", "完成时限"], ["1", "建平台", "已于完成", "视情况"], ["2", "建网络", "市工信局", "长期"]
    )
    found = [(doubt.what, document.text[doubt.start : doubt.end]) for doubt in tabled(document).doubts]
    assert found == [("时限“视情况”没有读懂，请写明年月", "视情况"), ("“责任单位”一栏里没有认出单位", "已于完成")]


def test_a_table_whose_headings_are_not_known_is_said_to_be_read_as_text():
    unknown = table(["甲", "乙", "丙"], ["1", "2", "3"], ["4", "5", "6"])
    assert [doubt.what[:12] for doubt in tabled(unknown).doubts] == ["这张表的表头没有认出，只"]
    assert tabled(table(["序号", "重点任务", "责任单位"], ["1", "建平台", "市大数据局"])).doubts == ()


def test_the_head_of_a_web_page_is_no_unknown_ledger():
    head = table(
        ["索 引 号", "A1", "主题分类", "综合"], ["发文机关", "市数据局", "发布日期", "2024年5月1日"], ["文号", "", "有效性", "有效"]
    )
    assert tabled(head).doubts == ()
