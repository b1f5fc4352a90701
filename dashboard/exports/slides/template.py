"""A bureau's own .pptx as the ground of a presentation: checked before it is kept, opened without its slides when it is used."""

from __future__ import annotations

import io
import zipfile

from dashboard.exports.slides.colours import DARK
from dashboard.exports.slides.deck import Deck, opened
from dashboard.exports.slides.layouts import NoLayout
from dashboard.exports.slides.letters import Typeface
from dashboard.loaders.formats import package
from dashboard.provenance import SourceError
from dashboard.settings import SETTINGS

ENDING = ".pptx"
LARGEST_MB = 20
# Sides of a slide, in EMU: PowerPoint allows from 1 to 56 inches.
SMALLEST_SIDE, LARGEST_SIDE = 914_400, 56 * 914_400
MACROS = ("vbaProject", "activeX", "ActiveX")
MACRO_KINDS = (b"macroEnabled", b"application/vnd.ms-office.vbaProject")
CONTENT_TYPES = "[Content_Types].xml"
TOO_LARGE = f"模板超过 {LARGEST_MB} MB，请压缩其中的图片后再上传"
NOT_PPTX = "只收 .pptx 文件；.potx、.ppt、.dps 等请在 PowerPoint 或 WPS 里另存为 .pptx"
HAS_MACROS = "模板含有宏或控件，不能使用，请另存为不含宏的 .pptx"
BROKEN = "模板打不开，文件已损坏或不是 .pptx，请在 PowerPoint 或 WPS 里打开后重新另存"
NO_LAYOUT = "模板里没有可用的版式：需要一个标题在上方、下面留有至少 10×5 厘米空位的版式（如“仅标题”“标题和内容”），请在幻灯片母版里补上"
ODD_SIZE = "模板的幻灯片尺寸不合常规（每边应在 2.5 至 142 厘米之间），请在“设计—幻灯片大小”里改好"


class TemplateError(ValueError):
    """A file that cannot be the ground of presentations: what is wrong and what to do, in Chinese."""


def check(content: bytes, name: str) -> None:
    """Raise TemplateError unless every presentation can be made on the file."""
    if not name.lower().endswith(ENDING):
        raise TemplateError(NOT_PPTX)
    if len(content) > LARGEST_MB * 1024 * 1024:
        raise TemplateError(TOO_LARGE)
    _check_package(content, name)
    deck = template_deck(content)
    if not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in (deck.show.slide_width, deck.show.slide_height)):
        raise TemplateError(ODD_SIZE)
    deck.cover("标题", ["说明"])
    deck.headed("标题", "说明", "来源")
    deck.bytes()


def template_deck(content: bytes) -> Deck:
    """An empty presentation with a template's masters, layouts, fonts and size. TemplateError for one that does not serve."""
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    try:
        show = Presentation(io.BytesIO(content))
        _without_slides(show)
        theme = _theme(show)
        letters = Typeface("+mn-lt", "+mn-ea" if _names_chinese(theme, "minorFont") else SETTINGS.office_font)
        heading = Typeface("+mj-lt", "+mj-ea" if _names_chinese(theme, "majorFont") else SETTINGS.office_font)
        return opened(show, letters, heading, _accent(theme))
    except NoLayout as none:
        raise TemplateError(NO_LAYOUT) from none
    except (
        PythonPptxError,
        KeyError,
        ValueError,
        AttributeError,
        IndexError,
        TypeError,
        SyntaxError,
        OSError,
        zipfile.BadZipFile,
    ) as broken:
        raise TemplateError(BROKEN) from broken


def _check_package(content: bytes, name: str) -> None:
    try:
        package.check(content, name, ENDING)
    except SourceError as refused:
        raise TemplateError(refused.what) from refused
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = file.namelist()
        if CONTENT_TYPES not in names or not any(name.startswith("ppt/") for name in names):
            raise TemplateError(BROKEN)
        kinds = file.read(CONTENT_TYPES)
    if any(sign in name for name in names for sign in MACROS) or any(kind in kinds for kind in MACRO_KINDS):
        raise TemplateError(HAS_MACROS)


def _without_slides(show) -> None:
    """Take the template's own slides out; what only they used is not saved."""
    from pptx.oxml.ns import qn

    listed = show.slides._sldIdLst
    for slide in list(listed):
        show.part.drop_rel(slide.get(qn("r:id")))
        listed.remove(slide)
    for sections in list(show.part._element.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}sectionLst")):
        extension = sections.getparent()
        extension.getparent().remove(extension)


def _theme(show):
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE

    return etree.fromstring(show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)


def _names_chinese(theme, kind: str) -> bool:
    """Whether the theme itself names an East Asian font."""
    found = theme.find(f".//{{*}}{kind}/{{*}}ea")
    return found is not None and bool(found.get("typeface"))


def _accent(theme) -> str:
    """The first accent as RRGGBB; of a colour said in another way, one that white letters read on."""
    slot = theme.find(".//{*}clrScheme/{*}accent1")
    said = None if slot is None or not len(slot) else slot[0].get("val") if slot[0].tag.endswith("srgbClr") else slot[0].get("lastClr")
    return (said or DARK).upper()
