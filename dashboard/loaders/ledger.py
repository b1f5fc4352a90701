"""Read a ledger's grid: columns by heading in, an outline of its tasks, their parts, roles and dated steps out.

A task's cell may cover several rows (several measures, each with its own date); a row whose one cell fills it is a section, and a section
holds until the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.loaders.grid import Grid, Row
from dashboard.loaders.headings import BODIES, Column
from dashboard.loaders.ledger_columns import settled, title_column
from dashboard.loaders.ledger_steps import Given, Piece, given_by_cell, given_by_heading, says_more, steps_of
from dashboard.loaders.named import bodies_of_cell
from dashboard.loaders.parts import Doubt, Entry, Outline, Part, PartRole, RoleWritten, Step
from dashboard.schema import DocumentKind, Grain

Span = tuple[int, int]

PART_ROLES = {
    Column.TASK: PartRole.TITLE,
    Column.GOAL: PartRole.GOAL,
    Column.PLAN: PartRole.PLAN,
    Column.PROGRESS: PartRole.PROGRESS,
    Column.NOTE: PartRole.GOAL,
    Column.ACTUAL: PartRole.PROGRESS,
    Column.BASE: PartRole.BASE,
    Column.PROBLEM: PartRole.BODY,
}
NUMERAL = "[一二三四五六七八九十]{1,3}"
SECTION = re.compile(rf"\s*(?:{NUMERAL}[、.．]|[（(]{NUMERAL}[）)]|第{NUMERAL}[章部类])")
FIRST_LEADS = re.compile(r"(?:首位|第一|排名第一|列首|首个).{0,6}牵头")
YEAR_GOAL = re.compile(r"(?:年度|全年|总体|年)(?:工作|主要|总)?目标(?:任务)?\s*[:：]")
ITEM = re.compile(r"[①-⑳]|[一二三四]季度")
BARE_NUMBER = re.compile(r"[<>≥≤]?\s*-?[0-9][0-9,. ]*[%‰]?(?:以上|以内|以下|左右|余)?")
UNIT_IN_NAME = re.compile(r"[（(]([^（）()0-9]{1,8})[）)]\s*\Z")
YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
PART_OF_YEAR = re.compile(r"季度|[上下]半年|[0-9]月")
LASTING = re.compile(r"长期|持续|全程|常态|适时|按要求|按时|每[年季月]|待|[—-]")
LONGEST_SECTION = 60


@dataclass
class _Task:
    """One task while its rows are read."""

    key: str
    number: str
    section: str
    title: Span
    pieces: list[Piece] = field(default_factory=list)
    roles: list[RoleWritten] = field(default_factory=list)
    seen: set[Span] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)


def read(grid: Grid, text: str, year: int | None, form: str = "ledger") -> Outline:
    """The outline of one ledger; every offset is one of the clean text."""
    tasks = _tasks(settled(grid, text), text, year)
    entries = tuple(
        Entry(task.key, form, task.number, _joined(text, task.title), task.section, *task.title, tuple(task.roles)) for task in tasks
    )
    parts = [part for task, entry in zip(tasks, entries, strict=True) for part in _parts(task, entry, text, year)]
    once = {(part.start, part.end): part for part in reversed(parts)}
    doubts = tuple(doubt for task in tasks for doubt in task.doubts)
    return Outline(tuple(sorted(once.values(), key=lambda part: part.start)), entries, tuple(_steps(tasks, text, year)), doubts)


def _steps(tasks: list[_Task], text: str, year: int | None) -> Iterator[Step]:
    """The steps of all tasks; a cell over the rows of two tasks gives each of them its own."""
    seen: set[str] = set()
    for task in tasks:
        for step in steps_of(task.key, task.pieces, text, year):
            yield replace(step, key=f"{step.key}-{task.key}") if step.key in seen else step
            seen.add(step.key)


def _tasks(grid: Grid, text: str, year: int | None) -> list[_Task]:
    titles = title_column(grid)
    section, tasks = "", []
    for place, row in enumerate(grid.rows):
        if heading := _section_row(row, grid, text):
            section = heading
            continue
        section = _section_cell(row, grid, text, titles) or section
        title = row.cells.get(titles)
        number = _number(row, grid, text) or (tasks[-1].number if tasks else "")
        if title is not None and not (tasks and (tasks[-1].title, tasks[-1].number) == (title, number)):
            tasks.append(_Task(f"{title[0]}-{place}", number, section, title))
        if tasks:
            _take(tasks[-1], row, place, grid, text, year)
    return tasks


def _section_row(row: Row, grid: Grid, text: str) -> str:
    said = {text[slice(*span)].strip() for span in row.cells.values()}
    if len(said) == 1 and len(grid.headings) > 2:
        words = next(iter(said))
        return "" if words.isdigit() or len(words) > LONGEST_SECTION else words
    marked = [words for words in said if SECTION.match(words)]
    return marked[0] if marked and len(said) <= 2 and not any(words.isdigit() for words in said) else ""


def _section_cell(row: Row, grid: Grid, text: str, titles: int) -> str:
    columns = [*grid.columns(Column.SECTION), *(column for column in grid.columns(Column.TASK) if column < titles)]
    return next((_joined(text, row.cells[column]) for column in columns if column in row.cells), "")


def _number(row: Row, grid: Grid, text: str) -> str:
    columns = grid.columns(Column.NUMBER)
    return next((_joined(text, row.cells[column]).strip("()（）.、． ") for column in columns if column in row.cells), "")


def _joined(text: str, span: Span) -> str:
    return re.sub(r"\s*\n\s*", "", text[slice(*span)]).strip()


def _take(task: _Task, row: Row, place: int, grid: Grid, text: str, year: int | None) -> None:
    """Add one row's cells to its task; a cell that covers several rows counts once."""
    fresh = {column: span for column, span in row.cells.items() if span not in task.seen and column in grid.headings}
    task.seen.update(fresh.values())
    dates = [row.cells[column] for column in grid.columns(Column.DUE) if column in row.cells]
    plans = {span for span in dates if says_more(text, span, year)}
    in_row = next((given_by_cell(text, span, year) for span in dates if span not in plans), None)
    unread = [] if in_row or plans or not year else [span for span in dates if span in fresh.values() and not LASTING.search(text, *span)]
    task.doubts.extend(Doubt(*span, f"时限“{_joined(text, span)}”没有读懂，请写明年月") for span in unread)
    county = next((_joined(text, row.cells[column]) for column in grid.columns(Column.COUNTY) if column in row.cells), "")
    for column, span in fresh.items():
        words, kind = grid.headings[column].words, Column.PLAN if span in plans else grid.headings[column].kind
        if kind in BODIES:
            roles = _roles(text, span, kind, words)
            task.roles.extend(roles)
            task.doubts.extend([] if roles else [Doubt(*span, f"“{words}”一栏里没有认出单位")])
        elif kind in PART_ROLES:
            by_heading = given_by_heading(words, year, _is_series(grid)) if kind is not Column.TASK else None
            told = kind in (Column.PROGRESS, Column.ACTUAL, Column.BASE)
            unit = _unit(task, row, span, grid, text)
            given = by_heading or (None if told else in_row) or (_year_told(words) if told or unit else None)
            task.pieces.append(Piece(kind, *span, place, county, given, unit))


def _unit(task: _Task, row: Row, span: Span, grid: Grid, text: str) -> str:
    """The unit of a cell that is a bare number: its own %, else the column of units', else what the task's name has in brackets."""
    said = text[slice(*span)].strip()
    if span == task.title or not BARE_NUMBER.fullmatch(said):
        return ""
    units = [_joined(text, row.cells[column]) for column in grid.columns(Column.UNIT) if column in row.cells]
    in_name = UNIT_IN_NAME.search(_joined(text, task.title))
    own = [said[-1]] if said[-1] in "%‰" else []
    return next(iter([*own, *units, *([in_name[1]] if in_name else [])]), "")


def _year_told(words: str) -> Given | None:
    """2023年完成值 was so when that year ended."""
    found = YEAR.search(words)
    return Given(date(int(found[1]), 12, 31), str(Grain.YEAR), by_heading=True) if found else None


def _is_series(grid: Grid) -> bool:
    """Whether headings name quarters or months, or several years, so that a year in one of them (全年目标, 2025年) dates its cells."""
    words = [grid.headings[column].words for column in grid.columns(Column.GOAL, Column.PLAN)]
    years = {year for said in words for year in YEAR.findall(said)}
    return len(years) > 1 or any(PART_OF_YEAR.search(said) for said in words)


def _roles(text: str, span: Span, kind: Column, heading: str) -> list[RoleWritten]:
    bodies = bodies_of_cell(text, *span, str(kind))
    if kind is Column.RESPONSIBLE and FIRST_LEADS.search(heading):
        return [replace(body, role="lead") if place == 0 else body for place, body in enumerate(bodies)]
    return bodies


def _parts(task: _Task, entry: Entry, text: str, year: int | None) -> list[Part]:
    parts = []
    for piece in task.pieces:
        given = piece.given or Given(None, "")
        role = PartRole.TITLE if (piece.start, piece.end) == task.title else PART_ROLES[piece.kind]
        part = Part(piece.start, piece.end, role, entry.form, task.key, task.number, task.section, entry.departments, piece.county)
        part = replace(part, unit=piece.unit, counted=UNIT_IN_NAME.sub("", entry.title) if piece.unit else "")
        part = replace(part, form=DocumentKind.REPORT) if piece.kind is Column.PROBLEM else part
        parts.extend([replace(part, due=given.due, grain=given.grain)] if given.due else _of_the_year(part, text, year))
    return parts


def _of_the_year(part: Part, text: str, year: int | None) -> list[Part]:
    """年度目标: holds until the first goal of a quarter, and what it says is due when the year ends."""
    found = YEAR_GOAL.search(text, part.start, part.end) if year and part.role is PartRole.GOAL else None
    if not found:
        return [part]
    listed = ITEM.search(text, found.end(), part.end)
    stop = listed.start() if listed else part.end
    yearly = replace(part, start=found.start(), end=stop, due=date(year, 12, 31), grain=Grain.YEAR)
    around = [replace(part, end=found.start()), yearly, replace(part, start=stop)]
    return [piece for piece in around if text[piece.start : piece.end].strip()]
