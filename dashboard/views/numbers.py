"""Numbers, bounds and days as people say them: 17.24亿条, ≥75个, 3—5个, 2022-07-12, and — for what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from dashboard.reports.words import ADJUSTED, BETWEEN_MARKS
from dashboard.schema import Comparator, Kind

MISSING = "—"
# From this size on a number is said in that word; below the first it is said as it is.
STEPS: tuple[tuple[Decimal, str], ...] = ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万"))
BEFORE: dict[str, str] = {
    Comparator.GE: "≥",
    Comparator.GT: ">",
    Comparator.LE: "≤",
    Comparator.LT: "<",
    Comparator.APPROX: "约",
}
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Amount:
    """A number ready to show: sign of its bound, figures, unit with 万 or 亿 (`≥`, `10`, `万路`)."""

    before: str
    figures: str
    unit: str

    def __str__(self) -> str:
        return f"{self.before}{self.figures}{self.unit}"


NOTHING = Amount("", MISSING, "")


def amount(value: object, unit: str = "", comparator: str = "", high: object = None) -> Amount:
    """A value in base units as it is said; a missing one is — without a unit."""
    if _missing(value):
        return NOTHING
    number = Decimal(str(value))
    size, word = _step(number if _missing(high) else max(abs(number), abs(Decimal(str(high)))), unit)
    figures = _figures(number / size)
    if comparator == Comparator.RANGE and not _missing(high):
        figures = f"{figures}—{_figures(Decimal(str(high)) / size)}"
    return Amount(BEFORE.get(comparator, ""), figures, word + unit)


def stated(fact: object) -> Amount:
    """The quantity of a row of facts, with its bound."""
    comparator = fact["comparator"] if fact["kind"] != Kind.BACKGROUND else ""
    return amount(fact["value"], fact["unit"], comparator, fact["value_high"])


def moved_words(judged: object, year: int | None = None) -> str:
    """原定 2022-12-31，经批准延至 2023-03-31: both dates of a judged step or target whose deadline an approval moved; "" for others.

    Where room is short, days of the `year` that the reader has before him are said as month and day.
    """
    planned, deadline = day(judged["due"]), day(judged["deadline"])
    moved = planned and planned != deadline
    return both_dates(*(one.removeprefix(f"{year}-") for one in (planned, deadline))) if moved else ""


def both_dates(planned: object, deadline: object) -> str:
    """A deadline as the plan had it and as it was moved to."""
    return f"原定 {planned}，经批准延至 {deadline}"


def adjusted_words(fact: object) -> str:
    """经批准调整（原2000路）, where an approval changed a target; "" for others."""
    return next((part for part in str(fact.get("mark", "")).split(BETWEEN_MARKS) if part.startswith(ADJUSTED)), "")


def percent(share: object) -> str:
    """A share in percent with at most one decimal: 61.6%."""
    return MISSING if _missing(share) else f"{_figures(Decimal(str(round(float(share), 1))))}%"


def points(gap: float) -> str:
    """A gap as it is compared and printed: +3.0 个百分点, −12.5 个百分点."""
    return f"{'−' if gap < 0 else '+' if gap > 0 else ''}{abs(gap):.1f} 个百分点"


def scale(values: list, unit: str) -> tuple[float, str]:
    """What an axis is divided by and its unit, one for all its values: (10000.0, 万条)."""
    size, word = _step(Decimal(str(max((abs(float(value)) for value in values), default=0))), unit)
    return float(size), word + unit


def day(value: object) -> str:
    """A day as 2022-07-12; "" when it is missing."""
    return "" if _missing(value) else pd.Timestamp(value).strftime("%Y-%m-%d")


def spoken_day(value: date) -> str:
    """A day as 2022年7月12日."""
    return f"{value.year}年{value.month}月{value.day}日"


def distance(days: int) -> str:
    """How far a deadline is: 过 31 天, 今日到期, 剩 61 天."""
    if days == 0:
        return "今日到期"
    return f"剩 {days} 天" if days > 0 else f"过 {-days} 天"


def _step(number: Decimal, unit: str) -> tuple[Decimal, str]:
    if unit == "%":
        return Decimal(1), ""
    return next(((size, word) for size, word in STEPS if abs(number) >= size), (Decimal(1), ""))


def _figures(number: Decimal) -> str:
    rounded = number.quantize(CENT, ROUND_HALF_UP)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _missing(value: object) -> bool:
    return value is None or (not isinstance(value, str) and bool(pd.isna(value))) or value == ""
