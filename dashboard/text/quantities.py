"""Find the quantities in official prose: clean text in, what is counted, how exactly and how firmly out.

Not quantities: years and dates, document and section numbers, slogans (1+3+N), names (5G, 12345热线, “两张清单”, 《…》), ordinals
(第414号), sessions (四次会议), and the threshold inside a name (70个30亿元以上项目 is 70). A single 一 is never a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.schema import Comparator, Kind, Strength
from dashboard.text import comparators, number_words
from dashboard.text.folding import fold
from dashboard.text.measure_words import COUNTED_IN_WORDS, POINTS, SHARES, WHOLE_THINGS
from dashboard.text.number_words import Written


@dataclass(frozen=True)
class Quantity:
    """One quantity; `start:end` holds its comparator words, `value_start:value_end` the number alone (both ends of a range).

    `value` is in base units (万, 亿 multiplied out) and negative for a fall; the comparator is the words', so 下降10%以上 is -10, ge.
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
    is_share: bool = False  # a part of a whole, in % or ‰
    is_growth: bool = False  # a change in %, 个百分点 or 倍
    is_increment: bool = False  # what comes on top or falls away: 新增10个, 减少3项
    is_start: bool = False  # the A of 由A提高到B
    for_each: bool = False  # holds for each of the things named before it: 均超90%
    has_remainder: bool = False  # 余 or 多: more than the round number
    in_words: bool = False  # written in words: 两项任务 may name rather than count
    from_value: Decimal | None = None  # the A, on the B of 由A提高到B

    def comparator_in(self, kind: Kind) -> Comparator:
        """The comparator read for a kind of statement: 30余家 is more than 30 in a report, at least 30 in a target."""
        aimed = kind in (Kind.TARGET, Kind.STEP)
        return Comparator.GE if self.has_remainder and aimed and self.comparator is Comparator.GT else self.comparator


QUOTED = re.compile(r"《[^《》\n]{1,80}》|“[^“”\n]{1,24}”|「[^「」\n]{1,24}」")
SET_PHRASES = re.compile(
    "四个意识|四个自信|四个全面|四个伟大|四个自我|两个维护|两个确立|两个毫不动摇|两个一百年|三个代表|三个务必|八项规定"
    "|六个必须坚持|九个坚持|千家万户|千方百计|千行百业|万人百企"
)
# A threshold of size stands before what it sizes; a service hour and a circle of minutes are names.
_THRESHOLD = re.compile(r"(?:及|\(含\))?(?:以上|以下|级)的?[^,，。;；、\n0-9]{0,8}?(?:项目|企业|园区|单位|工程|产业|集群|学校|医院|用户)")
# 营收超50亿元企业2家, 亿元以上项目: what it sizes is counted right behind.
_SIZED = re.compile(r"的?[^,，。;；、\n0-9]{0,6}?(?:企业|项目|园区|集群|产业)[^,，。;；、\n0-9]{0,4}(?=[0-9两三四五六七八九十百])")
_CIRCLE = re.compile(r"[^,，。;；、\n]{0,12}?圈")
_CAMPAIGN = re.compile(r"[^,，。;；、\n]{0,16}?(?:计划|工程|行动|活动|大会|苗寨|侗寨|古寨|村寨|古镇|大讲堂)")
_SETTLEMENT = re.compile(r"以[上下]的?(?:自然|行政|建制)?(?:村|小区|社区|乡镇|镇|县|城市)")
_SESSION = re.compile("会议|全会|全体|党代会|常务会")
_LISTED = re.compile(r"\s?[、和与及][^,，。;；\n0-9]{0,14}\Z")
_STARTS = re.compile(r"(?:由|从)[^,，。;；、\n]{0,14}\Z")
_LEADS_TO = re.compile(
    r"[^,，。;；\n]{0,12}?(?:提高|提升|增加|增长|扩大|扩展|拓展|下降|降低|减少|压缩|压减|缩短|缩减|扩容|扩充|精简|上升|调整|降|增|升|变|减|缩)(?:为|到|至)[^,，。;；\n]{0,6}\Z"
)
_ALIKE = re.compile(r"\s?[、和与及]\s?\Z")
RANKS = ("位", "名")
GENERATIONS = 10  # 5G names a network, 40G measures a line
_DATE_ENDS = tuple("年底月末日旬度目之以期")


def find(text: str) -> list[Quantity]:
    """The quantities of a clean text in its order; offsets point into `text`. Takes any text and never raises."""
    folded = fold(text)
    found: list[Quantity] = []
    for written in _outside_names(folded):
        quantity = _described(folded, written)
        if not _is_name(folded, written, found):
            found.append(_joined(folded, found, quantity))
    return found


def _outside_names(text: str) -> Iterator[Written]:
    """The written numbers with a unit that stand outside book titles, quotation marks and set phrases."""
    names = sorted(found.span() for found in (*QUOTED.finditer(text), *SET_PHRASES.finditer(text)))
    waiting = iter([*names, (len(text) + 1, len(text) + 1)])
    name = next(waiting)
    for written in number_words.find(text):
        while name[1] <= written.start:
            name = next(waiting)
        if written.start < name[0]:
            yield written


def _described(text: str, written: Written) -> Quantity:
    """The quantity with what the words around it say."""
    unit = written.unit
    ahead, start = comparators.before(text, written.start)
    behind, end = comparators.after(text, written.unit_end, unit)
    relative = unit in SHARES or unit in POINTS or unit == "倍"
    change = 1 if written.is_doubling else comparators.change(text, written.start, relative)
    falls = change < 0
    return Quantity(
        start,
        end,
        written.start,
        written.end,
        value=-written.value if falls else written.value,
        high=-written.high if falls and written.high else written.high,
        unit=unit,
        comparator=_comparator(text, written, ahead or behind),
        strength=comparators.strength(text, written.start),
        is_share=unit in SHARES and not change,
        is_growth=unit in POINTS or (relative and bool(change)),
        is_increment=not relative and (bool(change) or comparators.adds(text, start)),
        for_each=comparators.for_each(text, written.start),
        has_remainder=written.has_remainder,
        in_words=written.in_words,
    )


def _comparator(text: str, written: Written, said: Comparator | None) -> Comparator:
    if written.high is not None:
        return Comparator.RANGE
    before = text[max(0, written.start - 2) : written.start]
    if written.unit in RANKS and before.endswith("前") and before[:-1] not in _DATE_ENDS:
        return Comparator.LE
    return said or (Comparator.GT if written.has_remainder else Comparator.EQ)


def _is_name(text: str, written: Written, found: list[Quantity]) -> bool:
    """Whether a number and its unit belong to a name: a session, a campaign, a threshold, or of what was just counted."""
    start, end, unit = written.start, written.unit_end, written.unit
    sizes = unit not in WHOLE_THINGS or text.startswith(("以上", "以下", "级"), end)
    behind_count = bool(found) and found[-1].end == start and found[-1].unit in WHOLE_THINGS and sizes
    hours = text[start:end] in ("24小时", "365天") and not text.startswith(("内", "以内"), end)
    circle = unit in ("分钟", "公里", "小时") and _CIRCLE.match(text, end)
    threshold = unit not in WHOLE_THINGS and unit not in SHARES and _THRESHOLD.match(text, end)
    sized = unit == "元" and _SIZED.match(text, end)
    campaign = text[start : written.end] in ("百", "千", "万") and _CAMPAIGN.match(text, end)
    round_size = text[start : written.end] in ("万", "亿") and unit == "元" and text[end : end + 1].isalpha()
    ranked = text[start - 1 : start] in ("前", "第") and unit in RANKS
    foreign = unit not in COUNTED_IN_WORDS and written.in_words and not written.has_remainder and not ranked
    session = unit == "次" and written.in_words and _SESSION.match(text, end)
    settlement = unit in ("户", "人") and _SETTLEMENT.match(text, end)
    generation = unit == "G" and written.value < GENERATIONS
    name = hours or circle or threshold or sized or campaign or round_size or foreign or session or settlement or generation
    return bool(behind_count or name)


def _joined(text: str, found: list[Quantity], quantity: Quantity) -> Quantity:
    """A quantity with what the one before it lends: the A of 由A提高到B (marked in place), the growth of 分别增长5%、8%."""
    if not found or quantity.start - found[-1].end > 24:
        return quantity
    earlier, between = found[-1], text[found[-1].end : quantity.start]
    if _LEADS_TO.match(between) and _STARTS.search(text[max(0, earlier.start - 16) : earlier.start]):
        found[-1] = replace(earlier, is_start=True)
        return replace(quantity, from_value=earlier.value)
    if earlier.is_increment and earlier.value > 0 and _LISTED.match(between):
        return replace(quantity, is_increment=True)
    if earlier.is_growth and quantity.unit == earlier.unit and _ALIKE.match(between):
        value = -quantity.value if earlier.value < 0 < quantity.value else quantity.value
        return replace(quantity, value=value, is_growth=True, is_share=False)
    return quantity
