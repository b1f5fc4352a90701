"""A file made in steps that are told and can be left off: pieces in, the name of each as its turn comes, the bytes at the end.

A making holds nothing but memory of its own: closing it between two steps leaves no file and no thread, and two never share anything.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.exports.about import About
from dashboard.views.pages import Listed
from dashboard.views.view import View


class Step(NamedTuple):
    """The piece whose turn it is: its place from 1, of how many, and what it is called."""

    place: int
    of: int
    name: str


@dataclass(frozen=True)
class Piece:
    """One view of a file: drawn when its turn comes, None where a situation has none; `about` says under which filters.

    A `wanted` piece was asked for by itself: without rows it still stands, with the reason.
    """

    name: str
    draw: Callable[[], View | None]
    about: About
    wanted: bool = False


Making = Generator[Step, None, bytes]


def pieces(listed: Iterable[Listed], about: About) -> tuple[Piece, ...]:
    """Views that are drawn already."""
    return tuple(Piece(name, lambda view=view: view, about) for name, view in listed)


def finished(making: Making) -> bytes:
    """Make all of it at once."""
    while True:
        try:
            next(making)
        except StopIteration as end:
            return end.value
