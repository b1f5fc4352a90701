"""Read the words around a number: at least or about, growth or fall, strive or support; text and places in, what they say out.

Each reader looks back a few characters only, so that a text of any length is read in linear time.
"""

from __future__ import annotations

import re

from dashboard.schema import Comparator, Strength
from dashboard.text.measure_words import TIMES

LONGEST_CLAUSE = 150  # characters
REACH = 14  # characters before a number in which its comparator stands

BEFORE: dict[Comparator, str] = {
    Comparator.LE: r"不超过|不超|不高于|不多于|不大于|(?:严格)?控制在|限制在|最多|至多|≤|<=",
    Comparator.GE: r"不少于|不低于|不小于|不下于|不得少于|不得低于|(?:至少|最少)[^,，。;；、\n0-9]{0,6}|最低|起码|≥|>=",
    Comparator.LT: r"低于|少于|小于|不足|不到|未达到?|<",
    Comparator.GT: r"超过|超出|超|突破|大于|多于|高于|逾|>",
    Comparator.APPROX: r"大约|(?<![节预合制条签契履公特])约|(?<![附最临邻远靠贴相])近|将近|接近|大概",
}
AFTER: dict[Comparator, str] = {
    Comparator.GE: r"\(含\)以上|\(含\)|及以上|以上|之上",
    Comparator.LE: r"\(含\)以下|及以下|以下|以内|之内",
    Comparator.APPROX: r"左右|上下",
}
EACH = "均|都|各自?|分别"
RISES = "增长|比增|提速|增幅|增速|提高|提升|上升|上涨|增加|扩大|增收|递增"
FALLS = "下降|降低|减少|压缩|压减|缩短|回落|下滑|削减|降幅|精简|缩减|降"
RATES = ("增幅", "增速", "降幅")
BETTERED = ("提高", "提升", "扩大", "精简", "上升", *RATES)  # 提升7个数据中心 betters the seven there are
INCREMENTS = "新增|新建成?|净增|新培育|新引进|新认定|新打造|增加(?![到至值])|再建|新开通|新接入|新入库"
STRENGTHS: dict[Strength, str] = {
    Strength.STRIVE: "力争|争取|争创|努力|奋力|力求|有望",
    Strength.SUPPORT: "支持|鼓励|引导|推荐",
}
CLAUSE_MARKS = ",，;；。!！?？\n"


def _named(words: dict) -> str:
    return "|".join(f"(?P<{key.value}>{pattern})" for key, pattern in words.items())


_BEFORE = re.compile(rf"(?:{_named(BEFORE)})(?:了|达到?|到|至|占|为)?\s?\Z")
# 不到总数的四成: the whole stands between.
_BEFORE_WHOLE = re.compile(rf"(?:{_named(BEFORE)})[\u4e00-\u9fff]{{1,8}}的\s?\Z")
# 10万台(套)以上: a second name of the unit may stand between.
_AFTER = re.compile(rf"\s?(?:\([^()\n]{{1,4}}\)\s?)?(?:{_named(AFTER)})")
_WITHIN = re.compile(r"\s?内")
_LINKS = r"达到?|了|约为?|近|超过|超|不低于|不少于|不高于|不超过|均|分别|[在:：]|\s"
_CHANGE = re.compile(rf"(?P<word>{RISES}|{FALLS})(?P<rate>率|速度)?(?P<level>到|至|为)?(?:{_LINKS}){{0,4}}\Z")
_INCREMENT = re.compile(rf"(?:{INCREMENTS})[^,，。;；\n]{{0,10}}\Z")
_EACH = re.compile(rf"(?:{EACH})(?:要|已|将)?(?:达到?|为|不)?[超不低少于达到过高多]{{0,4}}\s?\Z")
_STRENGTH = re.compile(_named(STRENGTHS))
_ONLY_A_DATE = re.compile(r"\s*(?:力争|争取|努力)[到至在]?[^,，。;；]{0,12}[年月日底末前内旬度]\s*\Z")


def before(text: str, start: int) -> tuple[Comparator | None, int]:
    """The comparator that ends right before a number and where its words start; (None, start) where there is none."""
    opening = max(0, start - REACH)
    found = _BEFORE.search(text[opening:start]) or _BEFORE_WHOLE.search(text[opening:start])
    return (Comparator(found.lastgroup), opening + found.start()) if found else (None, start)


def after(text: str, end: int, unit: str) -> tuple[Comparator | None, int]:
    """The comparator that begins right behind a unit and where its words end; (None, end) where there is none."""
    found = _AFTER.match(text, end)
    if found:
        return Comparator(found.lastgroup), found.end()
    within = _WITHIN.match(text, end) if unit in TIMES else None
    return (Comparator.LE, within.end()) if within else (None, end)


def change(text: str, start: int, relative: bool) -> int:
    """1 where a number is a rise, -1 where a fall, 0 where a level (降到3天, 压缩率85%, and of whole things 提升7个数据中心)."""
    found = _CHANGE.search(text[max(0, start - REACH) : start])
    if found is None or (found["rate"] and found["word"] in FALLS.split("|")):
        return 0
    level = found["level"] and found["word"] not in RATES and not found["rate"]
    if level or (not relative and found["word"] in BETTERED):
        return 0
    return -1 if found["word"] in FALLS.split("|") else 1


def adds(text: str, start: int) -> bool:
    """Whether a number is what comes on top: 新增10个."""
    return bool(_INCREMENT.search(text[max(0, start - 16) : start]))


def for_each(text: str, start: int) -> bool:
    """Whether a number holds for each thing named before it: 覆盖率、办结率均超90%."""
    return bool(_EACH.search(text[max(0, start - REACH) : start]))


def strength(text: str, start: int) -> Strength:
    """How firmly the clause before a number means it; `力争到2025年,` softens the clause behind it too."""
    opening = clause_start(text, start)
    found = _STRENGTH.search(text, opening, start)
    if found:
        return Strength(found.lastgroup)
    earlier = clause_start(text, opening - 1) if opening else 0
    return Strength.STRIVE if opening and _ONLY_A_DATE.match(text[earlier : opening - 1]) else Strength.FIRM


def clause_start(text: str, place: int) -> int:
    """Where the clause around a place starts; one longer than LONGEST_CLAUSE is cut."""
    window = max(0, place - LONGEST_CLAUSE)
    return max(window, *(text.rfind(mark, window, place) + 1 for mark in CLAUSE_MARKS))
