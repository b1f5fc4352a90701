"""Read `.csv`: one table whose cells are addressed by row and column."""

from __future__ import annotations

import csv
import io

from dashboard.loaders.formats import plain
from dashboard.loaders.formats.content import Builder, Content, Slot
from dashboard.provenance import SourceError

DELIMITERS = ",\t;，"
LONGEST_CELL = 1_000_000


def read(data: bytes, file: str) -> Content:
    """One table; the delimiter is the one that parts the first line most often. Raises SourceError for a quote never closed."""
    text = plain.decode(data, file)
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    slots: list[Slot] = []
    try:
        for row, values in enumerate(reader, start=1):
            slots += [Slot(value, row, column, f"第{row}行第{column}列") for column, value in enumerate(values, start=1)]
    except csv.Error as broken:
        raise SourceError(file, "表格的引号不成对，或单元格过长，请用 Excel 另存一次", f"第{reader.line_num}行") from broken
    builder = Builder()
    builder.table(slots)
    return builder.content()
