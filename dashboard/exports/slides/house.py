"""The program's own presentation, 16 : 9 or 4 : 3: python-pptx's blank one in our colours, letters and words."""

from __future__ import annotations

from enum import StrEnum

from dashboard.exports.slides.deck import Deck, opened
from dashboard.exports.slides.layouts import INCH, OPENING
from dashboard.exports.slides.letters import Typeface
from dashboard.figures.palette import LIGHT, palette
from dashboard.settings import SETTINGS


class Ratio(StrEnum):
    """The shape of a slide."""

    WIDE = "16:9"
    STANDARD = "4:3"


HEIGHT = 7.5
WIDTHS: dict[Ratio, float] = {Ratio.WIDE: 13.333, Ratio.STANDARD: 10.0}
MARGIN = 0.55
# Placeholder of the master -> left, top, width, height in inches, as `_put` reads them.
BOXES: dict[str, tuple[float, float, float, float]] = {
    "TITLE": (MARGIN, 0.32, -2 * MARGIN, 0.86),
    "BODY": (MARGIN, 1.7, -2 * MARGIN, 4.7),
    "DATE": (MARGIN, 7.12, 2.5, 0.26),
    "FOOTER": (MARGIN + 3, 7.12, 3, 0.26),
    "SLIDE_NUMBER": (-MARGIN - 1.5, 7.12, 1.5, 0.26),
}
LOW_BOXES = {name: BOXES[name] for name in ("DATE", "FOOTER", "SLIDE_NUMBER")}
# The same for the first slide's title and the lines below it.
COVER_BOXES = {"CENTER_TITLE": (MARGIN + 0.35, 1.9, -2 * MARGIN - 0.35, 1.3), "SUBTITLE": (MARGIN + 0.35, 3.45, -2 * MARGIN - 0.35, 2.6)}
TITLE_SIZE, COVER_SIZES = 28, {"CENTER_TITLE": 40, "SUBTITLE": 18}
# A band of the brand at the upper edge of every slide, and a bar beside the title of the first; inches, width of the slide where 0.
BAND, BAR = (0, 0, 0, 0.1), (MARGIN, 2.0, 0.09, 1.15)
LEVEL = """<a:lvl1pPr {namespace} marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="{size}" b="{bold}"/></a:lvl1pPr>"""
DECORATION = """<p:sp {namespace}><p:nvSpPr><p:cNvPr id="90" name=""/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>
<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"""
LAYOUT_NAMES = {
    "title": "标题幻灯片",
    "obj": "标题和内容",
    "secHead": "节标题",
    "twoObj": "两栏内容",
    "twoTxTwoObj": "比较",
    "titleOnly": "仅标题",
    "blank": "空白",
    "objTx": "内容与标题",
    "picTx": "图片与标题",
    "vertTx": "标题和竖排文字",
    "vertTitleAndTx": "竖排标题与文本",
}


def house_deck(ratio: Ratio) -> Deck:
    """An empty presentation of ours in a shape."""
    from pptx import Presentation

    show = Presentation()
    width = round(WIDTHS[ratio] * INCH)
    _stretch(show, width / show.slide_width)
    show.slide_width, show.slide_height = width, round(HEIGHT * INCH)
    _dress(show.slide_master, WIDTHS[ratio])
    letters = Typeface(SETTINGS.office_font, SETTINGS.office_font)
    return opened(show, letters, letters, _hex("brand"), _hex("muted"))


def _stretch(show, by: float) -> None:
    """Widen everything that master and layouts place: the blank presentation is 4 : 3."""
    from pptx.oxml.ns import qn

    for sheet in (show.slide_master, *show.slide_layouts):
        for place in sheet._element.iter(qn("a:off"), qn("a:ext")):
            for name in ("x", "cx"):
                if place.get(name):
                    place.set(name, str(round(int(place.get(name)) * by)))


def _dress(master, width: float) -> None:
    """Our colours and font into the theme, our places and sizes into the master, Chinese names for the layouts."""
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = etree.tostring(_themed(etree.fromstring(theme.blob)), xml_declaration=True, encoding="UTF-8", standalone=True)
    _decorate(master, BAND, width)
    for layout in master.slide_layouts:
        layout._element.cSld.set("name", LAYOUT_NAMES[layout._element.get("type")])
        for shape in layout.placeholders:
            _put(shape, width, LOW_BOXES | COVER_BOXES)
            if shape.placeholder_format.type.name in COVER_SIZES:
                _style(shape, COVER_SIZES[shape.placeholder_format.type.name])
        if layout._element.get("type") == OPENING:
            _decorate(layout, BAR, width)
    for shape in master.placeholders:
        _put(shape, width, BOXES)
        if shape.placeholder_format.type.name == "TITLE":
            _style(shape, TITLE_SIZE)


def _themed(theme):
    """A theme with our ink, brand and lamps as its colours and the office's font for headings and text."""
    names = {"dk1": "ink", "dk2": "brand", "accent1": "brand", "accent2": "ok", "accent3": "warn", "accent4": "late", "accent5": "none"}
    space = f"{{{theme.nsmap['a']}}}"
    for name, token in names.items():
        slot = theme.find(f".//{space}clrScheme/{space}{name}")
        slot[:] = [slot.makeelement(f"{space}srgbClr", {"val": _hex(token)})]
    for font in theme.findall(f".//{space}fontScheme/*"):
        for kind in ("latin", "ea"):
            font.find(f"{space}{kind}").set("typeface", SETTINGS.office_font)
    return theme


def _put(shape, width: float, boxes: dict[str, tuple[float, float, float, float]]) -> None:
    """Put a placeholder where `boxes` says: left from the right edge where below zero, width less than the slide's by as much."""
    if shape.placeholder_format.type.name not in boxes:
        return
    left, top, wide, high = boxes[shape.placeholder_format.type.name]
    left = left if left >= 0 else width + left
    wide = wide if wide > 0 else width + wide
    shape.left, shape.top, shape.width, shape.height = (round(size * INCH) for size in (left, top, wide, high))


def _style(shape, size: int) -> None:
    """Words at the left without a margin, a title's bold and standing on its lower edge, at a size in points."""
    from pptx.enum.text import MSO_ANCHOR
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn

    is_title = "TITLE" in shape.placeholder_format.type.name.split("_")
    frame = shape.text_frame
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if is_title else MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    levels = frame._txBody.find(qn("a:lstStyle"))
    levels[:] = [parse_xml(LEVEL.format(namespace=nsdecls("a"), size=size * 100, bold=int(is_title)))]


def _decorate(sheet, box: tuple[float, float, float, float], width: float) -> None:
    """A plain shape in the brand's colour behind what a master or layout holds."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    left, top, wide, high = (round(size * INCH) for size in (*box[:2], box[2] or width, box[3]))
    shape = parse_xml(DECORATION.format(namespace=nsdecls("p", "a"), left=left, top=top, width=wide, height=high))
    sheet.shapes._spTree.insert(2, shape)


def _hex(token: str) -> str:
    return palette(LIGHT)[token][1:].upper()
