"""Find the ledgers of a document, whatever it writes them with: Document and its clean text in, grids of clean spans out."""

from __future__ import annotations

from dashboard.loaders.grid import Grid
from dashboard.loaders.grid_cells import grids_of_cells
from dashboard.loaders.grid_lines import grids_of_lines
from dashboard.provenance import Document
from dashboard.text.cleaning import Clean


def grids(document: Document, clean: Clean) -> list[Grid]:
    """All ledgers of a document in order; tables whose headings are not a ledger's are left out."""
    if document.cells:
        return grids_of_cells(document.cells, clean)
    return list(grids_of_lines(clean, document.text))
