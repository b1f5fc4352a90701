"""The Excel template of one county or department and period: filled with what is known and locked where nothing is to be written."""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import ceil

from dashboard.reports import sheets
from dashboard.reports.drafts import YES
from dashboard.reports.periods import Period
from dashboard.reports.register import Due
from dashboard.reports.words import SECRETS, Openness, Status, Subject

# Headings in order -> field; those before the first writable one are locked.
LOCKED = ("序号", "工作任务", "年度目标", "牵头单位", "责任单位", "配合单位", "完成时限", "本期应完成", "上期进展情况")
WRITTEN: dict[str, str] = {
    "本期进展情况": "progress",
    "累计完成": "value",
    "单位": "unit",
    "完成情况": "status",
    "完成日期": "done_on",
    "存在问题": "problems",
    "下一步打算": "next_step",
    "需协调事项": "coordination",
    "受阻原因": "reason",
    "本期无变化": "no_change",
    "公开范围": "openness",
    "责任领导": "leader",
    "联系人及电话": "contact",
}
CHOICES: dict[str, tuple[str, ...]] = {
    "完成情况": tuple(str(status) for status in Status if status),
    "本期无变化": (YES,),
    "公开范围": tuple(str(one) for one in Openness),
}
HEADING_ROW, FIRST_ROW = 3, 4
KEY_COLUMN, KEY_HEADING = len(LOCKED) + len(WRITTEN) + 1, "事项编号"
# In characters; they fill two pages of A4 landscape at SCALE per cent, the second one from the column after LAST_ON_FIRST.
WIDTHS = {
    "序号": 5,
    "工作任务": 18,
    "年度目标": 22,
    "完成时限": 11,
    "本期应完成": 18,
    "上期进展情况": 20,
    "本期进展情况": 28,
    "累计完成": 9,
    "单位": 6,
    "完成情况": 8,
    "完成日期": 11,
    "存在问题": 18,
    "下一步打算": 18,
    "需协调事项": 16,
    "受阻原因": 14,
    "本期无变化": 7,
    "公开范围": 9,
    "责任领导": 8,
    "联系人及电话": 14,
}
USUAL_WIDTH = 10
LAST_ON_FIRST, SCALE, MARGIN_INCHES = "本期进展情况", 64, 0.4
CENTRED = ("序号", "完成时限")
# Points. A line to be written in has room for three lines of handwriting.
LINE_HEIGHT, LEAST_LINES, MOST_LINES, HEADING_HEIGHT, SIGNED_HEIGHT = 17, 3, 12, 32, 36
FORM, NOTES = sheets.TEMPLATE_SHEET, "说明"
MARK, MARK_TEXT = sheets.TEMPLATE_MARK
SIGNED = ("填报人：", "审核人：", "单位负责人：", "（公章）")
# Their columns: on the first of the two pages, and none of those that the second repeats.
SIGNED_AT = (3, 4, 7, 10)
DAY_SIGNED = "　　　　　　年　　月　　日"
PAGES_COUNTED = "第 &P 页，共 &N 页"
BETWEEN_KEYS = "|"
NAMES_APART = "、"


def template(member: str, city: str, year: int, period: Period, due: Sequence[Due]) -> bytes:
    """The workbook as bytes; its reader goes by headings, hidden keys and the hidden sheet, whatever was sorted or moved meanwhile."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = FORM
    _head(sheet, f"{city} {member} {period.words} 进展情况填报表")
    for number, one in enumerate(due, start=1):
        _line(sheet, FIRST_ROW + number - 1, number, one)
    _choices(sheet, max(len(due), 1))
    _rule(sheet, FIRST_ROW + len(due) - 1)
    _foot(sheet, FIRST_ROW + len(due) + 1)
    _print_form(sheet)
    notes = book.create_sheet(NOTES)
    notes.sheet_state = "veryHidden"
    for line in ((MARK, MARK_TEXT), ("城市", city), ("年度", year), ("报送期", period.name), ("单位", member)):
        notes.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def key_text(one: Due) -> str:
    """What the hidden column says of a line."""
    return BETWEEN_KEYS.join(one.item.key)


def _head(sheet, title: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet["A1"], sheet["A2"] = title, f"{SECRETS}。白色格填写，灰色格为已知内容；可离线填写后上传。"
    sheet["A1"].font, sheet["A2"].font = Font(bold=True, size=16), Font(color="C0392B")
    for column, heading in enumerate((*LOCKED, *WRITTEN, KEY_HEADING), start=1):
        cell = sheet.cell(HEADING_ROW, column, heading)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DFE4EC")
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(heading, USUAL_WIDTH)
    sheet.column_dimensions[get_column_letter(KEY_COLUMN)].hidden = True
    sheet.row_dimensions[HEADING_ROW].height = HEADING_HEIGHT
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 3)


def _line(sheet, row: int, number: int, one: Due) -> None:
    from openpyxl.styles import Alignment, PatternFill, Protection

    item, now, last = one.item, one.now, one.last
    known = (
        number,
        item.task or item.title,
        item.goal,
        NAMES_APART.join(item.leads or ((item.presumed,) if item.presumed else ())),
        NAMES_APART.join(item.responsible),
        NAMES_APART.join(item.support),
        item.due,
        one.expected,
        last.progress if last else "",
    )
    for column, value in enumerate(known, start=1):
        cell = sheet.cell(row, column, _safe(value))
        cell.fill = PatternFill("solid", fgColor="F4F6F9")
    for column, field in enumerate(WRITTEN.values(), start=len(LOCKED) + 1):
        value = getattr(now, field) if now else None
        sheet.cell(row, column, _safe(_written(field, value, one))).protection = Protection(locked=False)
    sheet.cell(row, KEY_COLUMN, key_text(one))
    for cell in sheet[row]:
        centred = cell.column <= len(LOCKED) and LOCKED[cell.column - 1] in CENTRED
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if centred else None)
    sheet.row_dimensions[row].height = LINE_HEIGHT * max(LEAST_LINES, min(MOST_LINES, max(map(_lines, sheet[row]))))


def _lines(cell) -> int:
    """How many lines a cell's text takes in its column: a spreadsheet that opens the file may not measure it."""
    width = WIDTHS.get((*LOCKED, *WRITTEN, KEY_HEADING)[cell.column - 1], USUAL_WIDTH)
    wide = [sum(2 if ord(letter) > 0xFF else 1 for letter in line) for line in str(cell.value or "").split("\n")]
    return 0 if cell.column == KEY_COLUMN else sum(max(1, ceil(letters / (width - 1))) for letters in wide)


def _rule(sheet, last: int) -> None:
    """Thin lines around every cell of the table, for print."""
    from openpyxl.styles import Border, Side

    side = Side(style="thin", color="8A94A6")
    for row in sheet.iter_rows(HEADING_ROW, last, 1, KEY_COLUMN - 1):
        for cell in row:
            cell.border = Border(side, side, side, side)


def _written(field: str, value: object, one: Due) -> object:
    """What stands in a writable cell: this period's own entry when there is one, the unit, the person last named."""
    if field == "unit":
        return one.item.unit
    if field == "no_change":
        return YES if value else None
    if field in ("leader", "contact") and not value and one.last:
        return getattr(one.last, field)
    if field == "value" and one.item.subject is not Subject.INDICATOR:
        return None
    return str(value) if field in ("status", "openness") and value else value or None


def _safe(value: object) -> object:
    """Text that a spreadsheet would take for a formula stands behind a blank."""
    return f" {value}" if isinstance(value, str) and value.startswith(("=", "+", "@")) else value


def _choices(sheet, count: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    headings = (*LOCKED, *WRITTEN)
    for heading, allowed in CHOICES.items():
        column = get_column_letter(headings.index(heading) + 1)
        choice = DataValidation(type="list", formula1=f'"{",".join(allowed)}"', allow_blank=True, showErrorMessage=True)
        choice.errorTitle, choice.error = "请从下拉列表中选择", "、".join(allowed)
        choice.add(f"{column}{FIRST_ROW}:{column}{FIRST_ROW + count - 1}")
        sheet.add_data_validation(choice)


def _foot(sheet, row: int) -> None:
    for column, words in zip(SIGNED_AT, SIGNED, strict=True):
        sheet.cell(row, column, words + (DAY_SIGNED if words is SIGNED[-1] else ""))
    sheet.row_dimensions[row].height = SIGNED_HEIGHT


def _print_form(sheet) -> None:
    """Landscape A4, two pages wide: what is known with the progress, then the rest; title, headings, number and task on each.

    Locked without a password: staff may unlock a broken file.
    """
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.pagebreak import Break, ColBreak

    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.scale = SCALE
    sheet.col_breaks = ColBreak()
    sheet.col_breaks.append(Break(id=(*LOCKED, *WRITTEN).index(LAST_ON_FIRST) + 1))
    sheet.print_title_rows, sheet.print_title_cols = f"{HEADING_ROW}:{HEADING_ROW}", "A:B"
    # The title stands above every page, so that the cells that hold it on the screen are not printed, cut off, on the second.
    sheet.print_area = f"A{HEADING_ROW}:{get_column_letter(KEY_COLUMN - 1)}{sheet.max_row}"
    sheet.oddHeader.center.text, sheet.oddHeader.center.size = sheet["A1"].value, 18
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = SECRETS, PAGES_COUNTED
    for side in ("left", "right"):
        setattr(sheet.page_margins, side, MARGIN_INCHES)
    sheet.page_margins.top, sheet.page_margins.bottom = 2.5 * MARGIN_INCHES, 2 * MARGIN_INCHES
    sheet.page_margins.header = sheet.page_margins.footer = MARGIN_INCHES
    sheet.print_options.horizontalCentered = True
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.sort = sheet.protection.autoFilter = False
