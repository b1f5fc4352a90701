"""Tell what a viewer put into a text from what the document says: raw text in, the stretches to leave out and the breaks to close out.

A page mark is `\\n12、` (or `1、` at the very start): its numbers run through the whole document, one by one, and it falls inside words
and numbers. A real list of the same shape starts its lines after a sentence has ended, or has lines too short to be pages. A printed page
number is ` - 7 -`. A line break is the viewer's where the phrase goes on behind it; the others are the document's own and stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from operator import itemgetter

Stretch = tuple[int, int]

SENTENCE_ENDS = "。；;！!？?：:…|”』」】》）)"
STARTS_NO_LINE = "，。；、！？：,;!?:）)】》”」』%％‰"
OPENING, CLOSING = "（(《“「『【〔[", "）)》”」』】〕]"
GOES_ON = "，,、—～~＋+×（(《“「『【〔"

CANDIDATE = re.compile(r"(?:\A|(?:\r?\n){1,3})[ \u3000]?([0-9]{1,4})、")
# In a line the blanks tell a printed page number from a sum; alone on its line it needs none, and one line break stays behind it.
PRINTED = re.compile(r"[ \u3000]{0,4}(?<![0-9A-Za-z])[-—–－] [0-9]{1,4} [-—–－](?![0-9A-Za-z])[ \u3000]{0,4}")
PRINTED_ALONE = re.compile(
    r"(?:\A|\r?\n|\f)[\s\u3000]{0,8}(?:[-—–－]{1,2}[ \u3000]?[0-9]{1,4}[ \u3000]?[-—–－]{1,2}|第 ?[0-9]{1,4} ?页(?: ?共 ?[0-9]{1,4} ?页)?)"
    r"[ \u3000\r]{0,8}(?:[\s\u3000]{0,8}(?=[\n\f])|\Z)"
)
LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
LIST_MARK = re.compile(
    r"[ \u3000]*(?:[0-9]{1,3}[、．]|[0-9]{1,3}\.(?![0-9])|[一二三四五六七八九十百]{1,4}[、是．.]"
    r"|[（(][一二三四五六七八九十0-9]{1,4}[）)]|第[一二三四五六七八九十0-9]{1,4}[章条节项]"
    r"|[①-⑳]|附件|附表|[^\s，。；]{2,8}[：:]|[ \u3000]{2})"
)
YEAR_AHEAD = re.compile(r"(?:19|20)[0-9]{2}[年\-./]")
TORN_TAIL = re.compile(r"(?:[^\s0-9.|附件表第\-./〔\[（(][0-9][0-9.]{0,12})\Z")
# 牵头|单位:, 完成|时限:: a label torn in its middle is no line of its own.
TORN_LABEL = re.compile(r"[^\n](?:牵头|责任|配合|主办|协办|承办|实施|参与|完成)\Z")
LABEL_TAIL = re.compile(r"(?:单位|部门|时限|时间)\s*[:：]")
TORN_HEAD = re.compile(r"[0-9%％‰]|个|[亿万千百余多]|[年月日家条项名路台套户]")

LONG_PAGE = 80  # characters: the pages of a viewer are longer, the items of a list without full stops shorter
SHORTEST_WRAP = 15  # no page is wrapped narrower than that
WRAP_LINES = 4  # as many lines of one width make a wrapped page
# A title as long as a line of its page does not go on in the next.
TITLE = re.compile(r"[^，。；;,]{6,60}(?:方案|要点|计划|规划|报告|通知|意见|总结|清单|台账|答复|打算|情况)\Z")
INDENT = 2  # ideographs by which a paragraph's first line is set in
# What no page is wrapped inside of: a number with its unit's first sign, a Latin word.
UNBROKEN = re.compile(r"[0-9A-Za-z.%％‰]{2,12}[，,。；;、]?")


def marks(raw: str) -> list[Stretch]:
    """The page marks and printed page numbers, in order, apart from each other; offsets into the raw text."""
    return sorted(_page_marks(raw) + _printed_numbers(raw))


def _page_marks(raw: str) -> list[Stretch]:
    chain = _running_count(raw)
    if not chain:
        return []
    torn = [_tear(raw, start, end) for start, end in chain]
    lengths = sorted(later[0] - earlier[1] for earlier, later in pairwise([*chain, (len(raw), len(raw))]))
    inside_words = sum(tear > 0 for tear in torn) * 2 >= len(chain) - (chain[0][0] == 0)
    if any(tear > 1 for tear in torn) and inside_words:
        return chain
    long_enough = lengths[len(lengths) // 2] >= LONG_PAGE
    return chain if len(chain) > 1 and inside_words and any(torn) and long_enough else []


def _running_count(raw: str) -> list[Stretch]:
    """The longest run of candidates counting 1, 2, 3 … (a fragment may start later); of equal numbers the one inside a word."""
    places: dict[int, list[tuple[int, int, int]]] = {}
    for found in CANDIDATE.finditer(raw):
        places.setdefault(int(found[1]), []).append((found.start(), found.end(), _tear(raw, *found.span())))
    best: list[Stretch] = []
    for first in sorted(places):
        if first - 1 in places and first != 1:
            continue
        run = _run_from(places, first)
        best = max(best, run, key=len)
    return best


def _run_from(places: dict[int, list[tuple[int, int, int]]], number: int) -> list[Stretch]:
    run: list[Stretch] = []
    here = -1
    while number in places:
        ahead = places[number][bisect_right(places[number], here, key=itemgetter(0)) :]
        chosen = next((place for place in ahead if place[2]), ahead[0] if ahead else None)
        if chosen is None:
            break
        run.append(chosen[:2])
        here, number = chosen[0], number + 1
    return run


def _tear(raw: str, start: int, end: int) -> int:
    """2 where a mark tears a number or stands before what opens no line, 1 where it follows an unfinished phrase, else 0."""
    before, after = raw[start - 1 : start], raw[end : end + 1]
    if not before or not after:
        return 0
    digits = before in "0123456789" and after in "0123456789%％"
    return 2 if digits or after in STARTS_NO_LINE else int(before not in SENTENCE_ENDS and not before.isspace())


def _printed_numbers(raw: str) -> list[Stretch]:
    alone = [found.span() for found in PRINTED_ALONE.finditer(raw)]
    starts = [start for start, _ in alone]
    return alone + [found.span() for found in PRINTED.finditer(raw) if not _covered(found.end() - 1, alone, starts)]


def line_breaks(raw: str, cuts: list[Stretch]) -> tuple[list[Stretch], list[Stretch]]:
    """The line breaks outside the cuts: (those to close because the phrase goes on, those that are the document's own)."""
    starts = [cut[0] for cut in cuts]
    breaks = [found.span() for found in LINE_BREAK.finditer(raw) if not _covered(found.start(), cuts, starts)]
    lines = _lines(raw, cuts, breaks)
    measure, page_ends = ruler(lines), {end for _, end in cuts}
    width = wrapped_at([measure(line.strip()) for line in lines])
    closed, kept = [], []
    heads = False  # whether a line with words stands above
    for span, (line, after) in zip(breaks, pairwise(lines), strict=True):
        # A page's last line is full however short it is.
        here = 2 if span[0] in page_ends else 0 if not heads and TITLE.match(line.strip()) else width
        (closed if goes_on(line, after, here, measure) else kept).append(span)
        heads = heads or bool(line.strip())
    return closed, kept


def _lines(raw: str, cuts: list[Stretch], breaks: list[Stretch]) -> list[str]:
    """The lines between the breaks, without what is cut out."""
    visible = list(raw)
    for start, end in cuts:
        visible[start:end] = [""] * (end - start)
    edges = [0, *(place for span in breaks for place in span), len(raw)]
    return ["".join(visible[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _covered(offset: int, cuts: list[Stretch], starts: list[int]) -> bool:
    nearest = bisect_right(starts, offset) - 1
    return nearest >= 0 and offset < cuts[nearest][1]


def breadth(line: str) -> float:
    """How wide a line is, in ideographs."""
    return sum(0.5 if character < "\u0300" else 1 for character in line)


def ruler(lines: list[str]) -> Callable[[str], float]:
    """What a page's lines were wrapped by: their breadth, or their count of characters where more lines share that exactly."""
    alike = {measure: _most_alike(measure(line.strip()) for line in lines) for measure in (breadth, len)}
    return len if alike[len] > alike[breadth] else breadth


def _most_alike(widths: Iterable[float]) -> int:
    counted = Counter(width for width in widths if width >= SHORTEST_WRAP)
    return max(counted.values(), default=0)


def wrapped_at(widths: list[float]) -> float:
    """The width at which a page was wrapped, given that of its lines (an ideograph is 1), or 0 where it was not."""
    full = sorted(width for width in widths if width >= SHORTEST_WRAP)
    if len(full) < WRAP_LINES:
        return 0
    width = full[int(len(full) * 0.95) - 1 if len(full) > 20 else -1]
    same = sum(width - 2 <= other <= width + 1 for other in full)
    return width if same >= WRAP_LINES and same * 3 >= len(full) else 0


def goes_on(line: str, after: str, width: float, measure: Callable[[str], float] = breadth) -> bool:
    """Whether the phrase at a line's end goes on in the next line; `width` is that of wrapped lines by `measure`, or 0."""
    line, after = line.rstrip(" \u3000"), after.rstrip(" \u3000")
    if not line or not after or line.endswith("|"):
        return False
    if after[0] in STARTS_NO_LINE or (TORN_LABEL.search(line) and LABEL_TAIL.match(after)):
        return True
    full = bool(width) and _reach(line, after, measure) >= width - 2
    if full and _is_open(line) and line[-1] not in "。；;":
        return True
    if TORN_TAIL.search(line[-16:]) and TORN_HEAD.match(after) and not YEAR_AHEAD.match(after) and not LIST_MARK.match(after):
        return True
    if LIST_MARK.match(after):
        return False
    if line[-1] in GOES_ON or _open_bracket(line, after):
        return True
    return full and line[-1] not in "。；;！!？?：:"


def _reach(line: str, after: str, measure: Callable[[str], float]) -> float:
    """How far a line goes with its indent and with the number of the next line that found no room in it."""
    indent = min(INDENT, measure(line) - measure(line.lstrip(" \u3000")))
    unbroken = UNBROKEN.match(after)
    return measure(line.strip()) + indent + (measure(unbroken[0]) if unbroken else 0)


def _is_open(line: str) -> bool:
    """Whether the last bracket of a line is left open."""
    return max(line.rfind(bracket) for bracket in OPENING) > max(line.rfind(bracket) for bracket in CLOSING)


def _open_bracket(line: str, after: str) -> bool:
    """Whether a bracket left open in one line is closed in the next."""
    nearest = [place for place in (after.find(bracket) for bracket in CLOSING) if place >= 0]
    again = [place for place in (after.find(bracket) for bracket in OPENING) if place >= 0]
    return _is_open(line) and bool(nearest) and min(nearest) < min(again, default=len(after))
