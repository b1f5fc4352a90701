"""A set of charts from several pages: each under its own filters, in the reader's order, in one file."""

import io
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from app import server
from dashboard.schema import Selection
from dashboard.views.pages import view_of
from dashboard.views.situation import situation
from dashboard.web.chosen_set import MOST, NOTHING, TOO_MANY

CURVE, MAP, PLANNED = "quarter.quarter-curve", "overview.counties", "quarter.quarter-planned"
COMMON = {"city": "德州", "as_of": "2020-09-30"}
OWN = {"department": "市大数据局"}


def taken(parts: list[str], ending: str = "pptx", **more: str):
    return server.test_client().get(f"/download/set.{ending}", query_string={**COMMON, **more, "part": parts})


def headline(part: str, **query: str) -> str:
    page, _, name = part.partition(".")
    return view_of(page, name, situation(Selection.from_query({**COMMON, **query}))).view.headline


def titles(answer) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(answer.data)).slides]


def test_the_charts_stand_in_the_readers_order_each_under_its_own_filters():
    answer = taken([CURVE, MAP, f"{PLANNED};department:市大数据局"])
    expected = [headline(CURVE), headline(MAP), headline(PLANNED, **OWN)]
    assert titles(answer) == ["德州 汇报材料", *expected, "依据文件"]
    slides = Presentation(io.BytesIO(answer.data)).slides
    said = ["\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in slides]
    assert "筛选：见各页" in said[0] and "部门：市大数据局" in said[3] and "部门：" not in said[1]


def test_a_set_is_a_workbook_as_well_and_named_as_what_it_is():
    answer = taken([PLANNED, MAP], "xlsx")
    assert load_workbook(io.BytesIO(answer.data)).sheetnames == ["说明", "各季度节点完成情况", "县区分布"]
    assert unquote(answer.headers["Content-Disposition"]).endswith("德州_汇报材料_2020-09-30.xlsx")


def test_charts_of_several_cities_stand_in_one_file():
    answer = taken([PLANNED, "overview.counties;city:临沂;as_of:2022-07-12"])
    assert titles(answer)[0] == "德州、临沂 汇报材料"


def test_a_chart_without_rows_says_why():
    answer = taken(["overview.latest"])
    assert titles(answer)[0] == headline("overview.latest")


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_slides_have_the_shape_that_is_asked_for(ratio):
    show = Presentation(io.BytesIO(taken([PLANNED], ratio=ratio).data))
    wide, high = map(int, ratio.split(":"))
    assert abs(show.slide_width / show.slide_height - wide / high) < 0.001


@pytest.mark.parametrize(
    ("parts", "said"), [([], NOTHING), ([MAP] * (MOST + 1), TOO_MANY), (["overview.nothing"], "“overview.nothing”"), (["x"], "“x”")]
)
def test_a_set_that_cannot_be_made_is_refused_in_words(parts, said):
    answer = taken(parts)
    assert answer.status_code == 400 and said in answer.text
