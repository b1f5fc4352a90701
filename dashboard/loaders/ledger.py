"""Read a ledger's grid: columns by heading in, an outline of its tasks, their parts, roles and dated steps out.

A task's cell may cover several rows (several measures, each with its own date); a row whose one cell fills it is a section. Quarter goals
are the parents of the month steps within their quarter. A column 完成时限 dates the measures that name no date themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.loaders.grid import Grid, Row
from dashboard.loaders.headings import BODIES, Column
from dashboard.loaders.named import bodies_of_cell
from dashboard.loaders.parts import Entry, Outline, Part, PartRole, RoleWritten, Step
from dashboard.loaders.steps import Dated, dated_steps
from dashboard.schema import Grain
from dashboard.text import deadlines

Span = tuple[int, int]

PART_ROLES = {
    Column.TASK: PartRole.TITLE,
    Column.GOAL: PartRole.GOAL,
    Column.PLAN: PartRole.PLAN,
    Column.PROGRESS: PartRole.PROGRESS,
}
SECTION = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章部类])")
FIRST_LEADS = re.compile(r"(?:首位|第一|排名第一|列首|首个).{0,6}牵头")

YEAR_GOAL = re.compile(r"(?:年度|全年|总体|年)(?:工作|主要|总)?目标(?:任务)?\s*[:：]")
ITEM = re.compile(r"[①-⑳]|[一二三四]季度")


@dataclass
class _Task:
    """One task while its rows are read."""

    key: str
    number: str
    section: str
    title: Span
    end: int
    spans: list[tuple[Column, Span, str, Dated | None]] = field(default_factory=list)
    roles: list[RoleWritten] = field(default_factory=list)
    due: Dated | None = None
    due_cell: Span | None = None
    seen: set[Span] = field(default_factory=set)


def read(grid: Grid, text: str, year: int | None, form: str = "ledger") -> Outline:
    """The outline of one ledger; every offset is one of the clean text."""
    tasks = _tasks(grid, text, year)
    parts, steps = [], []
    for task in tasks:
        parts.extend(_parts(task, _entry(task, text, form), text, year))
        steps.extend(_steps(task, text, year))
    entries = tuple(_entry(task, text, form) for task in tasks)
    return Outline(tuple(sorted(parts, key=lambda part: part.start)), entries, tuple(steps))


def _tasks(grid: Grid, text: str, year: int | None) -> list[_Task]:
    title_columns = _title_columns(grid)
    section, tasks = "", []
    for row in grid.rows:
        if heading := _section_row(row, grid, text):
            section = heading
            continue
        title = next((row.cells[column] for column in title_columns if column in row.cells), None)
        if title is None and not tasks:
            continue
        if title is not None and not (tasks and tasks[-1].title == title):
            tasks.append(_Task(f"{title[0]}", _number(row, grid, text), _section_cell(row, grid, text) or section, title, title[1]))
        _take(tasks[-1], row, grid, text, year)
    return tasks


def _title_columns(grid: Grid) -> list[int]:
    """The columns a title may stand in, best first: of several task columns the one with most cells of its own."""
    tasks = grid.columns(Column.TASK)
    own = {column: len({row.cells[column] for row in grid.rows if column in row.cells}) for column in tasks}
    fallback = grid.columns(Column.GOAL, Column.PLAN)
    return sorted(tasks, key=lambda column: (-own[column], column))[:1] or fallback[:1]


def _section_row(row: Row, grid: Grid, text: str) -> str:
    said = {text[slice(*span)].strip() for span in row.cells.values()}
    if len(said) == 1 and len(grid.headings) > 2:
        words = next(iter(said))
        return "" if words.isdigit() or len(words) > 60 else words
    marked = [words for words in said if SECTION.match(words)]
    return marked[0] if marked and len(said) <= 2 and not any(words.isdigit() for words in said) else ""


def _section_cell(row: Row, grid: Grid, text: str) -> str:
    columns = [*grid.columns(Column.SECTION), *sorted(set(grid.columns(Column.TASK)) - set(_title_columns(grid)))]
    return next((_joined(text, row.cells[column]) for column in columns if column in row.cells), "")


def _number(row: Row, grid: Grid, text: str) -> str:
    columns = grid.columns(Column.NUMBER)
    return next((_joined(text, row.cells[column]).strip("()（）.、． ") for column in columns if column in row.cells), "")


def _joined(text: str, span: Span) -> str:
    return re.sub(r"\s*\n\s*", "", text[slice(*span)]).strip()


def _take(task: _Task, row: Row, grid: Grid, text: str, year: int | None) -> None:
    """Add one row's cells to its task; a cell that covers several rows counts once."""
    fresh = {column: span for column, span in row.cells.items() if span not in task.seen and column in grid.headings}
    task.seen.update(fresh.values())
    due = next((_due_of_cell(text, row.cells[column], year) for column in grid.columns(Column.DUE) if column in row.cells), None)
    county = next((_joined(text, row.cells[column]) for column in grid.columns(Column.COUNTY) if column in row.cells), "")
    task.due = task.due or due
    for column, span in fresh.items():
        heading = grid.headings[column]
        task.end = max(task.end, span[1])
        if heading.kind in BODIES:
            task.roles.extend(_roles(text, span, heading.kind, heading.words))
        elif heading.kind in PART_ROLES:
            given = _heading_due(heading.words, span, year) if heading.kind in (Column.GOAL, Column.PLAN, Column.PROGRESS) else None
            inherited = replace(due, start=span[0], end=span[1]) if due and heading.kind is not Column.PROGRESS else None
            task.spans.append((heading.kind, span, county, given or inherited))


def _roles(text: str, span: Span, kind: Column, heading: str) -> list[RoleWritten]:
    bodies = bodies_of_cell(text, *span, str(kind))
    if kind is Column.RESPONSIBLE and FIRST_LEADS.search(heading):
        return [replace(body, role="lead") if place == 0 else body for place, body in enumerate(bodies)]
    return bodies


def _due_of_cell(text: str, span: Span, year: int | None) -> Dated | None:
    hits = deadlines.find(text[slice(*span)], year)
    return Dated(*span, hits[-1].due, hits[-1].grain) if hits else _bare_month(text[slice(*span)], span, year)


def _bare_month(said: str, span: Span, year: int | None) -> Dated | None:
    """12月 or 2022年12月 alone in a column of dates is a deadline although no word of a deadline stands by it."""
    hits = deadlines.find(f"{said.strip()}底前", year)
    return Dated(*span, hits[-1].due, hits[-1].grain) if hits else None


def _heading_due(words: str, span: Span, year: int | None) -> Dated | None:
    hits = deadlines.find(words, year)
    return Dated(*span, hits[0].due, hits[0].grain) if hits and hits[0].grain != Grain.YEAR else None


def _entry(task: _Task, text: str, form: str) -> Entry:
    return Entry(task.key, form, task.number, _joined(text, task.title), task.section, task.title[0], task.title[1], tuple(task.roles))


def _parts(task: _Task, entry: Entry, text: str, year: int | None) -> list[Part]:
    parts = [Part(*task.title, PartRole.TITLE, entry.form, task.key, task.number, task.section, entry.departments)]
    for kind, span, county, due in task.spans:
        if span != task.title:
            part = Part(*span, PART_ROLES[kind], entry.form, task.key, task.number, task.section, entry.departments, county)
            parts.extend([replace(part, due=due.due, grain=due.grain)] if due else _of_the_year(part, text, year))
        elif due:
            parts[0] = replace(parts[0], due=due.due, grain=due.grain, county=county)
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


def _steps(task: _Task, text: str, year: int | None) -> list[Step]:
    """The dated steps of every cell, months below the quarter goal that holds them; the cell's own date where it names none."""
    found: list[tuple[Dated, str]] = []
    undated: list[tuple[Column, Dated, str]] = []
    for kind, span, county, due in task.spans:
        if kind is Column.PROGRESS:
            continue
        steps = dated_steps(text, *span, year)
        found.extend((step, county) for step in steps)
        if not steps and due:
            undated.append((kind, due, county))
    found.extend(_from_column(undated, [step for step, _ in found], task))
    return _under_quarters(task, found)


def _from_column(undated: list[tuple[Column, Dated, str]], dated: list[Dated], task: _Task) -> list[tuple[Dated, str]]:
    """What the date column or a dated heading gives: the measures, else the goals, else the task itself; nothing where steps have dates."""
    own_heading = [(due, county) for _, due, county in undated if task.due is None or due.due != task.due.due]
    if dated or own_heading:
        return own_heading
    for kind in (Column.PLAN, Column.GOAL, Column.TASK):
        if chosen := [(due, county) for column, due, county in undated if column is kind]:
            return chosen
    return []


def _under_quarters(task: _Task, found: list[tuple[Dated, str]]) -> list[Step]:
    quarters = [step for step, _ in found if step.grain == Grain.QUARTER]
    steps = []
    for dated, county in found:
        holder = next((quarter for quarter in quarters if dated.grain != Grain.QUARTER and _same_quarter(quarter.due, dated.due)), None)
        parent = _key(holder) if holder else ""
        steps.append(Step(_key(dated), task.key, dated.start, dated.end, dated.due, dated.grain, county, parent))
    return steps


def _same_quarter(first: date, second: date) -> bool:
    return first.year == second.year and (first.month - 1) // 3 == (second.month - 1) // 3


def _key(dated: Dated) -> str:
    return f"{dated.start}-{dated.due:%m%d}"
