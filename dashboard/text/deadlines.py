"""Find the dates that govern official prose: clean text and the document's year in, due dates with their grain out.

A bare year or month inside a name (2022年工作要点, 2021年度, 2023-2025年) is no date. 12底前, which lacks its 月, and ①3月 are read.
Holidays (春节前) and spans (10日内) are not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dashboard.schema import Grain
from dashboard.text.folding import fold

YEAR_WORDS = {"今年": 0, "本年": 0, "本年度": 0, "当年": 0, "明年": 1, "次年": 1, "来年": 1, "后年": 2, "去年": -1, "上年": -1}
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "1": 1, "2": 2, "3": 3, "4": 4}
HALVES = {"上半年": 2, "下半年": 4, "前三季度": 3, "前3季度": 3, "前两季度": 2, "前二季度": 2}
THIRDS = {"上旬": 10, "初": 10, "中旬": 20, "中": 15, "下旬": 31}
PLANS = {"十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
MONTHS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12}


@dataclass(frozen=True)
class Deadline:
    """One date as written; `due` is the last day it allows, None where neither the text nor the caller knows the year."""

    start: int
    end: int
    due: date | None
    grain: Grain
    period: str  # 2021, 2021Q2, 2021-05 or a date; "" while the year is not known
    is_before: bool  # 前, 底, 内 or 到 stands by it: something is to be reached by then
    as_of: bool = False  # 截至: what is said was so on that day
    year_stated: bool = False

    @property
    def resolved(self) -> bool:
        """Whether the year is known, so that `due` stands."""
        return self.due is not None


_YEAR = rf"(?:(?P<year>(?:19|20)[0-9]{{2}})\s?年|(?P<relative>{'|'.join(sorted(YEAR_WORDS, key=len, reverse=True))}))"
_MONTH = r"(?:(?<![0-9.])(?P<{0}>1[0-2]|0?[1-9])|(?P<{0}_word>十[一二]?|[一二三四五六七八九])(?=月[底末初中上下份前]))"
_LEAD = r"(?:(?:(?P<as_of>截至|截止到?|截止至)|(?P<until>(?:力争)?(?:到|至)))\s?)?"
_TAIL = r"(?:\s?(?P<tail>底之?以?前|末之?以?前|底|末|之前|以前|前(?![\u4e00-\u9fff]?[0-9一二三]季)|年?内))?"
_TIME = re.compile(
    _LEAD
    + rf"(?:"
    rf"(?P<iso>(?:19|20)[0-9]{{2}}[-./](?:1[0-2]|0?[1-9])[-./](?:3[01]|[12][0-9]|0?[1-9])(?![0-9]))"
    rf"|“?(?P<plan>{'|'.join(PLANS)})”?(?:期?末|结束)"
    rf"|(?:{_YEAR}[,，]?\s?)?(?:"
    rf"(?P<half>(?<!目)(?:{'|'.join(HALVES)}))"
    rf"|第?(?P<quarter>[一二三四首1-4])季度"
    rf"|(?P<span>(?<![0-9])1\s?[-—–~至]\s?(?P<last>1[0-2]|[2-9])\s?月份?)"
    rf"|{_MONTH.format('dated')}\s?月\s?(?P<day>3[01]|[12][0-9]|0?[1-9])\s?[日号]"
    rf"|{_MONTH.format('thirds')}\s?月份?(?P<third>上旬|中旬|下旬|初|中(?!心|国|央|小|型|等|高|期))"
    rf"|{_MONTH.format('month')}\s?月份?"
    rf"|(?<![0-9.])(?P<lacking>1[0-2]|[1-9])(?=\s?底之?以?前)"
    rf"|(?P<whole>年(?:底|末|内|终|中)|全年|本年度内?|年度内)"
    rf")|(?<![0-9])(?P<bare>(?:19|20)[0-9]{{2}})\s?年|(?P<bare_word>今年|明年|次年|来年|本年度)"
    rf"){_TAIL}"
)
_RANGE_BEFORE = re.compile(r"[0-9]\s?年?\s?[-—–~～至到]\s?\Z")
_OPENS = re.compile(r"\s?(?:[,，:：、(]|\Z|\n)")
_SENTENCE_END = "。！!？?\n"


def find(text: str, year: int | None = None) -> list[Deadline]:
    """The dates of a clean text in its order; `year` is the document's. An explicit year holds for the dates behind it in the sentence."""
    folded = fold(text)
    found: list[Deadline] = []
    stated: int | None = None
    sentence_ends = [place for place, character in enumerate(folded) if character in _SENTENCE_END]
    for match in _TIME.finditer(folded):
        if _is_name(folded, match):
            continue
        if found and bisect_right(sentence_ends, found[-1].start) != bisect_right(sentence_ends, match.start()):
            stated = None
        deadline, stated = _read(match, year, stated)
        if deadline:
            found.append(deadline)
    return found


def governing(text: str, deadlines: list[Deadline], place: int) -> Deadline | None:
    """The date that governs a place: the last before it in its sentence, as-of dates left out; None where there is none."""
    opening = max(text.rfind(end, 0, place) for end in _SENTENCE_END) + 1
    before = [deadline for deadline in deadlines if opening <= deadline.start <= place and not deadline.as_of]
    return before[-1] if before else None


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a bare year or month only names something (2022年工作要点, 2023-2025年, 3月份推进情况)."""
    if match["whole"] or match["half"] or match["quarter"]:
        return False
    start = next(place for place in (match.start(name) for name in ("year", "bare", "iso", "relative")) if place >= 0) if _has_year(match) else -1
    if start >= 0 and _RANGE_BEFORE.search(text[max(0, start - 6) : start]):
        return True
    bare = match["bare"] or match["bare_word"]
    if not bare:
        return bool(match["month"] and not match["tail"] and text.startswith(("以来", "均", "报"), match.end()))
    return not (match["until"] or match["as_of"] or match["tail"] or _OPENS.match(text, match.end()))


def _has_year(match: re.Match[str]) -> bool:
    return any(match[name] for name in ("year", "bare", "iso", "relative"))


def _read(match: re.Match[str], year: int | None, stated: int | None) -> tuple[Deadline | None, int | None]:
    """The deadline a match stands for (None where the calendar has no such day) and the year stated from here on."""
    said, known = _year(match, year, stated)
    due, grain = _due(match, known)
    if due is None and known is not None:
        return None, stated
    tail = match["tail"] or ""
    by_whole = (match["whole"] or "") in ("年底", "年末", "年内", "年终", "年中", "年度内", "本年度内")
    before = not match["as_of"] and bool(tail or match["until"] or by_whole or match["plan"] or match["lacking"])
    deadline = Deadline(match.start(), match.end(), due, grain, _period(due, grain), before, bool(match["as_of"]), said is not None)
    return deadline, said if said is not None else stated


def _year(match: re.Match[str], year: int | None, stated: int | None) -> tuple[int | None, int | None]:
    """The year the words themselves state, and the year to count with."""
    if match["plan"]:
        return None, PLANS[match["plan"]]
    written = match["year"] or match["bare"] or (match["iso"] or "")[:4]
    if written:
        return int(written), int(written)
    relative = match["relative"] or match["bare_word"]
    if relative:
        shifted = None if year is None else year + YEAR_WORDS[relative]
        return shifted, shifted
    return None, stated if stated is not None else year


def _due(match: re.Match[str], year: int | None) -> tuple[date | None, Grain]:
    """The last day a match allows and its grain; the day is None where the year is not known or the calendar lacks it."""
    if match["iso"]:
        _, month, day = re.split(r"[-./]", match["iso"])
        return _day(year, int(month), int(day)), Grain.DAY
    if match["half"] or match["quarter"]:
        quarter = HALVES[match["half"]] if match["half"] else QUARTERS[match["quarter"]]
        return _day(year, quarter * 3, 31), Grain.QUARTER
    if match["day"]:
        return _day(year, _month(match, "dated"), int(match["day"]), exact=True), Grain.DAY
    if match["third"]:
        return _day(year, _month(match, "thirds"), THIRDS[match["third"]]), Grain.MID_MONTH
    month = int(match["last"] or match["lacking"] or 0) or _month(match, "month")
    if month:
        return _day(year, month, 31), Grain.MONTH
    return (_day(year, 6, 30), Grain.QUARTER) if match["whole"] == "年中" else (_day(year, 12, 31), Grain.YEAR)


def _month(match: re.Match[str], name: str) -> int:
    return int(match[name] or MONTHS.get(match[f"{name}_word"] or "", 0))


def _day(year: int | None, month: int, day: int, exact: bool = False) -> date | None:
    """A day of the calendar; one beyond the month's end is its last day, or None where the text names that very day."""
    if year is None:
        return None
    last = monthrange(year, month)[1]
    return None if exact and day > last else date(year, month, min(day, last))


def _period(due: date | None, grain: Grain) -> str:
    """The period a due date closes: 2021, 2021Q2, 2021-05 or the date itself."""
    if due is None:
        return ""
    written = {Grain.YEAR: f"{due.year}", Grain.QUARTER: f"{due.year}Q{(due.month + 2) // 3}", Grain.MONTH: f"{due.year}-{due.month:02d}"}
    return written.get(grain, due.isoformat())
