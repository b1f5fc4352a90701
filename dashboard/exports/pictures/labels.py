"""What stands along a figure's axes: the room that the labels need, and the labels themselves with their grid."""

from __future__ import annotations

from dashboard.exports.pictures.axes import Axis, Tick, ticks
from dashboard.exports.pictures.lines import shortened
from dashboard.exports.pictures.sheet import Box, Sheet
from dashboard.exports.pictures.typeface import width as text_width

SIZE = 15
LONGEST_LEFT, LONGEST_ABOVE = 300, 230
BELOW = 50
# Degrees by which long headings of columns are turned, and what of their length that takes upwards and to the right.
SLANT, RISE, REACH = -60, 0.87, 0.5
# The most of a line's height that its text takes.
CROWDED = 0.72
# The narrowest a named month and a date may stand.
MONTH, DATE = 48, 96
MOST_NUMBERS = 6


def shown(settings: dict) -> bool:
    """Whether an axis is drawn at all."""
    return settings.get("visible", True)


def row_size(y: Axis) -> float:
    """The size of a text in a line of names; smaller where the lines are crowded."""
    return min(SIZE, y.unit * CROWDED) if y.categories else SIZE


def room_left(y: Axis, settings: dict) -> float:
    """Pixels for the labels of the upright axis."""
    if not shown(settings):
        return 0
    return 14 + max((min(text_width(tick.said, SIZE), LONGEST_LEFT) for tick in ticks(y, settings, MOST_NUMBERS)), default=0)


def room_above(x: Axis, width: float) -> float:
    """Pixels for headings above columns that share a width."""
    return SIZE + 16 if _upright(x, width) else _longest(x) * RISE + 24


def room_right(x: Axis, width: float) -> float:
    """Pixels by which the last turned headings reach beyond their columns."""
    if _upright(x, width):
        return 0
    step, last = width / len(x.categories), len(x.categories) - 0.5
    return max(0.0, *(_length(name) * REACH + 8 - step * (last - place) for place, name in enumerate(x.categories)))


def draw(sheet: Sheet, x: Axis, y: Axis, layout: dict, box: Box) -> None:
    """The labels and grid lines of both axes around and in a plot."""
    if shown(layout["yaxis"]):
        for tick in ticks(y, layout["yaxis"], MOST_NUMBERS):
            _left(sheet, y.at(tick.at), tick, row_size(y), box)
    if not shown(layout["xaxis"]):
        return
    if layout["xaxis"].get("side") == "top":
        _above(sheet, x, box)
        return
    narrowest = MONTH if layout["xaxis"].get("ticklabelmode") == "period" else DATE
    for tick in ticks(x, layout["xaxis"], max(1, int(box.width // narrowest))):
        _below(sheet, x, tick, box)
    sheet.line(box.x, box.bottom, box.right, box.bottom, "line", 1.5)


def _left(sheet: Sheet, y: float, tick: Tick, size: float, box: Box) -> None:
    if tick.edge is not None:
        sheet.line(box.x, y, box.right, y)
    sheet.centred(box.x - 10, y, shortened(tick.said, size, LONGEST_LEFT), size, at="end")


def _below(sheet: Sheet, x: Axis, tick: Tick, box: Box) -> None:
    if tick.edge is not None:
        sheet.line(x.at(tick.edge), box.y, x.at(tick.edge), box.bottom)
    for place, line in enumerate(tick.said.split("\n")):
        sheet.text(x.at(tick.at), box.bottom + 22 + place * 20, line, SIZE, "muted" if place else "ink", at="middle")


def _above(sheet: Sheet, x: Axis, box: Box) -> None:
    upright = _upright(x, box.width)
    for place, name in enumerate(x.categories):
        if upright:
            sheet.text(x.at(place), box.y - 10, name, SIZE, at="middle")
        else:
            sheet.text(x.at(place) + SIZE * 0.3, box.y - 8, shortened(name, SIZE, LONGEST_ABOVE), SIZE, turn=SLANT)


def _upright(x: Axis, width: float) -> bool:
    return _longest(x) + 8 <= width / len(x.categories)


def _longest(x: Axis) -> float:
    return max(map(_length, x.categories))


def _length(name: str) -> float:
    return min(text_width(name, SIZE), LONGEST_ABOVE)
