"""The annexes of a bulletin on their paper: wide tables on pages that lie across, whose headings repeat; charts upright as the last."""

from __future__ import annotations

import io
from datetime import datetime

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Row

from dashboard.exports import pictures
from dashboard.exports.about import About
from dashboard.exports.bulletin import paper
from dashboard.exports.bulletin.paper import SIZE_3, SIZE_5, run
from dashboard.exports.plain import heads
from dashboard.figures.palette import mark
from dashboard.reference.letterheads import Fonts
from dashboard.schema import State
from dashboard.settings import CITY_TIME
from dashboard.views.bulletin_parts import CHARTS, Annex, Bulletin
from dashboard.views.view import View

TITLE_SIZE = 18
# Characters: what a column may want and be given it, what every column has at least, what a long one counts for, its margins.
SHORT, NARROWEST, WIDEST, BESIDE = 9, 2.5, 40, 1.2
# Millimetres of one character of 五号.
CHARACTER = SIZE_5 / paper.POINTS_A_MM
HEADING_FILL = "E7E6E6"
PICTURE_SCALE = 2


def write(document: Document, bulletin: Bulletin, fonts: Fonts) -> None:
    """Every table on pages of its own, then the charts; the last section is upright even where there is no chart."""
    for number, annex in enumerate(bulletin.annexes, start=1):
        section = document.add_section(WD_SECTION.NEW_PAGE)
        paper.across(section)
        _headed(document, number, annex.name, fonts)
        _table(document, annex, fonts)
    paper.upright(document.add_section(WD_SECTION.NEW_PAGE), with_grid=False)
    if bulletin.charts:
        _headed(document, len(bulletin.annexes) + 1, CHARTS, fonts)
        for view in bulletin.charts:
            _picture(document, view, bulletin)


def _headed(document: Document, number: int, name: str, fonts: Fonts) -> None:
    head = document.add_paragraph()
    run(head, f"附件{number}", fonts.heading, SIZE_3)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(6)
    run(title, name, fonts.title, TITLE_SIZE)
    head.paragraph_format.keep_with_next = title.paragraph_format.keep_with_next = True


def _table(document: Document, annex: Annex, fonts: Fonts) -> None:
    view = annex.view
    sources = f"来源：{'；'.join(one.citation for one in view.sources)}" if view.sources else ""
    said = (view.headline, view.subtitle, view.as_of, view.rule, sources)
    note = document.add_paragraph()
    note.paragraph_format.space_after = Pt(4)
    run(note, "；".join(part for part in said if part) + "。", fonts.subheading, SIZE_5)
    names, rows = heads(view), _rows(view)
    grid = document.add_table(rows=1, cols=len(names), style="Table Grid")
    grid.autofit = False
    for cell, name in zip(grid.rows[0].cells, names, strict=True):
        _fill(cell, name, fonts.heading, WD_ALIGN_PARAGRAPH.CENTER)
        _shade(cell)
    _flag(grid.rows[0], "w:tblHeader")
    for row in rows:
        cells = grid.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            _fill(cell, text, fonts.body, WD_ALIGN_PARAGRAPH.LEFT)
    for row in grid.rows:
        _flag(row, "w:cantSplit")
    _set_widths(grid, names, rows)


def _rows(view: View) -> list[list[str]]:
    """What the table says, cell by cell; a lamp is its sign and its word, since it is printed in black."""
    return [[_text(row, name) for name in view.columns] for row in view.rows]


def _text(row: dict, name: str) -> str:
    value, below = row.get(name, ""), row.get("below", {}).get(name, "")
    if isinstance(value, State):
        return f"{mark(value).symbol} {value}"
    return f"{value}\n（{below}）" if value and below else str(value) or below


def _fill(cell, text: str, font: str, side: WD_ALIGN_PARAGRAPH) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = side
    run(paragraph, text, font, SIZE_5)


def _set_widths(grid: Table, names: list[str], rows: list[list[str]]) -> None:
    wanted = [max(_wide(text) for text in (name, *(row[place] for row in rows))) for place, name in enumerate(names)]
    for place, width in enumerate(widths(wanted)):
        grid.columns[place].width = Mm(width)
        for cell in grid.columns[place].cells:
            cell.width = Mm(width)


def widths(wanted: list[float]) -> list[float]:
    """Millimetres for columns that want so many characters: the short ones get what they want, the others share what is left."""
    room = paper.TYPE_HEIGHT / CHARACTER - BESIDE * len(wanted)
    short = [max(characters, NARROWEST) if characters <= SHORT else 0 for characters in wanted]
    long = [0 if short[place] else min(characters, WIDEST) for place, characters in enumerate(wanted)]
    left = max(room - sum(short), 0)
    parts = [own or left * shared / sum(long) for own, shared in zip(short, long, strict=True)]
    return [(part + BESIDE) * paper.TYPE_HEIGHT / (sum(parts) + BESIDE * len(parts)) for part in parts]


def _wide(text: str) -> float:
    """How many characters wide the longest line of a text is: letters, figures and signs of Latin are half as wide."""
    return max(sum(0.55 if sign.isascii() else 1 for sign in line) for line in text.split("\n"))


def _flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", HEADING_FILL)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _picture(document: Document, view: View, bulletin: Bulletin) -> None:
    made = datetime.now(CITY_TIME)
    about = About(bulletin.city, bulletin.title, bulletin.as_of.isoformat(), bulletin.filters, bulletin.rule, made)
    picture = pictures.as_png(view, about, scale=PICTURE_SCALE)
    document.add_picture(io.BytesIO(picture), width=Mm(paper.TYPE_WIDTH))
