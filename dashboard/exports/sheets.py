"""Views as CSV (one view) and as a workbook (a sheet a view, and one that says what it is)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date

from dashboard.exports.about import About
from dashboard.exports.plain import harmless, heads, texts, typed
from dashboard.reports.words import WATERMARK
from dashboard.settings import SETTINGS
from dashboard.views.pages import Listed
from dashboard.views.view import View

ABOUT_SHEET = "说明"
SHEET_NAME_LENGTH = 31
SHEET_NAME_SIGNS = re.compile(r"[\[\]:*?/\\']")
WIDEST = 60
BOM = "\ufeff"


def as_csv(view: View) -> bytes:
    """The rows of a view, headed in Chinese, UTF-8 with a mark by which Excel and WPS know it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads(view))
    writer.writerows([harmless(text) for text in row] for row in texts(view))
    return (BOM + out.getvalue()).encode()


def as_workbook(listed: Sequence[Listed], about: About) -> bytes:
    """A workbook of all views that have rows: numbers are numbers, dates dates, texts never formulas, headings frozen."""
    from openpyxl import Workbook

    book = Workbook()
    _about(book.active, listed, about)
    for name, view in listed:
        if view.rows:
            _sheet(book, sheet_name(name), view)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _about(sheet, listed: Sequence[Listed], about: About) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.title = ABOUT_SHEET
    for line in about.lines:
        sheet.append([line])
    sheet.append([])
    sheet.append(["工作表", "结论", "说明", "依据文件"])
    for cell in (sheet["A1"], *sheet[sheet.max_row]):
        cell.font = Font(bold=True)
    for name, view in listed:
        _write(sheet, [sheet_name(name), view.headline, view.note if not view.rows else view.subtitle, sources(view)])
    for column, width in zip("ABCD", (24, 48, 48, 60), strict=True):
        sheet.column_dimensions[column].width = width
    for cell in sheet["D"]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _sheet(book, name: str, view: View) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(_free_name(book, name))
    if SETTINGS.sample:
        # A workbook has no watermark; this stands above every printed page.
        sheet.oddHeader.center.text = WATERMARK
    sheet.append([f"{WATERMARK}：{view.headline}" if SETTINGS.sample else view.headline])
    sheet.append(["；".join(word for word in (view.subtitle, view.as_of, view.rule) if word)])
    sheet.append(heads(view))
    sheet["A1"].font = Font(bold=True, size=14)
    for cell in sheet[3]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E4EDF7")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    rows = texts(view)
    for row in rows:
        _write(sheet, row)
    sheet.freeze_panes = "A4"
    sheet.auto_filter.ref = f"A3:{get_column_letter(len(view.columns))}{len(rows) + 3}"
    for place, name in enumerate(heads(view), start=1):
        longest = max([len(name), *(len(row[place - 1]) for row in rows)])
        sheet.column_dimensions[get_column_letter(place)].width = min(WIDEST, 2 * longest + 4)
    sheet.append([])
    _write(sheet, [f"来源：{sources(view)}"])


def _write(sheet, texts_of_row: Sequence[str]) -> None:
    """Append one row; a text that looks like a formula stays a text."""
    place = sheet.max_row + 1
    for column, text in enumerate(texts_of_row, start=1):
        value = typed(text)
        cell = sheet.cell(place, column, value)
        if isinstance(value, str):
            cell.data_type = "s"
        elif isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        elif text.endswith("%"):
            cell.number_format = "0.0%"


def sheet_name(name: str) -> str:
    """A view's name as a workbook allows it."""
    return SHEET_NAME_SIGNS.sub("", name)[:SHEET_NAME_LENGTH]


def sources(view: View) -> str:
    """The documents behind a view, with number and date."""
    return "；".join(f"{source.title}{f'（{source.doc_no}）' if source.doc_no else ''} {source.date}".strip() for source in view.sources)


def _free_name(book, name: str) -> str:
    taken, number = set(book.sheetnames), 1
    free = name
    while free in taken:
        number += 1
        free = f"{name[: SHEET_NAME_LENGTH - 3]} {number}"
    return free
