"""The annotations of a figure: words at a place of its axes, or at a share of its plot, in lines and with bold parts."""

from __future__ import annotations

import re
from html import unescape

from dashboard.exports.pictures.axes import Axis
from dashboard.exports.pictures.sheet import Box, Sheet
from dashboard.exports.pictures.typeface import width as text_width

SIZE, LEADING = 16, 1.3
BOLD = re.compile(r"^<b>(.*)</b>$")
ABOVE = 9


def annotate(sheet: Sheet, note: dict, x: Axis, y: Axis, box: Box) -> None:
    """Draw one annotation; one at the plot's upper edge stands above it, clear of the marks."""
    left = box.x + note["x"] * box.width if note.get("xref") == "paper" else x.pixel(note["x"])
    if note.get("yref") == "paper" and note["y"] == 1:
        at = {"left": "start", "right": "end"}[note["xanchor"]] if note.get("xanchor") else "middle"
        sheet.text(left, box.y - ABOVE, note["text"], SIZE - 1, note["font"]["color"], at=at, bold=True)
        return
    top = box.bottom - note["y"] * box.height if note.get("yref") == "paper" else y.pixel(note["y"])
    lines = [BOLD.sub(r"\1", line) for line in note["text"].split("<br>")]
    _behind(sheet, lines, left, top, note.get("bgcolor", ""))
    for place, (line, raw) in enumerate(zip(lines, note["text"].split("<br>"), strict=True)):
        middle = top + (place - (len(lines) - 1) / 2) * SIZE * LEADING
        sheet.centred(left, middle, unescape(line), SIZE, note["font"]["color"], at="middle", bold=line != raw)


def _behind(sheet: Sheet, lines: list[str], x: float, y: float, colour: str) -> None:
    if colour:
        wide, high = max(text_width(line, SIZE) for line in lines), len(lines) * SIZE * LEADING
        sheet.rectangle(Box(x - wide / 2 - 2, y - high / 2, wide + 4, high), colour, round=3)
