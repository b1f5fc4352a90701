"""What stands around a view in an Office file: the line below its title, its foot, and the lines of the first slide or sheet."""

from __future__ import annotations

import re

from dashboard.exports.about import About
from dashboard.exports.plain import on_paper
from dashboard.settings import SETTINGS
from dashboard.views.view import View

UNIT, SOURCE, AND_MORE = "单位：{unit}", "来源：{names}", " 等{count}份（见末页）"
BETWEEN = " · "
# The key of a page's drawn bars, of which a table needs only what it says of a word.
KEY = re.compile(r"▏目标 ▾ 序时应完成（([^）]*)）")
MOST_SOURCES = 3
# Views whose note says something also where they show something.
COUNTS, MAP = "first-line", "counties"


def subtitle(view: View, about: About) -> str:
    """City and filters, then what is measured, in which unit."""
    unit = UNIT.format(unit=view.unit) if view.unit else ""
    return BETWEEN.join(part for part in (about.city, *about.filters, KEY.sub(r"\1", on_paper(view.subtitle)), unit) if part)


def foot(view: View, about: About) -> str:
    """Source and date on one line; what is uncertain, and the rule where a lamp shows, on the next."""
    names = "；".join(source.citation for source in view.sources[:MOST_SOURCES])
    more = AND_MORE.format(count=len(view.sources)) if len(view.sources) > MOST_SOURCES else ""
    said = SOURCE.format(names=names + more) if names else ""
    dated = BETWEEN.join(part for part in (said, view.as_of or f"截至 {about.as_of}", about.marked) if part)
    judged = BETWEEN.join(part for part in (uncertain(view), view.rule) if part)
    return "\n".join(line for line in (dated, judged) if line)


def uncertain(view: View) -> str:
    """What is not certain of what is shown, and where a map is from; the other notes say why nothing is."""
    if view.id == COUNTS:
        return view.note
    return BETWEEN.join(part for part in (view.note, SETTINGS.map_note) if part) if view.id == MAP and view.figure else ""


def cover_lines(about: About) -> tuple[str, ...]:
    """Everything an export says of itself below its title."""
    return about.lines[1:]
