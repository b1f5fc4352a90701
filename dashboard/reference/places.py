"""Provinces, cities and counties of China with their GB/T 2260 codes: a city's members in official order, and where a text names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from dashboard.reference.files import FOLDER, Row, read_rows

COLUMNS = ("code", "name", "city", "province", "kind", "order", "aliases")
PROVINCE_KINDS = ("省", "自治区", "直辖市", "特别行政区")
CITY_KINDS = ("地级市", "自治州", "地区", "盟")
COUNTY_KINDS = ("区", "县", "县级市", "自治县", "旗", "自治旗", "林区", "特区", "其他")
# A mark after an alias in the file: this form is also an ordinary word (惠民, 平原) and counts only in a list beside a sure name.
ORDINARY_WORD = "?"
LIST_SIGNS = ("、", "和", "及", "与", "以及", ",", "，")
# 沂水 before one of these is a river, a school, a road, not the county.
OTHER_NAME_FOLLOWS = "河湖江山岭路街镇乡村桥站港店庄大中小"
# 消费县域, 建成县级: the 县 belongs to the word that follows.
LEVEL_WORD_FOLLOWS = "区级域乡"
# The city of a document stands in its head; what it learned elsewhere stands further down.
CITY_IS_NAMED_WITHIN = 20_000


@dataclass(frozen=True)
class Place:
    """One province, city, county or zone. `code` is "" for a zone, `city` is "" above cities and for counties under a province."""

    code: str
    name: str
    city: str
    province: str
    kind: str
    order: int
    aliases: tuple[str, ...] = ()
    ordinary_words: frozenset[str] = frozenset()

    @property
    def short(self) -> str:
        """The name as tables and addresses use it: 临沂 for 临沂市; the full name when there is no short one."""
        return self.aliases[0] if self.aliases else self.name


@dataclass(frozen=True)
class Mention:
    """A place named in a text, from `start` to `end` (0-based, end excluded)."""

    start: int
    end: int
    place: Place
    sure: bool = True


@dataclass(frozen=True)
class Places:
    """The three levels of the file, each in official order within its parent."""

    provinces: tuple[Place, ...]
    cities: tuple[Place, ...]
    counties: tuple[Place, ...]

    @classmethod
    @cache
    def load(cls, path: Path = FOLDER / "places.csv") -> Places:
        """Read the file once. SourceError for an unknown kind, a bad code or one code twice."""
        rows = read_rows(path, COLUMNS)
        _refuse_repeated_codes(rows)
        places = sorted(map(_place, rows), key=lambda place: (place.code[:4], place.order))
        return cls(
            provinces=tuple(place for place in places if place.kind in PROVINCE_KINDS),
            cities=tuple(place for place in places if place.kind in (*CITY_KINDS, "直辖市")),
            counties=tuple(place for place in places if place.kind in COUNTY_KINDS),
        )

    def city(self, name: str) -> Place | None:
        """The city of this full or short name (临沂市, 临沂), or None. 吉林 is the city, 吉林省 the province."""
        return self._cities_by_name.get(name)

    def counties_of(self, city: str) -> tuple[Place, ...]:
        """The counties of a city (full or short name) in official order; () for an unknown city or one without counties."""
        place = self.city(city)
        return self._counties_by_city.get(place.name, ()) if place else ()

    def find(self, text: str, city: str = "") -> list[Mention]:
        """Counties named in a text, in reading order, longest name first.

        With a city only its own counties are looked for, by full and short names. Without one, only
        full names of three characters or more that one county of the country bears: others repeat or
        arise by chance (管理县级).
        """
        mentions = list(_scan(text, self._forms_of(city) if city else self._unique_full_names))
        mentions = [mention for mention in mentions if not _is_part_of_another_name(text, mention)]
        return list(_without_ordinary_words(text, mentions))

    def county_named(self, text: str, city: str = "") -> Place | None:
        """The first county a text names, or None."""
        return next((mention.place for mention in self.find(text, city)), None)

    def city_named(self, text: str) -> Place | None:
        """The city a text speaks of: the one most named in its head, itself or through its counties; None when none is named."""
        head = text[:CITY_IS_NAMED_WITHIN]
        votes: Counter[str] = Counter()
        for mention in _scan(head, self._city_forms):
            if mention.sure and mention.place.kind != "省":
                votes[mention.place.name] += 3 if head[mention.start : mention.end] == mention.place.name else 1
        votes.update(mention.place.city for mention in self.find(head) if mention.place.city)
        return self.city(max(votes, key=votes.__getitem__)) if votes else None

    @cached_property
    def _cities_by_name(self) -> dict[str, Place]:
        return {form: place for place in self.cities for form in (*place.aliases, place.name)}

    @cached_property
    def _counties_by_city(self) -> dict[str, tuple[Place, ...]]:
        members: dict[str, list[Place]] = {}
        for place in self.counties:
            members.setdefault(place.city, []).append(place)
        return {city: tuple(sorted(places, key=lambda place: place.order)) for city, places in members.items()}

    @cached_property
    def _unique_full_names(self) -> dict[str, list[tuple[str, Place]]]:
        bearers = Counter(place.name for place in self.counties)
        unique = [place for place in self.counties if bearers[place.name] == 1 and len(place.name) > 2]
        return _by_first_two((place.name, place) for place in unique)

    @cached_property
    def _city_forms(self) -> dict[str, list[tuple[str, Place]]]:
        return _by_first_two((form, place) for place in (*self.provinces, *self.cities) for form in _names(place))

    @cached_property
    def _forms_by_city(self) -> dict[str, dict[str, list[tuple[str, Place]]]]:
        return {
            city: _by_first_two((form, place) for place in places for form in (place.name, *place.aliases))
            for city, places in self._counties_by_city.items()
        }

    def _forms_of(self, city: str) -> dict[str, list[tuple[str, Place]]]:
        place = self.city(city)
        return self._forms_by_city.get(place.name, {}) if place else {}


def _place(row: Row) -> Place:
    code = row.required("code")
    if len(code) != 6 or not code.isdecimal():
        raise row.error(f"区划代码应为6位数字，写成了“{code}”")
    aliases = row.many("aliases")
    return Place(
        code=code,
        name=row.required("name"),
        city=row["city"],
        province=row.required("province"),
        kind=row.choice("kind", (*PROVINCE_KINDS, *CITY_KINDS, *COUNTY_KINDS)),
        order=row.whole("order"),
        aliases=tuple(alias.rstrip(ORDINARY_WORD) for alias in aliases),
        ordinary_words=frozenset(alias.rstrip(ORDINARY_WORD) for alias in aliases if alias.endswith(ORDINARY_WORD)),
    )


def _refuse_repeated_codes(rows: list[Row]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        if row["code"] in first:
            raise row.error(f"区划代码{row['code']}与第{first[row['code']]}行重复")
        first[row["code"]] = row.line


def _names(place: Place) -> tuple[str, ...]:
    """A province counts by its full name only, so that 吉林 alone is the city."""
    return (place.name,) if place.kind == "省" else (place.name, *place.aliases)


def _by_first_two(forms: Iterable[tuple[str, Place]]) -> dict[str, list[tuple[str, Place]]]:
    """Forms by their first two characters, the longest first."""
    index: dict[str, list[tuple[str, Place]]] = {}
    for form, place in sorted(forms, key=lambda pair: -len(pair[0])):
        index.setdefault(form[:2], []).append((form, place))
    return index


def _scan(text: str, forms: dict[str, list[tuple[str, Place]]]) -> Iterator[Mention]:
    """Every form in the text, longest at each position, none inside another."""
    position = 0
    while position < len(text) - 1:
        for form, place in forms.get(text[position : position + 2], ()):
            if text.startswith(form, position):
                yield Mention(position, position + len(form), place, form not in place.ordinary_words)
                position += len(form) - 1
                break
        position += 1


def _is_part_of_another_name(text: str, mention: Mention) -> bool:
    form, follows = text[mention.start : mention.end], text[mention.end : mention.end + 1]
    if form.endswith("县"):
        return follows in tuple(LEVEL_WORD_FOLLOWS)
    # 淮安市 is the city, though its district 淮安区 goes by 淮安 too.
    of_city = form + follows == mention.place.city
    return form != mention.place.name and (of_city or follows in tuple(OTHER_NAME_FOLLOWS))


def _without_ordinary_words(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Sure mentions, and unsure ones that stand in one list with a sure one."""
    starts = [0, *(index + 1 for index, (left, right) in enumerate(pairwise(mentions)) if text[left.end : right.start] not in LIST_SIGNS)]
    for start, end in pairwise([*starts, len(mentions)]):
        listed = mentions[start:end]
        if any(mention.sure for mention in listed):
            yield from listed
