"""Read `.docx`: paragraphs and tables in reading order; merged cells stand once with their spans, deleted text is left out."""

from __future__ import annotations

import io
from collections.abc import Iterator

from dashboard.loaders.formats import package
from dashboard.loaders.formats.content import Builder, Content, Slot
from dashboard.loaders.formats.damage import refused_as

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Deleted and moved text, the old form of a drawing, and the codes of fields are not what a reader sees.
UNSEEN = {f"{WORDS}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "tcPr", "tblPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
BREAKS = {f"{WORDS}tab": "\t", f"{WORDS}br": "\n", f"{WORDS}cr": "\n", f"{WORDS}noBreakHyphen": "-"}


def read(data: bytes, file: str) -> Content:
    """The body of a Word document. Raises SourceError when it cannot be opened."""
    import docx

    package.check(data, file, ".docx")
    builder = Builder()
    with refused_as(file, "Word 文件结构不完整，请用 Word 打开后重新另存"):
        for element in _blocks(docx.Document(io.BytesIO(data)).element.body):
            if element.tag == f"{WORDS}p":
                builder.paragraph(_said(element))
            else:
                builder.table(_slots(element, builder.tables + 1))
    return builder.content()


def _blocks(parent) -> Iterator:
    """Paragraphs and tables below an element, through content controls and insertions."""
    for child in parent.iterchildren():
        if child.tag in (f"{WORDS}p", f"{WORDS}tbl"):
            yield child
        elif child.tag in (f"{WORDS}sdt", f"{WORDS}sdtContent", f"{WORDS}ins", f"{WORDS}customXml", f"{WORDS}moveTo"):
            yield from _blocks(child)


def _said(element) -> str:
    """The words of a paragraph or cell; paragraphs inside (cells, text boxes) are parted by line breaks."""
    pieces: list[str] = []
    pending = [element]
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        if node.tag in UNSEEN:
            continue
        if node.tag == f"{WORDS}t":
            pieces.append(node.text or "")
        pieces.append(BREAKS.get(node.tag, ""))
        pending += ["\n"] if node.tag == f"{WORDS}p" and node is not element else []
        pending += reversed(list(node))
    return "\n".join(line.strip() for line in "".join(pieces).split("\n") if line.strip())


def _slots(table, number: int) -> list[Slot]:
    """Cells of a table; a cell merged downwards is one slot with its row span."""
    slots: list[Slot] = []
    open_at: dict[int, int] = {}  # column -> index of the slot that is still growing downwards
    for row, line in enumerate(_own(table, "tr", table), start=1):
        column = 1 + _number(line, "trPr/gridBefore", 0)
        for cell in _own(line, "tc", table):
            width = _number(cell, "tcPr/gridSpan", 1)
            merge = cell.find(_path("tcPr/vMerge"))
            if merge is not None and merge.get(f"{WORDS}val", "continue") == "continue" and column in open_at:
                slots[open_at[column]] = _taller(slots[open_at[column]], row)
            else:
                slots.append(Slot(_said(cell), row, column, f"表{number} 第{row}行第{column}列", 1, width))
                open_at.pop(column, None)
                if merge is not None:
                    open_at[column] = len(slots) - 1
            column += width
    return slots


def _own(parent, name: str, table) -> Iterator:
    """Rows or cells of this very table, not of one inside a cell."""
    return (found for found in parent.iter(WORDS + name) if next(found.iterancestors(f"{WORDS}tbl")) is table)


def _taller(slot: Slot, row: int) -> Slot:
    return Slot(slot.text, slot.row, slot.column, slot.address, row - slot.row + 1, slot.column_span)


def _path(steps: str) -> str:
    return "/".join(WORDS + step for step in steps.split("/"))


def _number(element, steps: str, default: int) -> int:
    found = element.find(_path(steps))
    value = found.get(f"{WORDS}val", "") if found is not None else ""
    return min(int(value), 63) if value.isascii() and value.isdigit() else default
