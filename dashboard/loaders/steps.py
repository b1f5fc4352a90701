"""Find the dated steps in a stretch of text: clean text, stretch and year in, dated stretches out.

A date governs from its own clause to the next dated clause of the same sentence, or to the sentence's end; where a list item opens with its
date (①3月, 一季度目标:) it governs the whole item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from dashboard.loaders.parts import Dated
from dashboard.schema import Grain
from dashboard.text import deadlines

Span = tuple[int, int]

_LIST_MARK = r"[0-9]{1,2}[.．、](?=[0-9]{1,2}月|[0-9]{4}年|[^0-9])|[（(][0-9一二三四五六七八九十]{1,3}[）)]"
ITEM = re.compile(rf"[①-⑳]|(?:(?<=[\n；;。])|(?<=[\n；;。] ))\s{{0,40}}(?:{_LIST_MARK})|\A\s*(?:{_LIST_MARK})|\n")
SENTENCE = re.compile(r"[^。！!？?\n]+[。！!？?]*[”』」）)]?")
CIRCLED = tuple("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
CLAUSE_EDGE = (*",，;；:：。！!？?\n", *CIRCLED)
SOFTENER = re.compile(r"\s*(?:力争|争取|确保|计划|预计|拟)?(?:在|于)?\s*")
# 年度汇聚数据突破20亿条: by the year's end; 年度目标, 年度计划 … name something.
YEARLY = re.compile(r"(?P<blank>\s*)(?:本?年度|全年)(?!目标|任务|计划|工作|考核|评估|重点|总结|报告|预算|内|数据|信息|投资计划|\s*[:：])")
WHOLE_YEAR = ("全年",)
# What only says that the work named before is to be completed: no number, no comma.
_WORK = r"(?:[^0-9,，。；;]{0,3}|[^0-9,，。；;]*(?:任务|工作|建设|目标))?"
COMPLETES = re.compile(rf"(?:全面|基本|全部)?(?:完成|建成|竣工|投入使用|投用|交付){_WORK}(?=[。；;\n]|\Z)")
# 甲区试点三季度通过中期评估: a quarter or month between its subject and what is to come about.
COMES_ABOUT = re.compile(r"(?:顺利|全面|全部|基本|正式)?(?:通过|完成|建成|投用|投入|上线|竣工|开工|启动|实现|达到|达标|交付)(?!了)")
SUBJECT = re.compile(r"[^0-9已了较比同将于]{2,30}")
SEGMENT_ENDS = "；;"
WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]")
# 2023年5月24日印发: the day a paper bears, not one to act by.
OF_THE_PAPER = re.compile(r"印发|发布|公布|起?施行|起?实施|以?前|之|底")
# Characters; a clause that is longer is no prose, and looking through it for every date in it would take its length squared.
LONGEST_CLAUSE = 400
TRAILING = " ,，;；。、.\n|"


def dated_steps(text: str, start: int, end: int, year: int | None) -> list[Dated]:
    """The dated steps of `text[start:end]` in reading order, never overlapping."""
    return [
        step for first, last, listed in _items(text[start:end]) for step in _steps_of_item(text, start + first, start + last, listed, year)
    ]


def _items(said: str) -> list[tuple[int, int, bool]]:
    """Start and end of each list item, line or plain stretch, and whether a circled number stands before it."""
    marks = list(ITEM.finditer(said))
    opened = [(0, False), *((mark.end(), mark[0] in CIRCLED) for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(said)]
    return [(first, last, listed) for (first, listed), last in zip(opened, ends, strict=True) if said[first:last].strip()]


def _steps_of_item(text: str, start: int, end: int, listed: bool, year: int | None) -> Iterator[Dated]:
    dates = deadlines.find(text[start:end], year)
    ladder = _years_ahead(dates, year)
    hits = [hit for hit in dates if hit in ladder or _governs(text, start, hit)]
    whole = listed and hits and not text[start : start + hits[0].start].strip()
    for first, last in [(start, end)] if whole else [found.span() for found in SENTENCE.finditer(text, start, end)]:
        inside = [hit for hit in hits if first <= start + hit.start < last]
        if year and not inside and (found := YEARLY.match(text, first)):
            yield Dated(found.end("blank"), trimmed(text, first, last), date(year, 12, 31), Grain.YEAR)
        yield from _steps_of_sentence(text, start, (first, last), inside)


def _steps_of_sentence(text: str, offset: int, sentence: Span, hits: list[deadlines.Deadline]) -> Iterator[Dated]:
    """One step a date, to where the next begins; of two dates in one clause the first governs, and a date alone is no step."""
    first, last = sentence
    own = {_opening(text, first, offset + hit.start, offset + hit.end): hit for hit in reversed(hits)}
    for opening, following in pairwise([*sorted(own), last]):
        hit = own[opening]
        said = text[opening : offset + hit.start] + text[offset + hit.end : following]
        if WORD.search(OF_THE_PAPER.sub("", said)):
            yield Dated(opening, trimmed(text, opening, following), hit.due, hit.grain)


def _years_ahead(dates: list[deadlines.Deadline], year: int | None) -> list[deadlines.Deadline]:
    """2024年达到160项，2025年达到260项: the years of a plan that looks beyond its own year, each to be reached by its end."""
    years = [hit for hit in dates if year and hit.resolved and not hit.as_of and hit.grain == Grain.YEAR and hit.due.year >= year]
    return years if any(hit.due.year > year for hit in years) else []


def _governs(text: str, start: int, hit: deadlines.Deadline) -> bool:
    """Whether a date is one to act by: 前, 底 or 内 stands by it, or it opens its clause and is narrower than a year."""
    if hit.as_of or not hit.resolved:
        return False
    opening = _clause_start(text, start, start + hit.start)
    before = text[opening : start + hit.start]
    opens = bool(SOFTENER.fullmatch(before))
    if opens and before.strip() and hit.grain == Grain.YEAR:
        return True
    if hit.grain in (Grain.QUARTER, Grain.MONTH) and SUBJECT.fullmatch(before) and COMES_ABOUT.match(text, start + hit.end):
        return True
    return hit.is_before or (opens and (hit.grain != Grain.YEAR or text[start + hit.start : start + hit.end] in WHOLE_YEAR))


def _opening(text: str, first: int, place: int, end: int) -> int:
    """Where a step begins: at its dated clause, or at the work that one only says is to be completed (争取年底完成建设任务)."""
    opening = _clause_start(text, first, place)
    leans = opening < place and SOFTENER.fullmatch(text[opening:place])
    if not leans or not COMPLETES.match(text, end):
        return opening
    segment = max(text.rfind(mark, first, opening) for mark in SEGMENT_ENDS) + 1
    return _clause_start(text, segment, segment) if segment > first else opening


def _clause_start(text: str, first: int, place: int) -> int:
    """Where the clause around a place begins, blanks left out."""
    start, first = place, max(first, place - LONGEST_CLAUSE)
    while start > first and text[start - 1] not in CLAUSE_EDGE:
        start -= 1
    while start < place and text[start].isspace():
        start += 1
    return start


def trimmed(text: str, start: int, end: int) -> int:
    """The end of a stretch without the marks and list numbers behind its last word."""
    stretch = text[start:end].rstrip(TRAILING)
    while stretch and stretch[-1] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        stretch = stretch[:-1].rstrip(TRAILING)
    return start + len(stretch)
