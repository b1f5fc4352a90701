"""Read `.xlsx`: every visible sheet as one table as Excel shows it; cells addressed `Sheet1!B4`, merged cells once with their spans."""

from __future__ import annotations

import io
import re
import warnings
from datetime import date, datetime, time
from decimal import Decimal

from dashboard.loaders.formats import package
from dashboard.loaders.formats.content import Builder, Content, Slot
from dashboard.loaders.formats.damage import refused_as

DEFAULT_NAME = re.compile(r"(?i)sheet\d*|工作表\d*")
DAY_SHOWN = re.compile(r"d|日", re.IGNORECASE)


def read(data: bytes, file: str) -> Content:
    """The visible sheets of a workbook; a sheet's own name stands above its table. Raises SourceError when it cannot be opened."""
    import openpyxl

    package.check(data, file, ".xlsx")
    builder = Builder()
    with refused_as(file, "Excel 文件结构不完整，请用 Excel 打开后重新另存"), warnings.catch_warnings(action="ignore"):
        shown, formulas = (openpyxl.load_workbook(io.BytesIO(data), data_only=computed) for computed in (True, False))
        for sheet in shown.worksheets:
            _sheet(sheet, formulas, builder)
    return builder.content()


def _sheet(sheet, formulas, builder: Builder) -> None:
    if sheet.sheet_state != "visible":
        builder.remarks.append(f"工作表“{sheet.title}”是隐藏的，未读取")
        return
    slots = _slots(sheet, formulas[sheet.title], builder)
    if slots and not DEFAULT_NAME.fullmatch(sheet.title):
        builder.paragraph(sheet.title)
    builder.table(slots)


def _slots(sheet, formulas, builder: Builder) -> list[Slot]:
    spans = {(merged.min_row, merged.min_col): merged for merged in sheet.merged_cells.ranges}
    slots = []
    # openpyxl has no public way to the cells that exist; iter_rows would walk billions of blanks to reach a stray XFD1048576.
    for (row, column), cell in sorted(sheet._cells.items()):
        text = _shown(cell)
        address = f"{sheet.title}!{cell.coordinate}"
        if not text and formulas.cell(row, column).data_type == "f":
            builder.remarks.append(f"{address} 是未计算的公式，请用 Excel 打开后保存")
        merged = spans.get((row, column))
        if text or merged:
            height, width = (merged.size["rows"], merged.size["columns"]) if merged else (1, 1)
            slots.append(Slot(text, row, column, address, height, width))
    return slots


def _shown(cell) -> str:
    """A cell's value as Excel shows it, for the formats that ledgers use: percentages, dates, whole numbers, text."""
    value, form = cell.value, cell.number_format or ""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        return f"{_plain(number * 100)}%" if "%" in form else _plain(number)
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月" + (f"{value.day}日" if DAY_SHOWN.search(form) else "")
    return value.isoformat() if isinstance(value, time) else str(value)


def _plain(number: Decimal) -> str:
    digits = format(number, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
