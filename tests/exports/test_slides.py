"""Views as slides: native charts with the page's values, cards, pictures, tables that go on; nothing leaves its place."""

import io
from datetime import datetime

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from dashboard.exports.about import About
from dashboard.exports.making import Piece, finished
from dashboard.exports.slides import as_slides, make_slides
from dashboard.exports.slides.house import Ratio
from dashboard.schema import Selection, State
from dashboard.settings import SETTINGS
from dashboard.views.pages import Listed, views_of
from dashboard.views.situation import situation
from dashboard.views.view import Source, View

ABOUT = About("甲市", "2022年度总览", "2022-07-31", (), "亮灯规则：通用规则", datetime(2022, 8, 1, 9, 30))
SOURCE = (Source("d1", "甲市工作要点", date="2022-03-01"),)
BARS = {
    "data": [
        {"type": "bar", "name": "计划", "x": ["一季度", "二季度"], "y": [3, 2]},
        {"type": "bar", "name": "已办结", "x": ["二季度"], "y": [1]},
    ],
    "layout": {},
}
CHART = View(
    id="c",
    headline="一季度最多：3 项",
    subtitle="按季度目标计；点柱筛选该季度",
    unit="项",
    columns={"q": "季度"},
    rows=({"q": "一季度"},),
    figure=BARS,
    sources=SOURCE,
    as_of="截至 2022-07-31",
    rule="亮灯规则：通用规则",
)
FILTERS = [{"city": "德州", "as_of": "2020-06-30"}, {"city": "德州", "as_of": "2020-12-31", "department": "市大数据局"}, {"city": "临沂"}]


def table_of(count: int, text: str = "事项") -> View:
    rows = tuple({"a": f"{text}{n}", "s": State.OVERDUE} for n in range(count))
    return View(id="t", headline="清单", columns={"a": "事项", "s": "亮灯", "e": "从不填写"}, rows=rows, sources=SOURCE)


def opened(*views: View, ratio: Ratio = Ratio.WIDE):
    return Presentation(io.BytesIO(as_slides([Listed(view.id, view) for view in views], ABOUT, ratio)))


def texts(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def charts(show) -> list:
    return [shape.chart for slide in show.slides for shape in slide.shapes if shape.has_chart]


def tables(show) -> list:
    return [shape.table for slide in show.slides for shape in slide.shapes if shape.has_table]


def test_bars_are_a_native_chart_under_the_finding_with_unit_source_date_and_rule():
    slide = opened(CHART, table_of(1)).slides[1]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert [(series.name, tuple(series.values)) for series in chart.plots[0].series] == [("计划", (3.0, 2.0)), ("已办结", (None, 1.0))]
    assert slide.shapes.title.text_frame.text == "一季度最多：3 项"
    for said in ("甲市 · 按季度目标计 · 单位：项", "来源：甲市工作要点 2022-03-01 · 截至 2022-07-31", "亮灯规则：通用规则"):
        assert said in texts(slide)


@pytest.mark.parametrize("query", FILTERS, ids=lambda query: "-".join(query.values()))
def test_a_chart_holds_the_values_of_the_page_under_any_filter(query):
    judged = situation(Selection.from_query(query))
    found = [view for _, view in views_of("quarter", judged) if view.figure and view.id == "quarter-planned"]
    chart = charts(opened(*found, table_of(1)))[0]
    drawn = [(trace["name"], [float(y) for y in trace["y"]]) for trace in found[0].figure["data"]]
    assert [(series.name, list(series.values)) for series in chart.plots[0].series] == drawn
    assert list(chart.plots[0].categories) == found[0].figure["data"][0]["x"]


def test_a_map_is_a_picture_with_its_words_and_twice_the_pixels_of_its_place():
    county_map = next(view for _, view in views_of("county", situation(Selection.from_query(FILTERS[0]))) if view.id == "counties")
    slide = opened(county_map, table_of(1)).slides[1]
    picture = next(shape for shape in slide.shapes if hasattr(shape, "image"))
    assert picture._element.nvPicPr.cNvPr.get("descr") == county_map.alternative
    wide, high = picture.image.size
    assert abs(wide / high - picture.width / picture.height) < 0.01
    assert wide >= 2 * 0.99 * picture.width / 9525
    assert SETTINGS.map_note in texts(slide)


def test_key_figures_are_cards_whose_words_can_be_edited():
    rows = tuple({"name": f"指标{n}", "said": f"{n}个", "caption": "截至 2022-06-30"} for n in range(6))
    slide = opened(View(id="key-figures", headline="关键数据", columns={"name": "指标"}, rows=rows), table_of(1)).slides[1]
    assert "指标0\n0个\n截至 2022-06-30" in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_a_long_table_goes_on_over_slides_with_its_heading_and_says_so():
    show = opened(table_of(60), CHART)
    found = tables(show)
    assert len(found) > 1
    assert {table.cell(0, 0).text for table in found} == {"事项"}
    assert [row.cells[0].text for table in found for row in list(table.rows)[1:]] == [f"事项{n}" for n in range(60)]
    titles = [slide.shapes.title.text_frame.text for slide in show.slides if any(shape.has_table for shape in slide.shapes)]
    assert titles == ["清单"] + ["清单（续）"] * (len(found) - 1)


def test_a_lamp_in_a_table_has_its_symbol_and_columns_without_words_are_left_out():
    table = tables(opened(table_of(1), CHART))[0]
    assert [cell.text for cell in table.rows[0].cells] == ["事项", "亮灯"]
    assert table.cell(1, 1).text == "■ 逾期"


@pytest.mark.parametrize("ratio", Ratio)
@pytest.mark.parametrize("page", ["overview", "department"])
def test_nothing_stands_outside_the_slide_and_no_table_reaches_the_foot(ratio, page):
    judged = situation(Selection.from_query(FILTERS[0]))
    show = Presentation(io.BytesIO(as_slides(views_of(page, judged), ABOUT, ratio)))
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= show.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= show.slide_height
        for shape in slide.shapes:
            if shape.has_table:
                foot = min(other.top for other in slide.shapes if other.has_text_frame and other.text_frame.text.startswith("来源"))
                assert shape.top + sum(row.height for row in shape.table.rows) <= foot
                assert sum(column.width for column in shape.table.columns) <= show.slide_width


def test_a_matrix_of_months_is_a_table_of_lit_cells_with_their_number():
    row = {"name": "甲局", "states": {"6月": State.OVERDUE}, "counts": {"6月": 2}, "6月": "逾"}
    bare = {"name": "乙局", "states": {}, "counts": {}, "undated": "文件未写时限 · 乙局"}
    columns = {"name": "部门", "no": "序号"} | {f"{month}月": f"{month}月" for month in range(1, 13)}
    table = tables(opened(View(id="campaign", headline="挂图作战", columns=columns, rows=(row, bare)), CHART))[0]
    assert [cell.text for cell in table.rows[0].cells][:2] == ["部门", "1月"]
    assert table.cell(1, 6).text == "逾2"
    assert str(table.cell(1, 6).fill.fore_color.rgb) == "C0392B"
    assert table.cell(2, 0).text == "乙局（文件未写时限 · 乙局）"


@pytest.mark.parametrize(("ratio", "width"), [(Ratio.WIDE, 13.333), (Ratio.STANDARD, 10)])
def test_slides_are_16_to_9_or_4_to_3(ratio, width):
    show = opened(CHART, ratio=ratio)
    assert (show.slide_width, show.slide_height) == (Inches(width), Inches(7.5))


def test_every_text_and_the_theme_name_a_font_for_chinese():
    show = opened(CHART, table_of(1))
    for slide in show.slides:
        named = [run.find(f"{qn('a:rPr')}/{qn('a:ea')}") for run in slide._element.iter(qn("a:r"))]
        assert {ea.get("typeface") for ea in named} == {SETTINGS.office_font}
    letters = [properties.find(qn("a:ea")) for properties in charts(show)[0]._chartSpace.iter(qn("a:defRPr"))]
    assert {ea.get("typeface") for ea in letters} == {SETTINGS.office_font}
    theme = next(part for part in show.part.package.iter_parts() if part.partname.startswith("/ppt/theme/theme1"))
    assert f'<a:ea typeface="{SETTINGS.office_font}"/>' in theme.blob.decode()


def test_the_first_slide_says_what_it_is_and_the_last_where_it_is_from():
    slides = list(opened(CHART, table_of(1)).slides)
    assert "甲市 2022年度总览" in texts(slides[0]) and "筛选：无（全市）" in texts(slides[0])
    assert "1. 甲市工作要点 2022-03-01" in texts(slides[-1])


def test_layouts_have_chinese_names_and_no_placeholder_is_left_empty():
    show = opened(CHART, table_of(1))
    assert {layout.name for layout in show.slide_layouts} >= {"标题幻灯片", "仅标题"}
    assert all(shape.text_frame.text for slide in show.slides for shape in slide.placeholders)


def test_a_view_without_rows_has_no_slide_of_a_page_but_says_why_where_it_was_asked_for():
    empty = View(id="e", headline="没有节点", note="文件没有写明带日期的节点")
    assert [slide.shapes.title.text_frame.text for slide in opened(empty, CHART).slides][1:-1] == ["一季度最多：3 项"]
    asked = finished(make_slides([Piece("节点", lambda: empty, ABOUT, wanted=True)], ABOUT))
    (slide,) = Presentation(io.BytesIO(asked)).slides
    assert "文件没有写明带日期的节点" in texts(slide)


def test_a_single_chart_has_no_title_slide_and_its_sources_behind_it():
    titles = [slide.shapes.title.text_frame.text for slide in opened(CHART).slides]
    assert titles == ["一季度最多：3 项", "依据文件"]


def test_a_text_that_no_slide_can_hold_ends_with_an_ellipsis():
    table = tables(opened(table_of(1, "很长" * 2000), CHART))[0]
    assert table.cell(1, 0).text.endswith("…")
