"""Read every quantity of a document into rows of `facts`: a Reading in, rows by the contract of `conform` out."""

from __future__ import annotations

import re
from dataclasses import replace

from dashboard.loaders import bare_numbers, naming, times
from dashboard.loaders.kinds import kind_of
from dashboard.loaders.labels import label
from dashboard.loaders.outline import Part, PartRole
from dashboard.loaders.reading import Reading, Row, Stretch
from dashboard.schema import Kind, Measure, Strength
from dashboard.text import comparators, quantities
from dashboard.text.quantities import Quantity

# 力争到2024年底, governs all clauses behind it.
STRIVES = re.compile(r"[^,;。]{0,6}?(?:力争|争取|努力)(?:到|至|在|于)?\s?(?:20[0-9]{2}年?|[今明]年|年)[^,;。]{0,10}[,:]")
LONGEST_CLAUSE = 300
HEADING_ENDS = re.compile(r"\)[ \t|]*(?:\n|\Z)")
ANNOUNCED = re.compile(r"(?:方面)?(?:重点|主要)?(?:工作|方面|举措|措施|行动|目标|任务)?(?:的?工作)?\s*[:：]")


def rows(reading: Reading) -> list[Row]:
    """One row of `facts` per quantity, in reading order, each with `key` (its number's clean offset)."""
    text = reading.text
    found = [*(quantity for quantity in quantities.find(text) if _is_fact(reading, quantity)), *bare_numbers.find(reading)]
    found.sort(key=lambda quantity: quantity.value_start)
    listed = []
    for position, quantity in enumerate(found):
        earlier = found[position - 1].end if position else 0
        following = found[position + 1].start if position + 1 < len(found) else len(text)
        listed.append(_row(reading, quantity, earlier, following))
    return naming.named(reading, found, listed)


def _is_fact(reading: Reading, quantity: Quantity) -> bool:
    """Whether a quantity counts something: not in a heading, the title or a cell of bare_numbers, and nothing of these shapes.

    An announced list (做好三项工作:), the count of what stands under a heading (基础类(2项)).
    """
    text, title = reading.text, str(reading.about.get("title") or "")
    in_title = title and title in text[max(0, quantity.start - len(title)) : quantity.end + len(title)]
    announced = quantity.in_words and ANNOUNCED.match(text, quantity.end)
    counted_heading = text[quantity.start - 1 : quantity.start] == "(" and HEADING_ENDS.match(text, quantity.end)
    part = reading.outline.part_at(quantity.start)
    elsewhere = part.role is PartRole.HEADING or part.unit
    return not (elsewhere or in_title or announced or counted_heading)


def _row(reading: Reading, quantity: Quantity, earlier: int, following: int) -> Row:
    text, part = reading.text, reading.outline.part_at(quantity.start)
    clause = _own_part(text, reading.clause_around(quantity.value_start, quantity.value_end), part, quantity)
    opening = max(reading.sentence_around(quantity.value_start, quantity.value_end)[0], min(part.start, quantity.start))
    part = replace(part, form=part.form or reading.form, section=part.section or reading.heading_at(quantity.start))
    kind = kind_of(text, part, clause, opening, quantity)
    named = part.counted or reading.localities.without_places(label(text, clause, quantity, earlier, following))
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
        "strength": (_strength(reading, part, quantity) if kind in (Kind.TARGET, Kind.STEP) else Strength.FIRM).value,
        "label": named,
        "county": place.county or ("" if place.place else part.county),
        "place": place.place,
        "department": ";".join(part.departments),
        **_links(reading, quantity, part),
        **times.of_quantity(reading, quantity, part, kind),
    }


def _own_part(text: str, clause: Stretch, part: Part, quantity: Quantity) -> Stretch:
    """The clause within its part, without the words that name a column or an item before a colon."""
    start, end = max(clause[0], min(part.start, quantity.start)), min(clause[1], max(part.end, quantity.end))
    colon = text.rfind(":", start, quantity.value_start)
    return (colon + 1 if colon >= 0 else start), end


def _strength(reading: Reading, part: Part, quantity: Quantity) -> Strength:
    """How firmly a quantity is meant: 力争 in another cell is another's, 力争到年底 at the head of a sentence is every clause's."""
    opening = max(part.start, reading.item_start(quantity.start))
    if STRIVES.match(reading.text, opening):
        return Strength.STRIVE
    own = max(opening, quantity.start - LONGEST_CLAUSE)
    return comparators.strength(reading.text[own : quantity.start], quantity.start - own)


def _measure(quantity: Quantity) -> Measure:
    if quantity.is_increment or quantity.is_growth:
        return Measure.INCREMENT
    return Measure.SHARE if quantity.is_share else Measure.TOTAL


def _links(reading: Reading, quantity: Quantity, part: Part) -> Row:
    step = times.step_of(reading, quantity)
    task = part.task_key or (step.task_key if step else "")
    return {"task_key": task or None, "milestone_key": step.key if step else None}
