"""Read `.pdf` with text: pages in order, lines put back into paragraphs, ruled tables as cells; a page without text is remarked upon."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import replace

from dashboard.loaders.formats.content import Builder, Content, Slot
from dashboard.loaders.formats.damage import refused_as
from dashboard.provenance import SourceError

PRINTED_NUMBER = re.compile(r"[\s\-—–－·]*(?:第\s*)?(\d{1,4})(?:\s*页)?(?:\s*/\s*\d{1,4}|\s*共\s*\d+\s*页)?[\s\-—–－·]*")
DAMAGED = "PDF 文件已损坏，请重新导出"
LOCKED = ("Password", "Encryption")
PAGE_LIMIT = 2000
# In points: a line this far short of the text's right edge was ended by its writer; one this far from the left edge begins a paragraph.
RIGHT_SLACK = 24.0
INDENT = 12.0
# The library warns once for every font without a bounding box, which nothing here needs.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read(data: bytes, file: str) -> Content:
    """The text of a PDF. Raises SourceError for a password, damage, too many pages or no text on any page."""
    builder = Builder()
    with _opened(data, file) as pdf, refused_as(file, DAMAGED):
        if len(pdf.pages) > PAGE_LIMIT:
            raise SourceError(file, f"超过 {PAGE_LIMIT} 页，请拆分后放入")
        for number, page in enumerate(pdf.pages, start=1):
            _page(page, number, builder, file)
            page.close()
    _end_paragraph(builder)
    if not builder.length:
        raise SourceError(file, "没有文字层（可能是扫描件），请先做文字识别")
    return builder.content()


def _opened(data: bytes, file: str):
    import pdfplumber

    if not data.lstrip().startswith(b"%PDF"):
        raise SourceError(file, "不是 PDF 文件")
    try:
        with refused_as(file, DAMAGED):
            return pdfplumber.open(io.BytesIO(data))
    except SourceError as refused:
        if any(word in repr(refused.__cause__) for word in LOCKED):
            raise SourceError(file, "文件有密码，请去掉密码后再放入") from refused
        raise


def _page(page, number: int, builder: Builder, file: str) -> None:
    """Append one page: lines and tables from top to bottom, its printed number as the page's name."""
    start = builder.length
    with refused_as(file, "这一页的内容已损坏，请重新导出 PDF", f"第{number}页"):
        tables = page.find_tables() if page.lines or page.rects or page.curves else []
        lines = _lines_outside(page, tables)
    printed = _take_printed_number(lines, page.height)
    pieces = sorted([(line["top"], line) for line in lines] + [(table.bbox[1], table) for table in tables], key=lambda piece: piece[0])
    left, right = min((line["x0"] for line in lines), default=0.0), max((line["x1"] for line in lines), default=0.0)
    for _, piece in pieces:
        if isinstance(piece, dict):
            _line(piece, left, right, builder)
        else:
            _end_paragraph(builder)
            _table(_slots(piece), number, builder.length == start, builder)
    if builder.length == start:
        builder.remarks.append(f"第{number}页没有文字（可能是扫描件），未读取")
    builder.page(start, printed or str(number))


def _line(line: dict, left: float, right: float, builder: Builder) -> None:
    """Append a line to the paragraph that is open, over the edge of a page too; an indented line opens the next, a short one closes it."""
    before = builder.pieces[-1][-1:] if builder.pieces else ""
    if line["x0"] > left + INDENT:
        _end_paragraph(builder)
    elif before.isascii() and before.isalnum() and line["text"][:1].isascii():
        builder.add(" ")
    builder.add(line["text"])
    if line["x1"] < right - RIGHT_SLACK:
        _end_paragraph(builder)


def _end_paragraph(builder: Builder) -> None:
    if builder.pieces and not builder.pieces[-1].endswith("\n"):
        builder.add("\n")


def _table(slots: list[Slot], page: int, opens_page: bool, builder: Builder) -> None:
    """Append a table; one that runs on from the page before keeps its number and goes on counting rows, without the heading repeated."""
    before = [cell for cell in builder.cells if cell.table == builder.tables]
    runs_on = bool(opens_page and before) and before[-1].end + 1 == builder.length and _width(before) == _width(slots)
    if not runs_on:
        builder.table(_addressed(slots, page, builder.tables + 1, 0))
        return
    text = "".join(builder.pieces)
    heading = [text[cell.start : cell.end] for cell in before if cell.row == before[0].row]
    if [slot.text for slot in slots if slot.row == 1] == heading:
        slots = [replace(slot, row=slot.row - 1) for slot in slots if slot.row > 1]
    builder.table(_addressed(slots, page, builder.tables, before[-1].row), continued=True)


def _addressed(slots: list[Slot], page: int, number: int, rows_before: int) -> list[Slot]:
    return [
        replace(slot, row=slot.row + rows_before, address=f"第{page}页 表{number} 第{slot.row + rows_before}行第{slot.column}列")
        for slot in slots
    ]


def _width(cells) -> int:
    return max((cell.column + cell.column_span for cell in cells), default=0)


def _lines_outside(page, tables) -> list[dict]:
    boxes = [table.bbox for table in tables]
    outside = page.filter(lambda item: not any(_within(item, box) for box in boxes)) if boxes else page
    return outside.extract_text_lines(return_chars=False)


def _within(item: dict, box: tuple[float, float, float, float]) -> bool:
    middle, height = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return box[0] <= middle <= box[2] and box[1] <= height <= box[3]


def _take_printed_number(lines: list[dict], height: float) -> str:
    """Take the printed page number out of the first or last line, where it stands at the edge of the sheet."""
    for place in (-1, 0):
        if not lines:
            return ""
        found = PRINTED_NUMBER.fullmatch(lines[place]["text"])
        if found and not height * 0.12 < lines[place]["top"] < height * 0.86:
            del lines[place]
            return found[1]
    return ""


def _slots(table) -> list[Slot]:
    """The cells of a ruled table, rows counted from 1, still without an address."""
    slots = []
    for row, (line, said) in enumerate(zip(table.rows, table.extract(), strict=True), start=1):
        for column, (box, text) in enumerate(zip(line.cells, said, strict=True), start=1):
            if box is None:
                continue
            height = sum(1 for below in table.rows if box[1] <= below.bbox[1] < box[3] - 1)
            width = 1
            while column - 1 + width < len(line.cells) and line.cells[column - 1 + width] is None and height == 1:
                width += 1
            slots.append(Slot((text or "").replace("\n", "").strip(), row, column, "", max(height, 1), width))
    return slots
