"""Make the outline of a document: what each stretch of its clean text is, which tasks there are and which dated steps they have."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dashboard.loaders import ledger, ledger_glued, points, reply
from dashboard.loaders.grid_cells import unread_tables
from dashboard.loaders.grids import grids
from dashboard.loaders.named import blanket
from dashboard.loaders.parts import Entry, Outline, Part, PartRole, RoleWritten, Step
from dashboard.loaders.restating import restated
from dashboard.provenance import Document
from dashboard.schema import DocumentKind
from dashboard.text.cleaning import Clean

__all__ = ["Entry", "Outline", "Part", "PartRole", "RoleWritten", "Step", "outline"]

ABOVE, BELOW = ("以上", "上述"), ("以下", "下列")
REPLYING = (DocumentKind.REPLY, DocumentKind.REPORT)


def outline(document: Document, clean: Clean, year: int | None, kind: str = "") -> Outline:
    """The outline of one document.

    `year` is the year of deadlines that state none (without it such steps are left out); `kind` is the document's, as
    `documents.kind` has it (parts joined by `;`).
    """
    pieces: list[Outline] = []
    position, text = 0, clean.text
    for grid in grids(document, clean):
        pieces.append(_prose(text, position, grid.start, year, kind))
        pieces.append(ledger.read(grid, text, year))
        position = grid.end
    if document.cells:
        pieces.append(Outline((), doubts=tuple(unread_tables(document.cells, clean))))
    glued = ledger_glued.heading(text) if not position else None
    if glued:
        before = _prose(text, 0, glued.start(), year, kind)
        stated = [text[part.start : part.end] for part in before.parts if part.task_key]
        pieces += [before, ledger_glued.read(text, glued.end(), year, stated)]
    else:
        pieces.append(_prose(text, position, len(text), year, kind))
    return restated(_with_blanket_parts(_merged(pieces, len(text)), text), text)


def _prose(text: str, start: int, end: int, year: int | None, kind: str) -> Outline:
    """The prose between tables, read as the document's main kind; what stands before a bare ledger is no plan."""
    kinds = [name for name in kind.split(";") if name and name != DocumentKind.LEDGER]
    if not text[start:end].strip():
        return Outline(())
    if kinds and kinds[0] in REPLYING:
        return reply.read(text, start, end, year, kinds[0])
    if kinds or not kind or points.is_plan(text, start, end):
        return points.read(text, start, end, year, kinds[0] if kinds else DocumentKind.SCHEME)
    return Outline((Part(start, end, PartRole.BODY, DocumentKind.LEDGER),))


def _merged(pieces: list[Outline], length: int) -> Outline:
    """One outline of several pieces; what stands between their parts is heading."""
    parts = sorted((part for piece in pieces for part in piece.parts), key=lambda part: (part.start, part.end))
    edges = [Part(0, 0, PartRole.HEADING), *parts, Part(length, length, PartRole.HEADING)]
    gaps = [
        Part(before.end, after.start, PartRole.HEADING, after.form or before.form, section=after.section)
        for before, after in pairwise(edges)
        if after.start > before.end
    ]
    entries = tuple(entry for piece in pieces for entry in piece.entries)
    steps = tuple(step for piece in pieces for step in piece.steps)
    doubts = tuple(doubt for piece in pieces for doubt in piece.doubts)
    return Outline(tuple(sorted([*parts, *gaps], key=lambda part: part.start)), entries, steps, doubts)


def _with_blanket_parts(whole: Outline, text: str) -> Outline:
    """The outline with the bodies of a blanket clause in every task that it speaks of: 以上 before it, 以下 behind it."""
    everywhere = blanket(text, 0, len(text))
    entries = tuple(
        replace(entry, roles=entry.roles + tuple(written for written in everywhere if _governs(text, written, entry)))
        for entry in whole.entries
    )
    return replace(whole, entries=entries)


def _governs(text: str, written: RoleWritten, entry: Entry) -> bool:
    """Whether a blanket clause speaks of a task: the nearest of its words says which way it looks."""
    back = max(text.rfind(word, 0, written.start) for word in ABOVE)
    ahead = max(text.rfind(word, 0, written.start) for word in BELOW)
    return entry.start < written.start if back > ahead else written.start < entry.end
