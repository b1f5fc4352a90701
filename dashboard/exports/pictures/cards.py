"""Cards as pictures: key figures, the first line's counts, gauges and stacked quarters, drawn from the texts of a view's rows."""

from __future__ import annotations

import math
from collections.abc import Callable

from dashboard.exports.pictures.body import Body, nothing
from dashboard.exports.pictures.lines import shortened, wrapped
from dashboard.exports.pictures.sheet import Box, Sheet
from dashboard.exports.pictures.typeface import width as text_width
from dashboard.figures.palette import mark
from dashboard.views.view import View

GAP, PADDING = 20, 22
CARD_HEIGHT, GAUGE_HEIGHT, CHIP_HEIGHT = 150, 330, 170
MOST_ACROSS, MOST_CHIPS = 3, 5
# The narrowest that a card's words allow.
CARD_WIDTH, GAUGE_WIDTH, CHIP_WIDTH = 280, 200, 150
# How far a card of words grows where there is room.
GROWS = 1.5
LEADING = 1.4
# Room for a quarter's name before its bar, and for its count behind the longest.
BAR_NAME, BAR_COUNT = 150, 60


def key_figures(view: View, width: float, height: float) -> Body:
    """One card a figure, three in a line: name, the number as the screen shows it, and what it is."""
    return _grid(view, _across(MOST_ACROSS, CARD_WIDTH, width), CARD_HEIGHT, GROWS, _key_figure)


def chips(view: View, width: float, height: float) -> Body:
    """The counts of the first line, one card a group, in one line or in two equal ones."""
    count = len(view.rows)
    across = count if count <= MOST_CHIPS else math.ceil(count / 2)
    return _grid(view, _across(across, CHIP_WIDTH, width), CHIP_HEIGHT, GROWS, _chip)


def gauges(view: View, width: float, height: float) -> Body:
    """One half ring a target, side by side."""
    return _grid(view, _across(len(view.rows), GAUGE_WIDTH, width), GAUGE_HEIGHT, 1, _gauge)


def quarters(view: View, width: float, height: float) -> Body:
    """One bar a quarter, stacked by state, with a letter and a number in each part and what the letters mean below."""
    most = max((int(row["count"]) for row in view.rows), default=0)
    if not most:
        return nothing(view.note)

    def draw(sheet: Sheet, box: Box) -> str:
        step = min(96.0, (box.height - 50) / len(view.rows))
        for place, row in enumerate(view.rows):
            _quarter(sheet, Box(box.x, box.y + place * step, box.width, step), row, most)
        states = dict.fromkeys(state for row in view.rows for state in row["states"])
        _legend(sheet, [mark(state).legend for state in states], box, box.y + len(view.rows) * step + 30)
        return ""

    return Body(70 * len(view.rows) + 50, draw)


def _across(wanted: int, least: float, width: float) -> int:
    """How many cards stand side by side: as many as wanted, where each has room; otherwise in lines as even as they can be."""
    able = max(1, min(wanted, int((width + GAP) // (least + GAP))))
    return math.ceil(wanted / math.ceil(wanted / able)) if wanted else 1


def _grid(view: View, across: int, least: float, grows: float, draw_one: Callable[[Sheet, Box, dict], None]) -> Body:
    if not view.rows:
        return nothing(view.note)
    lines = math.ceil(len(view.rows) / across)

    def draw(sheet: Sheet, box: Box) -> str:
        wide = (box.width - GAP * (across - 1)) / across
        high = min((box.height - GAP * (lines - 1)) / lines, least * grows)
        top = box.y + (box.height - lines * high - GAP * (lines - 1)) / 2
        for place, row in enumerate(view.rows):
            down, right = divmod(place, across)
            card = Box(box.x + right * (wide + GAP), top + down * (high + GAP), wide, high)
            sheet.rectangle(card, "panel", line="line", round=10, thick=1.5)
            draw_one(sheet, Box(card.x + PADDING, card.y, card.width - 2 * PADDING, card.height), row)
        return ""

    return Body(lines * least + GAP * (lines - 1), draw)


def _key_figure(sheet: Sheet, box: Box, row: dict) -> None:
    captions = wrapped(row.get("caption", ""), 15, box.width, 2)
    y = box.y + (box.height - (18 + 52 + len(captions) * 15) * LEADING) / 2
    sheet.text(box.x, y + 20, shortened(row["name"], 18, box.width), 18, "muted")
    _figures(sheet, box.x, y + 76, row, 44, box.width)
    for place, line in enumerate(captions):
        sheet.text(box.x, y + 110 + place * 15 * LEADING, line, 15, "muted")


def _figures(sheet: Sheet, x: float, y: float, row: dict, size: float, room: float) -> None:
    """Bound, figures, unit and what follows, as one line; smaller where the line is too long."""
    pieces = (
        (row.get("before", ""), 0.7, "ink"),
        (row["figures"], 1, "ink"),
        (row.get("unit", ""), 0.42, "muted"),
        (row.get("after", ""), 0.42, "muted"),
    )
    long = sum(text_width(words, size * share) for words, share, _ in pieces) + 12
    size *= min(1.0, room / long)
    for words, share, colour in pieces:
        if words:
            sheet.text(x, y, words.strip(), size * share, colour, bold=share == 1)
            x += text_width(words, size * share) + 4


def _chip(sheet: Sheet, box: Box, row: dict) -> None:
    colour = "ink" if row["token"] == "rate" else row["token"]
    middle = box.y + box.height / 2
    name = f"{row['symbol']} {row['name']}".strip()
    sheet.text(box.x, middle - 28, name, min(20.0, 20 * box.width / text_width(name, 20)), colour)
    sheet.text(box.x, middle + 36, row["count"], 52, colour, bold=True)
    if row.get("change"):
        sheet.text(box.x, middle + 66, shortened(row["change"], 15, box.width), 15, "muted")


def _gauge(sheet: Sheet, box: Box, row: dict) -> None:
    """A half ring with the number in it, a tick at what should be by now, and the plan's numbers and the lamp in words below."""
    radius = min(box.width / 2 - 6, box.height * 0.4, 120)
    x, y = box.x + box.width / 2, box.y + 66 + radius
    sheet.text(x, box.y + 40, shortened(row["name"], 18, box.width), 18, bold=True, at="middle")
    thick = radius * 0.22
    sheet.path(_arc(x, y, radius - thick / 2, 100), line="line", thick=thick)
    done, expected = row["bar"]["done"], row["bar"]["expected"]
    if done:
        sheet.path(_arc(x, y, radius - thick / 2, done), line="brand", thick=thick)
    if expected is not None:
        (x1, y1), (x2, y2) = _on_ring(x, y, radius - thick - 4, expected), _on_ring(x, y, radius + 4, expected)
        sheet.line(x1, y1, x2, y2, "ink", 3)
    number = f"{row['figures']}{row['unit']}"
    size = min(34.0, 34 * (radius * 1.3) / max(text_width(number, 34), 1))
    sheet.text(x, y - 4, number, size, bold=True, at="middle")
    below = [line for part in row["caption"].split(" · ") for line in wrapped(part, 15, box.width, 2)]
    for place, line in enumerate(below, start=1):
        sheet.text(x, y + 8 + place * 22, line, 15, "muted", at="middle")
    look = mark(row["state"])
    said, colour = (row["remark"], "muted") if row.get("remark") else (f"{look.symbol} {look.word}", look.token)
    sheet.text(x, y + 20 + (len(below) + 1) * 22, said, 16, colour, at="middle")


def _arc(x: float, y: float, radius: float, percent: float) -> str:
    (x1, y1), (x2, y2) = _on_ring(x, y, radius, 0), _on_ring(x, y, radius, percent)
    return f"M{x1:.1f} {y1:.1f}A{radius:.1f} {radius:.1f} 0 0 1 {x2:.1f} {y2:.1f}"


def _on_ring(x: float, y: float, radius: float, percent: float) -> tuple[float, float]:
    turn = math.pi * (1 - max(0.0, min(100.0, percent)) / 100)
    return x + radius * math.cos(turn), y - radius * math.sin(turn)


def _quarter(sheet: Sheet, box: Box, row: dict, most: int) -> None:
    middle, high = box.y + box.height / 2, min(44.0, box.height * 0.6)
    sheet.centred(box.x, middle, row["quarter"], 19, "brand" if row["now"] else "ink", bold=row["now"])
    x, long = box.x + BAR_NAME, box.width - BAR_NAME - BAR_COUNT
    for state, count in row["states"].items():
        wide = long * count / most
        look = mark(state)
        fill, ink = ("line", "ink") if look.token == "none" else (look.token, "panel")
        part = Box(x, middle - high / 2, wide, high)
        sheet.rectangle(Box(x, part.y, max(wide - 2, 1), high), fill, line="none" if look.outlined else "", round=3)
        said = f"{look.letter}{count}"
        if text_width(said, 17) + 8 <= wide:
            sheet.centred(x + wide / 2, middle, said, 17, ink, at="middle")
        x += wide
    sheet.centred(x + 12, middle, row["count"], 22, bold=True)


def _legend(sheet: Sheet, said: list[str], box: Box, y: float) -> None:
    between = "　　".join(said)
    sheet.text(box.x, y, between, min(15.0, 15 * box.width / max(text_width(between, 15), 1)), "muted")
