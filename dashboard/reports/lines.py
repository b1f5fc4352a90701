"""Lines of an uploaded sheet as entries: a filled template by its hidden keys, a table of county values by its headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.reference.indicators import Indicator, Indicators
from dashboard.reference.places import Places
from dashboard.reports import template
from dashboard.reports.entries import Entry
from dashboard.reports.errors import ReportError
from dashboard.reports.items import Item
from dashboard.reports.people import Account
from dashboard.reports.periods import Period, Rhythm, containing, period
from dashboard.reports.register import Register
from dashboard.reports.sheets import Cell, Sheet
from dashboard.reports.words import Openness, Severity, Status

# Headings of county values -> field.
VALUES: dict[str, str] = {"指标": "indicator", "县区": "county", "截至日期": "as_of", "数值": "value", "单位": "unit", "说明": "progress"}
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
CHOSEN = {"status": Status, "openness": Openness}


@dataclass(frozen=True)
class Fault:
    """What is wrong at which cell: refused, or to be confirmed."""

    address: str
    severity: Severity
    what: str


@dataclass(frozen=True)
class Draft:
    """One line as an entry, None when it cannot be one; `cells` by field, to name the place of a fault."""

    row: int
    title: str
    cells: dict[str, Cell]
    entry: Entry | None = None
    faults: tuple[Fault, ...] = ()

    def fault(self, field: str, what: str, severity: Severity = Severity.REFUSE) -> Fault:
        """A fault at the field's cell, or at the line when it has no cell."""
        return Fault(self.cells[field].address if field in self.cells else f"第{self.row}行", severity, what)


def read(register: Register, account: Account, sheet: Sheet) -> tuple[Draft, ...]:
    """Every line that says something. ReportError for a sheet that is neither, or a template of another city or year."""
    if sheet.notes.get(template.MARK) == template.MARK_TEXT:
        return tuple(_template(register, account, sheet))
    return tuple(_county_values(register, account, sheet))


def _template(register: Register, account: Account, sheet: Sheet) -> Iterator[Draft]:
    if (sheet.notes.get("城市"), sheet.notes.get("年度")) != (register.city, str(register.year)):
        raise ReportError(f"这是{sheet.notes.get('城市')}{sheet.notes.get('年度')}年度的模板，请到对应的城市和年度上传")
    chosen = period(sheet.notes.get("报送期", ""))
    for row, cells in sheet.rows.items():
        key = cells.get(template.KEY_COLUMN)
        if row >= template.FIRST_ROW and key is not None:
            yield from _template_line(register, account, chosen, row, cells, key.text)


def _template_line(register: Register, account: Account, chosen: Period, row: int, cells: dict[int, Cell], key: str) -> Iterator[Draft]:
    written = _written(row, cells)
    said = {
        field: cell
        for field, cell in written.items()
        if field not in ("unit", "openness", "leader", "contact") and (cell.text or cell.fault)
    }
    if not said:
        return
    parts = key.split(template.BETWEEN_KEYS)
    item = register.item(*parts) if len(parts) == 4 else None
    draft = Draft(row, item.title if item else key, written)
    if item is None:
        yield Draft(row, key, written, None, (draft.fault("", "这一行的事项已不在依据文件中，请重新下载模板"),))
    else:
        yield _filled(draft, lambda values: register.entry(item, account, chosen, **values))


def _written(row: int, cells: dict[int, Cell]) -> dict[str, Cell]:
    """The writable cells of a line by field, empty ones too, so that a fault can name what is missing."""
    columns = enumerate(template.WRITTEN.values(), start=len(template.LOCKED) + 1)
    return {field: cells.get(column, Cell(template.address(row, column))) for column, field in columns}


def _filled(draft: Draft, make: Callable[[dict[str, object]], Entry]) -> Draft:
    """The draft with its entry, or with the faults of its cells."""
    values: dict[str, object] = {}
    faults = []
    for field, cell in draft.cells.items():
        try:
            values |= _value(field, cell)
        except ReportError as wrong:
            faults.append(draft.fault(field, str(wrong)))
    if faults:
        return Draft(draft.row, draft.title, draft.cells, None, tuple(faults))
    return Draft(draft.row, draft.title, draft.cells, make(values if values.get("value") is not None else _without(values, "unit")))


def _value(field: str, cell: Cell) -> dict[str, object]:
    if cell.fault:
        raise ReportError(cell.fault)
    if field == "value":
        return {"value": cell.number()}
    if field in ("as_of", "done_on"):
        return {field: cell.day()}
    if field == "no_change":
        if cell.text not in ("", template.YES):
            raise ReportError(f"只能填“{template.YES}”或留空，填的是“{cell.text}”")
        return {field: bool(cell.text)}
    if field in CHOSEN:
        return _choice(field, cell.text)
    return {field: cell.text}


def _choice(field: str, text: str) -> dict[str, object]:
    allowed = [one for one in CHOSEN[field] if one]
    if text and text not in set(map(str, allowed)):
        raise ReportError(f"只能是：{'、'.join(allowed)}，填的是“{text}”")
    return {field: CHOSEN[field](text)} if text else {}


def _without(values: dict[str, object], field: str) -> dict[str, object]:
    return {name: value for name, value in values.items() if name != field}


def _county_values(register: Register, account: Account, sheet: Sheet) -> Iterator[Draft]:
    first, columns = _headings(sheet)
    for row, cells in sheet.rows.items():
        if row > first:
            named = {VALUES[heading]: cells[column] for heading, column in columns.items() if column in cells}
            if named:
                yield _county_value(register, account, row, named)


def _headings(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """The row of headings and the column of each; ReportError that says which are missing."""
    best: dict[str, int] = {}
    for row, cells in list(sheet.rows.items())[:10]:
        found = {OTHER_WORDS.get(cell.text, cell.text): column for column, cell in cells.items()}
        best = {heading: column for heading, column in found.items() if heading in VALUES}
        if set(NEEDED) <= set(best):
            return row, best
    raise ReportError(f"不是本系统的填报模板，也没有县区数据的表头：第一行应有{'、'.join(NEEDED)}，可加单位、说明")


def _county_value(register: Register, account: Account, row: int, cells: dict[str, Cell]) -> Draft:
    draft = Draft(row, " ".join(cells[name].text for name in ("county", "indicator") if name in cells), cells)
    missing = [heading for heading in NEEDED if VALUES[heading] not in cells]
    if missing:
        return Draft(row, draft.title, cells, None, (draft.fault("", f"缺少{'、'.join(missing)}"),))
    indicator, county = _indicator(cells["indicator"].text), _county(register, cells["county"].text)
    if indicator is None or county is None:
        word = (
            ("indicator", f"指标目录中没有“{cells['indicator'].text}”")
            if indicator is None
            else ("county", f"{register.city}没有“{cells['county'].text}”")
        )
        return Draft(row, draft.title, cells, None, (draft.fault(*word),))
    return _filled(draft, lambda values: _entry(register, account, register.item("indicator", indicator.id, county), county, values))


def _entry(register: Register, account: Account, item: Item, county: str, values: dict[str, object]) -> Entry:
    day = values["as_of"]
    written = {name: value for name, value in values.items() if name in ("value", "progress") or (name == "unit" and value)}
    return register.entry(item, account, containing(day, Rhythm.DAY), day, **written)


def _indicator(said: str) -> Indicator | None:
    return next((one for one in Indicators.load().all if said in (one.id, one.name, one.short)), None)


def _county(register: Register, said: str) -> str | None:
    full = {form: place.name for place in Places.load().counties_of(register.city) for form in (place.name, *place.aliases)}
    name = full.get(said, said)
    return name if name in register.counties else None
