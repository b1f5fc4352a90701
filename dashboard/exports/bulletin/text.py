"""The text of a bulletin on its paper: title, 主送, sections, list of annexes, 署名 and date, 联系人; at the very end 抄送."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from dashboard.exports.bulletin.paper import POINTS_A_MM, SIZE_2, SIZE_3, SIZE_4, TYPE_WIDTH, exact_lines, indent, run
from dashboard.reference.letterheads import Fonts
from dashboard.views.bulletin_parts import Bulletin, Kind, period_words

# Lines left blank for what the office system puts there: the red head and 文号 above, the seal over the date.
HEAD_LINES, SEAL_LINES = 5, 2
# 附件：1． is five characters wide with its indent of two.
LISTED_INDENT = 5
AFTER_DATE = 4
# How many characters of 二号 a line holds.
TITLE_CHARACTERS = int(TYPE_WIDTH * POINTS_A_MM / SIZE_2)


def write(document: Document, bulletin: Bulletin, fonts: Fonts) -> None:
    """Everything from the blank head to the contact."""
    for _ in range(HEAD_LINES):
        _line(document, "", fonts.body)
    _line(document, _broken(bulletin), fonts.title, SIZE_2).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _line(document, f"（{bulletin.number_words}）", fonts.subheading).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _line(document, "", fonts.body)
    _line(document, bulletin.addressees, fonts.body)
    _indented(document, bulletin.opening, fonts.body)
    faces = {Kind.HEADING: fonts.heading, Kind.SUBHEADING: fonts.subheading, Kind.TEXT: fonts.body}
    for block in bulletin.body:
        paragraph = _indented(document, block.text, faces[block.kind])
        paragraph.paragraph_format.keep_with_next = block.kind is not Kind.TEXT
    _listed_annexes(document, bulletin, fonts)
    _signed(document, bulletin, fonts)


def write_end(document: Document, bulletin: Bulletin, fonts: Fonts) -> None:
    """版记: 抄送 between two rules, in 四号, at the foot of the last page."""
    paragraph = _line(document, bulletin.copies, fonts.body, SIZE_4)
    indent(paragraph, left=1, right=1)
    _ruled(paragraph)
    frame = OxmlElement("w:framePr")
    for name, value in {
        "w": "8844",
        "hRule": "auto",
        "wrap": "notBeside",
        "vAnchor": "margin",
        "hAnchor": "margin",
        "xAlign": "left",
        "yAlign": "bottom",
    }.items():
        frame.set(qn(f"w:{name}"), value)
    paragraph._p.get_or_add_pPr().insert_element_before(frame, "w:widowControl", "w:pBdr", "w:spacing", "w:ind", "w:jc")


def _broken(bulletin: Bulletin) -> str:
    """The title; one that is too long for a line breaks behind its period, not before its last character."""
    # A figure is half as wide, and Word leaves a gap beside a number.
    width = sum(0.6 if sign.isascii() else 1 for sign in bulletin.title)
    words = period_words(bulletin.period)
    return bulletin.title if width <= TITLE_CHARACTERS else bulletin.title.replace(words, f"{words}\n", 1)


def _listed_annexes(document: Document, bulletin: Bulletin, fonts: Fonts) -> None:
    _line(document, "", fonts.body)
    for number, name in enumerate(bulletin.annex_names, start=1):
        paragraph = _line(document, f"{'附件：' if number == 1 else ''}{number}．{name}", fonts.body)
        indent(paragraph, left=2 if number == 1 else LISTED_INDENT)


def _signed(document: Document, bulletin: Bulletin, fonts: Fonts) -> None:
    for _ in range(SEAL_LINES):
        _line(document, "", fonts.body).paragraph_format.keep_with_next = True
    for text in (bulletin.issuer, bulletin.issued_words):
        paragraph = _line(document, text, fonts.body)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.keep_with_next = True
        indent(paragraph, right=AFTER_DATE)
    _indented(document, f"（{bulletin.contact}）", fonts.body)


def _indented(document: Document, text: str, font: str) -> Paragraph:
    paragraph = _line(document, text, font)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    indent(paragraph, firstLine=2)
    return paragraph


def _line(document: Document, text: str, font: str, size: float = SIZE_3) -> Paragraph:
    paragraph = document.add_paragraph()
    exact_lines(paragraph)
    run(paragraph, text, font, size)
    return paragraph


def _ruled(paragraph: Paragraph) -> None:
    borders = OxmlElement("w:pBdr")
    for side in ("top", "bottom"):
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "8"), ("space", "4"), ("color", "000000")):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")
