"""One document through all loaders: its normal form in, its tidy tables out."""

from __future__ import annotations

from dashboard.loaders import recognise, structure
from dashboard.loaders.conform import Rows, conform
from dashboard.loaders.outline import outline
from dashboard.loaders.tables import Tables
from dashboard.provenance import Document
from dashboard.text.cleaning import clean

NOTHING_FOUND = "没有读出任何任务、节点、数据或进展，请确认这份文件是否应放在这里"


def load(document: Document) -> Tables:
    """The tables of one document; what was not understood stands in `problems`. Raises ContractError for a loader's own fault."""
    cleaned = clean(document.text)
    about, problems = recognise.describe(document, cleaned)
    shape = outline(document, cleaned, about.get("year"), str(about.get("kind") or ""))
    rows: Rows = structure.rows(shape, cleaned, about)
    rows |= {"documents": [about], "problems": [*problems, *({"what": remark} for remark in document.remarks)]}
    return conform(rows, document)
