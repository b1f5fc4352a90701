"""A figure's axes in pixels: values in, places and tick labels out, for categories, days and numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

MONTHS_APART = (1, 2, 3, 6, 12, 24, 60)
NICE = (1, 2, 2.5, 5, 10)
ROOM_ABOVE = 1.08


@dataclass(frozen=True)
class Tick:
    """A label at a place of the axis (in its own numbers); `edge` is where a grid line goes, None for none."""

    at: float
    said: str
    edge: float | None = None


@dataclass(frozen=True)
class Axis:
    """One axis: what it is of (category, date, linear), its range in its own numbers, and the pixels it lies on."""

    kind: str
    first: float
    last: float
    categories: tuple[str, ...] = ()
    start: float = 0
    end: float = 1

    def on(self, start: float, end: float) -> Axis:
        """The same axis over these pixels."""
        return replace(self, start=start, end=end)

    def number(self, value: object) -> float:
        """A category, day or number as the axis counts."""
        if self.kind == "date":
            return ordinal(str(value))
        if self.kind == "category" and not isinstance(value, float):
            return float(self.categories.index(str(value)))
        return float(value)

    def pixel(self, value: object) -> float:
        """Where a value lies."""
        return self.at(self.number(value))

    def at(self, number: float) -> float:
        """Where one of the axis's own numbers lies."""
        return self.start + (number - self.first) / (self.last - self.first) * (self.end - self.start)

    @property
    def unit(self) -> float:
        """Pixels of one step of the axis."""
        return abs((self.end - self.start) / (self.last - self.first))


def axis(settings: dict, values: Iterable[object]) -> Axis:
    """The axis of a figure's settings for all values drawn on it."""
    values = [value for value in values if value is not None]
    kind = _kind(settings, values)
    if kind == "category":
        names = tuple(dict.fromkeys(map(str, settings.get("categoryarray", values))))
        first, last = settings.get("range", (-0.5, len(names) - 0.5))
        return Axis(kind, first, last, names)
    if kind == "date":
        first, last = (ordinal(day) for day in settings.get("range") or (min(map(str, values)), max(map(str, values))))
        return Axis(kind, first, last if last > first else first + 1)
    first, last = settings.get("range") or _span(values, settings)
    return Axis(kind, float(first), float(last) if last != first else float(first) + 1)


def ticks(axis: Axis, settings: dict, most: int) -> list[Tick]:
    """What is written along an axis, at most so many labels."""
    if axis.kind == "category":
        return [Tick(place, name) for place, name in enumerate(axis.categories)]
    if axis.kind == "date":
        return _months(axis, settings, most)
    return [Tick(value, f"{value:,.10g}", value) for value in round_numbers(axis.first, axis.last, min(most, settings.get("nticks", 6)))]


def round_numbers(first: float, last: float, most: int) -> list[float]:
    """Round numbers between two, at most so many; whole ones wherever the span allows."""
    rough = (last - first) / max(most, 1)
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * nice for nice in NICE if size * nice >= rough)
    step = max(step, 1) if last - first >= 2 else step
    begin = math.ceil(first / step - 1e-9)
    return [round(place * step, 10) for place in range(begin, math.floor(last / step + 1e-9) + 1)]


def ordinal(day: str) -> float:
    """An ISO day, with or without its hours, as a number of days."""
    return float(date.fromisoformat(day[:10]).toordinal())


def _kind(settings: dict, values: Sequence[object]) -> str:
    if "type" in settings:
        return settings["type"]
    if values and all(isinstance(value, str) for value in values):
        return "date" if all(value[:4].isdigit() and value[4:5] == "-" for value in values) else "category"
    return "linear"


def _span(values: Sequence[object], settings: dict) -> tuple[float, float]:
    numbers = [float(value) for value in values] or [0.0, 1.0]
    low = min(0.0, *numbers) if settings.get("rangemode") == "tozero" else min(numbers)
    return low, (max(numbers) - low) * ROOM_ABOVE + low


def _months(axis: Axis, settings: dict, most: int) -> list[Tick]:
    """The first days of months, evenly apart; each named in its middle where the figure says so, the year where it begins."""
    # The last day lies outside: an axis ends where the next month begins.
    first, last = date.fromordinal(int(axis.first)), date.fromordinal(int(axis.last) - 1)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    apart = next((step for step in MONTHS_APART if count / step <= max(most, 1)), MONTHS_APART[-1])
    middles = settings.get("ticklabelmode") == "period"
    made, year = [], None
    for place in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        begin, after = _first_day(place), _first_day(place + apart)
        if not axis.first <= begin < axis.last or (place % 12) % apart:
            continue
        said = f"{place % 12 + 1}月" if middles else f"{place // 12}-{place % 12 + 1:02d}"
        if middles and place // 12 != year:
            said = f"{said}\n{place // 12}年"
        year = place // 12
        made.append(Tick((begin + min(after, axis.last)) / 2 if middles else begin, said, begin))
    return made


def _first_day(month: int) -> float:
    """The first day of a month counted from the year 0."""
    return float(date(month // 12, month % 12 + 1, 1).toordinal())
