"""Characters that the shipped font lacks: drawn from the machine's own fonts where one has them, else as 〓 with a word about it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dashboard.exports.pictures import typeface
from dashboard.exports.pictures.raster import rasterised

# What printers set where they have no type for a character.
NO_TYPE = "〓"
PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><text x="2" y="20" font-size="20">&#{code};</text></svg>'
# The last character for private use.
IN_NO_FONT = "\U0010fffd"


def with_type(text: str) -> tuple[str, frozenset[str]]:
    """The text as it can be drawn, and the characters in it that no font here has."""
    absent = frozenset(character for character in typeface.lacking(text) if not elsewhere(character))
    return "".join(NO_TYPE if character in absent else character for character in text), absent


def told(absent: Iterable[str]) -> str:
    """What a picture's foot says of characters that it could not show; "" for none."""
    named = "、".join(f"U+{ord(character):04X}" for character in sorted(absent))
    return f"{NO_TYPE} 处的字本机字体没有（{named}）。" if named else ""


@cache
def elsewhere(character: str) -> bool:
    """Whether one of the machine's own fonts draws a character, and draws it otherwise than what none of them has."""
    return _drawn(character) not in (_drawn(" "), _drawn(IN_NO_FONT))


@cache
def _drawn(character: str) -> bytes:
    return rasterised(PROBE.format(code=ord(character)), 1, other_fonts=True)
