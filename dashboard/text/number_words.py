"""Find the numbers that are followed by a unit: clean text in, each number with its value, range and unit out.

What such a number means, and whether it belongs to a name, is judged in `quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dashboard.text.measure_words import unit_at
from dashboard.text.numerals import ARABIC, MULTIPLIER, WORDS, number

MUCH = "[余多来]"
DASHES = r"\s?(?:-{1,2}|—{1,2}|–|－|~|～|至|到)\s?"
# 成 heads many words (成立, 成果): these characters behind it make it one of them.
_TENTHS = r"[一二两三四五六七八九1-9]成(?:半|[一二三四五六七八九])?(?![为立功果员效长本就熟片套品都分型不])"
_FRACTION = rf"[百千]分之(?:{WORDS}(?:点{WORDS})?|(?:{ARABIC}))"
_HALF = rf"{WORDS}个半(?=月|小时)|{WORDS}倍半|一半(?=以上|左右)"
_DIGITS = rf"(?<![0-9])(?<![0-9][.,:])(?:{ARABIC})(?![0-9])(?:\s?{MUCH}?(?:{MULTIPLIER}))?"
_NUMBER = re.compile(
    rf"(?P<idiom>(?<=[统同唯单划专])一)|(?P<fraction>{_FRACTION})|(?P<doubling>翻[一两三]?番)|(?P<tenths>{_TENTHS})"
    rf"|(?P<half>{_HALF})|(?P<digits>{_DIGITS})|(?P<words>{WORDS})"
)
_RANGE = re.compile(rf"(?P<unit>%|[个家名项条])?{DASHES}(?P<high>(?:{ARABIC})(?![0-9])(?:{MULTIPLIER})?|{WORDS})")
_MUCH = re.compile(rf"\s?{MUCH}(?!级)")
_POWER = re.compile(rf"{MULTIPLIER}\Z")
# Behind these a number is an ordinal, a version, a factor or a path; behind 每 it is a denominator.
# 居全省第2位 is a rank and tells something; 第414号 and 第2个 are ordinals.
_RANK = re.compile(r"(?:居|列|排|位|升|进|获|评|全省|全国|全市|省内|国内)[^,，。;；\n第]{0,10}第\Z")
_RANKED = ("位", "名")
_NO_COUNT_AFTER = frozenset("第×*/=@#_.每")
_INDEFINITE = ("数", "几")  # 数百家; but 基站数26个 counts
_PART_OF_A_CODE = re.compile("[0-9A-Za-z][-+—]")
_ROUND_ALONE = ("万", "亿")
_LIFTS = ("超", "近", "上", "突破", "逾", "过", "达")
_REACHES = re.compile(
    r"(?:达到?|达|为|超过?|突破|不低于|不少于|高于|低于|(?:提高|提升|增加|下降|降低|降|增|升)[到至]|控制在|保持在)(?:约|近|了)?\s?\Z"
)
_PHRASE_END = re.compile(r"\s*(?:以上|以下|以内|左右|[,，。;；)）\n]|\Z)")


@dataclass(frozen=True)
class Written:
    """A number as written at `start:end`, with the unit that ends at `unit_end` ("" for a bare index such as 达到85.6)."""

    start: int
    end: int
    unit_end: int
    value: Decimal
    high: Decimal | None
    unit: str
    has_remainder: bool = False
    in_words: bool = False
    is_doubling: bool = False


def find(text: str) -> Iterator[Written]:
    """Yield the numbers of a folded text that count or measure something, in its order and apart from each other."""
    position = 0
    while found := _NUMBER.search(text, position):
        position = found.end()
        written = None if found["idiom"] or not _may_count(text, found) else _read(text, found)
        if written:
            position = max(position, written.unit_end)
            yield written


def _may_count(text: str, found: re.Match[str]) -> bool:
    """Whether what stands before a number, and the number itself, leave it a count."""
    start, before = found.start(), text[max(0, found.start() - 2) : found.start()]
    if before.endswith("第") and text.startswith(_RANKED, found.end()):
        return bool(_RANK.search(text[max(0, start - 16) : start]))
    indefinite = found["words"] and before.endswith(_INDEFINITE)
    if before[-1:] in _NO_COUNT_AFTER or _PART_OF_A_CODE.match(before) or indefinite:
        return False
    if found[0] in _ROUND_ALONE:
        return before.endswith(_LIFTS)
    lone_digit = found[0] == "一" and text[start + 1 : start + 2] != "倍"
    return not (lone_digit or found[0] in ("零", "〇"))


def _read(text: str, found: re.Match[str]) -> Written | None:
    value, start, end = number(found[0]), found.start(), found.end()
    if value is None:
        return None
    if found["fraction"] or found["tenths"] or found[0] == "一半":
        return Written(start, end, end, value, None, "‰" if found[0].startswith("千分") else "%")
    if found["doubling"] or found[0].endswith("倍半"):
        return Written(start, end, end, value, None, "倍", is_doubling=bool(found["doubling"]))
    if found["half"]:
        unit = "小时" if text.startswith("小时", end) else "月"
        return Written(start, end, end + len(unit), value, None, unit, in_words=True)
    return _ranged(text, found, value) or _counted(text, found, value)


def _ranged(text: str, found: re.Match[str], value: Decimal) -> Written | None:
    """A range such as 3-5个, 10%-15% or 5万—10万条; 3—5万 lends its 万 to the 3."""
    upper = _RANGE.match(text, found.end())
    high = number(upper["high"]) if upper else None
    unit = unit_at(text, upper.end()) if upper else None
    if high is None or unit is None or upper["unit"] not in (None, unit[0]):
        return None
    power = _POWER.search(upper["high"])
    if power and found["digits"] and not _POWER.search(found[0]) and value < high / number(power[0]):
        value *= number(power[0])
    if high <= value:
        return None
    return Written(found.start(), upper.end(), unit[1], value, high, unit[0], in_words=bool(found["words"]))


def _counted(text: str, found: re.Match[str], value: Decimal) -> Written | None:
    start, end = found.span()
    much = _MUCH.match(text, end)
    unit = unit_at(text, much.end() if much else end)
    reached = found[0].endswith(_ROUND_ALONE) or _REACHES.search(text[max(0, start - 8) : start])
    if unit is None and found["digits"] and reached and _PHRASE_END.match(text, end):
        unit = "", end
    if unit is None:
        return None
    remainder = bool(much) or any(word in found[0] for word in MUCH[1:-1])
    return Written(start, end, unit[1], value, None, unit[0], remainder, in_words=bool(found["words"]))
