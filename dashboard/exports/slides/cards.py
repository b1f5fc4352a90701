"""Counts and key figures as cards on a slide: a name, a large number and what it means, in shapes that can be edited."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.exports.slides.colours import BAND, BRAND, INK, fill, paint
from dashboard.exports.slides.deck import Deck
from dashboard.exports.slides.layouts import INCH
from dashboard.exports.slides.letters import LINE, Area, Typeface, fitting, name_font
from dashboard.figures.palette import LIGHT, TOKENS, palette
from dashboard.views.view import View

# View -> its rows' number and what stands below it.
NUMBERS: dict[str, tuple[str, str]] = {"first-line": ("count", "change"), "key-figures": ("said", "caption")}
GAP, INSET, STRIP = INCH // 5, INCH // 6, INCH // 16
TALLEST = 2 * INCH + INCH // 5
NAME_SIZES, FIGURE_SIZES, CAPTION_SIZES = (18, 16, 14, 12), (48, 44, 40, 36, 32, 28, 24, 20), (14, 13, 12, 11, 10)


class Card(NamedTuple):
    """One number."""

    name: str
    figure: str
    caption: str
    colour: tuple[str, float] | str


def cards_of(view: View) -> tuple[Card, ...]:
    """The cards of a view of counts or key figures; none of any other view."""
    if view.id not in NUMBERS:
        return ()
    figure, caption = NUMBERS[view.id]
    return tuple(Card(row["name"], row[figure], row.get(caption, ""), _colour(row)) for row in view.rows)


def draw_cards(slide, cards: tuple[Card, ...], deck: Deck) -> None:
    """Put the cards side by side, in as many lines as keep them wide enough to read."""
    area = deck.places.body
    lines = 1 if len(cards) <= 3 else 2 if len(cards) <= 8 else 3
    across = -(-len(cards) // lines)
    width = (area.width - GAP * (across - 1)) // across
    high = min(TALLEST, (area.height - GAP * (lines - 1)) // lines)
    top = area.top + (area.height - lines * high - (lines - 1) * GAP) // 3
    for place, card in enumerate(cards):
        line, column = divmod(place, across)
        _card(slide, card, Area(area.left + column * (width + GAP), top + line * (high + GAP), width, high), deck)


def _card(slide, card: Card, area: Area, deck: Deck) -> None:
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.enum.text import MSO_ANCHOR
    from pptx.oxml.ns import qn

    box = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *area)
    strip = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, area.left, area.top, STRIP, area.height)
    for shape, colour in ((box, BAND), (strip, card.colour)):
        fill(shape, colour)
        shape.line.fill.background()
        shape.shadow.inherit = False
        shape._element.remove(shape._element.find(qn("p:style")))
    frame = box.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left, frame.margin_right = INSET, INSET // 2
    inner = Area(0, 0, area.width - INSET * 3 // 2, area.height)
    parts = (
        (card.name, NAME_SIZES, deck.muted, 0.24),
        (card.figure, FIGURE_SIZES, INK, 0.42),
        (card.caption, CAPTION_SIZES, deck.muted, 0.3),
    )
    for place, (words, sizes, colour, share) in enumerate(part for part in parts if part[0]):
        size = fitting(words, inner._replace(height=round(area.height * share)), sizes)
        _line(frame.paragraphs[0] if place == 0 else frame.add_paragraph(), words, size, colour, deck.letters)


def _line(paragraph, words: str, size: float, colour, letters: Typeface) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    paragraph.alignment, paragraph.line_spacing = PP_ALIGN.LEFT, Pt(size * LINE)
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold = Pt(size), colour == INK
    paint(run.font.color, colour)
    name_font(run.font, letters)


def _colour(row: dict) -> tuple[str, float] | str:
    """The lamp's colour of a count, the brand of everything else."""
    token = row.get("token", "")
    return palette(LIGHT)[token][1:].upper() if token in TOKENS else BRAND
