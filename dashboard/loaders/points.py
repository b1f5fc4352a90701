"""Read a plan in prose, with role brackets (a scheme) or without (points): a stretch of clean text in, an outline of its tasks out.

A task is what one role bracket closes: (市档案局牵头,市大数据局配合). Under a heading without brackets the heading's text is one task, and where
short sentences (做实机制创新。) stand as titles inside it, one for each. A blanket clause (以下任务均需各县区政府落实) gives its
bodies a part in every task behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.loaders.named import blanket, brackets
from dashboard.loaders.parts import Entry, Outline, Part, PartRole, RoleWritten, Step
from dashboard.loaders.prose import Block, blocks, heading_lines, opening_titles, paragraphs
from dashboard.loaders.steps import dated_steps

Span = tuple[int, int]

SENTENCE = re.compile(r"[。;；]|[，,].*[，,]")
FIRST_SENTENCE = re.compile(r"[^\s。；;][^。；;\n]*")


@dataclass(frozen=True)
class _Group:
    """The text of one task (`start`, `end`), the place of its title, and what stands around it."""

    number: str
    title: Span
    section: str
    start: int
    end: int
    named: tuple[RoleWritten, ...] = ()


def read(text: str, start: int, end: int, year: int | None, form: str) -> Outline:
    """The outline of a plan's prose in `text[start:end]`; prose outside tasks is body."""
    groups = _groups(text, start, end)
    entries: list[Entry] = []
    everywhere: tuple[RoleWritten, ...] = ()
    for group in groups:
        everywhere = blanket(text, group.start, group.end) or everywhere
        title = text[slice(*group.title)].strip()
        entries.append(Entry(f"{group.start}", form, group.number, title, group.section, *group.title, group.named + everywhere))
    parts = [
        Part(group.start, group.end, PartRole.GOAL, form, entry.key, group.number, group.section, entry.departments)
        for group, entry in zip(groups, entries, strict=True)
    ]
    steps = [
        Step.of(dated, entry.key)
        for group, entry in zip(groups, entries, strict=True)
        for dated in dated_steps(text, group.start, group.end, year)
    ]
    return Outline((*_preamble(text, start, groups[0].start if groups else end, form), *parts), tuple(entries), tuple(steps))


def _preamble(text: str, start: int, end: int, form: str) -> list[Part]:
    """What stands before the first task: lines of letterhead are headings, whole sentences are body."""
    return [Part(*line, PartRole.BODY, form) for line in paragraphs(text, start, end) if SENTENCE.search(text, *line)]


def _groups(text: str, start: int, end: int) -> list[_Group]:
    found = blocks(text, start, end)
    if not any(block.level for block in found):
        return _unnumbered(text, start, end)
    groups, section = [], ""
    for block, below in zip(found, [*found, None][1:], strict=True):
        if block.level == 1:
            section = text[slice(*block.title)].strip()
        has_lower = bool(below and block.level < below.level)
        if block.level and not (has_lower and block.level == 1):
            groups.extend(_of_block(text, block, section, has_lower))
    return groups


def _of_block(text: str, block: Block, section: str, has_lower: bool) -> list[_Group]:
    """The tasks of one block: one per role bracket, else the whole; nothing where lower headings hold the text."""
    closed = brackets(text, block.body, block.end)
    if not closed:
        has_text = bool(text[block.body : block.end].strip(" \n。"))
        if has_lower and not has_text:
            return []
        start = block.body if has_text and block.level < 3 and block.title[1] > block.title[0] else block.title[0]
        title = block.title if block.title[1] > block.title[0] else _first_sentence(text, block.body, block.end)
        return [_Group(block.number, title, section, start, block.end)] if text[start : block.end].strip() else []
    groups, position = [], block.body
    for bracket in closed:
        alone = len(closed) == 1 and block.title[1] > block.title[0]
        if text[position : bracket.start].strip(" \n。") or alone:
            title = _first_sentence(text, position, bracket.start) if text[position : bracket.start].strip(" \n。") else block.title
            start = position if title != block.title else block.title[0]
            groups.append(_Group(block.number, title, section, start, max(bracket.start, title[1]), bracket.named))
        position = bracket.end
    return groups


def _first_sentence(text: str, start: int, end: int) -> Span:
    found = FIRST_SENTENCE.search(text, start, end)
    return found.span() if found else (start, end)


def _unnumbered(text: str, start: int, end: int) -> list[_Group]:
    """Sections under heading lines, each cut at its short opening sentences."""
    groups = []
    headings = heading_lines(text, start, end)
    for heading, below in zip(headings, [*headings, (end, end)][1:], strict=True):
        section = text[slice(*heading)].strip()
        titles = opening_titles(text, heading[1], below[0])
        edges = [*(title[0] for title in titles), below[0]]
        if not titles or text[heading[1] : edges[0]].strip():
            groups.append(_Group("", heading, section, heading[1], edges[0]))
        groups.extend(_Group("", (title[0], title[1] - 1), section, title[1], stop) for title, stop in zip(titles, edges[1:], strict=True))
    return groups
