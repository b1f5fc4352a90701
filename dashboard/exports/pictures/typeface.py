"""The shipped Chinese font as a picture needs it: how wide a text runs, and the glyphs of one text as a font inside the picture."""

from __future__ import annotations

import base64
import io
import os
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dashboard.settings import ROOT, SETTINGS

FONT = ROOT / "assets" / "fonts" / "noto-sans-sc-v2.woff2"
# The font's own name: a browser takes the embedded glyphs under it, the rasteriser the unpacked file.
FAMILY = "Noto Sans CJK SC"
EM = 1000
# Signs that the screen shows and the font has not -> what a picture shows for them.
STAND_INS = str.maketrans({"▾": "▼"})


def width(text: str, size: float) -> float:
    """How far a text runs at a size in pixels."""
    advances = _advances()
    return sum(advances.get(character, EM) for character in text) * size / EM


def lacking(text: Iterable[str]) -> list[str]:
    """The characters of a text that the font has no glyph for, each once."""
    return [character for character in dict.fromkeys(text) if character not in _advances()]


def embedded(characters: Iterable[str]) -> str:
    """A WOFF font of just these characters as a data address; its newer kind is smaller and takes three times as long to pack."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    # The same characters give the same bytes, whenever they are packed.
    font = TTFont(FONT, lazy=True, recalcTimestamp=False)
    options = subset.Options(layout_features=[], name_IDs=[1], notdef_outline=True)
    options.drop_tables += ["GPOS", "GSUB", "BASE", "VORG", "vhea", "vmtx"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes={ord(character) for character in characters})
    cutter.subset(font)
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out)
    return f"data:font/woff;base64,{base64.b64encode(out.getvalue()).decode()}"


@cache
def unpacked() -> Path:
    """The font as a file that the rasteriser reads; made once below VAR, safe with several processes at once."""
    from fontTools.ttLib import TTFont

    path = SETTINGS.var / "cache" / f"{FONT.stem}.otf"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        font = TTFont(FONT)
        font.flavor = None
        number, unfinished = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with open(number, "wb") as file:
            font.save(file)
        os.replace(unfinished, path)
    return path


@cache
def _advances() -> dict[str, int]:
    from fontTools.ttLib import TTFont

    font = TTFont(FONT, lazy=True)
    widths = font["hmtx"]
    return {chr(code): widths[glyph][0] for code, glyph in font.getBestCmap().items()}
