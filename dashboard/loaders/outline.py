"""Make the outline of a document: what each stretch of its clean text is, which tasks there are and which dated steps they have."""

from __future__ import annotations

from dashboard.loaders.parts import Entry, Outline, Part, PartRole, RoleWritten, Step
from dashboard.provenance import Document
from dashboard.text.cleaning import Clean

__all__ = ["Entry", "Outline", "Part", "PartRole", "RoleWritten", "Step", "outline"]


def outline(document: Document, clean: Clean, year: int | None) -> Outline:
    """The outline of one document; `year` is the year its deadlines without one belong to (steps stay undated without it)."""
    return Outline(parts=(Part(0, len(clean.text), PartRole.BODY),))
