"""A drawn chart shows the numbers, names and dates of its figure, each where the figure has it."""

from dataclasses import replace

import pandas as pd
import pytest
from lxml import etree

from dashboard.exports.pictures import as_svg
from dashboard.exports.pictures.axes import axis, round_numbers, ticks
from dashboard.figures.county_map import Shape, Tint, county_map
from dashboard.figures.matrix import heat, month_bars
from dashboard.figures.palette import palette
from dashboard.figures.timeline import cumulative, planned_and_done, step_axis
from dashboard.figures.trend import trend
from dashboard.schema import State
from tests.exports.pictures.made import ABOUT, TABLE, texts

LIGHT = palette("light")
AS_OF = "2022-07-31"


def drawn(figure: dict) -> bytes:
    return as_svg(replace(TABLE, figure=figure), ABOUT)


def shapes(svg: bytes, kind: str, **attributes: str) -> list:
    found = etree.fromstring(svg).iter(f"{{*}}{kind}")
    return [element for element in found if all(element.get(name) == value for name, value in attributes.items())]


def test_bars_stand_beside_each_other_as_high_as_their_numbers():
    quarters = pd.DataFrame({"quarter": ["一季度", "二季度"], "planned": [4, 2], "done": [1, 2], "act": ["", ""]})
    svg = drawn(planned_and_done(quarters, LIGHT))
    said = texts(svg)
    assert [word for word in said if word in ("一季度", "二季度", "4", "2", "1", "计划", "已办结")] == [
        "一季度", "二季度", "4", "2", "1", "2", "计划", "已办结",
    ]  # fmt: skip
    heights = [float(bar.get("height")) for bar in shapes(svg, "rect", fill=LIGHT["ok"])][:2]
    assert heights[1] == pytest.approx(2 * heights[0], abs=0.1)


def test_a_staircase_runs_level_and_then_up_and_the_as_of_line_names_its_day():
    curve = pd.DataFrame({"date": ["2022-03-31", "2022-06-30"], "planned": [3, 5], "done": [1, None]})
    svg = drawn(cumulative(curve, AS_OF, LIGHT))
    assert f"截至 {AS_OF}" in texts(svg)
    (plan,) = shapes(svg, "path", stroke=LIGHT["muted"])
    assert plan.get("d").count("H") == plan.get("d").count("V") == 1 and "L" not in plan.get("d")


def test_every_step_has_its_dot_and_every_state_its_shape():
    steps = pd.DataFrame({
        "date": ["2022-03-31", "2022-03-31", "2022-08-31"],
        "state": [State.DONE, State.OVERDUE, State.NOT_DUE],
        "said": ["", "", ""],
        "act": ["", "", ""],
    })  # fmt: skip
    svg = drawn(step_axis(steps, AS_OF, LIGHT))
    assert {str(State.DONE), str(State.OVERDUE), str(State.NOT_DUE), "3月", "2022年"} <= set(texts(svg))
    # One dot each, and one each in the legend.
    assert len(shapes(svg, "circle", fill=LIGHT["ok"])) == 2
    assert len(shapes(svg, "circle", stroke=LIGHT["none"])) == 2


def test_a_trend_joins_its_points():
    actuals = pd.DataFrame({"date": ["2022-01-31", "2022-06-30"], "value": [2.0, 6.0], "act": ["", ""]})
    svg = drawn(trend(actuals, pd.DataFrame({"date": [], "value": []}), "个", AS_OF, LIGHT))
    (line,) = shapes(svg, "path", stroke=LIGHT["brand"])
    assert line.get("d").count("L") == 1
    assert {"累计完成", "2022-01", "6"} <= set(texts(svg))


def test_a_heat_map_has_a_tile_and_a_number_a_cell_and_whole_names():
    cells = pd.DataFrame(
        [("市大数据局和市行政审批服务局", "1月", 3, "", ""), ("市教育局", "2月", 1, "", "")],
        columns=["row", "column", "count", "said", "act"],
    )
    svg = drawn(heat(cells, ["市大数据局和市行政审批服务局", "市教育局"], ["1月", "2月"], LIGHT, ""))
    assert {"市大数据局和市行政审批服务局", "市教育局", "1月", "2月", "3", "1"} <= set(texts(svg))
    assert len(shapes(svg, "rect", fill=LIGHT.shade(0)[0])) == len(shapes(svg, "rect", fill=LIGHT.shade(2)[0])) == 1


def test_months_without_anything_have_no_bar():
    months = pd.DataFrame({"month": ["1月", "2月"], "count": [0, 4], "act": ["", ""]})
    svg = drawn(month_bars(months, LIGHT, ""))
    assert {"1月", "2月", "4"} <= set(texts(svg)) and "0" not in texts(svg)


def test_a_map_keeps_its_shape_and_names_every_county():
    square = Shape("乙县", [[(0, 0), (0, 100), (100, 100), (100, 0)]], (50, 50))
    svg = drawn(county_map([square], {"乙县": Tint(0, "终期验收", "")}, LIGHT))
    assert {"乙县", "终期验收"} <= set(texts(svg))
    (outline,) = shapes(svg, "path", fill=LIGHT.shade(0)[0])
    corners = [tuple(map(float, point.split())) for point in outline.get("d")[1:-1].split("L")]
    assert corners[1][1] - corners[0][1] == pytest.approx(corners[0][0] - corners[3][0], abs=0.2)


def test_labels_of_numbers_are_round_and_whole():
    assert round_numbers(0, 97, 6) == [0, 20, 40, 60, 80]
    assert round_numbers(0, 3, 6) == [0, 1, 2, 3]


def test_months_are_named_as_often_as_there_is_room():
    year = axis({"type": "date", "range": ["2022-01-01", "2023-01-01"], "ticklabelmode": "period"}, [])
    said = [[tick.said for tick in ticks(year, {"ticklabelmode": "period"}, most)] for most in (12, 4)]
    assert said[0][:2] == ["1月\n2022年", "2月"] and len(said[0]) == 12
    assert said[1] == ["1月\n2022年", "4月", "7月", "10月"]
