"""Which month or quarter a bulletin is for: the address's `period` in, the day it ends and what else may be chosen out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboard.reports import ReportError
from dashboard.reports.periods import Period, Rhythm, containing, period
from dashboard.schema import Selection

# No plan is older; every period has one before it.
FIRST = date(1900, 1, 1)
KINDS = (Rhythm.MONTH, Rhythm.QUARTER)


def asked_period(selection: Selection, today: date) -> Period | None:
    """The month or quarter that an address names; None where it names none, another year's, or one that has not begun."""
    try:
        found = period(selection.period)
    except ReportError:
        return None
    of_another_year = selection.year.removesuffix("年") not in ("", str(found.first.year))
    return None if found.rhythm not in KINDS or of_another_year or not FIRST <= found.first <= today else found


def on_period(selection: Selection, today: date) -> Selection:
    """The selection on the last day of the period that it names (of a running one today); as it is where it names none."""
    found = asked_period(selection, today)
    if found is None:
        return selection
    return replace(selection, year=str(found.first.year), as_of=min(found.last, today).isoformat())


def period_of(selection: Selection, as_of: date, today: date) -> Period:
    """The period of a bulletin: the named one, else the newest month that is over by now, counted from the as-of date."""
    month = containing(max(FIRST, min(as_of, today)), Rhythm.MONTH)
    return asked_period(selection, today) or (month if month.last < today else month.previous)


def offered(year: int, today: date) -> tuple[Period, ...]:
    """The months and then the quarters of a year that have begun."""
    months = [containing(date(year, month, 1), Rhythm.MONTH) for month in range(1, 13)]
    quarters = [containing(date(year, month, 1), Rhythm.QUARTER) for month in (1, 4, 7, 10)]
    return tuple(one for one in (*months, *quarters) if FIRST <= one.first <= today)
