"""Say which county or zone a quantity is about: clean text and city in, (county, place) by place in the text out."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from dashboard.reference.places import Mention, Places
from dashboard.reference.zones import Zones

LIST_SIGNS = ("、", "和", "与", "及", ",", "以及")
# A city's core is no county: no text says which districts it means.
CORE = ("主城区", "中心城区", "市直", "市本级")


@dataclass(frozen=True)
class Locality:
    """A county of the city, or a zone or other part that is no county; both "" for the whole city."""

    county: str = ""
    place: str = ""


WHOLE_CITY = Locality()


@dataclass(frozen=True)
class Localities:
    """The counties, zones and core districts named in a clean text, in reading order."""

    text: str
    mentions: tuple[Mention, ...]
    localities: tuple[Locality, ...]

    @classmethod
    def read(cls, text: str, city: str) -> Localities:
        """Find every place of the city in the text; a zone named after a county is the zone's."""
        zones = [(mention, Locality(place=mention.place.name)) for mention in Zones.load().find(text, city)]
        inside = {place for mention, _ in zones for place in range(mention.start, mention.end)}
        counties = [(mention, Locality(county=mention.place.name)) for mention in Places.load().find(text, city)]
        counties = [named for named in counties if named[0].start not in inside]
        ordered = sorted([*counties, *zones], key=lambda named: named[0].start)
        return cls(text, tuple(mention for mention, _ in ordered), tuple(locality for _, locality in ordered))

    def within(self, start: int, end: int) -> list[tuple[Mention, Locality]]:
        """The places named between two offsets."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        named = zip(self.mentions[first:last], self.localities[first:last], strict=True)
        return [(mention, locality) for mention, locality in named if mention.end <= end]

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def of_quantity(self, sentence_start: int, clause_start: int, start: int, earlier_end: int) -> Locality:
        """The place a quantity is about: the one before it in its clause, else the one that opens its sentence.

        `earlier_end` is where the quantity before it ends: 其中甲区15个、乙区12个 gives each its own. A list of several
        places before one number means them together, so the whole city.
        """
        if shared := self._shared_out(clause_start, start):
            return shared
        own = self.within(max(clause_start, earlier_end), start)
        if own:
            return WHOLE_CITY if self._is_list(own) else own[-1][1]
        opening = self.within(sentence_start, start)
        if opening and opening[0][0].start - sentence_start <= 1 and len({locality for _, locality in opening}) == 1:
            return opening[0][1]
        return WHOLE_CITY

    def _shared_out(self, clause_start: int, start: int) -> Locality | None:
        """甲区、乙区分别完成30项、25项: the first number is the first place's, the second the second's."""
        each = max(self.text.rfind(word, clause_start, start) for word in ("分别", "依次"))
        listed = self.within(clause_start, each) if each >= 0 else []
        turn = len(re.findall(r"[、和,](?=[0-9])", self.text[each : start + 1])) if each >= 0 else 0
        return listed[turn][1] if len(listed) > 1 and turn < len(listed) else None

    def without_places(self, label: str) -> str:
        """A label without the places of the city at its start; "" where nothing else is left."""
        for name in self._names:
            label = label.removeprefix(name).removeprefix("、")
        return label if len(label) > 1 else ""

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(sorted({self.text[mention.start : mention.end] for mention in self.mentions}, key=len, reverse=True))

    def _is_list(self, named: list[tuple[Mention, Locality]]) -> bool:
        if len(named) < 2:
            return False
        left, right = named[-2][0], named[-1][0]
        return self.text[left.end : right.start] in LIST_SIGNS
