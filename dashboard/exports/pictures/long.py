"""A page as one long picture for a phone: its views one below the other, 1080 pixels wide, each with its own head and foot."""

from __future__ import annotations

import io
from collections.abc import Iterable

from PIL import Image

from dashboard.exports.about import About
from dashboard.exports.pictures import as_png
from dashboard.views.pages import Listed

# Pixels of the picture, and how many of them stand for one of the drawing: letters to be read on a phone, columns still side by side.
WIDTH, SCALE = 1080, 1.5
GAP = 24
GROUND = "#f4f6f9"
NOTHING = "所选范围没有可画的内容"


def as_long_png(views: Iterable[Listed], about: About) -> bytes:
    """The views that show anything, in their order, as PNG bytes; ValueError without any."""
    shown = [listed.view for listed in views if listed.view.rows or listed.view.figure]
    if not shown:
        raise ValueError(NOTHING)
    drawn = [Image.open(io.BytesIO(as_png(view, about, SCALE, width=round(WIDTH / SCALE)))) for view in shown]
    whole = Image.new("RGB", (WIDTH, sum(one.height for one in drawn) + GAP * (len(drawn) - 1)), GROUND)
    top = 0
    for one in drawn:
        whole.paste(one, (0, top))
        top += one.height + GAP
    written = io.BytesIO()
    whole.save(written, "PNG", optimize=True)
    return written.getvalue()
