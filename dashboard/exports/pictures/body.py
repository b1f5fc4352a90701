"""What stands between a picture's head and foot: how high it wants to be, and how it draws itself into a box."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dashboard.exports.pictures.lines import wrapped
from dashboard.exports.pictures.sheet import Box, Sheet

EMPTY_SIZE, EMPTY_HEIGHT = 22, 160


class Body(NamedTuple):
    """`height` is what it needs in pixels; `draw` fills a box and returns what it had to leave out, as a sentence ("" nothing)."""

    height: float
    draw: Callable[[Sheet, Box], str]


def nothing(note: str) -> Body:
    """Why there is nothing to draw, in the middle of the picture."""

    def draw(sheet: Sheet, box: Box) -> str:
        lines = wrapped(note, EMPTY_SIZE, box.width * 0.8)
        top = box.y + box.height / 2 - EMPTY_SIZE * 0.8 * (len(lines) - 1)
        for place, line in enumerate(lines):
            sheet.centred(box.x + box.width / 2, top + place * EMPTY_SIZE * 1.6, line, EMPTY_SIZE, "muted", at="middle")
        return ""

    return Body(EMPTY_HEIGHT, draw)
