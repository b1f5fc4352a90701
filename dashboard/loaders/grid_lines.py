"""Ledgers in plain text: lines in, grids out.

A table's row is a line whose cells stand between tabs, bars or blanks, or a cell is a line, with or without ` |` behind it; then a row
opens with the number after the last one's, and the lines of a row are laid into the columns that suit them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from itertools import pairwise, takewhile

from dashboard.loaders.alignment import align, fit
from dashboard.loaders.grid import Grid, Heading, Row, Span, says, words
from dashboard.loaders.headings import Column, column_of, is_heading_row
from dashboard.text.cleaning import Clean

Split = Callable[[Span, Clean, str], list[Span]]

MOST_CELLS = 60
FEWEST_HEADINGS = 3  # a table written a cell a line must show so many headings one after another
MOST_HEADINGS = 16
LONGEST_HEADING = 16
NUMERAL = "[一二三四五六七八九十]{1,3}"
ROW_NUMBER = re.compile(r"\s*[（(]?([0-9]{1,4})[）)]?[.、．]?\s*")
SECTION_NUMBER = re.compile(NUMERAL)
SECTION_LINE = re.compile(rf"{NUMERAL}、[^，,。；;]{{2,40}}|[（(]{NUMERAL}[）)][^，,。；;]{{2,40}}")
NOTES = re.compile(r"\s*(?:备注|注|说明|填表说明|填报人)\s*[:：]")
BAR_LINE = re.compile(r"\s*\|?[^|]+\|[^|]+\|.*")
BETWEEN_WIDE_BLANKS = re.compile(r"[^ \n]+(?: [^ \n]+)*")
BETWEEN_BLANKS = re.compile(r"[^ \n]+")
LINE = re.compile(r"[^\n]+")


def grids_of_lines(clean: Clean, raw: str) -> Iterator[Grid]:
    """The ledgers of a text, in order."""
    lines = [found.span() for found in LINE.finditer(clean.text) if found[0].strip()]
    index = 0
    while index < len(lines):
        grid, after = _row_a_line(lines, index, clean, raw)
        if grid is None:
            grid, after = _cell_a_line(lines, index, clean.text)
        if grid:
            yield grid
        index = after


def _row_a_line(lines: list[Span], index: int, clean: Clean, raw: str) -> tuple[Grid | None, int]:
    """A table whose rows are lines; between blanks only as many cells as headings make a row."""
    text = clean.text
    for split in (_at_tabs, _at_bars, _at_wide_blanks, _at_blanks):
        head = split(lines[index], clean, raw)
        if len(head) < FEWEST_HEADINGS or not is_heading_row([words(text, span) for span in head]):
            continue
        wanted = range(2, MOST_CELLS) if split in (_at_tabs, _at_bars) else (len(head),)
        found = _split_rows(lines[index + 1 :], split, wanted, clean, raw)
        rows = [Row({column: span for column, span in enumerate(cells) if says(text, span)}) for cells in found if _is_row(text, cells)]
        if rows:
            headings = {column: Heading(words(text, span), column_of(words(text, span))) for column, span in enumerate(head)}
            return Grid(lines[index][0], lines[index + len(found)][1], headings, tuple(rows)), index + 1 + len(found)
    return None, index + 1


def _split_rows(lines: list[Span], split: Split, wanted: Container[int], clean: Clean, raw: str) -> list[list[Span]]:
    """The cells of the lines below a heading, as long as their count is one of those wanted."""
    return list(takewhile(lambda cells: len(cells) in wanted, (split(line, clean, raw) for line in lines)))


def _is_row(text: str, cells: list[Span]) -> bool:
    """Whether a line is more than the rule below a heading (|---|---|)."""
    return any(set(words(text, span)) - set("-: ") for span in cells)


def _at_tabs(line: Span, clean: Clean, raw: str) -> list[Span]:
    """Tabs are known from the raw text, where they are not yet blanks."""
    marks = [place for place in range(*line) if raw[clean.origin[place]] == "\t"]
    return _between(line, marks) if marks else []


def _at_bars(line: Span, clean: Clean, raw: str) -> list[Span]:
    start, end = line
    if not BAR_LINE.fullmatch(clean.text[start:end]):
        return []
    end = start + len(clean.text[start:end].rstrip(" |"))
    start += len(clean.text[start:end]) - len(clean.text[start:end].lstrip(" |"))
    return _between((start, end), [place for place in range(start, end) if clean.text[place] == "|"])


def _at_wide_blanks(line: Span, clean: Clean, raw: str) -> list[Span]:
    return [found.span() for found in BETWEEN_WIDE_BLANKS.finditer(clean.text, *line)]


def _at_blanks(line: Span, clean: Clean, raw: str) -> list[Span]:
    return [found.span() for found in BETWEEN_BLANKS.finditer(clean.text, *line)]


def _between(line: Span, marks: list[int]) -> list[Span]:
    return [(left + 1, right) for left, right in pairwise([line[0] - 1, *marks, line[1]])]


def _cell_a_line(lines: list[Span], index: int, text: str) -> tuple[Grid | None, int]:
    head = [words(text, _without_bar(line, text)) for line in lines[index : index + MOST_HEADINGS]]
    if not head or column_of(head[0]) is None:
        return None, index + 1
    numbered = column_of(head[0]) is Column.NUMBER
    width = _width(head) if numbered else len(list(takewhile(column_of, head)))
    if width < FEWEST_HEADINGS or not is_heading_row(head[:width]):
        return None, index + 1
    cells = [_without_bar(line, text) for line in lines[index:]]
    body = list(takewhile(lambda cell: not NOTES.match(text[slice(*cell)]), cells[width:]))
    headings = {column: Heading(said, column_of(said)) for column, said in enumerate(head[:width])}
    kinds = [headings[column].kind for column in range(width)]
    rows = _numbered(body, kinds, text) if numbered else _counted(body, kinds, text)
    if not rows:
        return None, index + 1
    return Grid(cells[0][0], body[-1][1], headings, tuple(rows)), index + width + len(body)


def _width(head: list[str]) -> int:
    """How many lines are headings: those before the first number of a row or section, or as far as heading words go."""
    for place, said in enumerate(head):
        if ROW_NUMBER.fullmatch(said) or SECTION_NUMBER.fullmatch(said) or SECTION_LINE.fullmatch(said):
            return place if all(len(earlier) <= LONGEST_HEADING for earlier in head[:place]) else 0
    return len(list(takewhile(column_of, head)))


def _without_bar(line: Span, text: str) -> Span:
    start, end = line
    said = text[start:end].rstrip()
    return start, start + len(said.rstrip("|").rstrip())


def _numbered(cells: list[Span], kinds: list[Column | None], text: str) -> list[Row]:
    """Rows that open with the number after the last one's, or with 1 behind a section's line."""
    groups: list[list[Span]] = [[]]
    expected = None
    for cell in cells:
        found = ROW_NUMBER.fullmatch(text[slice(*cell)])
        anew = found and int(found[1]) == 1 and groups[-1] and _is_section(groups[-1][-2:], text)
        if found and (expected is None or int(found[1]) == expected or anew):
            groups.append([])
            expected = int(found[1]) + 1
        groups[-1].append(cell)
    return [row for group in groups for row in _rows_of_group(group, kinds, text)]


def _is_section(last: list[Span], text: str) -> bool:
    """Whether the last line, or the last but one as its number, is a section's."""
    return bool(SECTION_LINE.fullmatch(words(text, last[-1])) or SECTION_NUMBER.fullmatch(words(text, last[0])))


def _rows_of_group(group: list[Span], kinds: list[Column | None], text: str) -> list[Row]:
    """The row that one group of lines makes and the sections that stand behind it."""
    numbers = {place for place, line in enumerate(group) if SECTION_NUMBER.fullmatch(words(text, line))}
    sections = {place for place, line in enumerate(group) if SECTION_LINE.fullmatch(words(text, line)) or place - 1 in numbers}
    lines = [line for place, line in enumerate(group) if place not in sections | numbers]
    cells = {column: span for column, span in align(lines, kinds, text).items() if says(text, span)}
    return [*([Row(cells)] if cells else []), *(Row({0: group[place]}) for place in sorted(sections))]


def _counted(cells: list[Span], kinds: list[Column | None], text: str) -> list[Row]:
    """Rows of a table without numbers: as many lines each as there are headings, if that is how they fit."""
    chunks = [cells[place : place + len(kinds)] for place in range(0, len(cells), len(kinds))]
    suits = sum(fit(text[slice(*line)], kind) for chunk in chunks for line, kind in zip(chunk, kinds, strict=False))
    if not cells or len(cells) % len(kinds) or suits < len(cells) / 2:
        return []
    return [Row({column: line for column, line in enumerate(chunk) if says(text, line)}) for chunk in chunks]
