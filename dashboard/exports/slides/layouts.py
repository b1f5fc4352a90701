"""What a presentation's masters offer: the layout of the first slide, that of the others, and the places on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.exports.slides.letters import Area

INCH = 914_400
# What a slide needs for a chart or table below its title.
LEAST_WIDTH, LEAST_HEIGHT = 4 * INCH, 2 * INCH
BELOW_TITLE, SUBTITLE_HEIGHT, ABOVE_FOOT, FOOT_HEIGHT, EDGE = INCH // 20, round(0.36 * INCH), INCH // 9, round(0.62 * INCH), INCH // 5
DEFAULT_TITLE_SIZE = 44.0
# Layouts for content, the plainest first, by the type that Office writes; those a bureau made itself have none.
PLAINEST = ("titleOnly", "obj", None)
OPENING = "title"


@dataclass(frozen=True)
class Layouts:
    """The two layouts that are used, and where on the second title, subtitle, content and foot stand."""

    cover: object
    content: object
    cover_size: float
    title: Area
    title_size: float
    subtitle: Area
    body: Area
    foot: Area


class NoLayout(ValueError):
    """A presentation has no layout on which a chart could stand."""


def layouts(show) -> Layouts:
    """Choose from all masters. NoLayout where none has a title across its top and room below."""
    every = [layout for master in show.slide_masters for layout in master.slide_layouts]
    able = [layout for layout in every if _is_able(layout, show)]
    if not able:
        raise NoLayout
    content = min(able, key=lambda layout: (_rank(layout), len(list(_contents(layout)))))
    cover = next((layout for layout in every if layout._element.get("type") == OPENING and _title(layout) is not None), content)
    title = _title(content)
    return Layouts(cover, content, _size(_title(cover), cover), _area(title), _size(title, content), *_places(content, show))


def _is_able(layout, show) -> bool:
    title = _title(layout)
    if title is None or layout._element.get("type") == OPENING:
        return False
    across = title.width >= 0.4 * show.slide_width and title.top + title.height <= 0.5 * show.slide_height
    body = _places(layout, show)[1]
    return across and body.width >= LEAST_WIDTH and body.height >= LEAST_HEIGHT


def _rank(layout) -> int:
    kind = layout._element.get("type")
    return PLAINEST.index(kind) if kind in PLAINEST else len(PLAINEST)


def _title(layout):
    from pptx.enum.shapes import PP_PLACEHOLDER

    kinds = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
    return next((shape for shape in layout.placeholders if shape.placeholder_format.type in kinds and shape.width), None)


def _contents(layout) -> Iterator:
    """The placeholders that are neither title nor date, footer or number."""
    return (shape for shape in layout.placeholders if shape.placeholder_format.type not in _kinds(title=True))


def _kinds(*, title: bool) -> tuple:
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    return (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER, *((KIND.TITLE, KIND.CENTER_TITLE) if title else ()))


def _places(layout, show) -> tuple[Area, Area, Area]:
    """Subtitle, content and foot: between the title and what stands at the bottom, as wide as the layout's content or its title."""
    title = _area(_title(layout))
    wide = max([_area(shape) for shape in _contents(layout) if shape.width], key=lambda area: area.width, default=title)
    left, width = (wide.left, wide.width) if wide.width > title.width else (title.left, title.width)
    low = [shape.top for shape in layout.placeholders if shape.placeholder_format.type in _kinds(title=False) and shape.top]
    bottom = min([place for place in low if place > 0.8 * show.slide_height], default=show.slide_height - EDGE)
    subtitle = Area(left, title.bottom + BELOW_TITLE, width, SUBTITLE_HEIGHT)
    foot = Area(left, bottom - FOOT_HEIGHT, width, FOOT_HEIGHT)
    top = subtitle.bottom + BELOW_TITLE
    return subtitle, Area(left, top, width, foot.top - ABOVE_FOOT - top), foot


def _area(shape) -> Area:
    return Area(shape.left, shape.top, shape.width, shape.height)


def _size(title, layout) -> float:
    """The size of a layout's title in points, wherever it is said: on the layout, on its master's title, in its master's style."""
    from pptx.enum.shapes import PP_PLACEHOLDER
    from pptx.oxml.ns import qn

    master = layout.slide_master
    above = [shape._element for shape in master.placeholders if shape.placeholder_format.type == PP_PLACEHOLDER.TITLE]
    for element in (title._element, *above, *master._element.iter(qn("p:titleStyle"))):
        for level in element.iter(qn("a:lvl1pPr")):
            said = level.find(qn("a:defRPr"))
            if said is not None and said.get("sz"):
                return int(said.get("sz")) / 100
    return DEFAULT_TITLE_SIZE
