"""Find the quantities in official prose: clean text in, what is counted, how exactly and how firmly out.

Not quantities: years and dates, document numbers, section numbers, slogans (1+3+N), names (5G, 12345热线, “两张清单”, 《…》), ordinals (第414号),
ranks (前10名), and the threshold inside a name (70个30亿元以上项目 is 70). A single 一 is never a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.schema import Comparator, Kind, Strength
from dashboard.text import comparators
from dashboard.text.folding import fold
from dashboard.text.measure_words import IN_WORDS, POINTS, WHOLE_THINGS, unit_at
from dashboard.text.numerals import ARABIC, MULTIPLIER, WORDS, number


@dataclass(frozen=True)
class Quantity:
    """One quantity; `start:end` holds its comparator words, `value_start:value_end` the number alone (both ends of a range).

    `value` is in base units (万, 亿 multiplied out) and negative for a fall; the comparator is that of the words, so 下降10%以上 is -10, ge.
    """

    start: int
    end: int
    value_start: int
    value_end: int
    value: Decimal
    high: Decimal | None
    unit: str
    comparator: Comparator
    strength: Strength = Strength.FIRM
    is_share: bool = False  # a part of a whole, in %
    is_growth: bool = False  # a change in %, 个百分点 or 倍
    is_increment: bool = False  # what comes on top: 新增10个, 减少3项
    is_start: bool = False  # the A of 由A提高到B
    for_each: bool = False  # holds for each of the things named before it: 均超90%
    has_remainder: bool = False  # 余 or 多: more than the round number
    in_words: bool = False  # written in words: 两项任务 may name rather than count
    from_value: Decimal | None = None  # the A, on the B of 由A提高到B

    def comparator_in(self, kind: Kind) -> Comparator:
        """The comparator read for a kind of statement: 30余家 is more than 30 in a report, at least 30 in a target."""
        aimed = kind in (Kind.TARGET, Kind.STEP)
        return Comparator.GE if self.has_remainder and aimed and self.comparator is Comparator.GT else self.comparator


DASHES = r"\s?(?:-|—|–|－|~|～|至|到|—{2})\s?"
MUCH = "[余多来]"
_FRACTION = rf"[百千]分之(?:{WORDS}(?:点{WORDS})?|(?:{ARABIC}))"
_TENTHS = rf"(?:[一二三四五六七八九]|[1-9])成(?:半|[一二三四五六七八九])?(?![为立功果员效长本就熟片套品都分型])"
_HALF = rf"{WORDS}(?:个半(?=月|小时|年)|倍半)"
_DIGITS = rf"(?<![0-9])(?<![0-9][.,])(?:{ARABIC})(?![0-9])(?:\s?{MUCH}?(?:{MULTIPLIER}))?"
NUMBER = re.compile(
    rf"(?P<idiom>(?<=[统同唯单划专])一|千家万户|千方百计|千行百业|万人百企)|(?P<fraction>{_FRACTION})|(?P<doubled>翻[一两三]?番)|(?P<tenths>{_TENTHS})"
    rf"|(?P<half>{_HALF}|一半(?=以上|左右))|(?P<digits>{_DIGITS})|(?P<words>{WORDS})"
)
_RANGE_END = re.compile(rf"(?P<first_unit>%|[个家名项条])?{DASHES}(?P<high>(?:{ARABIC})(?![0-9])(?:{MULTIPLIER})?|{WORDS})")
_MUCH = re.compile(rf"\s?(?P<much>{MUCH})(?!级)")
_NAME = re.compile(r"《[^《》\n]{1,80}》|“[^“”\n]{1,24}”|「[^「」\n]{1,24}」|\"[^\"\n]{1,24}\"")
_SET_PHRASES = re.compile(r"四个意识|四个自信|四个全面|两个维护|两个确立|三个代表|八项规定|两个毫不动摇|四个伟大|两个一百年|三个务必|四个自我|六个必须坚持|九个坚持")
_THRESHOLD = re.compile(r"(?:及|\(含\))?(?:以上|以下|级)的?[^,，。;；、\n0-9]{0,8}?(?:项目|企业|园区|单位|工程|产业|集群|学校|医院|用户)")
_CIRCLE = re.compile(r"[^,，。;；、\n]{0,12}?圈")
_STARTS = re.compile(r"(?:由|从)[^,，。;；、\n]{0,14}\Z")
_LEADS_TO = re.compile(r"[^,，。;；\n]{0,12}?(?:提高|提升|增加|增长|扩大|扩展|拓展|下降|降低|减少|压缩|压减|缩短|调整|降|增|升|变)(?:为|到|至)[^,，。;；\n]{0,6}\Z")
_REACHES = re.compile(r"(?:达到?|达|为|超过?|突破|不低于|不少于|高于|低于|提[高升][到至]|控制在)(?:约|近|了)?\s?\Z")
_ENDS = re.compile(r"\s*(?:以上|以下|以内|左右|[,，。;；)）\n]|\Z)")
_BEFORE_DATE = "年底月末日旬度目之以期"


def find(text: str) -> list[Quantity]:
    """The quantities of a clean text in the order of the text; offsets point into `text`. Takes any text and never raises."""
    folded = fold(text)
    names = [found.span() for found in (*_NAME.finditer(folded), *_SET_PHRASES.finditer(folded))]
    found: list[Quantity] = []
    for quantity in _read_all(folded, sorted(names)):
        if not (found and _within_name(found[-1], quantity)):
            found.append(_after_its_start(folded, found, quantity))
    return found


def _read_all(text: str, names: list[tuple[int, int]]) -> Iterator[Quantity]:
    position = 0
    waiting = iter([*names, (len(text) + 1, len(text) + 1)])
    name = next(waiting)
    while written := NUMBER.search(text, position):
        position = written.end()
        while name[1] <= written.start():
            name = next(waiting)
        if written["idiom"] or name[0] <= written.start():
            continue
        quantity = _read(text, written)
        if quantity:
            position = max(quantity.end, position)
            yield quantity


def _read(text: str, written: re.Match[str]) -> Quantity | None:
    """The quantity whose number was found, or None where the number counts nothing."""
    start, end = written.span()
    value = number(written[0])
    alone = written[0] == "一" and text[end : end + 1] != "倍"
    if value is None or alone or not _may_open(text, start):
        return None
    high, end, unit_end, unit, much = _rest(text, written, value)
    if unit is None or (written["words"] and unit not in IN_WORDS and not written["half"]) or _is_name(text, start, unit, unit_end):
        return None
    return _described(text, (start, end), (value, high), (unit, unit_end), much, bool(written["words"] or written["half"]))


def _may_open(text: str, start: int) -> bool:
    """Whether what stands before a number leaves it a count: no ordinal, version, sum, path or indefinite number."""
    before = text[start - 1 : start]
    if before and before in "第×*/=@#_.〇每数几零一二三四五六七八九十百千万亿几":
        return False
    return not (before and before in "-+—" and text[start - 2 : start - 1].isalnum())


def _rest(text: str, written: re.Match[str], value: Decimal) -> tuple[Decimal | None, int, int, str | None, bool]:
    """What follows a number: the upper end of a range, the number's end, the unit's end, the unit, whether 余 or 多 stands there."""
    end = written.end()
    if written["fraction"]:
        return None, end, end, "‰" if written[0][0] == "千" else "%", False
    if written["tenths"] or written[0] == "一半":
        return None, end, end, "%", False
    if written["doubled"]:
        return None, end, end, "倍", False
    much = re.search(MUCH, written[0]) is not None
    ranged = _RANGE_END.match(text, end)
    high = number(ranged["high"]) if ranged else None
    if high is not None and (unit := unit_at(text, ranged.end())) and (ranged["first_unit"] in (None, unit[0])):
        return _scaled(value, high, written[0], ranged["high"], ranged.end(), unit)
    if found := _MUCH.match(text, end):
        much, end = True, found.end()
    if written[0].endswith("倍半"):
        return None, written.end(), end, "倍", much
    if written["half"]:
        unit_end = end + (2 if text.startswith("小时", end) else 1)
        return None, end, unit_end, text[end:unit_end], much
    unit = unit_at(text, end)
    if unit is None:
        reached = written["digits"] and _REACHES.search(text[max(0, written.start() - 8) : written.start()]) and _ENDS.match(text, end)
        return None, written.end(), end, "" if reached else None, much
    return None, written.end(), unit[1], unit[0], much


def _scaled(value: Decimal, high: Decimal, low_written: str, high_written: str, end: int, unit: tuple[str, int]) -> tuple:
    """A range as _rest gives it, or no range where the ends do not rise; unused numbers keep their own scale (3-5万 is left as written)."""
    if high <= value:
        return None, end, unit[1], None, False
    return high, end, unit[1], unit[0], False


def _is_name(text: str, start: int, unit: str, end: int) -> bool:
    """Whether a number and its unit belong to a name: a rank, a service hour, a circle of minutes, a threshold of size."""
    rank = unit in ("名", "位") and text[start - 1 : start] == "前" and text[start - 2 : start - 1] not in _BEFORE_DATE
    hours = text[start:end] in ("24小时", "365天") and not text.startswith(("内", "以内"), end)
    circle = unit in ("分钟", "公里", "小时") and _CIRCLE.match(text, end)
    threshold = unit not in WHOLE_THINGS and unit != "%" and _THRESHOLD.match(text, end)
    return bool(rank or hours or circle or threshold)


def _described(
    text: str, place: tuple[int, int], values: tuple[Decimal, Decimal | None], unit: tuple[str, int], much: bool, in_words: bool
) -> Quantity:
    (start, value_end), (value, high) = place, values
    ahead, opening = comparators.before(text, start)
    behind, end = comparators.after(text, unit[1], unit[0])
    share = unit[0] in ("%", "‰")
    relative = share or unit[0] in POINTS or unit[0] == "倍"
    change = comparators.change(text, start, relative)
    if text[start : start + 1] == "翻":
        change = 1
    sign = -1 if change < 0 else 1
    comparator = Comparator.RANGE if high is not None else ahead or behind or (Comparator.GT if much else Comparator.EQ)
    return Quantity(
        opening, end, start, value_end, sign * value, None if high is None else sign * high, unit[0], comparator,
        strength=comparators.strength(text, start),
        is_share=share and not change,
        is_growth=relative and bool(change),
        is_increment=not relative and (bool(change) or comparators.adds(text, opening)),
        for_each=comparators.for_each(text, start),
        has_remainder=much,
        in_words=in_words,
    )


def _within_name(earlier: Quantity, later: Quantity) -> bool:
    """Whether a number stands right behind a counted unit and so belongs to the counted thing's name."""
    return earlier.end == later.start == later.value_start and earlier.unit in WHOLE_THINGS


def _after_its_start(text: str, found: list[Quantity], quantity: Quantity) -> Quantity:
    """Join the A and the B of 由A提高到B: A, already found, is marked in place, B is handed back with its `from_value`."""
    if not found:
        return quantity
    earlier = found[-1]
    between = text[earlier.end : quantity.start]
    if len(between) > 24 or not _LEADS_TO.match(between) or not _STARTS.search(text[max(0, earlier.start - 16) : earlier.start]):
        return quantity
    found[-1] = replace(earlier, is_start=True)
    return replace(quantity, from_value=earlier.value)
