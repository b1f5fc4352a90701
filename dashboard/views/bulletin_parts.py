"""What a bulletin consists of, as plain records: blocks of text, annexes, figures; what its page, its document and the store share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.reference.letterheads import Letterhead
from dashboard.reports.periods import Period, Rhythm
from dashboard.reports.words import Openness
from dashboard.views.view import View

BLANK = "＿＿＿＿＿＿"
# What a reader does not see as a character.
SPACES = re.compile(r"\s")


class Kind(StrEnum):
    """What a block of the body is: 一、 or （一） or running text or one numbered item."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"


@dataclass(frozen=True)
class Block:
    """One paragraph of the body."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Annex:
    """One annex: its name in the list of annexes, and the table or chart that it shows."""

    name: str
    view: View


@dataclass(frozen=True)
class Figure:
    """One figure that a bulletin states: a key that stays, its name in words, its value as printed, the members it names.

    `printed` is False for what this bulletin does not state but another reading of the same day may.
    """

    key: str
    name: str
    value: str
    members: tuple[str, ...] = ()
    printed: bool = True


class Cause(StrEnum):
    """Why a published figure reads otherwise today, in the order in which a bulletin says it."""

    CHANGED = "更正"
    LATE = "补报"
    MOVED = "批准延期"
    RULE = "判定规则变更"


@dataclass(frozen=True)
class Correction:
    """A figure of an earlier issue that reads otherwise today: which issue, which figure, what it was and is, and why."""

    issue: int
    number: int
    until: date
    key: str
    name: str
    was: str
    now: str
    cause: Cause = Cause.CHANGED

    @property
    def words(self) -> str:
        now = "现更正" if self.cause == Cause.CHANGED else f"{self.cause}后"
        return f"第{self.number}期通报（截至{self.until.month}月{self.until.day}日）中“{self.name}”原为{self.was}，{now}为{self.now}。"


@dataclass(frozen=True)
class Bulletin:
    """A whole bulletin, ready to be drawn: texts are final, blanks are BLANK.

    `number` and `issued` are None for a draft. `charts` stand in the last annex. `members` are the names that may be left out, in
    official order, `without` those that are; `length` counts the characters of the body.
    """

    city: str
    year: int
    period: Period
    as_of: date
    known: date
    title: str
    addressees: str
    opening: str
    body: tuple[Block, ...]
    annexes: tuple[Annex, ...]
    charts: tuple[View, ...]
    letterhead: Letterhead
    filters: tuple[str, ...]
    rule: str
    figures: tuple[Figure, ...]
    corrections: tuple[Correction, ...]
    members: tuple[str, ...]
    without: tuple[str, ...]
    openness: Openness
    number: int | None = None
    issued: date | None = None

    @property
    def length(self) -> int:
        """Characters of the body, from the opening to the last item."""
        return sum(len(SPACES.sub("", text)) for text in (self.opening, *(block.text for block in self.body)))

    @property
    def number_words(self) -> str:
        """2020年第1期; a draft leaves the number blank."""
        return f"{self.year}年第{self.number or BLANK}期"

    @property
    def issued_words(self) -> str:
        """The day of issue; a draft leaves it blank."""
        day = self.issued
        return f"{day.year}年{day.month}月{day.day}日" if day else f"{BLANK[:3]}年{BLANK[:2]}月{BLANK[:2]}日"

    @property
    def issuer(self) -> str:
        return self.letterhead.issuer or f"{BLANK}（署名待填）"

    @property
    def contact(self) -> str:
        """联系人：张三，联系电话：…; what the file does not state is a blank."""
        return f"联系人：{self.letterhead.contact or BLANK}，联系电话：{self.letterhead.phone or BLANK}"

    @property
    def copies(self) -> str:
        return f"抄送：{self.letterhead.copies or f'{BLANK}（待填）'}"

    @property
    def annex_names(self) -> tuple[str, ...]:
        """What the body's end lists, the charts last."""
        return (*(annex.name for annex in self.annexes), *((CHARTS,) if self.charts else ()))


CHARTS = "图表"


def period_words(period: Period) -> str:
    """2020年6月份; 2020年第二季度."""
    return f"{period.first.year}年{period.first.month}月份" if period.rhythm is Rhythm.MONTH else period.words.replace("年", "年第")
