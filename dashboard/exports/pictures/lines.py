"""Text into lines no wider than a space, broken where Chinese and numbers may be broken, measured by the shipped font."""

from __future__ import annotations

import re

from dashboard.exports.pictures.typeface import width

# What is never torn: a number with its sign and unit of share, a word of Latin letters; otherwise every character stands alone.
PIECE = re.compile(r"[≥≤<>约+－]?[A-Za-z0-9][A-Za-z0-9.,:/%_-]*|\s+|.", re.DOTALL)
NOT_FIRST = frozenset("，。、；：！？）〕】》”’…—％%·),;:!?]")
NOT_LAST = frozenset("（〔【《“‘([")
MORE = "…"


def wrapped(text: str, size: float, room: float, most: int = 99) -> list[str]:
    """The lines of a text; of more than `most` the last one ends with an ellipsis."""
    lines = [line for part in text.split("\n") for line in _part(part, size, room)]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shortened(lines[most - 1] + MORE, size, room, always=True)]


def shortened(text: str, size: float, room: float, *, always: bool = False) -> str:
    """A text in one line, its end replaced by an ellipsis where it is too long (or `always`, as what follows it is left out)."""
    if width(text, size) <= room and not always:
        return text
    kept = text.removesuffix(MORE)
    while kept and width(kept + MORE, size) > room:
        kept = kept[:-1]
    return kept + MORE


def widest_piece(text: str, size: float) -> float:
    """The width below which a text cannot be broken any further."""
    return max((width(piece, size) for piece in _pieces(text)), default=0)


def _part(text: str, size: float, room: float) -> list[str]:
    lines, line = [], ""
    for piece in _pieces(text):
        if line and width(line + piece.rstrip(), size) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
        while width(line, size) > room and len(line) > 1:
            cut = _longest(line, size, room)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line.rstrip()]


def _longest(line: str, size: float, room: float) -> int:
    """How many characters of a piece that is too wide by itself fit."""
    return next((cut for cut in range(len(line) - 1, 1, -1) if width(line[:cut], size) <= room), 1)


def _pieces(text: str) -> list[str]:
    """Pieces with their punctuation: a closing sign stays with what it closes, an opening one with what it opens."""
    pieces: list[str] = []
    for piece in PIECE.findall(text):
        if pieces and (piece[0] in NOT_FIRST or pieces[-1][-1] in NOT_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
