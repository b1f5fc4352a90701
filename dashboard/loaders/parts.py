"""What a document is made of: stretches of its clean text, each with its role, its task and the dated step it lies in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property


class PartRole(StrEnum):
    """What a stretch of text is for: a ledger's column, or the place of prose in a plan or a reply."""

    TITLE = "title"  # the task itself: a ledger's task column
    GOAL = "goal"  # what is to be reached: goals column, sentences of a plan
    PLAN = "plan"  # dated parts of the way: plan column
    BASE = "base"  # what it starts from: a column 2023年基数
    PROGRESS = "progress"  # what has been done: progress column, statements of a reply or report
    BODY = "body"  # prose outside tasks
    HEADING = "heading"  # section headings, table headings, role brackets, row numbers, web page head and foot: no facts here


@dataclass(frozen=True)
class RoleWritten:
    """A department's part in a task as the document writes it; offsets into the clean text."""

    department: str
    role: str
    as_written: str
    start: int
    end: int
    is_blanket: bool = False  # given to many tasks at once: 以下任务均需各县区政府落实


@dataclass(frozen=True)
class Part:
    """One stretch of the clean text (clean offsets, end exclusive) with what surrounds every clause in it.

    `task_key` joins a part with its Entry and is "" outside tasks; `departments` are the task's leads;
    `due` and `grain` are the date that the surroundings give (a quarter's goal, a column 完成时限), for clauses that name none.
    Where the whole stretch is a bare number, `unit` is what its row's column of units says and `counted` what the row counts.
    """

    start: int
    end: int
    role: PartRole
    form: str = ""  # points, ledger, scheme, reply, report, other: the kind of the piece of the document around it
    task_key: str = ""
    task_no: str = ""
    section: str = ""
    departments: tuple[str, ...] = ()
    county: str = ""
    due: date | None = None
    grain: str = ""
    unit: str = ""
    counted: str = ""


@dataclass(frozen=True)
class Entry:
    """A task: its number and title as written, its parts' spans by role, and who takes which part."""

    key: str
    form: str
    task_no: str
    title: str
    section: str
    start: int
    end: int
    roles: tuple[RoleWritten, ...] = ()
    restates: str = ""  # key of the entry that stated the same task first

    @property
    def departments(self) -> tuple[str, ...]:
        """The leads, in the order written; where nobody leads, the one body responsible, if it is one alone."""
        leads = tuple(dict.fromkeys(written.department for written in self.roles if written.role == "lead"))
        own = (written for written in self.roles if written.role == "responsible" and not written.is_blanket)
        responsible = tuple(dict.fromkeys(written.department for written in own))
        return leads or (responsible if len(responsible) == 1 else ())


@dataclass(frozen=True)
class Dated:
    """A stretch that one date governs; offsets into the clean text, without marks at its end."""

    start: int
    end: int
    due: date
    grain: str

    @property
    def key(self) -> str:
        """The key of the step made of it."""
        return f"{self.start}-{self.due:%m%d}"


@dataclass(frozen=True)
class Step:
    """A dated step of a task; `parent` is the key of the quarter goal it belongs to, `restates` of the step first stating it."""

    key: str
    task_key: str
    start: int
    end: int
    due: date
    grain: str
    county: str = ""
    parent: str = ""
    restates: str = ""

    @classmethod
    def of(cls, dated: Dated, task_key: str = "", county: str = "", parent: str = "") -> Step:
        """The step of a dated stretch."""
        return cls(dated.key, task_key, dated.start, dated.end, dated.due, dated.grain, county, parent)


@dataclass(frozen=True)
class Doubt:
    """A stretch of the clean text that was not understood, and why, in Chinese."""

    start: int
    end: int
    what: str


@dataclass(frozen=True)
class Outline:
    """The whole: parts cover the clean text in order without overlap; steps may lie inside parts."""

    parts: tuple[Part, ...]
    entries: tuple[Entry, ...] = ()
    steps: tuple[Step, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def part_at(self, offset: int) -> Part:
        """The part around a clean offset."""
        place = bisect_right(self._starts, offset) - 1
        part = self.parts[place] if place >= 0 else None
        return part if part and offset < part.end else Part(offset, offset, PartRole.BODY)

    def step_at(self, offset: int) -> Step | None:
        """The dated step around a clean offset, if any: the one that begins last."""
        place = bisect_right(self._step_starts, offset) - 1
        step = self._ordered_steps[place] if place >= 0 else None
        return step if step and offset < step.end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self.parts]

    @cached_property
    def _ordered_steps(self) -> list[Step]:
        return sorted(self.steps, key=lambda step: step.start)

    @cached_property
    def _step_starts(self) -> list[int]:
        return [step.start for step in self._ordered_steps]
