"""Read tables whose cells are bare numbers with the unit in a column of its own: a Reading in, quantities out."""

from __future__ import annotations

import re
from dataclasses import replace

from dashboard.loaders.outline import Part
from dashboard.loaders.reading import Reading
from dashboard.schema import Comparator
from dashboard.text import numerals, quantities
from dashboard.text.measure_words import SHARES
from dashboard.text.quantities import Quantity

NUMBER = re.compile(r"-?[0-9](?:[0-9,. ]*[0-9])?")
SCALES = ("万亿", "亿", "千万", "百万", "万")


def find(reading: Reading) -> list[Quantity]:
    """The numbers of the parts that carry a unit, in reading order; offsets point into the clean text."""
    found = (_read(reading.text, part) for part in reading.outline.parts if part.unit)
    return [quantity for quantity in found if quantity]


def _read(text: str, part: Part) -> Quantity | None:
    """1.28 under the unit 万个 is 12800 个; ≥ before or 以上 behind the number is its comparator."""
    written = NUMBER.search(text, part.start, part.end)
    if written is None:
        return None
    scale = next((scale for scale in SCALES if part.unit.startswith(scale) and part.unit != scale), "")
    value, unit = numerals.number(written[0].lstrip("-") + scale), part.unit.removeprefix(scale)
    if value is None:
        return None
    read = quantities.find(text[part.start : written.end()] + part.unit + text[written.end() : part.end])
    comparator = read[0].comparator if read else Comparator.EQ
    start, end = written.span()
    quantity = Quantity(start, part.end, start, end, -value if written[0].startswith("-") else value, None, unit, comparator)
    return replace(quantity, is_share=unit in SHARES)
