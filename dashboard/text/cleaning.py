"""Clean a raw text for reading: what page viewers put in is left out, look-alikes are folded, and every character knows where it came from.

Left out: page marks, printed page numbers, invisible characters and the line breaks inside phrases. Kept: the document's own line breaks,
as one "\\n" each, so that points, replies and ledgers with a cell a line keep their lines; and blanks, which the readers of quantities and
dates tolerate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dashboard.text.breaks import INVISIBLE, LINE_BREAK, Stretch, line_breaks, marks
from dashboard.text.folding import fold

SENTENCE = re.compile(r"[^。！!？?\n]*(?:[。！!？?]+[”』」）)]?|\n|\Z)")
# Characters; what goes on for longer without an end is no prose, and is cut so that work grows with the text, not with its square.
LONGEST_SENTENCE = 1000
CLAUSE_ENDS = ",;，；。!?！？\n"
BRACKETS = {"(": ")", "（": "）", "《": "》", "“": "”", "〔": "〕", "【": "】"}


@dataclass(frozen=True)
class Clean:
    """A text to read and, for each of its characters, the offset in the raw text; `raw_length` closes the last one."""

    text: str
    origin: tuple[int, ...]
    raw_length: int = 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of `text[start:end]`; an empty stretch stands where its first character would."""
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"{start}:{end} is not inside 0:{len(self.text)}")
        if start == end:
            place = self.origin[start] if start < len(self.origin) else self.raw_length
            return place, place
        return self.origin[start], self.origin[end - 1] + 1


@lru_cache(maxsize=32)
def _left_out(raw: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    cuts = marks(raw)
    closed, kept = line_breaks(raw, cuts)
    hidden = [found.span() for found in INVISIBLE.finditer(raw)]
    return tuple(sorted([*cuts, *closed, *hidden])), tuple(kept)


def clean(raw: str) -> Clean:
    """Clean a whole document's text form; a page mark is known by its count through the whole, so do not pass fragments."""
    left_out, kept = _left_out(raw)
    own_break = {start for start, _ in kept}
    inside_break = {place for start, end in kept for place in range(start + 1, end)}
    characters, origin = [], []
    position = 0
    for start, end in (*left_out, (len(raw), len(raw))):
        for place in range(position, start):
            if place not in inside_break:
                characters.append("\n" if place in own_break else raw[place])
                origin.append(place)
        position = max(position, end)
    return Clean(fold("".join(characters)), tuple(origin), len(raw))


def quote(raw: str, start: int, end: int) -> str:
    """The raw text between two offsets without page marks and line breaks, nothing else changed; follows from the raw text alone."""
    if not 0 <= start <= end <= len(raw):
        raise IndexError(f"{start}:{end} is not inside 0:{len(raw)}")
    pieces, position = [], start
    for cut_start, cut_end in _marks(raw):
        if cut_end > position and cut_start < end:
            pieces.append(raw[position : max(position, cut_start)])
            position = cut_end
    return LINE_BREAK.sub("", "".join([*pieces, raw[position:end]]))


@lru_cache(maxsize=32)
def _marks(raw: str) -> tuple[Stretch, ...]:
    return tuple(marks(raw))


def sentences(text: str) -> Iterator[Stretch]:
    """Yield (start, end) of each sentence of a clean text, its mark included; a line of the document ends a sentence."""
    for found in SENTENCE.finditer(text):
        for start in range(*found.span(), LONGEST_SENTENCE):
            end = min(start + LONGEST_SENTENCE, found.end())
            if text[start:end].strip():
                yield start, end


def clauses(text: str) -> Iterator[Stretch]:
    """Yield (start, end) of each clause of a clean text without its mark; commas in brackets and in 1,200 end no clause."""
    for start, end in sentences(text):
        yield from _clauses_of(text, start, end)


def _clauses_of(text: str, start: int, end: int) -> Iterator[Stretch]:
    position, waiting = start, ""
    last = {opening: text.rfind(closing, start, end) for opening, closing in BRACKETS.items()}
    for place in range(start, end):
        character = text[place]
        if waiting:
            waiting = "" if character == waiting else waiting
        elif last.get(character, -1) > place:
            waiting = BRACKETS[character]
        elif character in CLAUSE_ENDS and not _thousands(text, place):
            if text[position:place].strip():
                yield position, place
            position = place + 1
    if text[position:end].strip():
        yield position, end


def _thousands(text: str, place: int) -> bool:
    return text[place] in ",，" and bool(re.match(r"[0-9]{3}(?![0-9])", text[place + 1 : place + 5])) and text[place - 1 : place].isdigit()
