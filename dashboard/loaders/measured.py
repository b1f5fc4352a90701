"""Read the bare numbers of an indicator table, whose unit stands in a column of its own: outline and clean text in, quantities out.

Columns 指标名称 | 单位 | 2023年完成值 | 2024年目标值: the cell `1.5` beside the unit 万个 is 15000 个.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.loaders.parts import Outline
from dashboard.text import quantities
from dashboard.text.quantities import Quantity


def measured(outline: Outline, text: str) -> Iterator[Quantity]:
    """One quantity a cell, its places those of the cell in the clean text; what reads as no quantity is left out."""
    for part in outline.parts:
        said = text[part.start : part.end].strip()
        if not part.unit or said.endswith(part.unit):
            continue
        offset = text.index(said, part.start)
        for found in quantities.find(said + part.unit):
            yield replace(found, start=offset, end=part.end, value_start=offset + found.value_start, value_end=offset + len(said))
