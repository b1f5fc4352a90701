"""Cells of an uploaded Excel or CSV file by row, each with its address and what keeps it from being read; nothing is computed or run."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import partial
from itertools import accumulate
from pathlib import Path

from dashboard.loaders.formats import package, plain
from dashboard.loaders.formats.damage import refused_as
from dashboard.provenance import SourceError
from dashboard.reports.errors import ReportError

MOST_ROWS = 20_000
# Headings and notes above and below them.
BESIDE = 10
MOST_COLUMNS = 200
MACROS = "vbaProject.bin"
# The sheet of a template that is filled in, and the line by which its hidden sheet is known.
TEMPLATE_SHEET, TEMPLATE_MARK = "填报", ("种类", "填报模板")
FORMULA, MERGED = "是公式，请改为填写数值", "是合并单元格，请取消合并后逐格填写"
TOO_MANY = f"超过 {MOST_ROWS} 行，请分成几个文件上传"
SHEET_PART, CHUNK, ROW = "worksheets/", 1 << 16, re.compile(rb"<(?:\w+:)?row[\s/>]")
DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


@dataclass(frozen=True)
class Cell:
    """One cell: its value as the file has it (None, text, number, date), its address, and why it cannot be taken ("" when it can)."""

    address: str
    value: object = None
    fault: str = ""

    @property
    def text(self) -> str:
        """The value as a person would write it, "" for an empty cell."""
        if self.value is None:
            return ""
        if isinstance(self.value, datetime):
            return self.value.date().isoformat()
        if isinstance(self.value, float):
            return format(Decimal(repr(self.value)).normalize(), "f")
        return str(self.value).strip()

    def number(self) -> Decimal | None:
        """The value as an exact number, None for an empty cell; ReportError for anything else, thousands separators apart."""
        if not self.text:
            return None
        try:
            number = Decimal(self.text.replace(",", "").replace("，", ""))
        except InvalidOperation as wrong:
            raise ReportError(f"“{self.text}”不是数，请只填数字，不带单位") from wrong
        if not number.is_finite():
            raise ReportError(f"“{self.text}”不是数")
        return number

    def day(self) -> date | None:
        """The value as a day, None for an empty cell; ReportError for anything else."""
        if isinstance(self.value, datetime):
            return self.value.date()
        if not self.text:
            return None
        matched = DAY.fullmatch(self.text)
        try:
            return date(*map(int, matched.groups())) if matched else _refused_day(self.text)
        except ValueError:
            return _refused_day(self.text)


@dataclass(frozen=True)
class Sheet:
    """A sheet's filled cells by row and column (from 1), and for a template the hidden sheet's texts by name; `place` words an address."""

    rows: dict[int, dict[int, Cell]]
    notes: dict[str, str]
    place: Callable[[int, int], str]

    def cell(self, row: int, column: int) -> Cell:
        """The cell of a place, an empty one with its address where nothing stands."""
        return self.rows.get(row, {}).get(column) or Cell(self.place(row, column))


def read(data: bytes, file: str) -> Sheet:
    """Read `.xlsx` or `.csv`. ReportError, in Chinese, for macros, other formats, damage, passwords, bombs or more than MOST_ROWS rows."""
    ending = Path(file).suffix.lower()
    if ending in (".xlsm", ".xlsb", ".xls"):
        raise ReportError(f"{file}：不接收 {ending} 文件（可能含宏），请另存为 .xlsx")
    try:
        if ending == ".xlsx":
            return _workbook(data, file)
        if ending == ".csv":
            return Sheet(_delimited(plain.decode(data, file)), {}, _spoken)
    except SourceError as refused:
        raise ReportError(str(refused)) from refused
    raise ReportError(f"{file}：只接收 .xlsx 和 .csv 文件")


def _refused_day(text: str) -> date:
    raise ReportError(f"“{text}”不是日期，应形如 2022-06-30")


def _workbook(data: bytes, file: str) -> Sheet:
    import openpyxl

    package.check(data, file, ".xlsx")
    with refused_as(file, "Excel 文件结构不完整，请用 Excel 打开后重新另存"), warnings.catch_warnings(action="ignore"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if any(name.endswith(MACROS) for name in parts.namelist()):
                raise SourceError(file, "文件含宏，不予接收，请另存为不含宏的 .xlsx")
            _refuse_too_many(parts, file)
        book = openpyxl.load_workbook(io.BytesIO(data))
        return _chosen(book, file)


def _chosen(book, file: str) -> Sheet:
    """A template's own sheet, wherever it stands and whatever was added beside it; else the one sheet that has something in it."""
    notes = next((notes for notes in map(_notes, book.worksheets) if TEMPLATE_MARK in notes.items()), {})
    if notes and TEMPLATE_SHEET in book.sheetnames:
        return Sheet(_cells(book[TEMPLATE_SHEET]), notes, _lettered)
    if notes:
        raise SourceError(file, f"模板里没有“{TEMPLATE_SHEET}”工作表，请重新下载模板")
    full = {sheet.title: cells for sheet in book.worksheets if sheet.sheet_state == "visible" and (cells := _cells(sheet))}
    if len(full) > 1:
        raise SourceError(file, f"有几张工作表都有内容（{'、'.join(full)}），请只保留要上传的一张")
    return Sheet(next(iter(full.values()), {}), {}, _lettered)


def _lettered(row: int, column: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column)}{row}"


def _spoken(row: int, column: int) -> str:
    return f"第{row}行第{column}列"


def _refuse_too_many(parts: zipfile.ZipFile, file: str) -> None:
    """Count the rows of each sheet as they are unpacked, up to the first one too many, and keep none."""
    for name in parts.namelist():
        if SHEET_PART not in name:
            continue
        with parts.open(name) as sheet:
            if any(count > MOST_ROWS + BESIDE for count in accumulate(map(_begun, iter(partial(sheet.read, CHUNK), b"")))):
                raise SourceError(file, f"{TOO_MANY}；只设了格式的空行也算，请删去")


def _begun(chunk: bytes) -> int:
    """How many rows begin in a piece of a sheet's XML; one that is cut in two is not counted, and no count is near enough to mind."""
    return len(ROW.findall(chunk))


def _cells(sheet) -> dict[int, dict[int, Cell]]:
    merged = {place for area in sheet.merged_cells.ranges for place in area.cells}
    rows: dict[int, dict[int, Cell]] = {}
    # openpyxl has no public way to the cells that exist; iter_rows would walk billions of blanks to reach a stray XFD1048576.
    for (row, column), cell in sorted(sheet._cells.items()):
        fault = MERGED if (row, column) in merged else FORMULA if cell.data_type == "f" else ""
        if (cell.value is not None or fault) and column <= MOST_COLUMNS:
            rows.setdefault(row, {})[column] = Cell(cell.coordinate, cell.value, fault)
    return rows


def _notes(sheet) -> dict[str, str]:
    return {str(name): str(value or "") for name, value in sheet.iter_rows(max_row=50, max_col=2, values_only=True) if name}


def _delimited(text: str) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for number, values in _lines(text):
        if number > MOST_ROWS + BESIDE:
            raise ReportError(TOO_MANY)
        found = {column: _cell(number, column, value) for column, value in enumerate(values[:MOST_COLUMNS], start=1) if value.strip()}
        if found:
            rows[number] = found
    return rows


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    try:
        yield from enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), start=1)
    except csv.Error as broken:
        raise ReportError("CSV 的引号不成对，或单元格过长，请用 Excel 另存一次") from broken


def _cell(row: int, column: int, value: str) -> Cell:
    return Cell(_spoken(row, column), value.strip(), FORMULA if value.lstrip().startswith("=") else "")
