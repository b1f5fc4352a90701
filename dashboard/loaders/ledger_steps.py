"""Date the steps of a ledger's task: its cells with what their headings and date column give in, steps with their quarter goals out.

Cells that name dates themselves are cut at them. Where a row names none, its date column (完成时限) dates the measures, else the goals,
else the task; a heading that names a date (一季度目标) dates its cells. A quarter's goal is the parent of the months' steps in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dashboard.loaders.headings import Column
from dashboard.loaders.parts import Dated, Step
from dashboard.loaders.steps import dated_steps, trimmed
from dashboard.schema import Grain
from dashboard.text import deadlines

Span = tuple[int, int]

POINTED = re.compile(r"\s*((?:19|20)[0-9]{2})[./-](1[0-2]|0?[1-9])\s*")
DATE_WORDS = re.compile(r"[0-9年月日底前末初旬内之以上中下半一二三四季度全完成至到并长期坚持续推进()（）,，;；。.\s]")
MEASURES_FIRST = (Column.PLAN, Column.GOAL, Column.TASK)


@dataclass(frozen=True)
class Given:
    """A date that a cell does not name itself; by its heading, or by the date column of its row."""

    due: date | None
    grain: str
    by_heading: bool = False


def says_more(text: str, span: Span, year: int | None) -> bool:
    """Whether a cell of a date column tells what is to be done by when (6月底前完成招标;…) and so is a plan."""
    return any(DATE_WORDS.sub("", text[step.start : step.end]) for step in dated_steps(text, *span, year))


@dataclass(frozen=True)
class Piece:
    """One cell of a task (`start`, `end` in the clean text), the number of its row, and what row and heading say of it."""

    kind: Column
    start: int
    end: int
    row: int
    county: str = ""
    given: Given | None = None
    unit: str = ""


def given_by_cell(text: str, span: Span, year: int | None) -> Given | None:
    """The last date of a cell of a date column; there a bare 10月, 2022年10月 or 2022.10 is a deadline too."""
    said = POINTED.sub(r"\1年\2月", text[slice(*span)])
    hits = [hit for hit in deadlines.find(said, year) or deadlines.find(f"{said.strip()}底前", year) if hit.resolved]
    return Given(hits[-1].due, str(hits[-1].grain)) if hits else None


def given_by_heading(words: str, year: int | None, beside_others: bool = False) -> Given | None:
    """The date a heading names (一季度目标, 4月份推进情况); a whole year (全年目标) only beside headings of its parts."""
    hits = [hit for hit in deadlines.find(words, year) if hit.resolved and (beside_others or hit.grain != Grain.YEAR)]
    return Given(hits[0].due, str(hits[0].grain), by_heading=True) if hits else None


def steps_of(task_key: str, pieces: list[Piece], text: str, year: int | None) -> list[Step]:
    """The steps of one task, in the order of its cells."""
    found = [pair for _, row in groupby(pieces, key=lambda piece: piece.row) for pair in _of_row(list(row), text, year)]
    quarters = [dated for dated, _ in found if dated.grain == Grain.QUARTER]
    steps = []
    for dated, county in found:
        months = dated.grain != Grain.QUARTER
        holder = next((quarter for quarter in quarters if months and _quarter(quarter.due) == _quarter(dated.due)), None)
        steps.append(Step.of(dated, task_key, county, holder.key if holder else ""))
    return steps


def _of_row(pieces: list[Piece], text: str, year: int | None) -> Iterator[tuple[Dated, str]]:
    if any(piece.unit for piece in pieces):  # a row of an indicator table: numbers and a day to report them by, no steps
        return
    aimed = [piece for piece in pieces if piece.kind not in (Column.PROGRESS, Column.ACTUAL, Column.BASE, Column.PROBLEM)]
    own = {piece: dated_steps(text, piece.start, piece.end, year) for piece in aimed}
    by_column = [piece for piece in aimed if piece.given and not piece.given.by_heading]
    dated_by_column = [] if any(own.values()) else _measures(by_column)
    for piece in aimed:
        yield from ((dated, piece.county) for dated in own[piece])
        if piece.given and not own[piece] and (piece.given.by_heading or piece in dated_by_column):
            yield Dated(piece.start, trimmed(text, piece.start, piece.end), piece.given.due, piece.given.grain), piece.county


def _measures(pieces: list[Piece]) -> list[Piece]:
    kind = next((kind for kind in MEASURES_FIRST if any(piece.kind is kind for piece in pieces)), None)
    return [piece for piece in pieces if piece.kind is kind]


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3
