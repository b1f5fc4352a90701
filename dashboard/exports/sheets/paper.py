"""How a sheet looks and prints: columns as wide as their words, A4 across, headings on every page, what it is and page numbers below."""

from __future__ import annotations

from unicodedata import east_asian_width

from dashboard.exports.about import About
from dashboard.reports.words import WATERMARK
from dashboard.settings import SETTINGS

WIDEST, NARROWEST, BESIDE = 60, 8, 3
PAGE = "第 &P 页，共 &N 页"
MARGIN = 0.5


def fit_columns(sheet, first: int, last: int) -> None:
    """Give each column the width of its longest text in these lines, and break what is longer than the widest."""
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    for place, cells in enumerate(sheet.iter_cols(min_row=first, max_row=last), start=1):
        longest = max(_width(str(cell.value)) for cell in cells if cell.value is not None) if any(cell.value for cell in cells) else 0
        sheet.column_dimensions[get_column_letter(place)].width = min(WIDEST, max(NARROWEST, longest + BESIDE))
        for cell in cells[1:]:
            cell.alignment = Alignment(vertical="top", wrap_text=longest > WIDEST)


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


def _width(text: str) -> int:
    """In characters of a workbook's own measure, of which a Chinese one takes two."""
    return max(sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in line) for line in text.split("\n")) if text else 0
