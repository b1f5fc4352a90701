"""Development zones by the shape of their names (经开区, 高新区, 某某新区): members of a city like counties, without code or outline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from dashboard.reference.files import FOLDER, Row, read_rows
from dashboard.reference.places import Mention, Place, Places

COLUMNS = ("shape", "name", "named", "order")
KIND = "开发区"
NAME_REQUIRED = "required"
# What may stand directly before a zone's own name and is not part of it.
WORDS_BEFORE = (
    "推动|推进|支持|指导|加快|建设|打造|围绕|依托|抓好|做好|深化|实施|开展|促进|提升|加强|引导|协调|其中|包括"
    "|赴|各|以|在|对|由|将|把|为|于|到|等|的"
)
OWN_CITY = "我市|全市|本市|该市|市"
# 国家级经济技术开发区 is a rank, not a place.
RANKS = re.compile(r"(?:国家级?|省级?|市级|省市|城市|相关|有关|县区?|各类|城乡|多个|重点|数字经济)$")
LIST_SIGNS = "、和及与，,"
HAN_RUN = re.compile(r"[\u4e00-\u9fff]+$")
LONGEST_OWN_NAME = 4


@dataclass(frozen=True)
class Shape:
    """One ending by which a zone is known, and the short name it goes by."""

    ending: str
    name: str
    needs_own_name: bool
    order: int


@dataclass(frozen=True)
class Zones:
    """All shapes that the file knows, in its order."""

    shapes: tuple[Shape, ...]

    @classmethod
    @cache
    def load(cls, path: Path = FOLDER / "zones.csv") -> Zones:
        """Read the file once. SourceError for a line that is not understood."""
        return cls(tuple(_shape(row) for row in read_rows(path, COLUMNS)))

    def find(self, text: str, city: str = "") -> list[Mention]:
        """Zones named in a text, in reading order; each place's name is its own name and the short form (邹平经开区, 高新区)."""
        mentions = (self._mention(text, match, city) for match in self._pattern.finditer(text))
        return [mention for mention in mentions if mention]

    def _mention(self, text: str, match: re.Match[str], city: str) -> Mention | None:
        shape = self._by_ending[match.group()]
        own_name = _own_name(text[max(0, match.start() - 12) : match.start()], city)
        if RANKS.search(own_name):
            return None
        fits = 2 <= len(own_name) <= LONGEST_OWN_NAME
        if shape.needs_own_name and not fits:
            return None
        own_name = own_name if fits else ""
        place = Place("", own_name + shape.name, _full_name(city), "", KIND, shape.order)
        return Mention(match.start() - len(own_name), match.end(), place)

    @cached_property
    def _by_ending(self) -> dict[str, Shape]:
        return {shape.ending: shape for shape in self.shapes}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted(map(re.escape, self._by_ending), key=len, reverse=True)))


def _shape(row: Row) -> Shape:
    return Shape(
        row.required("shape"), row.required("name"), row.choice("named", ("optional", NAME_REQUIRED)) == NAME_REQUIRED, row.whole("order")
    )


def _full_name(city: str) -> str:
    place = Places.load().city(city)
    return place.name if place else city


def _own_name(before: str, city: str) -> str:
    """The Han characters directly before a zone's ending, without list signs, verbs and the city's name."""
    run = HAN_RUN.search(before)
    own_name = re.split(f"[{LIST_SIGNS}]", run.group())[-1] if run else ""
    place = Places.load().city(city)
    city_names = "|".join(map(re.escape, (place.name, place.short))) if place else OWN_CITY
    return re.split(f"{WORDS_BEFORE}|{OWN_CITY}|{city_names}", own_name)[-1]
