"""Presentations of a bureau's own, made up: with its size and fonts, without layouts, with macros."""

from __future__ import annotations

import io
import zipfile

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

WIDTH, HEIGHT = Inches(12), Inches(8)


def saved(show) -> bytes:
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def bureaus_own(font: str = "", slides: int = 2) -> bytes:
    """A presentation of an odd size with slides of its own; `font` is the East Asian font that its theme names."""
    show = Presentation()
    show.slide_width, show.slide_height = WIDTH, HEIGHT
    for number in range(slides):
        show.slides.add_slide(show.slide_layouts[0]).shapes.title.text = f"旧页 {number}"
    theme = show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'<a:ea typeface=""/>', f'<a:ea typeface="{font}"/>'.encode())
    return saved(show)


def without_layouts() -> bytes:
    """One whose layouts have no title."""
    show = Presentation()
    for layout in show.slide_layouts:
        for shape in list(layout.placeholders):
            shape._element.getparent().remove(shape._element)
    return saved(show)


def crowded() -> bytes:
    """One whose titles fill the slide, so that nothing fits below."""
    show = Presentation()
    for sheet in (show.slide_master, *show.slide_layouts):
        for shape in sheet.placeholders:
            shape.left, shape.top, shape.width, shape.height = 0, 0, show.slide_width, show.slide_height
    return saved(show)


def with_macros() -> bytes:
    return _added("ppt/vbaProject.bin", b"macro")


def bombed() -> bytes:
    return _added("ppt/media/zeros.bin", b"\0" * (210 * 1024 * 1024))


def _added(name: str, content: bytes) -> bytes:
    out = io.BytesIO(bureaus_own())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr(name, content)
    return out.getvalue()
