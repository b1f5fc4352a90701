"""A display text as a workbook's cell: number with its unit as format, share, date, or a text that no program takes for a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dashboard.exports.plain import FORMULA_SIGNS, typed
from dashboard.text.measure_words import unit_at

AMOUNT = re.compile(r"([+\-−]?\d[\d,]*(?:\.\d+)?)(万|亿)?")
DAY, WHOLE = "yyyy-mm-dd", "#,##0"


class Content(NamedTuple):
    """What a cell holds and how it is shown; "" is the workbook's own format."""

    value: str | int | float | date
    format: str = ""


def content(text: str) -> Content:
    """1,500个 as 1500 shown with its 个, 61.6% as 0.616, 2022-12-31 as a day; anything else as the text that it is."""
    value = typed(text)
    if isinstance(value, date):
        return Content(value, DAY)
    if isinstance(value, str):
        return _amount(text)
    if text.endswith("%"):
        return Content(value, _number_format(text.rstrip("%")).removeprefix("#,##") + "%")
    # A whole number written without separators is a number of something, a year or a serial number as well.
    return Content(value, "" if "." not in text and "," not in text else _number_format(text))


def write(sheet, line: int, texts: Sequence[str]) -> None:
    """Fill one line of a sheet, from its first column on."""
    for column, text in enumerate(texts, start=1):
        put(sheet.cell(line, column), text)


def put(cell, text: str) -> None:
    """Fill one cell. A text that begins like a formula is marked as text, for the day somebody edits it too."""
    value, shown = content(text)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_SIGNS)
    elif shown:
        cell.number_format = shown


def _amount(text: str) -> Content:
    """A number and nothing but its unit behind it; the unit is only shown, so that the cell can be reckoned with."""
    found = AMOUNT.match(text)
    unit = unit_at(text, found.end()) if found else None
    if found is None or (text[found.end() :] and (unit is None or unit[1] != len(text))) or not text[found.end(1) :]:
        return Content(text)
    value = typed(found[1])
    return Content(value, f'{_number_format(found[1])}"{text[found.end(1) :]}"') if not isinstance(value, str) else Content(text)


def _number_format(number: str) -> str:
    decimals = len(number.partition(".")[2])
    return f"#,##0.{'0' * decimals}" if decimals else WHOLE
