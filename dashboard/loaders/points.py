"""Read a plan in prose, with role brackets (a scheme) or without (points): a stretch of clean text in, an outline of its tasks out.

A task is what one role bracket closes: (市档案局牵头,市大数据局配合), or the text of the lowest heading; where short sentences
(做实机制创新。) stand as titles in it, one for each. A line 完成时限:… dates the task that names no date itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.loaders.ledger_steps import Given, given_by_cell
from dashboard.loaders.named import Bracket, brackets
from dashboard.loaders.parts import Dated, Entry, Outline, Part, PartRole, RoleWritten, Step
from dashboard.loaders.prose import Block, blocks, heading_lines, opening_titles, paragraphs
from dashboard.loaders.steps import dated_steps, trimmed
from dashboard.schema import DocumentKind

Span = tuple[int, int]

SENTENCE = re.compile(r"[。;；]|[，,].*[，,]")
FIRST_SENTENCE = re.compile(r"[^\s。；;][^。；;\n]*")
TIME_LIMIT = re.compile(r"(?:完成时限|完成时间|时限要求|时间安排|时间节点|时限)\s*[:：]\s*(?P<said>[^\n。；;)）]{2,24})")
# Sections that name no task: what they aim at is the whole plan's.
_AIMS = "(?:[0-9]{4}年|今年)?(?:经济社会发展)?(?:总体|基本|指导|工作|主要|发展|总的|年度|预期|主要预期)?(?:要求|思想|思路|原则|目标|考虑)"
_SAFEGUARDS = "总体要求|指导思想|基本原则|工作目标|主要目标|总体目标|保障措施|组织保障|工作保障|组织实施|保障机制"
NO_TASKS = re.compile(rf"{_AIMS}|.*(?:{_SAFEGUARDS})")
# The sections of a scheme around its tasks: what stands in them without a role bracket is no task either.
AROUND_TASKS = re.compile(rf".{{0,4}}(?:{_SAFEGUARDS}|工作要求|实施步骤|工作步骤|进度安排|时间安排)")
NUMBER = re.compile(r"[0-9]")
IDLE = " \n。；;"


@dataclass(frozen=True)
class _Group:
    """The stretches of one task's text, the place of its title, who takes part; without a title it is text outside tasks."""

    number: str
    title: Span | None
    section: str
    stretches: tuple[Span, ...]
    named: tuple[RoleWritten, ...] = ()
    given: Given | None = None


def read(text: str, start: int, end: int, year: int | None, form: str) -> Outline:
    """The outline of a plan's prose in `text[start:end]`; prose outside tasks is goal (under a heading) or body (before the first)."""
    groups = _groups(text, start, end, year, form)
    first = min((group.stretches[0][0] for group in groups), default=end)
    parts = [Part(*line, PartRole.BODY, form) for line in paragraphs(text, start, first) if SENTENCE.search(text, *line)]
    entries: list[Entry] = []
    steps: list[Step] = []
    for group in groups:
        entry = _entry(text, group, form)
        entries.extend([entry] if entry else [])
        parts.extend(_parts(group, entry, form))
        steps.extend(Step.of(dated, entry.key if entry else "") for dated in _dated(text, group, year))
    return Outline(tuple(parts), tuple(entries), tuple(steps))


def is_plan(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a plan and not only a ledger's letterhead: headings of two levels, or role brackets."""
    levels = {block.level for block in blocks(text, start, end)}
    return len(levels - {0}) > 1 or bool(brackets(text, start, end))


def _entry(text: str, group: _Group, form: str) -> Entry | None:
    if group.title is None:
        return None
    title = text[slice(*group.title)].strip()
    return Entry(f"{group.title[0]}", form, group.number, title, group.section, *group.title, group.named)


def _parts(group: _Group, entry: Entry | None, form: str) -> Iterator[Part]:
    given = group.given or Given(None, "")
    for stretch in group.stretches:
        if entry:
            yield Part(*stretch, PartRole.GOAL, form, entry.key, group.number, group.section, entry.departments, "", given.due, given.grain)
        else:
            yield Part(*stretch, PartRole.GOAL, form, section=group.section)


def _dated(text: str, group: _Group, year: int | None) -> list[Dated]:
    found = [dated for stretch in group.stretches for dated in dated_steps(text, *stretch, year)]
    if found or not group.given:
        return found
    start, end = group.stretches[0]
    return [Dated(start, trimmed(text, start, end), group.given.due, group.given.grain)]


def _groups(text: str, start: int, end: int, year: int | None, form: str) -> list[_Group]:
    found = blocks(text, start, end)
    if not any(block.level for block in found):
        return _unnumbered(text, start, end, year)
    groups, section = [], ""
    for block, below in pairwise([*found, None]):
        if block.level == 1:
            section = text[slice(*block.title)].strip()
        if block.level:
            found_here = _of_block(text, block, section, bool(below and block.level < below.level), year)
            aside = form == DocumentKind.SCHEME and AROUND_TASKS.fullmatch(section)
            groups.extend(replace(group, title=None) if aside and not group.named else group for group in found_here)
    return groups


def _of_block(text: str, block: Block, section: str, has_lower: bool, year: int | None) -> list[_Group]:
    """The tasks of one block: one per role bracket, else the whole; no task where lower headings hold them or the section names none."""
    closed = _joined(text, brackets(text, block.title[0], block.end))
    titled = block.title[1] > block.title[0]
    if not closed:
        return _unbracketed(text, block, section, has_lower, year)
    if len(closed) == 1 and titled:
        title = (block.title[0], min(block.title[1], closed[0].start))
        group = _bracketed(text, block, title, section, closed[0], year)
        return [group] if group.stretches and text[slice(*title)].strip(IDLE) else []
    groups, position = [], block.body if titled else block.title[0]
    for bracket, following in pairwise([*closed, None]):
        if text[position : bracket.start].strip(IDLE):
            limit = following.start if following else block.end
            given = _time_limit(text, bracket.start, min(limit, bracket.end + 40), year)
            stretch = (position, bracket.start)
            groups.append(_Group(block.number, _first_sentence(text, *stretch), section, (stretch,), bracket.named, given))
        position = bracket.end
    tail = _tail(text, position, block.end)
    return [*groups, *(_Group(block.number, _first_sentence(text, *stretch), section, (stretch,)) for stretch in tail)]


def _unbracketed(text: str, block: Block, section: str, has_lower: bool, year: int | None) -> list[_Group]:
    title = block.title if block.title[1] > block.title[0] else _first_sentence(text, block.body, block.end)
    has_text = bool(text[block.body : block.end].strip(IDLE))
    names_none = block.level == 1 and NO_TASKS.fullmatch(text[slice(*block.title)].strip())
    if has_lower or names_none:
        return [_Group(block.number, None, section, ((block.body, block.end),))] if has_text else []
    start = _body(text, block, block.end) if title == block.title else title[0]
    given = _time_limit(text, block.start, block.end, year)
    return [_Group(block.number, title, section, ((start, block.end),), (), given)] if text[start : block.end].strip() else []


def _bracketed(text: str, block: Block, title: Span, section: str, bracket: Bracket, year: int | None) -> _Group:
    """The task of a heading that one bracket closes; what stands behind the bracket belongs to it too."""
    start = _body(text, block, bracket.start)
    stretches = ((start, bracket.start), *_tail(text, max(bracket.end, start), block.end))
    given = _time_limit(text, block.start, block.end, year)
    return _Group(block.number, title, section, tuple(span for span in stretches if text[slice(*span)].strip(IDLE)), bracket.named, given)


def _body(text: str, block: Block, end: int) -> int:
    """Where a task's text begins: behind its heading, unless the heading counts something (1.新建充电桩500个。) or is all there is."""
    counts = NUMBER.search(text, *block.title)
    return block.body if block.body < end and text[block.body : end].strip(IDLE) and not counts else block.title[0]


def _joined(text: str, closed: list[Bracket]) -> list[Bracket]:
    """Lines 牵头单位:… and 责任单位:… one below the other, a time limit among them, are one bracket."""
    joined: list[Bracket] = []
    for bracket in closed:
        between = text[joined[-1].end : bracket.start] if joined else ""
        if joined and not TIME_LIMIT.sub("", between).strip(IDLE):
            joined[-1] = Bracket(joined[-1].start, bracket.end, joined[-1].named + bracket.named)
        else:
            joined.append(bracket)
    return joined


def _tail(text: str, start: int, end: int) -> list[Span]:
    """What stands behind the last bracket, where it says more than until when."""
    said = TIME_LIMIT.sub("", text[start:end])
    return [(start, end)] if len(said.strip(IDLE)) > 8 else []


def _time_limit(text: str, start: int, end: int, year: int | None) -> Given | None:
    found = TIME_LIMIT.search(text, start, end)
    return given_by_cell(text, found.span("said"), year) if found else None


def _first_sentence(text: str, start: int, end: int) -> Span:
    found = FIRST_SENTENCE.search(text, start, end)
    return found.span() if found else (start, end)


def _unnumbered(text: str, start: int, end: int, year: int | None) -> list[_Group]:
    """Sections under heading lines, each cut at its brackets, else at its short opening sentences."""
    groups = []
    for heading, below in pairwise([*heading_lines(text, start, end), (end, end)]):
        section = text[slice(*heading)].strip()
        if brackets(text, heading[1], below[0]):
            groups.extend(_of_block(text, Block(2, "", heading, heading[0], heading[1], below[0]), section, False, year))
            continue
        titles = opening_titles(text, heading[1], below[0])
        edges = [*(title[0] for title in titles), below[0]]
        if not titles or text[heading[1] : edges[0]].strip():
            groups.append(_Group("", heading, section, ((heading[1], edges[0]),)))
        groups.extend(
            _Group("", (title[0], title[1] - 1), section, ((title[1], stop),)) for title, stop in zip(titles, edges[1:], strict=True)
        )
    return groups
