"""Views as slides: native charts, tables that go on, fonts for Chinese."""

import io
from datetime import datetime

from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.exports.about import About
from dashboard.exports.slides import ROWS_A_SLIDE, as_slides
from dashboard.views.pages import Listed
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
    columns={"q": "季度"},
    rows=({"q": "一季度"},),
    figure=BARS,
    sources=SOURCE,
    as_of="截至 2022-07-31",
)


def table_of(count: int) -> View:
    return View(id="t", headline="清单", columns={"a": "事项"}, rows=tuple({"a": f"事项{n}"} for n in range(count)), sources=SOURCE)


def opened(*views: View):
    return Presentation(io.BytesIO(as_slides([Listed(view.id, view) for view in views], ABOUT)))


def texts(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_bars_are_a_native_chart_under_the_finding_with_source_and_date():
    slide = opened(CHART).slides[1]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert [(series.name, tuple(series.values)) for series in chart.plots[0].series] == [("计划", (3.0, 2.0)), ("已办结", (None, 1.0))]
    assert "一季度最多：3 项" in texts(slide) and "来源：甲市工作要点" in texts(slide) and "截至 2022-07-31" in texts(slide)


def test_bars_without_a_name_are_drawn_too():
    plain = {"data": [{"type": "bar", "x": ["1月"], "y": [4]}], "layout": {}}
    slide = opened(View(id="p", headline="只有一种", columns={"m": "月份"}, rows=({"m": "1月"},), figure=plain)).slides[1]
    assert any(shape.has_chart for shape in slide.shapes)


def test_a_long_table_goes_on_over_slides_with_its_heading():
    slides = list(opened(table_of(ROWS_A_SLIDE + 1)).slides)[1:-1]
    tables = [next(shape.table for shape in slide.shapes if shape.has_table) for slide in slides]
    assert [len(table.rows) for table in tables] == [ROWS_A_SLIDE + 1, 2]
    assert [table.cell(0, 0).text for table in tables] == ["事项", "事项"]


def test_every_text_names_a_font_for_chinese():
    for slide in opened(CHART, table_of(1)).slides:
        for run in slide._element.iter(qn("a:rPr")):
            assert run.find(qn("a:ea")) is not None


def test_the_first_slide_says_what_it_is_and_the_last_where_it_is_from():
    slides = list(opened(CHART).slides)
    assert "甲市 2022年度总览" in texts(slides[0]) and "筛选：无（全市）" in texts(slides[0])
    assert "甲市工作要点 2022-03-01" in texts(slides[-1])


def test_a_view_without_rows_has_no_slide():
    assert len(opened(View(id="e", headline="没有")).slides) == 2
