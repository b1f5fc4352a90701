"""Tables of county values (indicator × county × date), made by hand or from the empty table: lines as entries, each fault at its cell."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from dashboard.reference.indicators import Indicator, Indicators
from dashboard.reference.places import Places
from dashboard.reports.drafts import Draft, filled
from dashboard.reports.entries import Entry
from dashboard.reports.errors import ReportError
from dashboard.reports.items import Item
from dashboard.reports.people import Account
from dashboard.reports.periods import Rhythm, containing
from dashboard.reports.register import Register
from dashboard.reports.sheets import MOST_ROWS, Cell, Sheet

# Headings -> field, in the order of the empty table.
HEADINGS: dict[str, str] = {"指标": "indicator", "县区": "county", "截至日期": "as_of", "数值": "value", "单位": "unit", "说明": "progress"}
OTHER_WORDS = {
    "日期": "截至日期",
    "县市区": "县区",
    "区县": "县区",
    "县（市、区）": "县区",
    "累计完成": "数值",
    "完成数": "数值",
    "计量单位": "单位",
}
NEEDED = ("指标", "县区", "截至日期", "数值")
# A column that says nothing.
PASSED_OVER = "序号"
HEADINGS_WITHIN = 10
WIDTHS = (26, 14, 14, 14, 10, 40)
# Excel takes a list within a rule only up to this length.
LONGEST_LIST = 255
NO_HEADINGS = f"不是本系统的填报模板，也没有县区数据的表头：第一行应有{'、'.join(NEEDED)}，可加单位、说明"


def empty_table(counties: Sequence[str]) -> bytes:
    """A workbook with the headings and nothing below them; the county is chosen from `counties`."""
    import openpyxl
    from openpyxl.styles import Font
    from openpyxl.worksheet.datavalidation import DataValidation

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "县区数据"
    sheet.append(list(HEADINGS))
    for cell, width in zip(sheet[1], WIDTHS, strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "A2"
    names = ",".join(counties)
    if 0 < len(names) < LONGEST_LIST:
        choice = DataValidation(type="list", formula1=f'"{names}"', allow_blank=True, showErrorMessage=True)
        choice.errorTitle, choice.error = "请从下拉列表中选择", "县区请用规范名称"
        choice.add(f"B2:B{MOST_ROWS}")
        sheet.add_data_validation(choice)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(register: Register, account: Account, sheet: Sheet) -> Iterator[Draft]:
    """Every line below the headings that says something. ReportError for headings that are missing, doubled or unknown."""
    first, columns = _headings(sheet)
    for row, cells in sheet.rows.items():
        if row > first and any(cells[column].text or cells[column].fault for column in columns.values() if column in cells):
            yield _line(register, account, row, {HEADINGS[heading]: sheet.cell(row, column) for heading, column in columns.items()})


def _headings(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """The row of headings and the column of each."""
    for row, cells in list(sheet.rows.items())[:HEADINGS_WITHIN]:
        said = [(column, _heading(cell)) for column, cell in cells.items() if cell.text]
        if set(NEEDED) <= {heading for _, heading in said}:
            _refuse_odd([heading for _, heading in said])
            return row, {heading: column for column, heading in said if heading in HEADINGS}
    raise ReportError(NO_HEADINGS)


def _heading(cell: Cell) -> str:
    said = "".join(cell.text.split())
    return OTHER_WORDS.get(said, said)


def _refuse_odd(said: list[str]) -> None:
    """No column is left out unsaid: one that is unknown might hold what its writer thinks was handed in."""
    twice = [heading for heading, times in Counter(said).items() if times > 1]
    unknown = [heading for heading in said if heading not in HEADINGS and heading != PASSED_OVER]
    if twice:
        raise ReportError(f"表头“{twice[0]}”有两列，请只留一列")
    if unknown:
        raise ReportError(f"表头“{'、'.join(unknown)}”不认识，请删去这些列；可用的表头：{'、'.join(HEADINGS)}")


def _line(register: Register, account: Account, row: int, cells: dict[str, Cell]) -> Draft:
    draft = Draft(row, " ".join(cells[name].text for name in ("county", "indicator")).strip(), cells)
    said = {HEADINGS[heading]: heading for heading in NEEDED}
    faults = [draft.fault(field, cell.fault) for field, cell in cells.items() if cell.fault]
    faults += [draft.fault(field, f"缺少{heading}") for field, heading in said.items() if not (cells[field].text or cells[field].fault)]
    if faults:
        return draft.refused(*faults)
    indicator, county = _indicator(cells["indicator"].text), _county(register, cells["county"].text)
    if indicator is None or county is None:
        unknown = [draft.fault("indicator", f"指标目录中没有“{cells['indicator'].text}”")] if indicator is None else []
        unknown += [draft.fault("county", f"{register.city}没有“{cells['county'].text}”")] if county is None else []
        return draft.refused(*unknown)
    return filled(draft, lambda values: _entry(register, account, register.item("indicator", indicator.id, county), values))


def _entry(register: Register, account: Account, item: Item, values: dict[str, object]) -> Entry:
    day = values["as_of"]
    written = {name: value for name, value in values.items() if name in ("value", "progress") or (name == "unit" and value)}
    return register.entry(item, account, containing(day, Rhythm.DAY), day, **written)


@cache
def _indicators() -> dict[str, Indicator]:
    """An indicator by each of its names; of two that share one the first of the catalogue."""
    return {name: one for one in reversed(Indicators.load().all) for name in (one.id, one.name, one.short) if name}


@cache
def _full_names(city: str) -> dict[str, str]:
    """A county's official name by each of its names."""
    return {form: place.name for place in Places.load().counties_of(city) for form in (place.name, *place.aliases)}


def _indicator(said: str) -> Indicator | None:
    return _indicators().get(said)


def _county(register: Register, said: str) -> str | None:
    name = _full_names(register.city).get(said, said)
    return name if name in register.counties else None
