"""Letters on slides: the font for Latin and for East Asian text, how wide words are, and the size at which they fit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import east_asian_width

# A Chinese character is as wide as it is high; of the others the wider ones are reckoned with.
NARROW = 0.64
# Distance of lines, in heights of their letters. It is set exactly: Chinese fonts left to themselves take from 1.2 to 1.45.
LINE = 1.3
# Lines break before punctuation and inside words, and so earlier than at their edge.
USABLE = 0.95
EMU_A_POINT = 12_700


@dataclass(frozen=True)
class Typeface:
    """The names of a slide's font for Latin and for East Asian text, its own or those of its theme (+mn-lt, +mn-ea)."""

    latin: str
    east_asian: str


class Area(NamedTuple):
    """A place on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        return self.top + self.height


def units(text: str) -> float:
    """The width of a text in heights of its letters."""
    return sum(1 if east_asian_width(letter) in "WFA" else NARROW for letter in text)


def lines(text: str, width: int, size: float) -> int:
    """How many lines a text takes in a width (EMU) at a size (points)."""
    room = max(1.0, width * USABLE / (size * EMU_A_POINT))
    return sum(max(1, math.ceil(units(line) / room - 0.01)) for line in text.split("\n"))


def height(text: str, width: int, size: float) -> int:
    """How high a text is, in EMU."""
    return round(lines(text, width, size) * size * LINE * EMU_A_POINT)


def fitting(text: str, area: Area, sizes: Sequence[float]) -> float:
    """The first of the sizes (points, largest first) at which a text stays within its place; the last where none does."""
    return next((size for size in sizes if height(text, area.width, size) <= area.height), sizes[-1])


def shortened(text: str, area: Area, size: float) -> str:
    """A text that stays within its place at a size: one that would not ends with …"""
    while height(text, area.width, size) > area.height and len(text) > 2:
        text = f"{text.rstrip('…')[: max(1, int(len(text) * 0.97) - 1)]}…"
    return text


def name_font(font, typeface: Typeface) -> None:
    """Name the font for Latin and East Asian text: without the second, Chinese falls back to whatever the machine has."""
    from pptx.oxml.ns import qn

    font.name = typeface.latin
    properties = font._element if hasattr(font, "_element") else font._rPr
    east_asian = properties.find(qn("a:ea"))
    if east_asian is None:
        east_asian = properties.makeelement(qn("a:ea"), {})
        properties.find(qn("a:latin")).addnext(east_asian)
    east_asian.set("typeface", typeface.east_asian)
