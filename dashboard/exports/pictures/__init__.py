"""A view as a picture that stands alone, SVG or PNG: finding, measure, date, filters, rule and sources with it, drawn without a browser.

The glyphs of its text are inside the SVG, and the PNG is rasterised from the shipped font, so that Chinese is right on any machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from dashboard.exports.about import About
from dashboard.exports.pictures.body import Body
from dashboard.exports.pictures.cards import chips, gauges, key_figures, quarters
from dashboard.exports.pictures.charts import chart
from dashboard.exports.pictures.counties import counties
from dashboard.exports.pictures.frame import Frame, frame
from dashboard.exports.pictures.raster import rasterised
from dashboard.exports.pictures.sheet import Box, Sheet
from dashboard.exports.pictures.tables import table
from dashboard.figures.palette import LIGHT, palette
from dashboard.reports.words import WATERMARK
from dashboard.settings import SETTINGS
from dashboard.views.view import View

WIDTH, HEIGHT = 1280, 720
# A picture of a long table grows to a sheet of A4 upright, no further.
TALLEST = 1.414
# View -> what draws it, where it is neither a plain table nor a figure alone.
WRITERS: dict[str, Callable[[View, float, float], Body]] = {
    "first-line": chips,
    "key-figures": key_figures,
    "other-figures": key_figures,
    "gauges": gauges,
    "quarters": quarters,
    "counties": counties,
}


def as_svg(view: View, about: About, *, width: int = WIDTH, height: int | None = None, theme: str = LIGHT) -> bytes:
    """The picture as SVG. Without a height it is a slide's, or as high as a long table needs; `theme` is that of the view's figure."""
    sheet, size = _drawn(view, about, width, height, theme)
    return sheet.svg(*size, view.headline, with_glyphs=True).encode()


def as_png(view: View, about: About, scale: float = 2, *, width: int = WIDTH, height: int | None = None, theme: str = LIGHT) -> bytes:
    """The picture as PNG, `scale` pixels of it for one of the SVG."""
    sheet, size = _drawn(view, about, width, height, theme)
    return _rasterised(sheet, size, scale)


def picture_size(view: View, about: About, *, width: int = WIDTH) -> tuple[int, int]:
    """Width and height of a picture in pixels of the SVG."""
    around = frame(view, about, width, _extra(view))
    return width, _height(around, _body(view, around, width, _least(width)), width)


def inset_height(view: View, width: int, height: int) -> float:
    """How high the drawing alone wants to be, in pixels, where this much room is."""
    return _writer(view)(view, width, height).height


def inset_png(view: View, width: int, height: int, scale: int = 2) -> bytes:
    """The drawing alone, without head, foot and mark, for a page that has them: exactly `scale` times the given pixels."""
    sheet = Sheet(palette(LIGHT))
    _writer(view)(view, width, height).draw(sheet, Box(0, 0, width, height))
    return _rasterised(sheet, (width, height), scale)


def _drawn(view: View, about: About, width: int, height: int | None, theme: str) -> tuple[Sheet, tuple[int, int]]:
    sheet = Sheet(palette(theme))
    around = frame(view, about, width, _extra(view))
    body = _body(view, around, width, height or _least(width))
    height = height or _height(around, body, width)
    left_out = body.draw(sheet, around.box(width, height))
    around.draw(sheet, width, height, left_out)
    if SETTINGS.sample:
        sheet.watermark(Box(0, 0, width, height), WATERMARK)
    return sheet, (width, height)


def _rasterised(sheet: Sheet, size: tuple[int, int], scale: float) -> bytes:
    return rasterised(sheet.svg(*size, "", with_glyphs=False), scale, other_fonts=sheet.borrows)


def _body(view: View, around: Frame, width: int, height: int) -> Body:
    box = around.box(width, height)
    return _writer(view)(view, box.width, box.height)


def _writer(view: View) -> Callable[[View, float, float], Body]:
    return WRITERS.get(view.id, chart if view.figure else table)


def _least(width: int) -> int:
    """A picture is as flat as a slide, never flatter."""
    return _even(width * HEIGHT / WIDTH)


def _height(around: Frame, body: Body, width: int) -> int:
    return min(max(_least(width), _even(around.head + body.height + around.foot)), _even(WIDTH * TALLEST))


def _even(pixels: float) -> int:
    """An even number of pixels, so that one and a half times it is a whole number too."""
    return 2 * math.ceil(pixels / 2)


def _extra(view: View) -> str:
    """What is said besides where rows are shown: what is uncertain of counts, and where a map is from."""
    if view.id == "counties" and view.figure:
        return " · ".join(word for word in (view.note, SETTINGS.map_note) if word)
    return view.note if view.id == "first-line" else ""
