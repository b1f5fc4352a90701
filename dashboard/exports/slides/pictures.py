"""Views that only a picture can show (map, dials, heat map, dots): drawn for the slide's place at twice its size."""

from __future__ import annotations

import io

from dashboard.exports.slides.deck import Deck
from dashboard.exports.slides.letters import Area
from dashboard.views.view import View

EMU_A_PIXEL = 9_525
SCALE = 2
DIALS, DIALS_WIDTH = "gauges", 900
# A figure that wants more height than there is gets smaller letters, no smaller than this; dials with room get larger ones.
SMALLEST, LARGEST = 0.75, 1.35


def is_picture(view: View) -> bool:
    """Whether a view has a drawing that no native chart can show."""
    return view.id == DIALS or bool(view.figure and view.figure["data"])


def draw_picture(slide, view: View, deck: Deck, alternative: str) -> None:
    """Put the picture into the slide's place for content, with its words for those who cannot see it."""
    from dashboard.exports.pictures import inset_png

    area = deck.places.body
    larger = _larger(view, area)
    height = min(area.height, round(_wanted(view, area, larger))) if view.id == DIALS else area.height
    place = area._replace(top=area.top + (area.height - height) // 3, height=height)
    drawn = inset_png(view, *_pixels(place, larger), SCALE * larger)
    picture = slide.shapes.add_picture(io.BytesIO(drawn), *place)
    picture._element.nvPicPr.cNvPr.set("descr", alternative)


def _larger(view: View, area: Area) -> float:
    """How much larger than usual a picture's letters are."""
    if view.id == DIALS:
        return min(LARGEST, max(1.0, _pixels(area)[0] / DIALS_WIDTH))
    return max(SMALLEST, min(1.0, area.height / _wanted(view, area)))


def _wanted(view: View, area: Area, larger: float = 1.0) -> float:
    """The height that a picture asks for, in EMU."""
    from dashboard.exports.pictures import inset_height

    return inset_height(view, *_pixels(area, larger)) * EMU_A_PIXEL * larger


def _pixels(area: Area, larger: float = 1.0) -> tuple[int, int]:
    return round(area.width / larger / EMU_A_PIXEL), round(area.height / larger / EMU_A_PIXEL)
