"""Lines of an uploaded sheet as drafts: a filled template by its headings and hidden keys, else a table of county values."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.reports import county_values, template
from dashboard.reports.drafts import Draft, filled
from dashboard.reports.errors import ReportError
from dashboard.reports.people import Account
from dashboard.reports.periods import Period, period
from dashboard.reports.register import Register
from dashboard.reports.sheets import Cell, Sheet

NEEDED = (*template.WRITTEN, template.KEY_HEADING)
# Fields that stand in the sheet from the start, or say nothing alone.
BESIDE = ("unit", "openness", "leader", "contact")
NO_KEY = "这一行不是模板原有的事项，请填在原有的行里，或重新下载模板"
GONE = "这一行的事项已不在依据文件中，请重新下载模板"
TAKEN_APART = "这是填报模板的内容，但已不是原来的模板文件（复制到了新文件，或另存成了 .csv），请填在下载的模板里上传"


def read(register: Register, account: Account, sheet: Sheet) -> tuple[Draft, ...]:
    """Every line that says something. ReportError for a sheet that is neither, or a template of another city or year."""
    if sheet.notes:
        return tuple(_template(register, account, sheet))
    if _heading_row(sheet) is not None:
        raise ReportError(TAKEN_APART)
    return tuple(county_values.read(register, account, sheet))


def _template(register: Register, account: Account, sheet: Sheet) -> Iterator[Draft]:
    if (sheet.notes.get("城市"), sheet.notes.get("年度")) != (register.city, str(register.year)):
        raise ReportError(f"这是{sheet.notes.get('城市')}{sheet.notes.get('年度')}年度的模板，请到对应的城市和年度上传")
    chosen = period(sheet.notes.get("报送期", ""))
    first, columns = _headings(sheet)
    for row, cells in sheet.rows.items():
        if row > first and not any(cell.text.startswith(template.SIGNED) for cell in cells.values()):
            written = {field: sheet.cell(row, columns[heading]) for heading, field in template.WRITTEN.items()}
            if any((cell.text or cell.fault) for field, cell in written.items() if field not in BESIDE):
                yield _line(register, account, chosen, row, written, sheet.cell(row, columns[template.KEY_HEADING]).text)


def _headings(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """The row of headings and the column of each, wherever columns and rows were moved to; ReportError that says which are missing."""
    row = _heading_row(sheet)
    found = {cell.text: column for column, cell in sheet.rows.get(row, {}).items()}
    missing = [heading for heading in NEEDED if heading not in found]
    if row is None or missing:
        raise ReportError(f"模板的表头不全，缺少{'、'.join(missing)}，请重新下载模板")
    return row, found


def _heading_row(sheet: Sheet) -> int | None:
    """The row that has most of the headings that a table of county values cannot have."""
    own = set(NEEDED) - set(county_values.HEADINGS) - set(county_values.OTHER_WORDS)
    rows = list(sheet.rows.items())[: county_values.HEADINGS_WITHIN]
    return next((row for row, cells in rows if 2 * len(own & {cell.text for cell in cells.values()}) > len(own)), None)


def _line(register: Register, account: Account, chosen: Period, row: int, written: dict[str, Cell], key: str) -> Draft:
    parts = key.split(template.BETWEEN_KEYS)
    item = register.item(*parts) if len(parts) == 4 else None
    draft = Draft(row, item.title if item else key, written)
    if item is None:
        return draft.refused(draft.fault("", GONE if key else NO_KEY))
    return filled(draft, lambda values: register.entry(item, account, chosen, **values))
