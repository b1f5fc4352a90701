"""What the readers of one document share, found once: its clean text, outline, row of `documents`, dates, places, sentences and clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.loaders.localities import Localities
from dashboard.loaders.outline import Outline
from dashboard.text import cleaning, deadlines
from dashboard.text.cleaning import Clean
from dashboard.text.deadlines import Deadline

Row = dict[str, object]
Stretch = tuple[int, int]
# A heading of the first level: what it announces holds until the next one.
HEADING = re.compile(r"^ *(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[部章]分? ?)(?P<said>[^\n。;]{2,40})", re.MULTILINE)
# A sentence's items (一是…;二是…) each have their own dates.
ITEM = re.compile(r"[;。:\n]\s{0,40}(?:[一二三四五六七八九十]是|\([0-9一二三四五六七八九十]+\)|[①-⑳]|[0-9]{1,2}[.、](?![0-9]))")
COMPARED_WITH = re.compile(r"[较比与同][去上]?$")


@dataclass(frozen=True)
class Reading:
    """One document as its readers see it; all offsets point into `clean.text`."""

    clean: Clean
    outline: Outline
    about: Row
    dates: tuple[Deadline, ...]
    localities: Localities
    sentences: tuple[Stretch, ...]
    clauses: tuple[Stretch, ...]
    headings: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, clean: Clean, outline: Outline, about: Row) -> Reading:
        """Find dates, places, sentences and clauses; `about` has `city`, `year`, `kind`, `published` and `as_of`."""
        text = clean.text
        return cls(
            clean,
            outline,
            about,
            tuple(deadlines.find(text, about.get("year"))),
            Localities.read(text, str(about.get("city") or "")),
            tuple(cleaning.sentences(text)),
            tuple(cleaning.clauses(text)),
            tuple((found.start(), found["said"]) for found in HEADING.finditer(text)),
        )

    @property
    def text(self) -> str:
        """The clean text."""
        return self.clean.text

    @property
    def form(self) -> str:
        """The document's main kind, for parts that do not say theirs."""
        return str(self.about.get("kind") or "").split(";")[0]

    def heading_at(self, place: int) -> str:
        """The heading of the first level above a place, "" above all of them."""
        position = bisect_right(self.headings, place, key=lambda heading: heading[0]) - 1
        return self.headings[position][1] if position >= 0 else ""

    def clause_around(self, start: int, end: int) -> Stretch:
        """The clause around a stretch; the stretch itself where a mark inside it ends the clause."""
        return around(self.clauses, start, end)

    def sentence_around(self, start: int, end: int) -> Stretch:
        """The sentence around a stretch; the stretch itself where it crosses sentences."""
        return around(self.sentences, start, end)

    def item_start(self, place: int) -> int:
        """Where the sentence around a place starts, or the item of the sentence that the place lies in."""
        opening = self.sentence_around(place, place + 1)[0]
        marks = [found.start() for found in ITEM.finditer(self.text, opening, place)]
        return marks[-1] + 1 if marks else opening

    def date_before(self, place: int) -> Deadline | None:
        """The date that governs a place: the last before it in its sentence, 截至 left out."""
        before = self._dates_between(self.item_start(place), place + 1)
        return before[-1] if before else None

    def date_behind(self, place: int, clauses: int = 1) -> Deadline | None:
        """The first date behind a place within so many clauses of its sentence, its own counted."""
        closing = self.sentence_around(place, place + 1)[1] if place < len(self.text) else place
        first = bisect_right(self.clauses, (place, len(self.text))) - 1
        ends = [stretch[1] for stretch in self.clauses[max(0, first) : first + clauses] if stretch[1] <= closing]
        found = self._dates_between(place, max(ends, default=place))
        return found[0] if found else None

    def told_before(self, place: int) -> Deadline | None:
        """The last date before a place in its sentence, 截至 among them."""
        dates = self._between(self.item_start(place), place + 1)
        found = [date for date in dates if date.due and not COMPARED_WITH.search(self.text[max(0, date.start - 2) : date.start])]
        return found[-1] if found else None

    def _dates_between(self, start: int, end: int) -> list[Deadline]:
        return [date for date in self._between(start, end) if not date.as_of]

    def _between(self, start: int, end: int) -> tuple[Deadline, ...]:
        return self.dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    @cached_property
    def _date_starts(self) -> list[int]:
        return [date.start for date in self.dates]


def around(stretches: Sequence[Stretch], start: int, end: int) -> Stretch:
    """The stretch of an ordered sequence around another; the other itself where none holds it whole."""
    position = bisect_right(stretches, (start, float("inf"))) - 1
    if position >= 0 and stretches[position][0] <= start and end <= stretches[position][1]:
        return stretches[position]
    return start, end
