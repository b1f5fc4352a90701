"""Find the dated steps in a stretch of text: clean text, stretch and year in, dated stretches out.

A date governs from its own clause to the next dated clause of the same sentence, or to the sentence's end; where a list item opens with its
date (①3月, 一季度目标:) it governs the whole item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dashboard.schema import Grain
from dashboard.text import deadlines

Span = tuple[int, int]

ITEM = re.compile(r"[①-⑳]|\n")
SENTENCE = re.compile(r"[^。！!？?\n]+[。！!？?]*[”』」）)]?")
CLAUSE_EDGE = ",，;；:：。！!？?\n①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
SOFTENER = re.compile(r"\s*(?:力争|争取|确保|计划|预计|拟)?(?:在|于)?\s*")
# 年度汇聚数据突破20亿条: by the year's end; 年度目标, 年度计划 … name something.
YEARLY = re.compile(r"(?P<blank>\s*)(?:本?年度|全年)(?!目标|任务|计划|工作|考核|评估|重点|总结|报告|预算|内|数据|信息|投资计划|\s*[:：])")
WHOLE_YEAR = ("全年",)
# What only says that the work named before is to be completed: no number, no comma.
COMPLETES = re.compile(r"(?:全面|基本|全部)?(?:完成|建成|竣工|投入使用|投用|交付)(?:[^0-9,，。；;]{0,3}|[^0-9,，。；;]*(?:任务|工作|建设|目标))?(?=[。；;\n]|\Z)")
SEGMENT_ENDS = "；;"
TRAILING = " ,，;；。、.\n|"


@dataclass(frozen=True)
class Dated:
    """A stretch that one date governs; offsets into the clean text, without marks at its end."""

    start: int
    end: int
    due: date
    grain: str


def dated_steps(text: str, start: int, end: int, year: int | None) -> list[Dated]:
    """The dated steps of `text[start:end]` in reading order, never overlapping."""
    return [step for item in _items(text, start, end) for step in _steps_of_item(text, *item, year)]


def _items(text: str, start: int, end: int) -> list[Span]:
    edges = [start, *(found.end() for found in ITEM.finditer(text, start, end)), end]
    return [(first, last) for first, last in zip(edges, edges[1:], strict=False) if text[first:last].strip()]


def _steps_of_item(text: str, start: int, end: int, year: int | None) -> list[Dated]:
    hits = [hit for hit in deadlines.find(text[start:end], year) if _governs(text, start, hit)]
    listed = start > 0 and text[start - 1] in CLAUSE_EDGE[-20:]
    sentences = [(start, end)] if listed else [found.span() for found in SENTENCE.finditer(text, start, end)]
    steps = []
    for first, last in sentences:
        if year and not any(first <= start + hit.start < last for hit in hits) and (found := YEARLY.match(text, first)):
            steps.append(Dated(found.end("blank"), _trimmed(text, first, last), date(year, 12, 31), Grain.YEAR))
        inside = [hit for hit in hits if first <= start + hit.start < last]
        openings = [_opening(text, first, start + hit.start, start + hit.end) for hit in inside]
        for number, (hit, opening) in enumerate(zip(inside, openings, strict=True)):
            later = next((place for place in openings[number + 1 :] if place > opening), last)
            if number and openings[number - 1] == opening:
                continue
            steps.append(Dated(opening, _trimmed(text, opening, min(later, last)), hit.due, hit.grain))
    return steps


def _governs(text: str, start: int, hit: deadlines.Deadline) -> bool:
    """Whether a date is one to act by: 前, 底 or 内 stands by it, or it opens its clause and is narrower than a year."""
    if hit.as_of or not hit.resolved:
        return False
    opening = _clause_start(text, start, start + hit.start)
    opens = bool(SOFTENER.fullmatch(text[opening : start + hit.start]))
    return hit.is_before or opens and (hit.grain != Grain.YEAR or text[start + hit.start : start + hit.end] in WHOLE_YEAR)


def _opening(text: str, first: int, place: int, end: int) -> int:
    """Where a step begins: at its dated clause, or at the clauses whose work that one only says is to be completed (争取年底完成建设任务)."""
    opening = _clause_start(text, first, place)
    if not COMPLETES.match(text, end) or opening == place:
        return opening
    segment = max(text.rfind(mark, first, opening) for mark in SEGMENT_ENDS) + 1
    return _clause_start(text, segment, segment) if segment > first else opening


def _clause_start(text: str, first: int, place: int) -> int:
    """Where the clause around a place begins, blanks left out."""
    start = place
    while start > first and text[start - 1] not in CLAUSE_EDGE:
        start -= 1
    while start < place and text[start].isspace():
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> int:
    stretch = text[start:end].rstrip(TRAILING)
    while stretch and stretch[-1] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        stretch = stretch[:-1].rstrip(TRAILING)
    return start + len(stretch)
