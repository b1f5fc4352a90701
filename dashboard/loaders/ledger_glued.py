"""Read a ledger copied from a page viewer, its cells glued without any mark: clean text in, an outline of its tasks out.

Columns are number, lead, task, plan, other leads. A row opens with the next number and a body; its lead may stand there several times
and the row hold several tasks. A task ends where a list of bodies stands between two sentences (the column of other leads), or where
after a dated sentence an undated one restates a task of the scheme before the ledger, or the next date falls back behind the last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.loaders.headings import GLUED
from dashboard.loaders.likeness import containment
from dashboard.loaders.named import official
from dashboard.loaders.parts import Dated, Entry, Outline, Part, PartRole, RoleWritten, Step
from dashboard.loaders.steps import dated_steps
from dashboard.schema import Grain
from dashboard.text import organisations

Span = tuple[int, int]

FEWEST_HEADINGS = 4
HEADING = re.compile(rf"(?:序号|编号)(?:{'|'.join(GLUED)}){{{FEWEST_HEADINGS - 1},}}")
NUMBER = re.compile(r"(?<![0-9.])[0-9]{1,3}(?=[\u4e00-\u9fff])")
SENTENCE = re.compile(r"[^。]+(?:。|\Z)")
# What opens a sentence that goes on with the plan before it, or whose subject is the body before it.
GOES_ON = re.compile(r"根据|按照|按|在|围绕|逐步|定期|持续|继续|配合|积极|同时|对|并|进一步|实现|落实")
SUBJECT = re.compile(r"按照|负责|根据|要|应|将|会同|组织|牵头|等|的|[,，]|指导|统一")
LIST_OF_BODIES = re.compile(r"[、,，]")
RESTATED = 0.65
SHORTEST_CLAUSE = 6


@dataclass(frozen=True)
class _Sentence:
    start: int
    end: int
    steps: tuple[Dated, ...]

    @property
    def months(self) -> list[int]:
        return [step.due.month for step in self.steps if step.grain != Grain.YEAR]


@dataclass(frozen=True)
class _Task:
    sentences: tuple[_Sentence, ...]
    others: tuple[RoleWritten, ...]


def heading(text: str) -> re.Match[str] | None:
    """The glued heading of a ledger, or None."""
    return HEADING.search(text)


def read(text: str, start: int, year: int | None, stated: list[str]) -> Outline:
    """The outline of the ledger whose heading ends at `start`; `stated` are the texts of the tasks stated before it."""
    parts, entries, steps = [], [], []
    for number, lead, body in _rows(text, start):
        for task in _tasks(text, body, year, stated):
            entry = _entry(text, number, lead, task)
            entries.append(entry)
            parts.extend(_parts(task, entry))
            steps.extend(Step.of(dated, entry.key) for sentence in task.sentences for dated in sentence.steps)
    return Outline(tuple(parts), tuple(entries), tuple(steps))


def _rows(text: str, start: int) -> list[tuple[str, RoleWritten, Span]]:
    """Each row's number, lead, and the stretch behind the lead: rows open with the numbers 1, 2, 3 … before a body."""
    bodies = {start + body.start: body for body in organisations.find(text[start:])}
    opened: list[tuple[int, str, RoleWritten, int]] = []
    for found in NUMBER.finditer(text, start):
        body = bodies.get(found.end())
        if body and int(found[0]) == len(opened) + 1:
            end = start + body.end
            while text.startswith(body.name, end):
                end += len(body.name)
            lead = RoleWritten(official(body.name), "lead", body.name, found.end(), start + body.end)
            opened.append((found.start(), found[0], lead, end))
    ends = [*(row[0] for row in opened[1:]), len(text.rstrip())]
    return [(number, lead, (body, end)) for (_, number, lead, body), end in zip(opened, ends, strict=True)]


def _tasks(text: str, body: Span, year: int | None, stated: list[str]) -> list[_Task]:
    """The tasks of one row, at each list of other leads and each new opening cut."""
    tasks = []
    position = body[0]
    for others, span in [*_other_leads(text, *body), ((), (body[1], body[1]))]:
        stretches = [found.span() for found in SENTENCE.finditer(text, position, span[0]) if found[0].strip()]
        sentences = [_Sentence(*stretch, tuple(dated_steps(text, *stretch, year))) for stretch in stretches]
        groups = _split(text, sentences, stated)
        tasks.extend(_Task(tuple(group), others if group is groups[-1] else ()) for group in groups)
        position = span[1]
    return tasks


def _other_leads(text: str, start: int, end: int) -> list[tuple[tuple[RoleWritten, ...], Span]]:
    """The lists of bodies that stand between two sentences or at the row's end."""
    bodies = [(start + body.start, start + body.end, body.name) for body in organisations.find(text[start:end])]
    lists: list[list[tuple[int, int, str]]] = []
    for body in bodies:
        if lists and body[0] - lists[-1][-1][1] == 1 and LIST_OF_BODIES.match(text[lists[-1][-1][1]]):
            lists[-1].append(body)
        elif text[body[0] - 1] == "。":
            lists.append([body])
    found = []
    for names in lists:
        behind = text[names[-1][1] : end]
        if not behind or (not SUBJECT.match(behind) and not _is_crowd(names)):
            written = tuple(RoleWritten(official(name), "co_lead", text[first:last], first, last) for first, last, name in names)
            found.append((written, (names[0][0], names[-1][1])))
    return found


def _is_crowd(names: list[tuple[int, int, str]]) -> bool:
    """Enterprises named together are a sentence's subject, no department."""
    return any("运营商" in name or "企业" in name for _, _, name in names)


def _split(text: str, sentences: list[_Sentence], stated: list[str]) -> list[list[_Sentence]]:
    groups: list[list[_Sentence]] = []
    for place, sentence in enumerate(sentences):
        if not groups or _opens_task(text, groups[-1], sentences[place:], stated):
            groups.append([])
        groups[-1].append(sentence)
    return groups


def _opens_task(text: str, before: list[_Sentence], ahead: list[_Sentence], stated: list[str]) -> bool:
    """Whether the first of `ahead` opens a new task behind the sentences of the current one."""
    sentence = ahead[0]
    months = [month for earlier in before for month in earlier.months]
    if sentence.months or not (months or len(before) > 1):
        return False
    said = text[sentence.start : sentence.end]
    if _restates(said, stated) and not any(_restates_same(said, text[earlier.start : earlier.end]) for earlier in before):
        return bool(months) or not _same_stated(said, text[before[0].start : before[0].end], stated)
    if GOES_ON.match(said) or not months:
        return False
    following = next((later.months for later in ahead[1:] if later.months), [])
    return bool(following) and following[0] < months[-1]


def _restates(said: str, stated: list[str]) -> bool:
    """Whether the opening clause stands in a task stated before."""
    clause = _opening(said)
    return len(clause) >= SHORTEST_CLAUSE and any(containment(clause, task) >= RESTATED for task in stated)


def _restates_same(said: str, earlier: str) -> bool:
    return containment(_opening(said), earlier) >= RESTATED


def _same_stated(said: str, first: str, stated: list[str]) -> bool:
    """Whether both sentences restate one task."""
    return any(containment(_opening(said), task) >= RESTATED and containment(_opening(first), task) >= RESTATED for task in stated)


def _opening(said: str) -> str:
    return re.split("[,，;；。]", said, maxsplit=1)[0]


def _entry(text: str, number: str, lead: RoleWritten, task: _Task) -> Entry:
    """The task under the name of its first sentence; the sentences behind it may be the task's or its plan's, nothing tells."""
    title = task.sentences[0]
    said = text[title.start : title.end].rstrip("。")
    return Entry(f"{title.start}", "ledger", number, said, "", title.start, title.start + len(said), (lead, *task.others))


def _plan_place(task: _Task) -> int:
    """Which sentence opens the plan: the first dated by month; without one, the second."""
    return next((place for place, sentence in enumerate(task.sentences) if sentence.months and place), 1)


def _parts(task: _Task, entry: Entry) -> list[Part]:
    plan = _plan_place(task)
    title, rest = task.sentences[:plan], task.sentences[plan:]
    stretches = [(PartRole.TITLE, title), (PartRole.PLAN, rest)]
    return [
        Part(sentences[0].start, sentences[-1].end, role, "ledger", entry.key, entry.task_no, entry.section, entry.departments)
        for role, sentences in stretches
        if sentences
    ]
