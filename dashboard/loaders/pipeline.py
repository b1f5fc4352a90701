"""One document through all loaders: its normal form in, its tidy tables out."""

from __future__ import annotations

from dashboard.loaders import recognise, stated, structure
from dashboard.loaders.conform import Rows, conform
from dashboard.loaders.outline import outline
from dashboard.loaders.tables import Tables
from dashboard.provenance import Document
from dashboard.text.cleaning import clean

NOTHING_FOUND = "没有读出任何任务、节点、数据或进展，请确认这份文件是否应放在这里"
CONTENT = ("tasks", "milestones", "facts", "pilots", "progress", "systems")


def load(document: Document) -> Tables:
    """The tables of one document; what was not understood stands in `problems`. Raises ContractError for a loader's own fault."""
    cleaned = clean(document.text)
    about, problems = recognise.describe(document, cleaned)
    shape = outline(document, cleaned, about.get("year"), str(about.get("kind") or ""))
    rows: Rows = {"documents": [about]}
    for found in (structure.rows(shape, cleaned, about), stated.rows(cleaned, shape, about)):
        problems = [*problems, *found.get("problems", [])]
        rows |= found
    problems += [{"what": remark} for remark in document.remarks]
    if not any(rows.get(name) for name in CONTENT):
        problems.append({"what": NOTHING_FOUND})
    return conform(rows | {"problems": problems}, document)
