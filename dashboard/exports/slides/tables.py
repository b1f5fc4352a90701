"""A view's rows as tables on slides: columns as wide as their words ask, rows that are never clipped, as many slides as it takes.

A matrix of months (挂图作战) is a table too, each lamp a filled cell with its letter and, of several steps, their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dashboard.exports.native import lamp_colour
from dashboard.exports.plain import heads, texts
from dashboard.exports.slides.colours import BAND, BRAND, GROUND, INK, fill, letters_on, paint
from dashboard.exports.slides.deck import Deck
from dashboard.exports.slides.layouts import INCH
from dashboard.exports.slides.letters import EMU_A_POINT, LINE, USABLE, Area, height, name_font, shortened, units
from dashboard.figures.palette import mark, palette
from dashboard.schema import State
from dashboard.views.campaign import MONTHS
from dashboard.views.view import View

# From this width a column on, in inches -> size of the letters.
SIZES = ((2.2, 14), (1.5, 12), (1.1, 11), (0.0, 10))
# A column asks for no more than this, in heights of its letters.
WIDEST, NARROWEST = 40, 3
# Short texts keep to one line, with this much to spare; of longer ones at least so much stands on a line.
UNBROKEN, SPARE, LEAST = 7, 0.4, 6
# What is not torn at the end of a line.
WORD = re.compile(r"[A-Za-z0-9.,:/%_≥≤＞＜-]+")
BESIDE, ABOVE = INCH // 16, INCH // 28
# Beside its months a matrix has room for what a row is called, who leads it and its lamp; the workbook has the rest.
BESIDE_MONTHS = ("name", "lead", "state")
# A cell that would take most of a slide is cut; the workbook has all of it.
TALLEST_SHARE = 0.45


@dataclass(frozen=True)
class Grid:
    """A table as it is laid out: headings, rows of texts, widths (EMU), size of letters (points).

    `states` are each row's lamps by column, `lit` those that fill their cell.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    states: tuple[dict[int, State], ...]
    lit: tuple[dict[int, State], ...]
    widths: tuple[int, ...]
    size: int

    def row_height(self, row: tuple[str, ...]) -> int:
        """How high a row is, in EMU."""
        tallest = max(height(text, width - 2 * BESIDE, self.size) for text, width in zip(row, self.widths, strict=True))
        return tallest + 2 * ABOVE

    def part(self, start: int, end: int) -> Grid:
        """The same table of some of its rows."""
        return Grid(self.heads, self.rows[start:end], self.states[start:end], self.lit[start:end], self.widths, self.size)


def table_pages(view: View, area: Area) -> Iterator[Grid]:
    """The view's table in parts that each fit the place: as few as can be, and about as high as each other."""
    grid = _laid_out(view, area)
    heights = [grid.row_height(row) for row in grid.rows]
    room = area.height - grid.row_height(grid.heads)
    fewest = _breaks(heights, room)
    even = (sum(heights) / len(fewest) * (1 + slack / 20) for slack in range(20)) if fewest else ()
    ends = next((ends for limit in even if limit <= room and len(ends := _breaks(heights, limit)) == len(fewest)), fewest)
    for start, end in pairwise([0, *ends]):
        yield grid.part(start, end)


def _breaks(heights: list[int], room: float) -> list[int]:
    """Behind which rows a part ends that may be so high."""
    ends, left = [], room
    for place, high in enumerate(heights):
        if high > left and left < room:
            ends.append(place)
            left = room
        left -= high
    return [*ends, len(heights)] if heights else []


def draw_table(slide, grid: Grid, deck: Deck, alternative: str) -> None:
    """Put a table into the slide's place for content."""
    area = deck.places.body
    frame = slide.shapes.add_table(len(grid.rows) + 1, len(grid.heads), area.left, area.top, sum(grid.widths), INCH // 4)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alternative)
    table = frame.table
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = width
    _head(table, grid, deck)
    for place in range(len(grid.rows)):
        _row(table, place, grid, deck)


def _laid_out(view: View, area: Area) -> Grid:
    """Columns in which anything stands, with their widths; cells that no slide could hold cut."""
    matrix = any(name in MONTHS for name in view.columns) and any("states" in row for row in view.rows)
    rows = [_matrix_row(row, line, view) if matrix else line for row, line in zip(view.rows, _texts(view), strict=True)]
    kept = [
        place for place, name in enumerate(view.columns) if _is_kept(name, matrix) and (name in MONTHS or any(row[place] for row in rows))
    ]
    names, titles = [list(view.columns)[place] for place in kept], [heads(view)[place] for place in kept]
    size = next(size for wide, size in SIZES if area.width / INCH / max(1, len(kept)) >= wide)
    said = [[row[place] for place in kept] for row in rows]
    widths = _widths([titles, *said], area.width, size)
    most = round(area.height * TALLEST_SHARE)
    cut = tuple(
        tuple(shortened(text, Area(0, 0, width - 2 * BESIDE, most), size) for text, width in zip(row, widths, strict=True)) for row in said
    )
    states = tuple({place: row[name] for place, name in enumerate(names) if isinstance(row.get(name), State)} for row in view.rows)
    lit = tuple({place: row["states"][name] for place, name in enumerate(names) if matrix and name in row["states"]} for row in view.rows)
    return Grid(tuple(titles), cut, states, lit, widths, size)


def _is_kept(name: str, matrix: bool) -> bool:
    return not matrix or name in MONTHS or name in BESIDE_MONTHS


def _texts(view: View) -> list[list[str]]:
    """The cells' texts, a lamp's with its symbol."""
    return [
        [
            f"{mark(row[name]).symbol} {said}" if isinstance(row.get(name), State) else said
            for name, said in zip(view.columns, line, strict=True)
        ]
        for row, line in zip(view.rows, texts(view), strict=True)
    ]


def _matrix_row(row: dict, line: list[str], view: View) -> list[str]:
    """A row whose months say how many steps there are of several, and whose name says that nothing is dated."""
    counts, said = row.get("counts", {}), []
    for name, text in zip(view.columns, line, strict=True):
        if name in MONTHS and counts.get(name, 0) > 1:
            text = f"{text}{counts[name]}"
        said.append(f"{text}（{row['undated']}）" if name == "name" and row.get("undated") else text)
    return said


def _widths(rows: list[list[str]], whole: int, size: int) -> tuple[int, ...]:
    """Widths that fill `whole`: what is over goes to the widest columns, what lacks is taken from those that can break their words."""
    letter, beside = size * EMU_A_POINT / USABLE, 2 * BESIDE
    columns = [[row[place] for row in rows] for place in range(len(rows[0]))]
    natural = [letter * _usual(column) + beside for column in columns]
    least = [min(wide, letter * _least(column) + beside) for wide, column in zip(natural, columns, strict=True)]
    if sum(natural) <= whole:
        return tuple(round(wide * whole / sum(natural)) for wide in natural)
    give = min(1.0, (sum(natural) - whole) / max(1.0, sum(natural) - sum(least)))
    shared = [wide - (wide - low) * give for wide, low in zip(natural, least, strict=True)]
    return tuple(round(width * whole / sum(shared)) for width in shared)


def _usual(column: list[str]) -> float:
    """What a column asks for: room for its heading and for three of four of its cells, of none more than for a long sentence."""
    lengths = sorted(units(text) for text in column[1:])
    return min(WIDEST, max(NARROWEST, units(column[0]), lengths[len(lengths) * 3 // 4]))


def _least(column: list[str]) -> float:
    """What a column cannot do without: its longest word; short texts are not broken at all."""
    longest = max(map(units, column))
    words = [units(word) for text in column for word in WORD.findall(text)]
    return longest + SPARE if longest <= UNBROKEN else max([LEAST, *words])


def _head(table, grid: Grid, deck: Deck) -> None:
    table.rows[0].height = grid.row_height(grid.heads)
    for column, text in enumerate(grid.heads):
        _cell(table.cell(0, column), text, grid.size, deck, BRAND, letters_on(deck.brand), bold=True)


def _row(table, place: int, grid: Grid, deck: Deck) -> None:
    """One row below the heading; `place` counts from 0."""
    states, lit = grid.states[place], grid.lit[place]
    table.rows[place + 1].height = grid.row_height(grid.rows[place])
    for column, text in enumerate(grid.rows[place]):
        ground, letters = (BAND if place % 2 else GROUND), INK
        if column in states:
            letters = palette(deck.theme).state(states[column])[1:].upper()
        if column in lit:
            ground = lamp_colour(lit[column])
            letters = letters_on(ground)
        _cell(table.cell(place + 1, column), text, grid.size, deck, ground, letters, centred=grid.heads[column] in MONTHS)


def _cell(cell, text: str, size: int, deck: Deck, ground, colour, *, bold: bool = False, centred: bool = False) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    fill(cell, ground)
    cell.margin_left = cell.margin_right = BESIDE
    cell.margin_top = cell.margin_bottom = ABOVE
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.line_spacing = Pt(size * LINE)
    paragraph.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
    if not text:
        # An empty cell is as high as its letters would be.
        paragraph._p.get_or_add_endParaRPr().set("sz", str(size * 100))
        return
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    paint(run.font.color, colour)
    name_font(run.font, deck.letters)
