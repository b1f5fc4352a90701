"""How a sheet looks and prints: columns as wide as their words, A4 across, headings on every page, what it is and page numbers below."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from unicodedata import east_asian_width

from dashboard.exports.about import About
from dashboard.reports.words import WATERMARK
from dashboard.settings import SETTINGS

# Widths in a workbook's own measure; a sheet as wide as WHOLE prints in letters that can be read.
WIDEST, NARROWEST, BESIDE, WHOLE = 60, 8, 3, 190
LEAST_CAP = 14
# Points from one line to the next.
LINE = 15.6
RULED = "9FB0CB"
PAGE = "第 &P 页，共 &N 页"
MARGIN = 0.5


def fit_columns(sheet, first: int, last: int) -> None:
    """Give each column the width of its longest text in these lines, the widest giving way, and each line the height of its texts."""
    from openpyxl.utils import get_column_letter

    columns = list(sheet.iter_cols(min_row=first, max_row=last))
    asked = [max(NARROWEST, BESIDE + max(_width(_shown(cell)) for cell in cells)) for cells in columns]
    cap = next((cap for cap in range(WIDEST, LEAST_CAP, -1) if sum(min(width, cap) for width in asked) <= WHOLE), LEAST_CAP)
    for place, width in enumerate(asked, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = min(width, cap)
    for cells in sheet.iter_rows(min_row=first, max_row=last):
        fit_line(sheet, cells, [min(width, cap) for width in asked])


def fit_line(sheet, cells: Sequence, widths: Sequence[float]) -> None:
    """Break the texts of one line at the widths of their columns and make it as high as the longest needs."""
    from openpyxl.styles import Alignment, Border, Side

    below = Border(bottom=Side("hair", color=RULED))
    lines = 1
    for cell, width in zip(cells, widths, strict=True):
        needed = ceil(_width(_shown(cell)) / max(1, width - BESIDE / 2))
        lines = max(lines, needed)
        cell.alignment, cell.border = Alignment(vertical="top", wrap_text=needed > 1), below
    sheet.row_dimensions[cells[0].row].height = LINE * lines


def set_up(sheet, about: About, headings: int = 0) -> None:
    """A4 across, as wide as the page; the first `headings` lines stand on every page. A workbook has no watermark: 示例 stands above."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = MARGIN
    if headings:
        sheet.print_title_rows = f"1:{headings}"
    sheet.oddFooter.left.text = f"{about.city} {about.title}  截至 {about.as_of}"
    sheet.oddFooter.right.text = PAGE
    if SETTINGS.sample:
        sheet.oddHeader.center.text = WATERMARK


def _shown(cell) -> str:
    """About what a cell shows: a number with the unit of its format."""
    if isinstance(cell.value, int | float):
        return f"{cell.value:,}{cell.number_format.partition(chr(34))[2]}"
    return "" if cell.value is None else str(cell.value)[:10] if cell.is_date else str(cell.value)


def _width(text: str) -> int:
    """In characters of a workbook's own measure, of which a Chinese one takes two."""
    return max(sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in line) for line in text.split("\n")) if text else 0
