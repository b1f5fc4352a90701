"""Read a plan in prose, with role brackets (a scheme) or without (work points): a stretch of clean text in, an outline of its tasks out.

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


@dataclass(frozen=True)
class _Group:
    """The text of one task with what stands around it."""

    number: str
    title: str
    section: str
    start: int
    end: int
    named: tuple[RoleWritten, ...] = ()


def read(text: str, start: int, end: int, year: int | None, form: str) -> Outline:
    """The outline of a plan's prose in `text[start:end]`."""
    parts: list[Part] = []
    entries: list[Entry] = []
    steps: list[Step] = []
    everywhere: tuple[RoleWritten, ...] = ()
    for group in _groups(text, start, end):
        everywhere = blanket(text, group.start, group.end) or everywhere
        entry = Entry(f"{group.start}", form, group.number, group.title, group.section, group.start, group.end, group.named + everywhere)
        entries.append(entry)
        parts.append(Part(group.start, group.end, PartRole.GOAL, form, entry.key, group.number, group.section, entry.departments))
        steps.extend(
            Step(f"{dated.start}-{dated.due:%m%d}", entry.key, dated.start, dated.end, dated.due, dated.grain)
            for dated in dated_steps(text, group.start, group.end, year)
        )
    return Outline(tuple(parts), tuple(entries), tuple(steps))


def _groups(text: str, start: int, end: int) -> list[_Group]:
    found = blocks(text, start, end)
    numbered = [block for block in found if block.level]
    if not numbered:
        return _unnumbered(text, start, end)
    groups, section = [], ""
    has_lower = {id(block): block.level < below.level for block, below in zip(found, found[1:], strict=False)}
    for block in found:
        if block.level == 1 or (block.level and has_lower.get(id(block))):
            section = block.title if block.level == 1 else section
        if block.level:
            groups.extend(_of_block(text, block, section, has_lower.get(id(block), False)))
    return groups


def _of_block(text: str, block: Block, section: str, has_lower: bool) -> list[_Group]:
    if not text[block.body : block.end].strip(" \n。"):
        return []
    closed = brackets(text, block.body, block.end)
    if not closed:
        preamble = has_lower and block.level == 1
        body = _Group(block.number, block.title or _first_sentence(text, block.body, block.end), section, block.body, block.end)
        return [] if preamble else [body]
    groups, position = [], block.body
    for bracket in closed:
        title = _first_sentence(text, position, bracket.start)
        if text[position : bracket.start].strip(" \n。"):
            groups.append(_Group(block.number, title, section, position, bracket.start, bracket.named))
        position = bracket.end
    return groups


def _first_sentence(text: str, start: int, end: int) -> str:
    found = re.search(r"[^。；;\n]+", text[start:end])
    return found[0].strip() if found else ""


def _unnumbered(text: str, start: int, end: int) -> list[_Group]:
    """Sections under heading lines, each cut at its short opening sentences."""
    groups = []
    headings = heading_lines(text, start, end)
    for heading, below in zip(headings, [*headings[1:], (end, end)], strict=True):
        section = text[slice(*heading)].strip()
        titles = opening_titles(text, heading[1], below[0])
        edges = [*(title[0] for title in titles), below[0]]
        if not titles or text[heading[1] : edges[0]].strip():
            groups.append(_Group("", section, section, heading[1], edges[0]))
        for title, stop in zip(titles, edges[1:], strict=True):
            groups.append(_Group("", text[slice(*title)].strip(" \n。"), section, title[1], stop))
    return groups

