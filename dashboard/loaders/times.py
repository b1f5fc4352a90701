"""Say when a quantity is due or was true: a Reading and a quantity in, `due`, `period` and `year` of its row out."""

from __future__ import annotations

import re
from datetime import date

from dashboard.loaders.outline import Part, Step
from dashboard.loaders.reading import ITEM, Reading, Row
from dashboard.schema import Grain, Kind
from dashboard.text.quantities import Quantity

YEAR = re.compile(r"(20[0-9]{2})年")
LAST_YEAR = re.compile(r"过去一年|过去的一年|(?<![比较])去年(?!同期|底|末)")


def step_of(reading: Reading, quantity: Quantity) -> Step | None:
    """The dated step around a quantity, unless another item of the sentence began since its date."""
    step = reading.outline.step_at(quantity.value_start)
    return None if step is None or ITEM.search(reading.text, step.start + 1, quantity.value_start) else step


def of_quantity(reading: Reading, quantity: Quantity, part: Part, kind: Kind) -> Row:
    """`due`, `period` and `year` of one quantity."""
    year = reading.about.get("year")
    if kind in (Kind.ACTUAL, Kind.BACKGROUND):
        return _told_time(reading, quantity, part)
    governing = reading.date_before(quantity.value_start) or reading.date_behind(quantity.end)
    step = step_of(reading, quantity)
    if step:
        exact = governing.is_before if governing and governing.due == step.due else True
        return _aimed(step.due, step.grain, exact)
    if governing and governing.due:
        return _aimed(governing.due, governing.grain, governing.is_before)
    if part.due:
        return _aimed(part.due, part.grain, True)
    return {"due": None, "period": str(year or ""), "year": year}


def _aimed(due: date, grain: str, exact: bool) -> Row:
    """A month's step counts in its month; what is to be reached before a day counts up to that day."""
    periods = {Grain.YEAR: f"{due.year}", Grain.QUARTER: f"{due.year}Q{(due.month + 2) // 3}"}
    month = due.isoformat() if exact else f"{due.year}-{due.month:02d}"
    period = periods.get(grain, month if grain == Grain.MONTH else due.isoformat())
    return {"due": due, "period": period, "year": due.year}


def _told_time(reading: Reading, quantity: Quantity, part: Part) -> Row:
    """The period of what is so: its sentence's date, its section's year, else the document's as-of or publication date."""
    if part.unit and part.due:
        return {"due": None, "period": str(part.due.year), "year": part.due.year}
    named = reading.told_before(quantity.value_start)
    if named:
        return {"due": None, "period": named.due.isoformat() if named.as_of else named.period, "year": named.due.year}
    if year := _year_reviewed(reading, quantity, part):
        return {"due": None, "period": str(year), "year": year}
    day, year = reading.about.get("as_of") or reading.about.get("published"), reading.about.get("year")
    return {"due": None, "period": day.isoformat() if day else str(year or ""), "year": day.year if day else year}


def _year_reviewed(reading: Reading, quantity: Quantity, part: Part) -> int | None:
    """The year a section looks back on (2022年工作回顾, 过去一年)."""
    if stated := YEAR.search(part.section):
        return int(stated[1])
    opening, closing = reading.sentence_around(quantity.value_start, quantity.value_end)
    year = reading.about.get("year")
    return year - 1 if isinstance(year, int) and LAST_YEAR.search(reading.text, opening, closing) else None


def lies_within(row: Row, whole: Row) -> bool:
    """Whether a row's due day lies in the period that another row's due day closes (a month in its quarter, a quarter in its year)."""
    due, closes, period = row["due"], whole["due"], str(whole["period"])
    if not isinstance(due, date) or not isinstance(closes, date) or due > closes or due.year != closes.year:
        return False
    if "Q" in period:
        return (due.month + 2) // 3 == int(period[-1])
    return len(period) == 4 or period == str(row["period"])
