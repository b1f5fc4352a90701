"""Read every quantity of a document into rows of `facts`: clean text, outline and the document's row in, rows by the contract of `conform` out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dashboard.loaders.kinds import kind_of
from dashboard.loaders.labels import label
from dashboard.loaders.outline import Part, PartRole, Step
from dashboard.loaders.reading import ITEM, Reading, Row, Stretch
from dashboard.reference.indicators import Indicators
from dashboard.schema import Grain, Kind, Measure, Strength
from dashboard.text import quantities
from dashboard.text.quantities import Quantity

YEAR = re.compile(r"(20[0-9]{2})年")
ANNOUNCED = re.compile(r"(?:方面)?(?:重点|主要)?(?:工作|方面|举措|措施|行动|目标|任务)?(?:的?工作)?\s*[:：]")
LAST_YEAR = re.compile(r"过去一年|过去的一年|(?<![比较])去年(?!同期|底|末)")


def rows(reading: Reading) -> list[Row]:
    """One row of `facts` per quantity, in reading order, each with `key` (its number's clean offset)."""
    text = reading.text
    found = [quantity for quantity in quantities.find(text) if _is_fact(reading, quantity)]
    listed = []
    for position, quantity in enumerate(found):
        earlier = found[position - 1].end if position else 0
        following = found[position + 1].start if position + 1 < len(found) else len(text)
        listed.append(_row(reading, quantity, earlier, following))
    return _named(reading, found, listed)


def _is_fact(reading: Reading, quantity: Quantity) -> bool:
    """Whether a quantity counts something: not in a heading or the title, no session (二次会议), no announced list (做好三项工作:)."""
    text, title = reading.text, str(reading.about.get("title") or "")
    in_title = title and title in text[max(0, quantity.start - len(title)) : quantity.end + len(title)]
    session = quantity.unit == "次" and text.startswith(("会议", "全会", "全体", "党代会", "常务会"), quantity.end)
    announced = quantity.in_words and ANNOUNCED.match(text, quantity.end)
    return not (in_title or session or announced) and reading.outline.part_at(quantity.start).role is not PartRole.HEADING


def _named(reading: Reading, found: list[Quantity], listed: list[Row]) -> list[Row]:
    """The rows with their labels and indicators; one that names nothing takes the name before it in its sentence, else the one behind."""
    for position, (quantity, row) in enumerate(zip(found, listed, strict=True)):
        if not row["label"]:
            row["label"] = _name_before(reading, listed[:position], row) or _name_behind(reading, listed[position + 1 :], row)
        row["indicator"] = _indicator(reading, quantity, str(row["label"]))
    return listed


def _name_before(reading: Reading, earlier: list[Row], row: Row) -> str:
    opening = reading.sentence_around(row["key"], row["key"] + 1)[0]
    of_sentence = [other for other in reversed(earlier) if other["key"] >= opening and other["label"]]
    relative = row["unit"] in ("%", "‰", "个百分点", "百分点", "倍")
    same = next((other for other in of_sentence if relative or other["unit"] == row["unit"]), None)
    return str(same["label"]) if same else ""


def _name_behind(reading: Reading, later: list[Row], row: Row) -> str:
    """2105项,17.24亿条数据: the number right behind names both."""
    closing = reading.sentence_around(row["key"], row["key"] + 1)[1]
    return str(later[0]["label"]) if later and later[0]["key"] < closing else ""


def _row(reading: Reading, quantity: Quantity, earlier: int, following: int) -> Row:
    text, part = reading.text, reading.outline.part_at(quantity.start)
    clause = _own_part(text, reading.clause_around(quantity.value_start, quantity.value_end), part, quantity)
    opening = max(reading.sentence_around(quantity.value_start, quantity.value_end)[0], min(part.start, quantity.start))
    kind = kind_of(text, replace(part, form=part.form or reading.form), clause, opening, quantity)
    named = reading.localities.without_places(label(text, clause, quantity, earlier, following))
    start, end = reading.clean.span(*clause)
    value_start, value_end = reading.clean.span(quantity.value_start, quantity.value_end)
    place = reading.localities.of_quantity(opening, clause[0], quantity.start, earlier)
    return {
        "key": quantity.value_start,
        "start": start,
        "end": end,
        "value_start": value_start,
        "value_end": value_end,
        "value": quantity.value,
        "value_high": quantity.high,
        "unit": quantity.unit,
        "comparator": quantity.comparator_in(kind).value,
        "kind": kind.value,
        "measure": _measure(quantity).value,
        "strength": (quantity.strength if kind in (Kind.TARGET, Kind.STEP) else Strength.FIRM).value,
        "label": named,
        # 共汇聚12个县区,17.24亿条数据: what is counted may stand clauses before.
        "county": place.county or ("" if place.place else part.county),
        "place": place.place,
        "department": ";".join(part.departments),
        **_links(reading, quantity, part),
        **_time(reading, quantity, part, kind),
    }


def _own_part(text: str, clause: Stretch, part: Part, quantity: Quantity) -> Stretch:
    """The clause within its part, without the words that name a column or an item before a colon."""
    start, end = max(clause[0], min(part.start, quantity.start)), min(clause[1], max(part.end, quantity.end))
    colon = text.rfind(":", start, quantity.value_start)
    return (colon + 1 if colon >= 0 else start), end


def _measure(quantity: Quantity) -> Measure:
    if quantity.is_share or (quantity.is_growth and quantity.unit in ("%", "‰")):
        return Measure.SHARE
    return Measure.INCREMENT if quantity.is_increment or quantity.is_growth else Measure.TOTAL


def _indicator(reading: Reading, quantity: Quantity, named: str) -> str:
    """The catalogue's id by the quantity's own clause, else by its sentence up to there."""
    start, end = reading.clause_around(quantity.value_start, quantity.value_end)
    opening = reading.sentence_around(quantity.value_start, quantity.value_end)[0]
    for first in dict.fromkeys((start, opening)):
        if found := Indicators.load().recognise(reading.text[first:end], quantity.unit, named, quantity.value_start - first):
            return found.id
    return ""


def _links(reading: Reading, quantity: Quantity, part: Part) -> Row:
    step = _step(reading, quantity)
    task = part.task_key or (step.task_key if step else "")
    return {"task_key": task or None, "milestone_key": step.key if step else None}


def _step(reading: Reading, quantity: Quantity) -> Step | None:
    """The dated step around a quantity, unless another item of the sentence began since its date."""
    step = reading.outline.step_at(quantity.value_start)
    return None if step is None or ITEM.search(reading.text, step.start + 1, quantity.value_start) else step


def _time(reading: Reading, quantity: Quantity, part: Part, kind: Kind) -> Row:
    """`due`, `period` and `year` of one quantity."""
    year = reading.about.get("year")
    if kind in (Kind.ACTUAL, Kind.BACKGROUND):
        return _told_time(reading, quantity, part)
    governing = reading.date_before(quantity.value_start) or reading.date_behind(quantity.end)
    step = _step(reading, quantity)
    if step:
        exact = governing.is_before if governing and governing.due == step.due else True
        return _aimed(step.due, step.grain, exact)
    if governing and governing.due:
        return _aimed(governing.due, governing.grain, governing.is_before)
    if part.due:
        return _aimed(part.due, part.grain, False)
    return {"due": None, "period": str(year or ""), "year": year}


def _aimed(due: date, grain: str, exact: bool) -> Row:
    """A month's step counts in its month; what is to be reached before a day counts up to that day."""
    periods = {Grain.YEAR: f"{due.year}", Grain.QUARTER: f"{due.year}Q{(due.month + 2) // 3}"}
    month = due.isoformat() if exact else f"{due.year}-{due.month:02d}"
    period = periods.get(grain, month if grain == Grain.MONTH else due.isoformat())
    return {"due": due, "period": period, "year": due.year}


def _told_time(reading: Reading, quantity: Quantity, part: Part) -> Row:
    """The period of what is so: the date its sentence names, the year its section is about, else the document's as-of or publication date."""
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
