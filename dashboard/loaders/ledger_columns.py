"""Settle what a ledger's columns are for where the words of a heading alone do not tell: a grid in, the same with settled headings out."""

from __future__ import annotations

from dataclasses import replace

from dashboard.loaders.alignment import is_body_list
from dashboard.loaders.grid import Grid, Heading
from dashboard.loaders.headings import Column

UNIT_HEADINGS = ("单位",)
CONTENTS = "内容"


def settled(grid: Grid, text: str) -> Grid:
    """The grid with its column 单位 as units of measure where no bodies stand in it, and 工作内容 as `_contents` says."""
    headings = dict(grid.headings)
    for column, heading in grid.headings.items():
        said = [text[slice(*row.cells[column])] for row in grid.rows if column in row.cells]
        if heading.words in UNIT_HEADINGS and said and sum(is_body_list(name) for name in said) * 2 < len(said):
            headings[column] = replace(heading, kind=Column.UNIT)
    return replace(grid, headings=_contents(headings))


def _contents(headings: dict[int, Heading]) -> dict[int, Heading]:
    """The headings with 工作内容 as the task, or as a note to it, where a column of goals stands beside it."""
    contents = [column for column, heading in headings.items() if heading.kind is Column.GOAL and CONTENTS in heading.words]
    goals = [column for column, heading in headings.items() if heading.kind is Column.GOAL and column not in contents]
    named = any(heading.kind is Column.TASK for heading in headings.values())
    kind = Column.NOTE if named else Column.TASK
    return headings | ({column: replace(headings[column], kind=kind) for column in contents} if goals else {})


def title_column(grid: Grid) -> int:
    """The column of titles: of several task columns the one with most cells of its own; without any, goals or measures; -1 for none."""
    tasks = grid.columns(Column.TASK) or grid.columns(Column.GOAL, Column.PLAN)[:1]
    own = {column: len({row.cells[column] for row in grid.rows if column in row.cells}) for column in tasks}
    return min(tasks, key=lambda column: (-own[column], column), default=-1)
