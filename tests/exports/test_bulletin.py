"""The bulletin as a Word document, read back: paper, grid, fonts, order of its parts, tables across with repeated headings, charts."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu

from dashboard.exports.bulletin import annexes, as_document, paper
from dashboard.figures.palette import mark
from dashboard.measures.desk import Desk, StepReport
from dashboard.reports.periods import period
from dashboard.schema import State
from dashboard.settings import SETTINGS
from dashboard.views.bulletin import Final, bulletin
from tests.views import made

STEPS = [
    made.step("m1", "2022-06-30", department="市大数据局"),
    made.step("m2", "2022-07-20", department="市大数据局"),
    made.step("m3", "2022-08-20", department="市大数据局"),
]
DESK = Desk(steps={"m1": StepReport("r1", date(2022, 7, 5), done=date(2022, 7, 4)), "m2": StepReport("r2", date(2022, 7, 25))})


@pytest.fixture(scope="module")
def issued():
    return bulletin(made.situation(desk=DESK, milestones=STEPS), Final(3, date(2022, 8, 2)))


@pytest.fixture(scope="module")
def document(issued):
    return Document(io.BytesIO(as_document(issued)))


def texts(document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def of(document, text):
    return next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith(text))


def look(paragraph) -> tuple[str, float]:
    """The font of a paragraph's Chinese and its size."""
    run = paragraph.runs[0]
    return run._element.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt


def test_the_paper_has_the_official_margins_and_type_area(document):
    section = document.sections[0]
    sides = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(side.mm) for side in sides] == [210, 297, 37, 28]
    assert round(Emu(section.page_width - section.left_margin - section.right_margin).mm) == 156
    assert round(Emu(section.page_height - section.top_margin - section.bottom_margin).mm) == 225


def test_the_grid_has_22_lines_of_28_characters(document):
    grid = document.sections[0]._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    twips = 1440 / 25.4
    assert int(225 * twips / int(grid.get(qn("w:linePitch")))) == 22
    assert int(156 * twips / 20 / (16 + int(grid.get(qn("w:charSpace"))) / 4096)) == 28
    line = of(document, "现将截至").paragraph_format.line_spacing
    assert line.twips == int(grid.get(qn("w:linePitch")))


def test_fonts_and_sizes_are_the_official_ones_by_name(document):
    assert look(of(document, "关于2022年7月份")) == ("方正小标宋简体", 22)
    assert look(of(document, "现将截至")) == ("仿宋_GB2312", 16)
    assert look(of(document, "一、总体情况")) == ("黑体", 16)
    assert look(of(document, "（一）主要成效")) == ("楷体_GB2312", 16)
    assert document.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"


def test_the_parts_stand_in_the_official_order(document, issued):
    order = [
        issued.title,
        "（2022年第3期）",
        issued.addressees,
        issued.opening,
        *(block.text for block in issued.body),
        f"附件：1．{issued.annex_names[0]}",
        issued.issuer,
        "2022年8月2日",
        f"（{issued.contact}）",
        "附件1",
        issued.copies,
    ]
    found = texts(document)
    places = [found.index(text) for text in order]
    assert places == sorted(places)


def test_the_head_and_the_place_of_the_seal_are_left_blank(document, issued):
    found = texts(document)
    assert found[:5] == [""] * 5
    assert found[found.index(issued.issuer) - 2 : found.index(issued.issuer)] == ["", ""]


def test_pages_are_numbered_outside_right_on_odd_pages_left_on_even_ones(document):
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)):
        (paragraph,) = footer.paragraphs
        assert (paragraph.alignment, paragraph.text) == (side, "— 1 —")
        assert "PAGE" in paragraph._p.xml
        assert look(paragraph) == ("宋体", 14)


def test_each_table_lies_across_on_pages_of_its_own_and_text_and_charts_stand_upright(document, issued):
    upright, lying = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert [section.orientation for section in document.sections] == [upright, *[lying] * len(issued.annexes), upright]
    assert {(round(one.page_width.mm), round(one.page_height.mm)) for one in document.sections[1:-1]} == {(297, 210)}


def test_tables_hold_the_annexes_their_headings_repeat_and_no_row_is_torn(document, issued):
    assert len(document.tables) == len(issued.annexes)
    for grid, annex in zip(document.tables, issued.annexes, strict=True):
        assert [cell.text for cell in grid.rows[0].cells] == list(annex.view.columns.values())
        assert len(grid.rows) == len(annex.view.rows) + 1
        assert grid.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in grid.rows)


def test_a_lamp_is_its_sign_and_its_word(document, issued):
    place = [annex.name for annex in issued.annexes].index("逾期和未报送清单")
    (row,) = issued.annexes[place].view.rows
    cells = [cell.text for cell in document.tables[place].rows[1].cells]
    assert f"{mark(State.OVERDUE).symbol} 逾期" in cells
    assert row["reason"] in cells


def test_every_chart_is_a_picture_of_the_last_annex(document, issued):
    assert issued.charts
    assert len(document.inline_shapes) == len(issued.charts)
    assert {round(shape.width.mm) for shape in document.inline_shapes} == {156}


def test_columns_fill_the_page_and_short_ones_keep_their_texts_on_one_line():
    found = annexes.widths([2, 60, 5.5, 90])
    assert round(sum(found)) == paper.TYPE_HEIGHT
    character = paper.SIZE_5 / paper.POINTS_A_MM
    assert found[0] >= 2 * character and found[2] >= 5.5 * character
    assert found[1] == found[3]


@pytest.mark.parametrize("sample", [True, False])
def test_made_up_data_is_marked_above_every_page(issued, monkeypatch, sample):
    monkeypatch.setattr(paper, "SETTINGS", replace(SETTINGS, sample=sample))
    section = Document(io.BytesIO(as_document(replace(issued, charts=())))).sections[0]
    expected = "示例数据，不是真实填报" if sample else ""
    assert [header.paragraphs[0].text for header in (section.header, section.even_page_header)] == [expected, expected]


def test_a_title_too_long_for_a_line_breaks_behind_its_period(issued):
    quarter = replace(issued, period=period("2022Q2"), title="关于2022年第二季度重点工作进展情况的通报", charts=())
    assert "关于2022年第二季度\n重点工作进展情况的通报" in texts(Document(io.BytesIO(as_document(quarter))))
