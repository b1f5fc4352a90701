"""The cells of a drawn table: each knows how wide it wants to be, how high it becomes, and how it is drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.exports.pictures.lines import shortened, widest_piece, wrapped
from dashboard.exports.pictures.sheet import Box, Sheet
from dashboard.exports.pictures.typeface import width
from dashboard.figures.palette import mark
from dashboard.schema import State

LEADING = 1.4
BELOW = 0.84
MOST_LINES = 6
# A text of no more than so many characters stays on one line.
UNBROKEN = 7
# What stands right-aligned in tabular figures: a number with its sign and unit, or the sign that there is none.
NUMBER = re.compile(r"[≥≤<>约+−-]?\d[\d,.]*(?:—[\d.]+)?[%‰\u4e00-\u9fff ]{0,5}|—|")
BAR_WIDTH, LAMP_PADDING = 190, 9


@dataclass(frozen=True)
class Words:
    """A text, and a second, smaller line under it."""

    text: str
    below: str = ""
    right: bool = False
    bold: bool = False

    def natural(self, size: float) -> float:
        return max(width(self.text, size), width(self.below, size * BELOW))

    def least(self, size: float) -> float:
        """A short text is not broken at all, a long one into lines of some characters."""
        return max(widest_piece(self.text, size), min(self.natural(size), UNBROKEN * size))

    def height(self, room: float, size: float) -> float:
        above, below = self._lines(room, size)
        return (len(above) * size + len(below) * size * BELOW) * LEADING

    def draw(self, sheet: Sheet, box: Box, size: float) -> None:
        above, below = self._lines(box.width, size)
        y = box.y + (box.height - self.height(box.width, size)) / 2
        x, at = (box.right, "end") if self.right else (box.x, "start")
        for lines, points, colour in ((above, size, "ink"), (below, size * BELOW, "muted")):
            for line in lines:
                sheet.centred(x, y + points * LEADING / 2, line, points, colour, at=at, bold=self.bold)
                y += points * LEADING

    def _lines(self, room: float, size: float) -> tuple[list[str], list[str]]:
        below = wrapped(self.below, size * BELOW, room, MOST_LINES) if self.below else []
        return wrapped(self.text, size, room, MOST_LINES) if self.text or not below else [], below


@dataclass(frozen=True)
class LampCell:
    """A state as symbol and word in its colour, framed like a lamp."""

    state: State

    def natural(self, size: float) -> float:
        return width(self._said, size) + 2 * LAMP_PADDING + 2

    least = natural

    def height(self, room: float, size: float) -> float:
        return size * 1.75

    def draw(self, sheet: Sheet, box: Box, size: float) -> None:
        look = mark(self.state)
        high, wide = size * 1.6, min(self.natural(size), box.width)
        frame = Box(box.x, box.y + (box.height - high) / 2, wide, high)
        sheet.rectangle(frame, line=look.token, round=high / 2)
        said = shortened(self._said, size, wide - 2 * LAMP_PADDING + 4)
        sheet.centred(frame.x + wide / 2, frame.y + high / 2, said, size, look.token, at="middle")

    @property
    def _said(self) -> str:
        look = mark(self.state)
        return f"{look.symbol} {look.word}"


@dataclass(frozen=True)
class BarCell:
    """A bar of what is done, a triangle at what should be, a line at the target; in percent of the target, None when unknown."""

    done: float | None
    expected: float | None

    def natural(self, size: float) -> float:
        return BAR_WIDTH

    def least(self, size: float) -> float:
        return BAR_WIDTH * 0.6

    def height(self, room: float, size: float) -> float:
        return size * 1.8

    def draw(self, sheet: Sheet, box: Box, size: float) -> None:
        high, long = size * 0.75, box.width - 8
        y = box.y + (box.height - high) / 2 + size * 0.12
        sheet.rectangle(Box(box.x, y, long, high), "line", round=2)
        if self.done:
            sheet.rectangle(Box(box.x, y, long * _share(self.done), high), "brand", round=2)
        sheet.line(box.x + long, y - 3, box.x + long, y + high + 3, "ink", 2.5)
        if self.expected is not None:
            x = box.x + long * _share(self.expected)
            sheet.path(f"M{x - 5:.1f} {y - 8:.1f}h10l-5 7z", "muted")


@dataclass(frozen=True)
class ShareCell:
    """A bar of a share in percent, of nothing that has to be reached."""

    percent: float

    def natural(self, size: float) -> float:
        return 2 * BAR_WIDTH

    def least(self, size: float) -> float:
        return BAR_WIDTH * 0.6

    def height(self, room: float, size: float) -> float:
        return size * 1.8

    def draw(self, sheet: Sheet, box: Box, size: float) -> None:
        middle = box.y + box.height / 2
        sheet.rectangle(Box(box.x, middle - size / 2, box.width, size), "background", round=2)
        sheet.rectangle(Box(box.x, middle - size / 2, box.width * _share(self.percent), size), "brand", round=2)


@dataclass(frozen=True)
class MonthCell:
    """The lamp of one month in 挂图作战: a letter, and the number of steps where there are several."""

    said: str = ""
    state: State | None = None

    def natural(self, size: float) -> float:
        return size * 2.6

    def least(self, size: float) -> float:
        return size * 2.1

    def height(self, room: float, size: float) -> float:
        return size * 1.9

    def draw(self, sheet: Sheet, box: Box, size: float) -> None:
        high = min(box.height - 4, size * 2.2)
        tile = Box(box.x - 6, box.y + (box.height - high) / 2, box.width + 12, high)
        if self.state is not None:
            look = mark(self.state)
            solid = look.token != "none" and not look.outlined
            fill = look.token if solid else "" if look.outlined else "background" if look.faint else "line"
            sheet.rectangle(tile, fill, line=look.token if look.outlined else "", round=3)
            ink = "panel" if solid else "muted" if look.faint else look.token if look.outlined else "ink"
            sheet.centred(tile.x + tile.width / 2, tile.y + high / 2, self.said, size, ink, at="middle")


@dataclass(frozen=True)
class Across:
    """A text that runs over the empty cells to its right."""

    text: str

    def natural(self, size: float) -> float:
        return 0

    least = natural

    def height(self, room: float, size: float) -> float:
        return size * LEADING

    def draw(self, sheet: Sheet, box: Box, size: float) -> None:
        sheet.centred(box.x, box.y + box.height / 2, self.text, size, "muted")


Cell = Words | LampCell | BarCell | ShareCell | MonthCell | Across


def is_number(text: str) -> bool:
    """Whether a text is set like a number."""
    return bool(NUMBER.fullmatch(text))


def _share(percent: float) -> float:
    return max(0.0, min(100.0, percent)) / 100
