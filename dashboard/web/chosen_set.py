"""Charts that a reader collected from several pages: their names and filters in an address in, pieces of one file in his order out.

`part=overview.counties` stands under the address's own filters; `part=quarter.quarter-curve;county:沂水县` puts its own in their place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.exports.about import About
from dashboard.exports.making import Piece
from dashboard.views.pages import PAGES, Part
from dashboard.views.situation import Situation, judged_by
from dashboard.views.view import View
from dashboard.web.files import about_page

MOST = 60
TITLE, ON_EACH = "汇报材料", "见各页"
NOTHING, TOO_MANY = "还没有加入汇报的图表", f"一次最多汇报 {MOST} 张图表，请分几次下载"
UNKNOWN = "“{name}”不是可以加入汇报的图表，请从汇报材料中移除后重试"
# Slides and sheets are light, whatever the screen is.
LIGHT = {"theme": ""}


class SetError(ValueError):
    """A set that cannot be made: what is wrong with it and what to do, in Chinese."""


@dataclass(frozen=True)
class Chosen:
    """One chart of the set under its own filters."""

    part: Part
    situation: Situation
    about: About

    @property
    def piece(self) -> Piece:
        """The chart as a piece of a file; asked for by itself, it stands there also without rows."""
        return Piece(self.part.name, self._draw, self.about, wanted=True)

    def _draw(self) -> View | None:
        return self.part.draw(self.situation)


def chosen_set(asked: Sequence[str], common: dict[str, str]) -> tuple[tuple[Piece, ...], About]:
    """The pieces in their order, and what the file says of itself. SetError for none, too many, or one that does not exist."""
    if not asked:
        raise SetError(NOTHING)
    if len(asked) > MOST:
        raise SetError(TOO_MANY)
    chosen = [_chosen(said, common) for said in asked]
    return tuple(one.piece for one in chosen), _together([one.about for one in chosen])


def _chosen(said: str, common: dict[str, str]) -> Chosen:
    name, *own = said.split(";")
    page, _, part_id = name.partition(".")
    part = next((part for part in PAGES.get(page, ("", ()))[1] if part.id == part_id), None)
    if part is None:
        raise SetError(UNKNOWN.format(name=name[:40]))
    situated = judged_by(common | dict(pair.split(":", 1) for pair in own if ":" in pair) | LIGHT, close=True)
    return Chosen(part, situated, about_page(page, situated))


def _together(abouts: Sequence[About]) -> About:
    """What is common to all; where filters differ, each slide says its own."""
    first = abouts[0]
    filters = first.filters if len({about.filters for about in abouts}) == 1 else (ON_EACH,)
    return About(_each(about.city for about in abouts), TITLE, _each(about.as_of for about in abouts), filters, first.rule, first.made)


def _each(words) -> str:
    return "、".join(dict.fromkeys(words))
