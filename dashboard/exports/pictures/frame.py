"""The head and foot that make a picture stand alone: a view and its export's lines in, texts above and below the drawing out."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.exports.about import About
from dashboard.exports.pictures import missing
from dashboard.exports.pictures.lines import wrapped
from dashboard.exports.pictures.sheet import Box, Sheet
from dashboard.exports.plain import on_paper
from dashboard.exports.sheets import sources
from dashboard.views.view import View

MARGIN = 48
EYEBROW, TITLE, SUBTITLE, FOOT = 15, 30, 17, 13
# From one baseline to the next, as a share of the size.
LEADING = 1.45
GAP = 22
MOST_TITLE, MOST_SUBTITLE, MOST_SOURCES = 2, 3, 3


@dataclass(frozen=True)
class Frame:
    """The texts of one picture, broken into lines for its width; `notes` stand above the rule and the sources."""

    eyebrow: list[str]
    title: list[str]
    subtitle: list[str]
    notes: list[str]

    @property
    def head(self) -> float:
        """Pixels from the upper edge to the drawing."""
        heights = len(self.eyebrow) * EYEBROW + len(self.title) * TITLE + len(self.subtitle) * SUBTITLE
        return MARGIN * 0.8 + heights * LEADING + GAP

    @property
    def foot(self) -> float:
        """Pixels from the drawing to the lower edge; one line more is kept for what a body leaves out."""
        return GAP + (len(self.notes) + 1) * FOOT * LEADING + MARGIN * 0.6

    def draw(self, sheet: Sheet, width: float, height: float, left_out: str) -> None:
        """Write head and foot; `left_out` is what the drawing could not show."""
        y = MARGIN * 0.8
        for lines, size, colour in ((self.eyebrow, EYEBROW, "brand"), (self.title, TITLE, "ink"), (self.subtitle, SUBTITLE, "muted")):
            for line in lines:
                y += size * LEADING
                sheet.text(MARGIN, y - size * 0.35, line, size, colour, bold=size != SUBTITLE)
        first = left_out + missing.told(sheet.absent)
        said = [*([first] if first else []), *self.notes]
        top = height - MARGIN * 0.6 - len(said) * FOOT * LEADING
        sheet.line(MARGIN, top - FOOT * 0.5, width - MARGIN, top - FOOT * 0.5)
        for place, line in enumerate(said, start=1):
            sheet.text(MARGIN, top + place * FOOT * LEADING, line, FOOT, "muted")

    def box(self, width: float, height: float) -> Box:
        """Where the drawing goes."""
        return Box(MARGIN, self.head, width - 2 * MARGIN, height - self.head - self.foot)


def frame(view: View, about: About, width: float, extra: str = "") -> Frame:
    """Everything a picture says of itself; `extra` is said besides (where a map is from)."""
    room = width - 2 * MARGIN
    unit = f"单位：{view.unit}" if view.unit and "单位：" not in view.subtitle else ""
    filters = f"筛选：{'；'.join(about.filters)}" if about.filters else ""
    named = [sources(view)] if view.sources else []
    notes = [
        *wrapped(view.rule, FOOT, room),
        *wrapped(" · ".join(word for word in (extra, about.marked) if word), FOOT, room),
        *wrapped("".join(f"来源：{name}" for name in named), FOOT, room, MOST_SOURCES),
    ]
    return Frame(
        eyebrow=wrapped(
            " · ".join(word for word in (f"{about.city} {about.title}", view.as_of or f"截至 {about.as_of}", filters) if word),
            EYEBROW,
            room,
        ),
        title=wrapped(view.headline, TITLE, room, MOST_TITLE),
        subtitle=wrapped(" · ".join(word for word in (on_paper(view.subtitle), unit) if word), SUBTITLE, room, MOST_SUBTITLE),
        notes=[line for line in notes if line],
    )
