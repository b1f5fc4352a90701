"""The template as Excel opens it: what is locked, what is chosen from a list, and how it prints."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from dashboard.reports import template
from dashboard.reports.items import items
from dashboard.reports.periods import period
from dashboard.reports.register import Due
from dashboard.reports.words import Status
from tests.reports.made import CITY, step, tables

JUNE = period("2022-06")
HEADINGS = (*template.LOCKED, *template.WRITTEN)
LAST = step(Status.UNDERWAY, period="2022-05", as_of=date(2022, 5, 31), progress="已招标", leader="王局长", contact="李四 0539-1")


@pytest.fixture(scope="module")
def book():
    """A template of one step, about which something was said in May."""
    item = next(item for item in items(tables(), CITY, 2022) if item.subject_id == "step2")
    return openpyxl.load_workbook(io.BytesIO(template.template("市公安局", CITY, 2022, JUNE, [Due(item, JUNE, None, LAST)])))


def test_only_what_is_asked_for_can_be_written(book):
    sheet = book["填报"]
    free = [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    assert free == [f"{column}4" for column in "JKLMNOPQRSTUV"]
    assert (sheet.protection.sheet, sheet.protection.password, sheet.protection.sort) == (True, None, False)


def test_what_was_last_said_stands_beside_and_whom_to_call_is_kept(book):
    line = dict(zip((*template.LOCKED, *template.WRITTEN), (cell.value for cell in book["填报"][4]), strict=False))
    assert [line[heading] for heading in ("上期进展情况", "本期进展情况", "责任领导", "联系人及电话")] == [
        *("已招标", None, "王局长", "李四 0539-1")
    ]


def test_closed_answers_are_chosen_from_lists(book):
    lists = {
        str(choice.sqref): (choice.type, choice.formula1, choice.showErrorMessage)
        for choice in book["填报"].data_validations.dataValidation
    }
    assert lists == {
        "M4": ("list", '"已完成,推进中,受阻"', True),
        "S4": ("list", '"是"', True),
        "T4": ("list", '"可上屏,内部,仅审核人"', True),
    }


def test_it_prints_on_a4_landscape_with_headings_and_tasks_on_every_page(book):
    sheet = book["填报"]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", int(sheet.PAPERSIZE_A4))
    assert [HEADINGS[one.id - 1] for one in sheet.col_breaks.brk] == ["本期进展情况"]
    assert (sheet.print_title_rows, sheet.print_title_cols, sheet.print_area) == ("$3:$3", "$A:$B", "'填报'!$A$3:$V$6")
    assert sheet.oddHeader.center.text == sheet["A1"].value == "临沂 市公安局 2022年6月 进展情况填报表"


def test_a_line_is_as_high_as_its_longest_text_and_leaves_room_for_handwriting():
    item = next(item for item in items(tables(), CITY, 2022) if item.subject_id == "step2")
    long = Due(replace(item, goal="年" * 100), JUNE, None, LAST)
    sheet = openpyxl.load_workbook(io.BytesIO(template.template("市公安局", CITY, 2022, JUNE, [Due(item, JUNE, None, LAST), long])))["填报"]
    assert [sheet.row_dimensions[row].height / template.LINE_HEIGHT for row in (4, 5)] == [3, 10]


def test_the_signatures_stand_below_on_the_first_page(book):
    signed = {cell.coordinate: cell.value for row in book["填报"].iter_rows(min_row=5) for cell in row if cell.value}
    assert signed == {"C6": "填报人：", "D6": "审核人：", "G6": "单位负责人：", "J6": "（公章）" + template.DAY_SIGNED}


def test_keys_are_hidden_and_the_hidden_sheet_says_whose_and_when(book):
    assert book["填报"].column_dimensions["W"].hidden
    assert (book["说明"].sheet_state, list(book["说明"].values)) == (
        "veryHidden",
        [("种类", "填报模板"), ("城市", CITY), ("年度", 2022), ("报送期", "2022-06"), ("单位", "市公安局")],
    )
