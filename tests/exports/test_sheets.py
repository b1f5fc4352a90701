"""Views as CSV and workbook: values as values, texts never as formulas."""

import csv
import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from dashboard.exports.about import About
from dashboard.exports.plain import typed
from dashboard.exports.sheets import as_csv, as_workbook, paper
from dashboard.exports.sheets.cells import content
from dashboard.schema import State
from dashboard.views.pages import Listed
from dashboard.views.view import Source, View

ABOUT = About("甲市", "2022年度总览", "2022-07-31", ("县区：乙县",), "亮灯规则：通用规则", datetime(2022, 8, 1, 9, 30))
ROWS = (
    {"name": "基站", "value": "1,500", "share": "61.6%", "due": "2022-12-31", "state": State.DONE, "below": {"name": "12-31 前"}},
    {"name": "=HYPERLINK(1)", "value": "—", "share": "", "due": "", "state": State.NOT_DUE},
)
VIEW = View(
    id="v",
    headline="完成 1 项",
    subtitle="单位：个",
    columns={"name": "指标", "value": "数量", "share": "完成率", "due": "完成时限", "state": "亮灯"},
    rows=ROWS,
    sources=(Source("d1", "甲市工作要点", date="2022-03-01"),),
    as_of="截至 2022-07-31",
    rule="亮灯规则：通用规则",
)


def test_a_csv_says_what_the_screen_says_and_holds_no_formula():
    text = as_csv(VIEW).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["指标", "数量", "完成率", "完成时限", "亮灯"]
    assert rows[1] == ["基站（12-31 前）", "1,500", "61.6%", "2022-12-31", "已办结"]
    assert rows[2][0] == "'=HYPERLINK(1)"


def test_a_workbook_holds_numbers_dates_and_texts_under_frozen_headings():
    book = load_workbook(io.BytesIO(as_workbook([Listed("主要指标", VIEW)], ABOUT)))
    sheet = book["主要指标"]
    assert [cell.value for cell in sheet[4]] == ["基站（12-31 前）", 1500, 0.616, datetime(2022, 12, 31), "已办结"]
    assert (sheet["A5"].value, sheet["A5"].data_type) == ("=HYPERLINK(1)", "s")
    assert sheet.freeze_panes == "A4"
    assert sheet["A1"].value == "完成 1 项"


def test_a_workbook_says_its_filters_rule_sources_and_time():
    book = load_workbook(io.BytesIO(as_workbook([Listed("主要指标", VIEW)], ABOUT)))
    said = [str(cell.value) for row in book["说明"] for cell in row if cell.value]
    for words in ("甲市 2022年度总览", "筛选：县区：乙县", "亮灯规则：通用规则", "导出时间：2022-08-01 09:30", "甲市工作要点 2022-03-01"):
        assert words in said


def test_two_views_of_one_name_have_two_sheets_and_one_without_rows_only_its_reason():
    empty = View(id="e", headline="没有", note="文件没有写明")
    book = load_workbook(io.BytesIO(as_workbook([Listed("甲/乙", VIEW), Listed("甲乙", VIEW), Listed("空", empty)], ABOUT)))
    assert book.sheetnames == ["说明", "甲乙", "甲乙 2"]
    assert "文件没有写明" in [cell.value for cell in book["说明"]["C"]]


def test_texts_become_what_they_mean():
    assert [typed(text) for text in ("1,500", "−3.5", "61.6%", "2022-12-31", "2022-13-31", "75个", "")] == [
        1500,
        -3.5,
        0.616,
        date(2022, 12, 31),
        "2022-13-31",
        "75个",
        "",
    ]


def test_a_file_name_holds_nothing_that_a_file_system_refuses():
    assert ABOUT.file_name('挂图/作战: "7月"', "xlsx") == "甲市_挂图作战7月_2022-07-31.xlsx"


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("1500个", 1500, '#,##0"个"'),
        ("17.24亿条", 17.24, '#,##0.00"亿条"'),
        ("61.6%", 0.616, "0.0%"),
        ("90%", 0.9, "0%"),
        ("1,200", 1200, "#,##0"),
        ("2022-12-31", date(2022, 12, 31), "yyyy-mm-dd"),
        ("12", 12, ""),
        ("≥100项", "≥100项", ""),
        ("5G基站", "5G基站", ""),
        ("3—5个", "3—5个", ""),
        ("563个（数据至 2020-06-30）", "563个（数据至 2020-06-30）", ""),
        ("2022-13-31", "2022-13-31", ""),
    ],
)
def test_a_number_keeps_its_unit_as_its_format_and_everything_else_stays_text(text, value, shown):
    assert content(text) == (value, shown)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_what_begins_like_a_formula_is_marked_as_text(sign):
    rows = ({"name": f"{sign}cmd|'/c calc'!A0"},)
    view = View(id="v", headline=f"{sign}1+1", columns={"name": f"{sign}指标"}, rows=rows)
    sheet = load_workbook(io.BytesIO(as_workbook([Listed("表", view)], ABOUT)))["表"]
    for cell in (sheet["A1"], sheet["A3"], sheet["A4"]):
        assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_a_sheet_prints_across_as_wide_as_its_page_with_its_headings_on_each():
    sheet = load_workbook(io.BytesIO(as_workbook([Listed("主要指标", VIEW)], ABOUT)))["主要指标"]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == ("landscape", 1, 0)
    assert sheet.print_title_rows == "$1:$3"
    assert "第 &P 页，共 &N 页" in sheet.oddFooter.right.text


def test_long_texts_are_broken_in_columns_that_together_fit_a_page_and_their_lines_are_high_enough():
    rows = tuple({name: "很长的说明" * 20 for name in "abcdef"} for _ in range(2))
    view = View(id="v", headline="h", columns={name: name for name in "abcdef"}, rows=rows)
    sheet = load_workbook(io.BytesIO(as_workbook([Listed("表", view)], ABOUT)))["表"]
    assert sum(sheet.column_dimensions[name].width for name in "ABCDEF") <= paper.WHOLE
    assert sheet["A4"].alignment.wrap_text and sheet.row_dimensions[4].height > 5 * paper.LINE


def test_a_chart_stands_below_its_rows_as_excels_own_drawn_from_the_numbers_beside_it():
    bars = {"data": [{"type": "bar", "name": "计划", "x": ["一季度", "二季度"], "y": [3, 2]}], "layout": {}}
    view = View(id="v", headline="h", columns={"q": "季度"}, rows=({"q": "一季度"},), figure=bars)
    sheet = load_workbook(io.BytesIO(as_workbook([Listed("季度", view)], ABOUT)))["季度"]
    (chart,) = sheet._charts
    block = next(cell.row for cell in sheet["A"] if cell.value == "图表数据")
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=block + 1, max_row=block + 3, max_col=2)] == [
        [None, "计划"],
        ["一季度", 3],
        ["二季度", 2],
    ]
    assert chart.series[0].val.numRef.f == f"'季度'!$B${block + 2}:$B${block + 3}"
