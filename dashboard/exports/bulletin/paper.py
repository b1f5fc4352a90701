"""The paper of an official document: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters, — 1 — outside below."""

from __future__ import annotations

from math import floor

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, Twips
from docx.text.paragraph import Paragraph

from dashboard.reference.letterheads import Fonts
from dashboard.reports.words import WATERMARK
from dashboard.settings import SETTINGS

WIDTH, HEIGHT = 210, 297
TOP, LEFT = 37, 28
TYPE_WIDTH, TYPE_HEIGHT = 156, 225
LINES, CHARACTERS = 22, 28
# The page number's rule lies 7 mm below the type area; its own line takes about 5.
NUMBER_BELOW = 12
HEADER_ABOVE = 15
# Points of 二号, 三号, 四号, 五号.
SIZE_2, SIZE_3, SIZE_4, SIZE_5 = 22, 16, 14, 10.5
TWIPS_A_MM, POINTS_A_MM = 1440 / 25.4, 72 / 25.4
# A line's height, so that 22 fill the type area: 579 twentieths of a point.
LINE_TWIPS = int(TYPE_HEIGHT * TWIPS_A_MM / LINES)
# How much narrower than 三号 a character stands, so that 28 fill a line: in 4096ths of a
# point for the grid; for a run in twips, one more, since LibreOffice rounds.
NARROWER = TYPE_WIDTH * POINTS_A_MM / CHARACTERS - SIZE_3
CHARACTER_SPACE, NARROWER_TWIPS = floor(NARROWER * 4096), floor(NARROWER * 20) - 1
SAMPLE = f"{WATERMARK}，不是真实填报"


def prepare(document: Document, fonts: Fonts) -> None:
    """Body font and size everywhere, Chinese as the language, odd and even pages told apart."""
    normal = document.styles["Normal"]
    normal.font.size = Pt(SIZE_3)
    set_font(normal.element.get_or_add_rPr(), fonts.body)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.space_after = Pt(0)
    document.settings.odd_and_even_pages_header_footer = True


def upright(section: Section, *, with_grid: bool) -> None:
    """A page of text; `with_grid` holds its lines and characters to 22 × 28."""
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(HEIGHT - TOP - TYPE_HEIGHT)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(WIDTH - LEFT - TYPE_WIDTH)
    _margins_beside(section)
    _grid(section, with_grid)


def across(section: Section) -> None:
    """A page of a wide table: the type area turned, its head at the binding edge."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(HEIGHT), Mm(WIDTH)
    section.top_margin, section.bottom_margin = Mm(LEFT), Mm(WIDTH - LEFT - TYPE_WIDTH)
    section.left_margin, section.right_margin = Mm(TOP), Mm(HEIGHT - TOP - TYPE_HEIGHT)
    _margins_beside(section)
    _grid(section, with_grid=False)


def number_pages(document: Document, fonts: Fonts) -> None:
    """— 1 — one character in from the outer edge: right on odd pages, left on even ones; above them the mark of made-up data."""
    first = document.sections[0]
    _number(first.footer.paragraphs[0], fonts, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(first.even_page_footer.paragraphs[0], fonts, WD_ALIGN_PARAGRAPH.LEFT)
    if SETTINGS.sample:
        for header in (first.header, first.even_page_header):
            header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            run(header.paragraphs[0], SAMPLE, fonts.heading, SIZE_4)


def run(paragraph: Paragraph, text: str, font: str, size: float):
    """A run of text in a font, also for its Chinese."""
    made = paragraph.add_run(text)
    made.font.size = Pt(size)
    properties = made._element.get_or_add_rPr()
    set_font(properties, font)
    if size == SIZE_3:
        narrower = OxmlElement("w:spacing")
        narrower.set(qn("w:val"), str(NARROWER_TWIPS))
        properties.insert_element_before(narrower, "w:sz", "w:szCs")
    return made


def set_font(properties, name: str) -> None:
    """Name a font for Latin and for Chinese: without the second, Chinese falls back to whatever the machine has."""
    fonts = properties.get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), name)


def exact_lines(paragraph: Paragraph) -> None:
    """Lines as high as the grid's, whatever the font's own height, filling every page.

    Not snapped to the grid: LibreOffice gives a character that is wider than its cell two of them. `run` narrows it by itself.
    """
    paragraph.paragraph_format.widow_control = False
    paragraph.paragraph_format.line_spacing = Twips(LINE_TWIPS)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    loose = OxmlElement("w:snapToGrid")
    loose.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().insert_element_before(loose, "w:spacing", "w:ind", "w:jc", "w:rPr")


def indent(paragraph: Paragraph, **characters: int) -> None:
    """Indents in whole characters: `firstLine`, `left`, `right`, as Word names them."""
    indents = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for side, count in characters.items():
        indents.set(qn(f"w:{side}Chars"), str(100 * count))
        indents.set(qn(f"w:{side}"), str(count * SIZE_3 * 20))


def _margins_beside(section: Section) -> None:
    section.header_distance, section.gutter = Mm(HEADER_ABOVE), 0
    section.footer_distance = section.bottom_margin - Mm(NUMBER_BELOW)


def _grid(section: Section, with_grid: bool) -> None:
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.attrib.clear()
    grid.set(qn("w:linePitch"), str(LINE_TWIPS))
    if with_grid:
        grid.set(qn("w:type"), "linesAndChars")
        grid.set(qn("w:charSpace"), str(CHARACTER_SPACE))


def _number(paragraph: Paragraph, fonts: Fonts, side: WD_ALIGN_PARAGRAPH) -> None:
    paragraph.alignment = side
    indent(paragraph, **{"right" if side is WD_ALIGN_PARAGRAPH.RIGHT else "left": 1})
    run(paragraph, "— ", fonts.number, SIZE_4)
    field = run(paragraph, "", fonts.number, SIZE_4)._element
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("shown", "1"), ("end", "")):
        field.append(_field_part(kind, text))
    run(paragraph, " —", fonts.number, SIZE_4)


def _field_part(kind: str, text: str):
    if kind in ("", "shown"):
        part = OxmlElement("w:instrText" if kind == "" else "w:t")
        part.text = text
        return part
    part = OxmlElement("w:fldChar")
    part.set(qn("w:fldCharType"), kind)
    return part
