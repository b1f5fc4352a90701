"""Views as drawn tables: rows and headings in, a table that fits its box out, or as many rows as fit and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.exports.pictures.body import Body, nothing
from dashboard.exports.pictures.cells import Across, BarCell, Cell, LampCell, MonthCell, ShareCell, Words, is_number
from dashboard.exports.pictures.lines import wrapped
from dashboard.exports.pictures.sheet import Box, Sheet
from dashboard.exports.pictures.typeface import width as text_width
from dashboard.schema import State
from dashboard.views.campaign import MONTHS
from dashboard.views.view import View

# Text sizes, the largest that fits is taken.
SIZES = (20, 18, 17, 16, 15, 14)
GAP, HEAD_SIZE = 24, 0.88
# Space above and below a row's content, least and most, as a share of the text's size.
TIGHT, ROOMY = 0.35, 0.9
LEADING = 1.4
# The most that one column asks for, as a share of the whole.
WIDEST = 0.45
PROGRESS = "进度"
# Views whose rows have the bar of a target, as on their page.
WITH_BARS = frozenset({"indicators", "indicator-own"})
# View -> the columns that its picture shows, where the others say again what these say.
SHOWN: dict[str, tuple[str, ...]] = {
    "deadlines": ("due", "text", "days", "state"),
    "carried": ("due", "text", "days", "state"),
    "latest": ("date", "text"),
    "coordination": ("date", "text"),
    "ledger": ("no", "title", "lead", "co_lead", "responsible", "support", "due", "state", "steps"),
}


@dataclass(frozen=True)
class Table:
    """Headings and rows of cells, measured at one text size for one width."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]
    size: float

    @cached_property
    def heights(self) -> list[float]:
        """The height of each row's content with the least space around it."""
        pad = 2 * TIGHT * self.size
        return [max(cell.height(room, self.size) for cell, room in zip(row, self.widths, strict=True)) + pad for row in self.rows]

    @cached_property
    def head_lines(self) -> list[list[str]]:
        return [wrapped(head, self.size * HEAD_SIZE, room, 2) for head, room in zip(self.heads, self.widths, strict=True)]

    @property
    def head_height(self) -> float:
        return max(len(lines) for lines in self.head_lines) * self.size * HEAD_SIZE * LEADING + self.size * 0.7

    @property
    def height(self) -> float:
        return self.head_height + sum(self.heights)


def table(view: View, width: float, height: float) -> Body:
    """The rows of a view as a table in the largest text at which all of them fit the height."""
    if not view.rows:
        return nothing(view.note or "没有内容")
    names = [name for name in SHOWN.get(view.id, tuple(view.columns)) if name in view.columns]
    heads, rows = _heads(view, names), _rows(view, names)
    fitting = (made for size in SIZES if (made := measured(heads, rows, width, size)) and made.height <= height)
    chosen = next(fitting, None) or measured(heads, rows, width, SIZES[-1])
    missing = [view.columns[name] for name in view.columns if name not in names and view.id == "ledger"]
    left_out = f"图中未列的栏目：{'、'.join(missing)}。" if missing else ""
    return Body(chosen.height, lambda sheet, box: "".join((_draw(chosen, sheet, box), left_out)))


def measured(heads: Sequence[str], rows: Sequence[Sequence[Cell]], width: float, size: float) -> Table:
    """A table whose columns share the width by what they hold."""
    columns = list(zip(*rows, strict=True))
    room = width - GAP * (len(heads) - 1)
    head = size * HEAD_SIZE
    natural, least, firm = [], [], []
    for name, cells in zip(heads, columns, strict=True):
        natural.append(min(max(text_width(name, head), *(cell.natural(size) for cell in cells)), WIDEST * width))
        least.append(min(max(Words(name).least(head), *(cell.least(size) for cell in cells)), natural[-1]))
        # A lamp never loses its word, and a month not its mark: texts can be broken.
        firm.append(isinstance(cells[0], LampCell | MonthCell))
    return Table(heads, rows, _shared(natural, least, firm, room), size)


def _shared(natural: list[float], least: list[float], firm: list[bool], room: float) -> list[float]:
    """Widths that fill the room: what is over is shared out by width, what lacks is taken from those that can give, last from the firm."""
    wanted, needed = sum(natural), sum(least)
    if wanted <= room:
        over = room - wanted
        return [width + over * width / wanted for width in natural]
    if needed >= room:
        kept = sum(width for width, stays in zip(least, firm, strict=True) if stays)
        if kept >= room / 2:
            return [width * room / needed for width in least]
        share = (room - kept) / (needed - kept)
        return [width if stays else width * share for width, stays in zip(least, firm, strict=True)]
    give = (wanted - room) / (wanted - needed)
    return [width - (width - low) * give for width, low in zip(natural, least, strict=True)]


def _heads(view: View, names: list[str]) -> list[str]:
    heads = [view.columns[name] for name in names]
    bar = _bar(view, view.rows[0])
    return [*heads[:1], PROGRESS if isinstance(bar, BarCell) else "", *heads[1:]] if bar else heads


def _rows(view: View, names: list[str]) -> list[list[Cell]]:
    numeric = {name for name in names if name not in MONTHS and _numeric([_text(row, name) for row in view.rows])}
    rows = []
    for row in view.rows:
        cells, bar = [_cell(row, name, name in numeric) for name in names], _bar(view, row)
        rows.append([*cells[:1], bar, *cells[1:]] if bar else cells)
    return rows


def _bar(view: View, row: dict) -> BarCell | ShareCell | None:
    """What is drawn behind a row's name: done and expected of a target, or a share; None in most tables."""
    if view.id in WITH_BARS:
        return BarCell(**row["bar"])
    return ShareCell(row["share"]) if isinstance(row.get("share"), float) else None


def _cell(row: dict, name: str, right: bool) -> Cell:
    if name in MONTHS and "states" in row:
        return _month(row, name)
    value = row.get(name, "")
    if isinstance(value, State):
        return LampCell(value)
    return Words(str(value), row.get("below", {}).get(name, ""), right)


def _month(row: dict, month: str) -> Cell:
    if "undated" in row:
        return Across(row["undated"] if month == MONTHS[0] else "")
    count = row["counts"].get(month, 0)
    said = row.get(month, "") + (str(count) if count > 1 else "")
    return MonthCell(said, row["states"].get(month))


def _numeric(texts: list[str]) -> bool:
    return all(map(is_number, texts)) and any(character.isdigit() for text in texts for character in text)


def _text(row: dict, name: str) -> str:
    value = row.get(name, "")
    return "x" if isinstance(value, State) else str(value)


def _draw(table: Table, sheet: Sheet, box: Box) -> str:
    """Draw the rows that fit, with more space between them where there is room; say how many are left out."""
    heights, size = table.heights, table.size
    room = box.height - table.head_height
    shown = _fitting(heights, room)
    spare = max(0.0, room - sum(heights[:shown])) / shown if shown else 0
    extra = min(spare, 2 * (ROOMY - TIGHT) * size)
    y = _head(table, sheet, box)
    for row, height in zip(table.rows[:shown], heights, strict=False):
        x = box.x
        for cell, width in zip(row, table.widths, strict=True):
            cell.draw(sheet, Box(x, y, width, height + extra), size)
            x += width + GAP
        y += height + extra
        sheet.line(box.x, y, box.right, y)
    return f"共{len(heights)}行，此处列前{shown}行。" if shown < len(heights) else ""


def _fitting(heights: list[float], room: float) -> int:
    total = 0.0
    for place, height in enumerate(heights):
        total += height
        if total > room + 0.5:
            return place
    return len(heights)


def _head(table: Table, sheet: Sheet, box: Box) -> float:
    """The headings on a pale ground; returns where the rows begin."""
    size, x = table.size * HEAD_SIZE, box.x
    sheet.rectangle(Box(box.x - 10, box.y, box.width + 20, table.head_height), "background", round=4)
    first = table.rows[0]
    for lines, width, cell in zip(table.head_lines, table.widths, first, strict=True):
        at, place = _alignment(cell, x, width)
        top = box.y + (table.head_height - len(lines) * size * LEADING) / 2
        for number, line in enumerate(lines):
            sheet.centred(place, top + (number + 0.5) * size * LEADING, line, size, "muted", at=at)
        x += width + GAP
    return box.y + table.head_height


def _alignment(cell: Cell, x: float, width: float) -> tuple[str, float]:
    if isinstance(cell, MonthCell):
        return "middle", x + width / 2
    return ("end", x + width) if isinstance(cell, Words) and cell.right else ("start", x)
