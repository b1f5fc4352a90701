"""A presentation as it is filled: its layouts and letters, and the slides that each begin with a title and end with a source."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.exports.slides.colours import SOFT, paint
from dashboard.exports.slides.layouts import Layouts, layouts
from dashboard.exports.slides.letters import LINE, Area, Typeface, fitting, name_font, shortened
from dashboard.figures.palette import DARK, LIGHT
from dashboard.reports.words import WATERMARK
from dashboard.settings import SETTINGS

TITLE_SIZES = (44, 40, 36, 32, 30, 28, 26, 24, 22, 20, 18, 16)
SUBTITLE_SIZES, FOOT_SIZES, COVER_SIZES = (14, 13, 12, 11), (11, 10, 9), (20, 18, 16, 14, 12)
# 示例数据 across a slide, above everything, since tables and bars would hide it: colour, opacity in percent, size, degrees it is turned.
MARK_COLOUR, FAINT, MARK_SIZE, SLANT = "C0392B", 16, 96, -28


@dataclass(frozen=True)
class Deck:
    """An open presentation. `letters` name the font of what is written, `heading` that of titles; `brand` is accent 1 as RRGGBB,
    `muted` the colour of what is said beside; `theme` says whether lamps stand on a light or a dark ground."""

    show: object
    places: Layouts
    letters: Typeface
    heading: Typeface
    brand: str
    muted: tuple[str, float] | str = SOFT
    theme: str = LIGHT

    def cover(self, title: str, lines: Iterable[str]) -> None:
        """The first slide: what it is, and the lines that say of when, under which filters, by which rule."""
        slide = self.show.slides.add_slide(self.places.cover)
        words = "\n".join(lines)
        _fill_title(slide, title, self, self.places.cover_size)
        below = next((shape for shape in slide.placeholders if shape.placeholder_format.idx == 1), None)
        if below is None:
            write(slide, words, self.places.body, self.letters, COVER_SIZES, self.muted)
        else:
            _set(below.text_frame, words, self.letters, fitting(words, _area(below), COVER_SIZES), self.muted)
        _drop_empty(slide)

    def headed(self, title: str, subtitle: str, foot: str):
        """A slide with the finding as its title, what is measured below it, and source, date and rule at its foot."""
        slide = self.show.slides.add_slide(self.places.content)
        _fill_title(slide, title, self, self.places.title_size)
        _drop_empty(slide)
        write(slide, subtitle, self.places.subtitle, self.letters, SUBTITLE_SIZES, self.muted)
        write(slide, foot, self.places.foot, self.letters, FOOT_SIZES, self.muted, low=True)
        _number(slide, self.places.content)
        return slide

    def bytes(self) -> bytes:
        """The finished file, each slide marked where everything comes from the sample store."""
        for slide in self.show.slides if SETTINGS.sample else ():
            _mark(slide, self)
        out = io.BytesIO()
        self.show.save(out)
        return out.getvalue()


def opened(show, letters: Typeface, heading: Typeface, brand: str, muted: tuple[str, float] | str = SOFT) -> Deck:
    """A presentation ready to be filled. NoLayout where its masters have no place for a chart."""
    from pptx.oxml.ns import qn

    colours = show.slide_master._element.find(qn("p:clrMap"))
    theme = DARK if colours is not None and colours.get("bg1", "").startswith("dk") else LIGHT
    return Deck(show, layouts(show), letters, heading, brand, muted, theme)


def write(slide, words: str, area: Area, letters: Typeface, sizes: tuple, colour: object, *, bold: bool = False, low: bool = False):
    """A text in a place, as large as the sizes allow and never longer than the place; `low` stands at its bottom."""
    from pptx.enum.text import MSO_ANCHOR

    box = slide.shapes.add_textbox(*area)
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    if low:
        frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    _set(frame, words, letters, fitting(words, area, sizes), colour, bold=bold)
    return box


def _set(frame, words: str, letters: Typeface, size: float, colour: object, *, bold: bool | None = None) -> None:
    """Write lines, one a paragraph, into a frame; without a colour or weight those of its layout stay."""
    from pptx.util import Pt

    for place, line in enumerate(words.split("\n")):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.line_spacing = Pt(size * LINE)
        run = paragraph.add_run()
        run.text = line
        run.font.size = Pt(size)
        if bold is not None:
            run.font.bold = bold
        if colour is not None:
            paint(run.font.color, colour)
        name_font(run.font, letters)


def _fill_title(slide, words: str, deck: Deck, own: float) -> None:
    """Write the slide's title at its layout's own size, or the largest below it at which the title is not clipped."""
    title = slide.shapes.title
    area = _area(title)
    size = fitting(words, area, (own, *(size for size in TITLE_SIZES if size < own)))
    _set(title.text_frame, shortened(words, area, size), deck.heading, size, None)


def _drop_empty(slide) -> None:
    """Take out placeholders that nothing was written in; they would ask to be filled."""
    for shape in list(slide.placeholders):
        if not shape.has_text_frame or not shape.text_frame.text:
            shape._element.getparent().remove(shape._element)


def _number(slide, layout) -> None:
    """The slide's number where the layout has it: python-pptx leaves such placeholders out."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    for shape in layout.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            slide.shapes._spTree.append(copy.deepcopy(shape._element))


def _mark(slide, deck: Deck) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.oxml.ns import qn

    width, height = deck.show.slide_width, deck.show.slide_height
    box = write(slide, WATERMARK, Area(0, height * 3 // 8, width, height // 4), deck.letters, (MARK_SIZE,), MARK_COLOUR)
    box.rotation = SLANT
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    for colour in box._element.iter(qn("a:srgbClr")):
        colour.append(colour.makeelement(qn("a:alpha"), {"val": str(FAINT * 1000)}))


def _area(shape) -> Area:
    return Area(shape.left, shape.top, shape.width, shape.height)
