"""Cut official prose into blocks at its headings: clean text and a stretch in, blocks with level, number and title out.

Headings stand on lines of their own or run on glued to the text before them; a line without a full stop in a text of
long paragraphs is a heading too, and so is a paragraph's short opening sentence where sections are not numbered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dashboard.text.numerals import number

Span = tuple[int, int]

CHINESE = "一二三四五六七八九十百零〇"
MARK = re.compile(
    rf"(?P<one>(?:(?<![^\n。；;)）”:：!！ ])|\A)第?[{CHINESE}]{{1,4}}(?:、|章\s|部分\s|[.．]))"
    rf"|(?P<run_on>(?<![第{CHINESE}])[{CHINESE}]{{1,3}}、(?![{CHINESE}]))"
    rf"|(?P<two>[（(][{CHINESE}]{{1,4}}[）)](?![，,、。）)]))"
    r"|(?P<three>(?:(?<=[\n。；;)）])|(?<=\n )|(?<=\n  )|\A)\s{0,40}[0-9]{1,3}\s{0,40}[.．、](?:(?![0-9%])|(?=[0-9]{1,2}月|20[0-9]{2}年)))"
    r"|(?P<four>(?:(?<=\n)|(?<=\n )|(?<=\n  ))\s{0,40}[（(][0-9]{1,3}[）)])"
)
LEVELS = {"one": 1, "run_on": 1, "two": 2, "three": 3, "four": 4}
STOP = re.compile(r"[。！!？?；;\n]")
SECTION_BEFORE = re.compile(rf"[{CHINESE}]{{1,4}}、[^，,。；;\n]{{2,40}}\Z")
LINE = re.compile(r"[^\n]+")
SHORT_SENTENCE = re.compile(r"[^，,。\n]{2,40}。")
LONGEST_TITLE = 60
SHORT_OPENING = 26  # characters: 做强做大服务办公“两个平台”。 is the title of what follows it
# A section's words where the text runs on behind them without any mark.
GLUED_TITLE = re.compile(r"[^，,。\n]{2,10}?(?:保障措施|组织保障|工作要求|保障机制|有关要求)")


@dataclass(frozen=True)
class Block:
    """A heading and the text under it up to the next one; level 0 is text before any, an empty title a heading without words."""

    level: int
    number: str
    title: Span
    start: int
    body: int
    end: int


def blocks(text: str, start: int, end: int) -> list[Block]:
    """The blocks of `text[start:end]` in order; offsets into `text`; together they cover the stretch."""
    marks = [(found.start() + len(found[0]) - len(found[0].lstrip()), found.end(), found) for found in _marks(text, start, end)]
    edges = [*(mark[0] for mark in marks), end]
    found_blocks = [Block(0, "", (start, start), start, start, edges[0])] if edges[0] > start else []
    for (first, after, found), stop in zip(marks, edges[1:], strict=True):
        title, body = _title(text, after, stop)
        found_blocks.append(Block(LEVELS[found.lastgroup], text[first:after].strip(" 、.．\n"), title, first, body, stop))
    return found_blocks


def _marks(text: str, start: int, end: int) -> Iterator[re.Match]:
    """The marks that are headings; one glued to the words before it (…方案一、总体要求) must be the next in the count of sections."""
    sections = 0
    for found in MARK.finditer(text, start, end):
        level = found.lastgroup
        if level == "run_on" and number(found[0].rstrip("、")) != sections + 1:
            continue
        if level == "two" and not _opens(text, found, end):
            continue
        sections += LEVELS[level] == 1
        yield found


def _opens(text: str, found: re.Match, end: int) -> bool:
    """Whether `(一)` is a heading's: inside a sentence it is a reference."""
    before = text[max(0, found.start() - 8) : found.start()].rstrip(" \u3000")[-1:]
    if not before or before in "\n。；;)）”:：!！":
        return True
    return bool(SHORT_SENTENCE.match(text, found.end(), end)) or _after_title(text, found)


def _after_title(text: str, found: re.Match) -> bool:
    """Whether a higher heading runs straight into this mark."""
    return bool(SECTION_BEFORE.search(text[max(0, found.start() - LONGEST_TITLE) : found.start()]))


def _title(text: str, after: int, stop: int) -> tuple[Span, int]:
    """The heading's words and where its text begins: up to the first stop, unless the words are a whole sentence of text."""
    found = STOP.search(text, after, stop)
    limit = found.start() if found else stop
    words = text[after:limit]
    glued = GLUED_TITLE.match(text, after, stop)
    if glued and re.search("[，,]", words):
        return glued.span(), glued.end()
    if found is None or (len(words) <= LONGEST_TITLE and not (re.search("[，,]", words) and len(words) > 30 and text[limit] != "\n")):
        return (after + len(words) - len(words.lstrip()), after + len(words.rstrip())), found.end() if found else stop
    return (after, after), after


def paragraphs(text: str, start: int, end: int) -> list[Span]:
    """The lines of a stretch that have words."""
    return [found.span() for found in LINE.finditer(text, start, end) if found[0].strip()]


def heading_lines(text: str, start: int, end: int) -> list[Span]:
    """Lines that are headings by their look: short, no full stop at the end, a longer paragraph right below."""
    lines = paragraphs(text, start, end)
    found = []
    for line, below in pairwise(lines):
        words = text[slice(*line)].strip()
        under = text[slice(*below)].strip()
        if (
            4 <= len(words) <= LONGEST_TITLE
            and words[-1] not in "。；;，,：:!！?？、)）"
            and len(under) > 2 * len(words)
            and re.search("[。；;]", under)
        ):
            found.append(line)
    return found


def opening_titles(text: str, start: int, end: int) -> list[Span]:
    """Short sentences without a comma that stand as titles of the sentences behind them; each span includes its full stop."""
    found, position = [], start
    for mark in re.finditer(r"。", text[start:end]):
        stop = start + mark.end()
        words = text[position : stop - 1].strip()
        if 3 < len(words) <= SHORT_OPENING and not re.search(r"[，,；;：:]", words) and stop < end and text[stop:end].strip():
            found.append((position, stop))
        position = stop
    return found
