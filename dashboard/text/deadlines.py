"""Find the dates that govern official prose: clean text and the document's year in, due dates with their grain out.

A bare year or month inside a name (2022年工作要点, 2021年度, 2023-2025年) is no date, nor is a day something begins (7月1日起).
12底前, which lacks its 月, and ①3月 are read. Holidays (春节前) and spans (10日内) are not dates.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dashboard.schema import Grain
from dashboard.text.folding import fold

YEAR_WORDS = {"本年度": 0, "今年": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "来年": 1, "后年": 2, "去年": -1, "上年": -1}
PLANS = {"十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "1": 1, "2": 2, "3": 3, "4": 4}
# What ends with a quarter: its number.
PARTS_OF_YEAR = {"上半年": 2, "下半年": 4, "前三季度": 3, "前3季度": 3, "前两季度": 2, "前二季度": 2, "年中": 2}
YEAR_ENDS = ("年底", "年末", "年内", "年终", "年度内", "全年")
THIRDS = {"上旬": 10, "初": 10, "中旬": 20, "中": 15, "下旬": 31}
MONTHS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12}
DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


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

    @property
    def resolved(self) -> bool:
        """Whether the year is known, so that `due` stands."""
        return self.due is not None


_WORD_MONTH = "十[一二]?|[一二三四五六七八九]"
_LEAD = r"(?:(?:(?P<as_of>截至|截止到?|截止至)|(?P<until>(?:力争)?(?<![收接达得看])(?:到|至)|(?:力争|争取|确保)(?=20[0-9]{2}\s?年)))\s?)?"
_TAIL = r"(?:\s?(?P<tail>底之?以?前|末之?以?前|底|末|之前|以前|前(?![往来期端后景沿])|年?内))?"
_YEAR = rf"(?:(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}})\s?年|(?P<relative>{'|'.join(YEAR_WORDS)}))"
# A month has no decimals: 1.5月底前 is item 1, May.
_MONTH_START = r"(?:(?<![0-9.])|(?<=\A[0-9]\.)|(?<=[;；。:：\s|][0-9]\.)|(?<=[;；。:：\s|][0-9][0-9]\.))"
_MONTH = rf"(?:{_MONTH_START}(?P<{{0}}>1[0-2]|0?[1-9])|(?P<{{0}}_word>{_WORD_MONTH})(?=月[底末初中上下份前]))"
_TIME = re.compile(
    rf"{_LEAD}(?:"
    r"(?<![0-9])(?P<iso>(?:19|20)[0-9]{2}[-./](?:1[0-2]|0?[1-9])[-./](?:3[01]|[12][0-9]|0?[1-9])(?![0-9]))"
    rf"|(?P<spelled>二[〇○零][〇○零一二三四五六七八九]{{2}})年(?:(?P<spelled_month>{_WORD_MONTH})月"
    r"(?:(?P<spelled_day>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日)?)?"
    rf"|“?(?P<plan>{'|'.join(PLANS)})”?(?:期?末|结束)"
    rf"|(?:{_YEAR}[,，]?\s?)?(?:"
    rf"(?P<part>(?<!目)(?:{'|'.join(PARTS_OF_YEAR)}))"
    r"|第?(?P<quarter>[一二三四首1-4])季度"
    r"|(?<![0-9])1\s?[-—–~至]\s?(?P<last>1[0-2]|[2-9])\s?月份?"
    rf"|{_MONTH.format('dated')}\s?月\s?(?P<day>3[01]|[12][0-9]|0?[1-9])\s?[日号]"
    rf"|{_MONTH.format('thirds')}\s?月份?(?P<third>上旬|中旬|下旬|初|中(?!心|国|央|小|型|等|高|期))"
    rf"|{_MONTH.format('month')}\s?月份?"
    r"|(?<![0-9.])(?P<lacking>1[0-2]|[1-9])(?=\s?底之?以?前)"
    rf"|(?<![0-9一二两三四五六七八九十几])(?P<whole>{'|'.join(YEAR_ENDS)})"
    r")|(?<![0-9])(?P<bare>(?:19|20)[0-9]{2})\s?年|(?P<bare_word>今年|明年|次年|来年|本年度)"
    rf"){_TAIL}"
)
_RANGE_BEFORE = re.compile(r"[0-9]\s?年?\s?[-—–~～至到]\s?\Z")
_BEGINS = ("起", "开始", "以来")
# 较2022年底提高: what is compared with; 占比 is a share, and a date behind it stands for itself.
_COMPARED = re.compile(r"(?:较|(?<!占)比|相较于)\s?\Z")
# 2026年“…”事项达到260项: the year governs what its own clause counts, and is no name.
_COUNTS = re.compile(
    r"(?!底|末|初|度|内|前|[0-9])(?:“[^“”\n]{1,20}”)?[^,，。;；:：、“”《》\n0-9]{0,24}?"
    r"(?:达到?|突破|超过|不低于|不少于|完成|实现|增长|建成|新增|累计|共)[^,，。;；、“”《》\n0-9年]{0,12}[0-9]"
)
_OPENS = re.compile(r"\s?(?:[,，:：、(]|\Z|\n|度(?:目标|任务|计划)?[:：,，])")
SENTENCE_ENDS = "。！!？?\n"


def find(text: str, year: int | None = None) -> list[Deadline]:
    """The dates of a clean text in its order; `year` is the document's. A year the text states holds on to the end of its sentence."""
    folded = fold(text)
    ends = [place for place, character in enumerate(folded) if character in SENTENCE_ENDS]
    found: list[Deadline] = []
    stated, sentence = None, 0
    for match in _TIME.finditer(folded):
        if _is_name(folded, match):
            continue
        if bisect_right(ends, match.start()) != sentence:
            stated, sentence = None, bisect_right(ends, match.start())
        said, known = _year(match, year, stated)
        due, grain = _due(match, known)
        if due or known is None:
            found.append(_deadline(match, due, grain))
            stated = said or stated
    return found


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a date only names something (2022年工作要点, 2023-2025年), is compared with, or says when something begins."""
    if text.startswith(_BEGINS, match.end()) or _COMPARED.search(text[max(0, match.start() - 4) : match.start()]):
        return True
    starts = [match.start(name) for name in ("year", "bare", "iso") if match[name]]
    if starts and _RANGE_BEFORE.search(text[max(0, starts[0] - 6) : starts[0]]):
        return True
    bare = match["bare"] or match["bare_word"] or (match["spelled"] and not match["spelled_month"])
    governs = match["until"] or match["as_of"] or match["tail"] or _OPENS.match(text, match.end()) or _COUNTS.match(text, match.end())
    return bool(bare) and not governs


def _deadline(match: re.Match[str], due: date | None, grain: Grain) -> Deadline:
    ends_year = (match["whole"] or "全年") != "全年"
    reached = bool(match["tail"] or match["until"] or match["plan"] or match["lacking"] or ends_year)
    as_of = bool(match["as_of"])
    return Deadline(match.start(), match.end(), due, grain, period_of(due, grain), reached and not as_of, as_of)


def _year(match: re.Match[str], year: int | None, stated: int | None) -> tuple[int | None, int | None]:
    """The year the words themselves state, and the year to count with."""
    if match["plan"]:
        return None, PLANS[match["plan"]]
    written = match["year"] or match["bare"] or (match["iso"] or "")[:4] or (match["spelled"] or "").translate(DIGITS)
    relative = match["relative"] or match["bare_word"]
    if written:
        return int(written), int(written)
    if relative:
        shifted = None if year is None else year + YEAR_WORDS[relative]
        return shifted, shifted
    return None, year if stated is None else stated


def _due(match: re.Match[str], year: int | None) -> tuple[date | None, Grain]:
    """The last day a match allows and its grain; the day is None where the year is not known or the calendar lacks it."""
    if match["iso"]:
        _, month, day = re.split(r"[-./]", match["iso"])
        return _day(year, int(month), int(day), exact=True), Grain.DAY
    if match["part"] or match["quarter"]:
        quarter = PARTS_OF_YEAR[match["part"]] if match["part"] else QUARTERS[match["quarter"]]
        return _day(year, quarter * 3, 31), Grain.QUARTER
    if match["day"]:
        return _day(year, _month(match, "dated"), int(match["day"]), exact=True), Grain.DAY
    if match["spelled_day"]:
        return _day(year, MONTHS[match["spelled_month"]], _spelled_day(match["spelled_day"]), exact=True), Grain.DAY
    if match["third"]:
        return _day(year, _month(match, "thirds"), THIRDS[match["third"]]), Grain.MID_MONTH
    month = int(match["last"] or match["lacking"] or 0) or _month(match, "month") or MONTHS.get(match["spelled_month"] or "", 0)
    return (_day(year, month, 31), Grain.MONTH) if month else (_day(year, 12, 31), Grain.YEAR)


def _month(match: re.Match[str], name: str) -> int:
    return int(match[name] or MONTHS.get(match[f"{name}_word"] or "", 0))


def _spelled_day(written: str) -> int:
    tens, ten, ones = written.rpartition("十")
    return (MONTHS.get(tens, 1) * 10 if ten else 0) + MONTHS.get(ones, 0)


def _day(year: int | None, month: int, day: int, exact: bool = False) -> date | None:
    """A day of the calendar; one beyond the month's end is its last day, or None where the text names that very day."""
    if year is None:
        return None
    last = monthrange(year, month)[1]
    return None if exact and day > last else date(year, month, min(day, last))


def period_of(due: date | None, grain: Grain) -> str:
    """The period a due date closes: 2021, 2021Q2, 2021-05 or the date itself; "" for no date."""
    if due is None:
        return ""
    periods = {Grain.YEAR: f"{due.year}", Grain.QUARTER: f"{due.year}Q{(due.month + 2) // 3}", Grain.MONTH: f"{due.year}-{due.month:02d}"}
    return periods.get(grain, due.isoformat())
