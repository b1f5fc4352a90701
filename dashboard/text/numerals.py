"""Read a number as it is written, in digits or in words: text in, Decimal out.

`17.24亿` is 1724000000, `1,200` and `1 500` are whole numbers, `两个半` is 2.5, `四成` and `百分之四十` are 40 (of a hundred),
`翻番` is 1 (once more).
"""

from __future__ import annotations

import re
from decimal import Decimal

from dashboard.text.folding import fold

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
PLACES = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
POWERS = PLACES | MYRIADS

# 千 and 兆 open a unit here: 20千兆瓦时 is 20 of 千兆瓦时.
UNIT_OF_THOUSANDS = "兆瓦克米伏卡赫帕焦安字比"
ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9])|[0-9]{1,18}(?:\.[0-9]{1,9})?"
MULTIPLIER = rf"(?:[十百万亿]|千(?![{UNIT_OF_THOUSANDS}])){{1,3}}"
WORDS = r"[〇零一二两三四五六七八九十百千万亿]{1,16}"

_ARABIC = re.compile(rf"(?P<digits>{ARABIC})\s?(?P<much>[余多来])?\s?(?P<power>{MULTIPLIER})?")
_HALF = re.compile(rf"(?P<whole>{WORDS})[个年倍]?半")
_TENTHS = re.compile(rf"(?P<tens>{WORDS}|{ARABIC})\s?成(?P<more>半|[一二三四五六七八九])?")
_HUNDREDTHS = re.compile(rf"[百千]分之(?P<of>{WORDS}(?:点{WORDS})?|{ARABIC})")
DOUBLED = {"翻番": 1, "翻一番": 1, "翻两番": 3, "翻三番": 7, "一半": 50}


def number(written: str) -> Decimal | None:
    """The value of a number as written, in base units; None where the text is not one number."""
    value = _number(fold(written).strip())
    return value.to_integral_value() if value is not None and value == value.to_integral_value() else value


def _number(written: str) -> Decimal | None:
    if written in DOUBLED:
        return Decimal(DOUBLED[written])
    if found := _ARABIC.fullmatch(written):
        return _digits(found["digits"]) * _power(found["power"] or "")
    if found := _TENTHS.fullmatch(written):
        tens, more = number(found["tens"]), found["more"]
        return None if tens is None else tens * 10 + (5 if more == "半" else DIGITS.get(more or "", 0))
    if found := _HUNDREDTHS.fullmatch(written):
        return number(found["of"])
    if found := _HALF.fullmatch(written):
        whole = in_words(found["whole"])
        return None if whole is None else whole + Decimal("0.5")
    return in_words(written)


def _digits(written: str) -> Decimal:
    return Decimal(written.replace(",", "").replace(" ", ""))


def _power(written: str) -> int:
    value = 1
    for word in written:
        value *= POWERS[word]
    return value


def in_words(written: str) -> Decimal | None:
    """The value of a number in words (十二, 两百, 一千二百, 百, 万); None for what only looks like one (三五, 个十百, 一二三)."""
    if "点" in written:
        return _with_point(written)
    total, section, digit = 0, 0, None
    last_place, last_myriad = 10**4, 10**16
    for place, word in enumerate(written):
        if word in DIGITS:
            if digit not in (None, 0) or (DIGITS[word] == 0 and place == 0 and len(written) > 1):
                return None
            digit = DIGITS[word]
        elif word in PLACES and PLACES[word] < last_place:
            section += (1 if digit is None else digit) * PLACES[word]
            digit, last_place = None, PLACES[word]
        elif word in MYRIADS and MYRIADS[word] < last_myriad:
            opened = section + (digit or 0)
            total += (opened or 1) * MYRIADS[word]
            section, digit, last_place, last_myriad = 0, None, 10**4, MYRIADS[word]
        else:
            return None
    colloquial = digit and len(written) > 1 and written[-2] in "百千"
    return Decimal(total + section + (digit or 0)) if written and not colloquial else None


def _with_point(written: str) -> Decimal | None:
    whole, _, part = written.partition("点")
    before = in_words(whole)
    if before is None or not part or any(word not in DIGITS for word in part):
        return None
    return Decimal(f"{before}.{''.join(str(DIGITS[word]) for word in part)}")
