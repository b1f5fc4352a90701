"""Periods as the tables write them (2021, 2021Q2, 2021-05 or a date): text in, first and last day out."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

QUARTER = re.compile(r"(\d{4})Q([1-4])")
MONTH = re.compile(r"(\d{4})-(\d{2})")
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
YEAR = re.compile(r"\d{4}")


def bounds(period: object) -> tuple[date, date] | None:
    """The first and last day of a period, or None where the text is no period."""
    text = str(period or "").strip()
    if matched := DAY.fullmatch(text):
        return _one_day(*map(int, matched.groups()))
    if matched := MONTH.fullmatch(text):
        return _months(int(matched[1]), int(matched[2]), 1)
    if matched := QUARTER.fullmatch(text):
        return _months(int(matched[1]), 3 * int(matched[2]) - 2, 3)
    return _months(int(text), 1, 12) if YEAR.fullmatch(text) else None


def last_day(period: object) -> date | None:
    """The day at whose end a period's value is true."""
    found = bounds(period)
    return found[1] if found else None


def quarter_of(day: date) -> str:
    """The quarter a day lies in, as addresses write it: 2022Q2."""
    return f"{day.year}Q{(day.month + 2) // 3}"


def quarters_of(year: int) -> tuple[str, ...]:
    """The four quarters of a year, in order."""
    return tuple(f"{year}Q{number}" for number in range(1, 5))


def _months(year: int, first: int, count: int) -> tuple[date, date] | None:
    if not (1 <= year <= 9999 and 1 <= first <= 13 - count):
        return None
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _one_day(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found
