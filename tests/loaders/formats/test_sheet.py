"""Workbooks: addresses, merged cells, and values as Excel shows them."""

import io
from datetime import datetime

import openpyxl
import pytest

from dashboard.loaders.formats import sheet
from dashboard.provenance import SourceError


def saved(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(book):
    content = sheet.read(saved(book), "台账.xlsx")
    return content, {cell.address: content.text[cell.start : cell.end] for cell in content.cells}


def test_a_ledger_with_merged_cells_and_a_two_row_heading_keeps_its_addresses():
    book = openpyxl.Workbook()
    page = book.active
    page.title = "附件1"
    for row in (["任务", "目标", None], [None, "上半年", "全年"], ["建设基站", "800个", "1500个"]):
        page.append(row)
    page.merge_cells("A1:A2")
    page.merge_cells("B1:C1")
    content, cells = read(book)
    assert cells == {"附件1!A1": "任务", "附件1!B1": "目标", "附件1!B2": "上半年", "附件1!C2": "全年"} | {
        "附件1!A3": "建设基站",
        "附件1!B3": "800个",
        "附件1!C3": "1500个",
    }
    spans = {cell.address: (cell.row_span, cell.column_span) for cell in content.cells}
    assert spans["附件1!A1"] == (2, 1) and spans["附件1!B1"] == (1, 2)
    assert content.text.startswith("附件1\n任务\n目标\n")


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.9, "0%", "90%"),
        (0.616, "0.0%", "61.6%"),
        (1500.0, "General", "1500"),
        (17.24, "General", "17.24"),
        (1e-7, "General", "0.0000001"),
        (12345678901, "#,##0", "12345678901"),
        (datetime(2022, 6, 30), "yyyy-mm-dd", "2022年6月30日"),
        (datetime(2022, 6, 1), 'yyyy"年"m"月"', "2022年6月"),
        (True, "General", "是"),
    ],
)
def test_values_read_as_excel_shows_them(value, form, shown):
    book = openpyxl.Workbook()
    book.active["B4"] = value
    book.active["B4"].number_format = form
    assert read(book)[1] == {"Sheet!B4": shown}


def test_a_formula_that_was_never_computed_is_remarked_upon():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "合计", "=SUM(B1:B9)"
    content, cells = read(book)
    assert cells == {"Sheet!A1": "合计"}
    assert content.remarks == ("Sheet!A2 是未计算的公式，请用 Excel 打开后保存",)


def test_a_hidden_sheet_is_left_out_and_remarked_upon():
    book = openpyxl.Workbook()
    book.active["A1"] = "任务"
    book.create_sheet("底稿")["A1"] = "草稿"
    book["底稿"].sheet_state = "hidden"
    content, cells = read(book)
    assert cells == {"Sheet!A1": "任务"}
    assert content.remarks == ("工作表“底稿”是隐藏的，未读取",)


def test_a_stray_cell_at_the_far_corner_costs_nothing():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "任务", "终"
    assert read(book)[1] == {"Sheet!A1": "任务", "Sheet!XFD1048576": "终"}


def test_a_package_that_is_no_workbook_is_refused():
    import docx

    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with pytest.raises(SourceError, match="Excel 文件结构不完整"):
        sheet.read(buffer.getvalue(), "改名.xlsx")
