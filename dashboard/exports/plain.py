"""A view's rows as plain values: display texts in, numbers, dates and harmless texts out."""

from __future__ import annotations

import re
from datetime import date

from dashboard.views.view import View

NUMBER = re.compile(r"[+\-−]?\d{1,3}(,\d{3})*(\.\d+)?|[+\-−]?\d+(\.\d+)?")
PERCENT = re.compile(r"([+\-−]?\d+(?:\.\d+)?)%")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# What a subtitle says of clicking, which nobody does on paper.
CLICKING = re.compile(r"(?:^| · |；|，)点[^·；，]*?(?:看|筛选|只看)[^·；，]*(?:，点[^·；，]*看[^·；，]*)*")
# A spreadsheet reads a text that begins so as a formula.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def heads(view: View) -> list[str]:
    """The Chinese headings of a view's columns."""
    return list(view.columns.values())


def texts(view: View) -> list[list[str]]:
    """The rows as a reader sees them, one text a column; a second line stands in brackets."""
    return [[_text(row, name) for name in view.columns] for row in view.rows]


def typed(text: str) -> str | int | float | date:
    """A number for a text that is one (1,200; −3.5), a share for a percentage, a date for a day; otherwise the text itself."""
    if DAY.fullmatch(text):
        return _day(text)
    if share := PERCENT.fullmatch(text):
        return float(_minus(share[1])) / 100
    if NUMBER.fullmatch(text):
        number = float(_minus(text).replace(",", ""))
        return int(number) if number.is_integer() else number
    return text


def on_paper(subtitle: str) -> str:
    """A view's second line without what it says of clicking."""
    return CLICKING.sub("", subtitle).lstrip("；，· ")


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before one that begins like it."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) and not isinstance(typed(text), int | float) else text


def _text(row: dict, name: str) -> str:
    said = str(row.get(name, ""))
    below = row.get("below", {}).get(name, "")
    return f"{said}（{below}）" if said and below else said or below


def _minus(text: str) -> str:
    return text.replace("−", "-")


def _day(text: str) -> str | date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
