"""Tables are found however a document writes them."""

import pytest

from dashboard.loaders.grids import grids
from dashboard.loaders.headings import Column, column_of
from dashboard.provenance import Cell, Document
from dashboard.text.cleaning import clean
from tests.loaders.outlined import table


def read(document: Document) -> list[list[list[str]]]:
    cleaned = clean(document.text)
    return [[[cleaned.text[slice(*span)].strip() for span in row.cells.values()] for row in grid.rows] for grid in grids(document, cleaned)]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("序号", Column.NUMBER),
        ("重点任务", Column.TASK),
        ("工作目标", Column.GOAL),
        ("工作措施", Column.PLAN),
        ("4月份推进情况", Column.PROGRESS),
        ("目前进展", Column.PROGRESS),
        ("完成时限", Column.DUE),
        ("牵头单位", Column.LEAD),
        ("其他牵头单位", Column.CO_LEAD),
        ("责任单位（列首位的为牵头单位）", Column.RESPONSIBLE),
        ("配合单位", Column.SUPPORT),
        ("县（市、区）", Column.COUNTY),
        ("责任人", Column.OTHER),
        ("存在问题", Column.PROBLEM),
        ("进展情况及存在问题", Column.PROGRESS),
        ("建设内容", Column.GOAL),
        ("2023年完成值", Column.ACTUAL),
        ("2024年目标值", Column.GOAL),
        ("任务类别", Column.SECTION),
        ("加快建设数字政府，提升服务水平", None),
        ("", None),
    ],
)
def test_a_heading_says_what_its_column_is_for(heading, kind):
    assert column_of(heading) == kind


@pytest.mark.parametrize(
    "text",
    [
        "序号 |\n工作任务 |\n责任单位 |\n1 |\n建平台 |\n市大数据局 |\n2 |\n建网络 |\n市工信局 |",
        "序号\n工作任务\n责任单位\n1\n建平台\n市大数据局\n2\n建网络\n市工信局",
        "序号\t工作任务\t责任单位\n1\t建平台\t市大数据局\n2\t建网络\t市工信局",
        "| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | 建平台 | 市大数据局 |\n| 2 | 建网络 | 市工信局 |",
        "序号  工作任务    责任单位\n1   建平台   市大数据局\n2   建网络   市工信局",
        "序号 工作任务 责任单位\n1 建平台 市大数据局\n2 建网络 市工信局",
    ],
    ids=["a cell a line with bars", "a cell a line", "tabs", "bars", "wide blanks", "blanks"],
)
def test_a_table_in_a_text_is_read_whatever_parts_its_cells(text):
    assert read(Document("d", "d.txt", text)) == [[["1", "建平台", "市大数据局"], ["2", "建网络", "市工信局"]]]


def test_an_empty_cell_and_a_cell_of_several_lines_are_laid_into_their_columns():
    heading = "序号\n重点任务\n工作措施\n牵头单位\n配合单位\n完成时限\n"
    text = f"{heading}1\n建平台\n1.出方案；\n2.上线。\n市大数据局\n6月底\n2\n建网络\n铺设光缆。\n市工信局\n市财政局\n12月底"
    assert read(Document("d", "d.txt", text)) == [
        [
            ["1", "建平台", "1.出方案;\n2.上线。", "市大数据局", "6月底"],
            ["2", "建网络", "铺设光缆。", "市工信局", "市财政局", "12月底"],
        ]
    ]


def test_sections_between_rows_and_cells_that_say_nothing_shift_no_column():
    head = "序号\n工程名称\n上半年目标\n全年目标\n牵头单位\n责任单位\n\n"
    text = f"{head}一\n基础类（2项）\n1\n云平台\n-\n上线\n市大数据局\n市公安局、\n市财政局\n2\n外网\n招标\n验收\n市大数据局\n/"
    assert read(Document("d", "d.txt", text)) == [
        [["基础类(2项)"], ["1", "云平台", "上线", "市大数据局", "市公安局、市财政局"], ["2", "外网", "招标", "验收", "市大数据局"]]
    ]


def test_short_goals_that_end_like_a_bodys_name_stay_goals():
    head = "序号\n重点任务\n一季度目标\n二季度目标\n责任单位\n配合单位\n"
    text = f"{head}1\n建社区\n建成15所\n建成30所\n市民政局\n2\n建学校\n启动\n市教育局\n市财政局"
    assert read(Document("d", "d.txt", text))[0][0] == ["1", "建社区", "建成15所", "建成30所", "市民政局"]


def test_a_note_below_the_table_is_no_cell():
    text = "序号\n工作任务\n责任单位\n1\n建平台\n市大数据局\n备注：以上任务按季度调度。"
    assert read(Document("d", "d.txt", text)) == [[["1", "建平台", "市大数据局"]]]


def test_merged_cells_fill_their_rows_and_two_rows_of_headings_make_one():
    document = table(
        ["序号", "重点任务", "分季度目标", None, "责任单位"],
        [None, None, "一季度", "二季度", None],
        ["1", "建平台", "出方案", "上线", "市大数据局"],
        [None, None, "选址", "开工", "市工信局"],
        spans={(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2), (0, 4): (2, 1), (2, 0): (2, 1), (2, 1): (2, 1)},
    )
    found = grids(document, clean(document.text))[0]
    assert [found.headings[column].words for column in range(5)] == [
        "序号",
        "重点任务",
        "分季度目标 一季度",
        "分季度目标 二季度",
        "责任单位",
    ]
    assert read(document) == [[["1", "建平台", "出方案", "上线", "市大数据局"], ["1", "建平台", "选址", "开工", "市工信局"]]]


def test_a_table_without_headings_behind_a_ledger_is_its_next_page():
    first = table(["序号", "重点任务", "责任单位"], ["1", "建平台", "市大数据局"])
    added = "2\n建网络\n市工信局\n"
    offset = len(first.text)
    spans = [(0, 1), (2, 5), (6, 10)]
    cells = [Cell(offset + start, offset + end, "", 2, 0, column) for column, (start, end) in enumerate(spans)]
    assert read(Document("d", "d.pdf", first.text + added, (*first.cells, *cells))) == [
        [["1", "建平台", "市大数据局"], ["2", "建网络", "市工信局"]]
    ]


def test_a_heading_the_program_does_not_know_keeps_its_place():
    text = "序号\n重点任务\n包抓县级\n责任单位\n1\n建平台\n张某\n市大数据局\n2\n建网络\n李某\n市工信局"
    assert read(Document("d", "d.txt", text)) == [[["1", "建平台", "张某", "市大数据局"], ["2", "建网络", "李某", "市工信局"]]]


def test_numbers_that_begin_anew_behind_a_section_open_rows():
    text = "序号\n重点任务\n责任单位\n一、数字政府\n1\n建平台\n市大数据局\n二、数字社会\n1\n建社区\n市民政局"
    assert read(Document("d", "d.txt", text)) == [
        [["一、数字政府"], ["1", "建平台", "市大数据局"], ["二、数字社会"], ["1", "建社区", "市民政局"]]
    ]


def test_a_table_without_numbers_is_read_by_the_count_of_its_headings():
    text = "重点任务\n责任单位\n完成时限\n建平台\n市大数据局\n6月底前\n建网络\n市工信局\n12月底前"
    assert read(Document("d", "d.txt", text)) == [[["建平台", "市大数据局", "6月底前"], ["建网络", "市工信局", "12月底前"]]]


def test_a_heading_repeated_on_the_next_page_is_no_row():
    document = table(
        ["序号", "重点任务", "责任单位"], ["1", "建平台", "市大数据局"], ["序号", "重点任务", "责任单位"], ["2", "建网络", "市工信局"]
    )
    assert read(document) == [[["1", "建平台", "市大数据局"], ["2", "建网络", "市工信局"]]]


def test_a_table_without_a_ledgers_headings_is_left_out():
    assert read(table(["姓名", "电话"], ["张三", "123"])) == []
    assert read(Document("d", "d.txt", "没有表格的文字。\n第二行。")) == []
    assert read(Document("d", "d.txt", "")) == []
