"""A bureau's own presentation: its masters, layouts, fonts and size are used, its slides are not; what does not serve is refused."""

import io
import zipfile

import pytest
from docx import Document
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.exports.slides import as_slides
from dashboard.exports.slides.template import (
    BROKEN,
    HAS_MACROS,
    LARGEST_MB,
    NO_LAYOUT,
    NOT_PPTX,
    TOO_LARGE,
    TemplateError,
    check,
)
from dashboard.settings import SETTINGS
from dashboard.views.pages import Listed
from tests.exports import made_presentations as made
from tests.exports.test_slides import ABOUT, CHART, table_of, tables


def opened(template: bytes):
    listed = [Listed(view.id, view) for view in (CHART, table_of(40))]
    return Presentation(io.BytesIO(as_slides(listed, ABOUT, template=template)))


def a_word_document() -> bytes:
    out = io.BytesIO()
    Document().save(out)
    return out.getvalue()


def test_its_size_and_layouts_are_used_and_its_slides_are_not():
    show = opened(made.bureaus_own())
    assert (show.slide_width, show.slide_height) == (made.WIDTH, made.HEIGHT)
    assert [slide.slide_layout.name for slide in show.slides][:2] == ["Title Slide", "Title Only"]
    assert not any("旧页" in slide.shapes.title.text_frame.text for slide in show.slides)
    assert sum(name.startswith("ppt/slides/slide") for name in zipfile.ZipFile(io.BytesIO(made.saved(show))).namelist()) == len(show.slides)


def test_titles_stand_in_its_placeholder_and_content_below_it():
    show = opened(made.bureaus_own())
    layout = next(layout for layout in show.slide_layouts if layout.name == "Title Only")
    title, slide = layout.placeholders[0], show.slides[1]
    assert (slide.shapes.title.left, slide.shapes.title.top) == (title.left, title.top)
    chart = next(shape for shape in slide.shapes if shape.has_chart)
    assert chart.top >= title.top + title.height and chart.top + chart.height <= show.slide_height
    for table in tables(show):
        assert sum(column.width for column in table.columns) <= show.slide_width


@pytest.mark.parametrize(("font", "expected"), [("方正仿宋", "+mn-ea"), ("", SETTINGS.office_font)])
def test_its_own_chinese_font_is_used_and_where_it_names_none_the_offices(font, expected):
    slide = opened(made.bureaus_own(font)).slides[1]
    written = [run.find(qn("a:rPr")) for shape in slide.shapes if not shape.is_placeholder for run in shape._element.iter(qn("a:r"))]
    assert {properties.find(qn("a:ea")).get("typeface") for properties in written} == {expected}
    assert {properties.find(qn("a:latin")).get("typeface") for properties in written} == {"+mn-lt"}


def test_a_good_template_passes():
    assert check(made.bureaus_own(), "本单位.pptx") is None


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (made.bureaus_own, "模板.potx", NOT_PPTX),
        (made.with_macros, "模板.pptx", HAS_MACROS),
        (made.without_layouts, "模板.pptx", NO_LAYOUT),
        (made.crowded, "模板.pptx", NO_LAYOUT),
        (a_word_document, "模板.pptx", BROKEN),
        (lambda: made.bureaus_own()[:3000], "模板.pptx", "文件已损坏"),
        (lambda: b"", "模板.pptx", "文件已损坏"),
        (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "模板.pptx", "旧版 Office 格式，请另存为 .pptx"),
        (lambda: b"x" * (LARGEST_MB * 1024 * 1024 + 1), "模板.pptx", TOO_LARGE),
        (made.bombed, "模板.pptx", "疑为压缩炸弹"),
    ],
    ids=["template ending", "macros", "no layouts", "no room", "word", "torn", "empty", "old", "large", "bomb"],
)
def test_what_does_not_serve_is_refused_with_what_to_do(content, name, said):
    with pytest.raises(TemplateError) as refused:
        check(content(), name)
    assert said in str(refused.value)
