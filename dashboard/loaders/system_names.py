"""Find the names of platforms, systems and modules in a clean text: text in, mentions with their spans out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.loaders.system_words import COUNTED, ENDINGS, GENERIC, NOT_A_NAME_BEFORE, OPENERS, STARTERS

QUOTED = re.compile(r"[“\"「『][^”\"」』]{0,30}[”\"」』]")
EDGES = ",;。:、()《》|\n！!?？①②③④⑤⑥⑦⑧⑨⑩⑪⑫ +—"
LONGEST = 40
# “爱山东”APP德州分厅 is one name.
LOCAL_PARTS = ("分厅",)
LONGEST_LOCAL = 4
NUMBERED = re.compile(r"(?:[0-9]{1,2}\.(?![0-9]))?")
OWN_WORDS_OF_CITY = ("市场", "市域", "市民", "市政", "市容")
BRAINS = ("“城市大脑”", "城市大脑")


@dataclass(frozen=True)
class Mention:
    """A name where it stands; offsets into the clean text."""

    name: str
    start: int
    end: int


def find(text: str) -> list[Mention]:
    """Every specific name in a clean text, in order, without overlap; bare words such as 平台 or 业务系统 are left out."""
    masked = QUOTED.sub(lambda found: found[0][0] + "□" * (len(found[0]) - 2) + found[0][-1], text)
    ending = re.compile("|".join(map(re.escape, ENDINGS)))
    mentions: list[Mention] = []
    for found in ending.finditer(text):
        if text.startswith(NOT_A_NAME_BEFORE, found.end()) and "大脑" not in found[0]:
            continue
        previous = mentions[-1] if mentions else Mention("", 0, 0)
        if previous.name in BRAINS and previous.end == found.start():
            mentions[-1] = Mention(previous.name + found[0], previous.start, found.end())
            continue
        start = _start(text, masked, found.start(), previous.end)
        if previous.name and start == previous.end and found.start() - start <= LONGEST_LOCAL and found[0] in LOCAL_PARTS:
            start = mentions.pop().start
        end = found.end() + 1 if text.startswith("”", found.end()) and "“" in text[max(0, start - 1) : found.start()] else found.end()
        start = start - 1 if end > found.end() and text[start - 1 : start] == "“" else start
        name = text[start:end]
        if name.count("”") != name.count("“") or _says_nothing(name) or COUNTED.search(name):
            continue
        if mentions and mentions[-1].end > start:
            mentions.pop()
        mentions.append(Mention(name, start, end))
    return mentions


def without_verbs(piece: str) -> str:
    """A list's item without the verbs before it: 启动政法综治 -> 政法综治."""
    verbs = tuple(word for word in (*OPENERS, *STARTERS, "重点", "即") if len(word) > 1 or word == "即")
    while word := next((word for word in verbs if piece.startswith(word) and len(piece) > len(word) + 1), ""):
        piece = piece.removeprefix(word)
    return piece


def _start(text: str, masked: str, ending_start: int, floor: int) -> int:
    """Where the name begins that ends at the ending: behind the nearest edge, opener or starter, quotes kept whole."""
    if text.startswith(BRAINS, ending_start):
        return ending_start
    start = max(floor, ending_start - LONGEST)
    for position in range(ending_start - 1, start - 1, -1):
        if masked[position] in EDGES:
            start = position + 1
            break
    start = max([start, *(_behind(masked, word, start, ending_start) for word in OPENERS)])
    start += len(NUMBERED.match(text, start, ending_start)[0])
    while word := next((word for word in STARTERS if text.startswith(word, start) and start + len(word) < ending_start), ""):
        if word == "市" and text.startswith(OWN_WORDS_OF_CITY, start):
            break
        start += len(word)
    return start


def _behind(masked: str, word: str, start: int, ending_start: int) -> int:
    found = masked.rfind(word, start, ending_start)
    return found + len(word) if found >= 0 else start


def _says_nothing(name: str) -> bool:
    if name.startswith("“") and name.endswith("”"):
        return False
    ending = next((ending for ending in ENDINGS if name.endswith(ending)), "")
    return "大脑" not in ending and (len(name) - len(ending) < 2 or bool(GENERIC.fullmatch(name[: -len(ending)])))
