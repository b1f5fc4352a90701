"""Reporting periods: 旬 (1–10, 11–20, 21–月末), 月, 季 and single days, as text, as days, in words, with the day their reports are due."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from dashboard.reports.errors import ReportError
from dashboard.settings import CITY_TIME, SETTINGS


class Rhythm(StrEnum):
    """The kinds of periods; the value is the word on screen."""

    TEN_DAYS = "旬"
    MONTH = "月"
    QUARTER = "季"
    DAY = "日"


NAMES: dict[Rhythm, re.Pattern[str]] = {
    Rhythm.TEN_DAYS: re.compile(r"(\d{4})-(\d{2})-([1-3])"),
    Rhythm.MONTH: re.compile(r"(\d{4})-(\d{2})"),
    Rhythm.QUARTER: re.compile(r"(\d{4})Q([1-4])"),
    Rhythm.DAY: re.compile(r"(\d{4})-(\d{2})-(\d{2})"),
}
TENS = ("上旬", "中旬", "下旬")
QUARTERS = ("一季度", "二季度", "三季度", "四季度")
REPEATED = (Rhythm.TEN_DAYS, Rhythm.MONTH, Rhythm.QUARTER)


@dataclass(frozen=True)
class Period:
    """One period: its text (2022-06-1, 2022-06, 2022Q2, 2022-06-30) and its first and last day."""

    name: str
    rhythm: Rhythm
    first: date
    last: date

    @property
    def words(self) -> str:
        """2022年6月上旬, 2022年6月, 2022年二季度, 2022-06-30."""
        if self.rhythm is Rhythm.DAY:
            return self.name
        if self.rhythm is Rhythm.QUARTER:
            return f"{self.first.year}年{QUARTERS[(self.first.month - 1) // 3]}"
        return f"{self.first.year}年{self.first.month}月" + (TENS[int(self.name[-1]) - 1] if self.rhythm is Rhythm.TEN_DAYS else "")

    @property
    def closing_day(self) -> date:
        """The last day on which its reports are in time: so many days after its end as CLOSING_DAYS says."""
        grace = SETTINGS.closing_days[REPEATED.index(self.rhythm)] if self.rhythm in REPEATED else 0
        return self.last + timedelta(days=grace)

    @property
    def previous(self) -> Period:
        """The period of the same kind before."""
        return containing(self.first - timedelta(days=1), self.rhythm)


@lru_cache(1000)
def period(name: str) -> Period:
    """The period of a text; ReportError where it is none."""
    for rhythm, pattern in NAMES.items():
        if matched := pattern.fullmatch(name):
            try:
                return _bounded(name, rhythm, *map(int, matched.groups()))
            except ValueError:
                break
    raise ReportError(f"报送期“{name}”无法识别：应形如 2022-06-1（旬）、2022-06（月）、2022Q2（季）或 2022-06-30")


def containing(day: date, rhythm: Rhythm) -> Period:
    """The period of a kind in which a day lies."""
    month = f"{day.year:04d}-{day.month:02d}"
    names = {
        Rhythm.TEN_DAYS: f"{month}-{min(3, (day.day + 9) // 10)}",
        Rhythm.MONTH: month,
        Rhythm.QUARTER: f"{day.year:04d}Q{(day.month + 2) // 3}",
        Rhythm.DAY: day.isoformat(),
    }
    return period(names[rhythm])


def last_ended(day: date, rhythm: Rhythm) -> Period:
    """The newest period of a kind that is over on a day; its last day itself still belongs to it."""
    return containing(day, rhythm).previous


def wanted_on(day: date, rhythm: Rhythm) -> Period:
    """The period people report for on a day: the one just ended until its closing day, then the running one."""
    ended = last_ended(day, rhythm)
    return ended if day <= ended.closing_day else containing(day, rhythm)


def day_of(moment: datetime) -> date:
    """The day of a moment in the cities' own time."""
    return moment.astimezone(CITY_TIME).date()


def _bounded(name: str, rhythm: Rhythm, year: int, *parts: int) -> Period:
    if rhythm is Rhythm.DAY:
        return Period(name, rhythm, date(year, *parts), date(year, *parts))
    if rhythm is Rhythm.QUARTER:
        return Period(name, rhythm, date(year, 3 * parts[0] - 2, 1), _month_end(year, 3 * parts[0]))
    first, last = date(year, parts[0], 1), _month_end(year, parts[0])
    if rhythm is Rhythm.MONTH:
        return Period(name, rhythm, first, last)
    third = parts[1]
    return Period(name, rhythm, first.replace(day=10 * third - 9), last if third == 3 else first.replace(day=10 * third))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
