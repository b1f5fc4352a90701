"""The last slides: every document behind what was shown, with number and date, over as many slides as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.exports.slides.colours import INK
from dashboard.exports.slides.deck import Deck, write
from dashboard.exports.slides.letters import height

TITLE, GOES_ON, NOTHING = "依据文件", "依据文件（续）", "没有依据文件"
SIZE = 16
NUMBERED = "{place}. {name}"


def draw_sources(deck: Deck, names: Sequence[str], foot: str) -> None:
    """One numbered line a document."""
    numbered = [NUMBERED.format(place=place, name=name) for place, name in enumerate(names, start=1)] or [NOTHING]
    for place, lines in enumerate(_pages(numbered, deck)):
        slide = deck.headed(TITLE if place == 0 else GOES_ON, "", foot)
        write(slide, "\n".join(lines), deck.places.body, deck.letters, (SIZE,), INK)


def _pages(lines: Sequence[str], deck: Deck) -> Iterator[list[str]]:
    page: list[str] = []
    for line in lines:
        if page and height("\n".join([*page, line]), deck.places.body.width, SIZE) > deck.places.body.height:
            yield page
            page = []
        page.append(line)
    yield page
