"""Cut what has been done into statements: a part of progress in, the stretches of its single statements out.

In a ledger's cell every item, sentence or half sentence is a statement; in a reply's or report's prose only those sentences that tell of
something done, not their headings and introductions.
"""

from __future__ import annotations

import re

from dashboard.loaders.parts import Part

Span = tuple[int, int]

LEDGER = "ledger"
NUMBERED = re.compile(r"(?:(?<=[\s。；;])|\A)(?:[0-9]{1,2}[.．、](?![0-9])|[①-⑳]|[（(][0-9一二三四五六七八九十]{1,3}[）)])")
PIECE = re.compile(r"[^。；;！!\n]+[。；;！!]?[”』」）)]?")
WORD = re.compile(r"[\u4e00-\u9fff]{2}")
SENTENCE = re.compile(r"[^。！!？?\n]+[。！!？?]?[”』」）)]?")
_FINISHED = "完成(?!.{0,8}目标)|建成|形成|实现|成立|达到?[0-9]|开展了|印发|出台|全面启动|正式|通过(?:验收|评审|评估|审核|认定|考核)"
_RESULTS = "获|荣|新增|同比|增长|入选|位居|列全|[0-9][万亿千百余多]*[个家项条路台套座次人名处所类%]"
DONE = re.compile(rf"目前|截至|截止|已|(?<!公)共(?![享治建同性用产识])|累计|先后|了|{_FINISHED}|{_RESULTS}")
ITEM_HEADING = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}(?:[）)、.．]|是|、)|——|[0-9]{1,2}[.．、])")
TOLD = re.compile(r"[0-9]|已|了|目前|截至|截止")
INTRODUCES = re.compile(r"(?:以下|如下|几个|方面的?工作).{0,12}[:：。]?\Z|[:：]\Z")


def statements(text: str, part: Part) -> list[Span]:
    """The statements of a part of progress, as offsets into the clean text."""
    if part.form == LEDGER:
        pieces = [piece for item in _items(text, part.start, part.end) for piece in _pieces(text, *item)]
        return [piece for piece in pieces if WORD.search(text, *piece)]
    told = [span for span in _sentences(text, part.start, part.end) if DONE.search(text, *span)]
    return [span for span in told if not INTRODUCES.search(text[slice(*span)].rstrip("。 ")) and not _is_heading(text[slice(*span)])]


def _is_heading(said: str) -> bool:
    """五是加快数据汇聚共享,完善数据资源: an item's opening sentence that counts nothing and tells of nothing done."""
    return bool(ITEM_HEADING.match(said)) and not TOLD.search(said)


def _items(text: str, start: int, end: int) -> list[Span]:
    marks = list(NUMBERED.finditer(text, start, end))
    edges = [start, *(mark.start() for mark in marks), end]
    opened = [start, *(mark.end() for mark in marks)]
    return [(first, last) for first, last in zip(opened, edges[1:], strict=True) if text[first:last].strip()]


def _pieces(text: str, start: int, end: int) -> list[Span]:
    return [_stripped(text, *found.span()) for found in PIECE.finditer(text, start, end) if found[0].strip(" 。；;")]


def _sentences(text: str, start: int, end: int) -> list[Span]:
    return [_stripped(text, *found.span()) for found in SENTENCE.finditer(text, start, end) if found[0].strip(" 。")]


def _stripped(text: str, start: int, end: int) -> Span:
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), start + len(said.rstrip(" 。；;.\n|"))
