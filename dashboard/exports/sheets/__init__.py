"""Views as CSV (one view) and as a workbook: a sheet a view with its native chart, and a first one that says what it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from dashboard.exports import captions
from dashboard.exports.about import About
from dashboard.exports.making import Making, Piece, Step, finished, pieces
from dashboard.exports.native import chart_of
from dashboard.exports.plain import harmless, heads, texts
from dashboard.exports.sheets.cells import put, write
from dashboard.exports.sheets.charts import add_chart
from dashboard.exports.sheets.paper import fit_columns, fit_line, set_up
from dashboard.reports.words import WATERMARK
from dashboard.settings import SETTINGS
from dashboard.views.pages import Listed
from dashboard.views.view import View

ABOUT_SHEET, ABOUT_HEADS, ABOUT_WIDTHS = "说明", ("工作表", "结论", "说明", "依据文件"), (24, 48, 48, 60)
SHEET_NAME_LENGTH = 31
SHEET_NAME_SIGNS = re.compile(r"[\[\]:*?/\\']")
HEAD_LINE, HEAD_COLOUR = 3, "E4EDF7"
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
    return finished(make_workbook(pieces(listed, about), about))


def make_workbook(wanted: Sequence[Piece], about: About) -> Making:
    """The same step by step, one piece a step."""
    from openpyxl import Workbook

    book = Workbook()
    _letters(book)
    shown: list[tuple[str, View, Piece]] = []
    for place, piece in enumerate(wanted, start=1):
        yield Step(place, len(wanted), piece.name)
        view = piece.draw()
        if view is None:
            continue
        shown.append((_sheet(book, view, piece) if view.rows else sheet_name(piece.name), view, piece))
    _about(book.worksheets[0], shown, about)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_name(name: str) -> str:
    """A view's name as a workbook allows it."""
    return SHEET_NAME_SIGNS.sub("", name)[:SHEET_NAME_LENGTH]


def sources(view: View) -> str:
    """The documents behind a view, with number and date."""
    return "；".join(source.citation for source in view.sources)


def _letters(book) -> None:
    """The office's font for every cell that names none."""
    for font in (book._fonts[0], book._named_styles["Normal"].font):
        font.name, font.scheme, font.family = SETTINGS.office_font, None, None


def _about(sheet, shown: Sequence[tuple[str, View, Piece]], about: About) -> None:
    """What the workbook is: filters, date, rule and time, then each sheet with its finding and its documents."""
    from openpyxl.styles import Font

    sheet.title = ABOUT_SHEET
    for line, said in enumerate(about.lines, start=1):
        put(sheet.cell(line, 1), said)
    head = len(about.lines) + 2
    write(sheet, head, ABOUT_HEADS)
    for cell in (sheet["A1"], *sheet[head]):
        cell.font = Font(name=SETTINGS.office_font, bold=True)
    for line, (name, view, piece) in enumerate(shown, start=head + 1):
        said = captions.subtitle(view, piece.about) if view.rows else view.note
        write(sheet, line, [name, view.headline, said, sources(view)])
        fit_line(sheet, sheet[line], ABOUT_WIDTHS)
    for column, width in zip("ABCD", ABOUT_WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    set_up(sheet, about)


def _sheet(book, view: View, piece: Piece) -> str:
    """A sheet of one view: finding, what is measured, headings, rows, sources, rule, and its chart below them. Gives its name."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    name = _free_name(book, sheet_name(piece.name))
    sheet = book.create_sheet(name)
    put(sheet["A1"], f"{WATERMARK}：{view.headline}" if SETTINGS.sample else view.headline)
    put(sheet["A2"], captions.subtitle(view, piece.about))
    write(sheet, HEAD_LINE, heads(view))
    sheet["A1"].font = Font(name=SETTINGS.office_font, bold=True, size=14)
    for cell in sheet[HEAD_LINE]:
        cell.font, cell.fill = Font(name=SETTINGS.office_font, bold=True), PatternFill("solid", fgColor=HEAD_COLOUR)
    for line, row in enumerate(texts(view), start=HEAD_LINE + 1):
        write(sheet, line, row)
    last = HEAD_LINE + len(view.rows)
    sheet.freeze_panes = f"A{HEAD_LINE + 1}"
    sheet.auto_filter.ref = f"A{HEAD_LINE}:{get_column_letter(len(view.columns))}{last}"
    fit_columns(sheet, HEAD_LINE, last)
    set_up(sheet, piece.about, headings=HEAD_LINE)
    _below(sheet, last + 2, view, piece)
    return name


def _below(sheet, line: int, view: View, piece: Piece) -> None:
    """Source, date and rule, then the chart where the view has one."""
    said = [f"来源：{sources(view)}" if view.sources else "", *captions.foot(view, piece.about).split("\n")[1:]]
    said = [words for words in said if words]
    for place, words in enumerate(said):
        put(sheet.cell(line + place, 1), words)
    chart = chart_of(view)
    if chart:
        add_chart(sheet, line + len(said) + 1, chart)


def _free_name(book, name: str) -> str:
    taken, number = set(book.sheetnames), 1
    free = name
    while free in taken:
        number += 1
        free = f"{name[: SHEET_NAME_LENGTH - 3]} {number}"
    return free
