"""A picture under way: shapes and texts in, one standalone SVG out that runs no script, asks for nothing and carries its own glyphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from dashboard.exports.pictures import missing, typeface
from dashboard.figures.palette import FONT, Palette

NAMESPACE = "http://www.w3.org/2000/svg"
# Letters may not be moved by the reader's program: places are reckoned from plain advances.
FACE = "@font-face{{font-family:'{family}';src:url({font})}}"
TEXT_STYLE = "text{{font-family:'{family}',{stack};font-kerning:none;text-spacing-trim:space-all}}"
# Control characters and half characters, which XML refuses.
UNSPEAKABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The font has one weight; a bold text is drawn with an outline of this share of its size.
BOLD = 0.035
# From the baseline to the middle of a line, as a share of its size.
MIDDLE = 0.36


class Box(NamedTuple):
    """A rectangle in pixels, y downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


class Sheet:
    """What has been drawn so far, in order, later above earlier; colours are tokens of the palette or colours themselves.

    `absent` are the characters that no font here could draw.
    """

    def __init__(self, colours: Palette) -> None:
        self.colours = colours
        self._root = etree.Element("svg", nsmap={None: NAMESPACE})
        self._characters: set[str] = set()
        self.absent: set[str] = set()

    @property
    def borrows(self) -> bool:
        """Whether it needs fonts of the machine besides the shipped one."""
        return bool(typeface.lacking(self._characters))

    def text(
        self, x: float, y: float, words: str, size: float, colour: str = "ink", *, bold: bool = False, at: str = "start", turn: float = 0
    ) -> None:
        """Words with their baseline at y; `at` is start, middle or end, `turn` degrees clockwise."""
        said, absent = missing.with_type(UNSPEAKABLE.sub("", words).replace("\n", " ").translate(typeface.STAND_INS))
        self._characters.update(said)
        self.absent |= absent
        ink = self._colour(colour)
        more: dict = {"text-anchor": at} if at != "start" else {}
        if bold:
            more |= {"stroke": ink, "stroke-width": size * BOLD, "stroke-linejoin": "round"}
        if turn:
            more["transform"] = f"rotate({_plain(turn)} {_plain(x)} {_plain(y)})"
        self._add("text", x=x, y=y, fill=ink, **{"font-size": size}, **more).text = said

    def centred(self, x: float, middle: float, words: str, size: float, colour: str = "ink", **more: object) -> None:
        """Words whose middle line is at a height."""
        self.text(x, middle + MIDDLE * size, words, size, colour, **more)

    def rectangle(self, box: Box, fill: str = "", *, line: str = "", thick: float = 1, round: float = 0) -> None:
        self._add("rect", x=box.x, y=box.y, width=max(box.width, 0), height=max(box.height, 0), rx=round, **self._paint(fill, line, thick))

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str = "line", thick: float = 1, dash: str = "") -> None:
        more = {"stroke-dasharray": dash} if dash else {}
        self._add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=self._colour(colour), **{"stroke-width": thick}, **more)

    def path(self, steps: str, fill: str = "", *, line: str = "", thick: float = 1, dash: str = "", ends: str = "") -> None:
        """`steps` in SVG's own path language."""
        more = {"stroke-dasharray": dash} if dash else {}
        more |= {"stroke-linecap": ends} if ends else {}
        self._add("path", d=steps, **{"fill-rule": "evenodd", "stroke-linejoin": "round"}, **self._paint(fill, line, thick), **more)

    def circle(self, x: float, y: float, radius: float, fill: str = "", *, line: str = "", thick: float = 1) -> None:
        self._add("circle", cx=x, cy=y, r=radius, **self._paint(fill, line, thick))

    def watermark(self, box: Box, words: str, size: float = 44, apart: tuple[float, float] = (420, 300)) -> None:
        """Words slanted all over a box, faint enough to read through."""
        self._characters.update(words)
        group = self._add("g", fill=self._colour("late"), **{"fill-opacity": 0.16, "font-size": size, "text-anchor": "middle"})
        for row in range(int(box.height // apart[1]) + 1):
            for column in range(int(box.width // apart[0]) + 1):
                x, y = box.x + (column + 0.5) * apart[0], box.y + (row + 0.5) * apart[1]
                mark = etree.SubElement(group, "text", x=_plain(x), y=_plain(y), transform=f"rotate(-28 {_plain(x)} {_plain(y)})")
                mark.text = words

    def svg(self, width: float, height: float, said: str, *, with_glyphs: bool) -> str:
        """The finished picture; `said` is what a screen reader says of it. Only our own rasteriser needs no glyphs in it."""
        root = etree.Element("svg", nsmap={None: NAMESPACE}, role="img", viewBox=f"0 0 {_plain(width)} {_plain(height)}")
        root.set("width", _plain(width))
        root.set("height", _plain(height))
        etree.SubElement(root, "title").text = UNSPEAKABLE.sub("", said)
        etree.SubElement(root, "style").text = self._style(with_glyphs)
        root.append(etree.Element("rect", width=_plain(width), height=_plain(height), fill=self._colour("panel")))
        root.extend(self._root)
        return etree.tostring(root, encoding="unicode")

    def _style(self, with_glyphs: bool) -> str:
        text = TEXT_STYLE.format(family=typeface.FAMILY, stack=FONT.replace('"', "'"))
        if not with_glyphs:
            return text
        known = self._characters.difference(typeface.lacking(self._characters))
        return FACE.format(family=typeface.FAMILY, font=typeface.embedded(known | {" "})) + text

    def _add(self, kind: str, **attributes: object):
        return etree.SubElement(self._root, kind, {name: _plain(value) for name, value in attributes.items() if value not in ("", None)})

    def _paint(self, fill: str, line: str, thick: float) -> dict:
        stroke = {"stroke": self._colour(line), "stroke-width": thick} if line else {}
        return {"fill": self._colour(fill) if fill else "none", **stroke}

    def _colour(self, named: str) -> str:
        """A token of the palette as its colour, a colour as itself."""
        return named if named.startswith(("#", "rgb")) else self.colours[named]


def _plain(value: object) -> str:
    """A number as short as it can be, a text without what XML refuses."""
    if isinstance(value, int | float):
        return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
    return UNSPEAKABLE.sub("", str(value))
