"""What a native chart is drawn from: the values of the figure or of the rows, and nothing between them."""

from datetime import date

import pytest

from dashboard.exports.native import FAINT, Kind, chart_of
from dashboard.schema import State
from dashboard.views.view import View

GREEN, RED = "167A4E", "C0392B"


def drawn(*traces: dict, **layout: object):
    return chart_of(View(id="v", headline="发现", unit="项", rows=({},), figure={"data": list(traces), "layout": layout}))


def bar(x: list, y: list, name: str = "计划", **more: object) -> dict:
    return {"type": "bar", "name": name, "x": x, "y": y, **more}


def line(x: list, y: list, shape: str = "linear", **more: object) -> dict:
    return {"type": "scatter", "mode": "lines", "name": "计划", "x": x, "y": y, "line": {"shape": shape, **more}}


def test_bars_keep_their_order_and_a_missing_one_stays_missing():
    chart = drawn(bar(["二季度", "一季度"], [3, 0]), bar(["一季度"], [2], "已办结", marker={"color": "#167a4e"}))
    assert (chart.kind, chart.categories, chart.flat) == (Kind.BARS, ("二季度", "一季度"), False)
    assert [(one.name, one.values) for one in chart.series] == [("计划", (3, 0)), ("已办结", (None, 2))]
    assert chart.series[1].colour == GREEN


def test_bars_that_lie_or_stand_on_each_other_do_so_natively():
    lying = drawn({"type": "bar", "orientation": "h", "y": ["甲县"], "x": [4]}, barmode="stack")
    assert (lying.kind, lying.flat, lying.categories, lying.series[0].values) == (Kind.STACKED, True, ("甲县",), (4,))
    assert lying.series[0].name == "项"


def test_a_staircase_keeps_its_height_until_the_day_it_steps():
    chart = drawn(line(["2021-10-31", "2021-11-30"], [10, 20], "hv", dash="dot"))
    assert chart.categories == (date(2021, 10, 31), date(2021, 11, 29), date(2021, 11, 30))
    assert chart.series[0].values == (10, 10, 20)
    assert chart.series[0].dashed and not chart.series[0].joined


def test_a_staircase_ends_with_its_last_day_and_reports_are_joined_over_the_days_between():
    chart = drawn(line(["2021-01-31", "2021-03-31"], [5, 6]), line(["2021-01-31", "2021-02-28"], [1, 2], "hv"))
    assert [one.values for one in chart.series] == [(5, None, None, 6), (1, 1, 2, None)]
    assert [one.joined for one in chart.series] == [True, False]


@pytest.mark.parametrize(
    "trace",
    [
        {"type": "heatmap", "x": ["1月"], "y": ["甲局"], "z": [[1]]},
        {"type": "scatter", "mode": "markers", "x": ["2021-01-31"], "y": [1]},
        {"type": "scatter", "mode": "lines", "fill": "toself", "x": [1, 2], "y": [1, 2]},
    ],
    ids=["heat map", "dots", "map"],
)
def test_what_only_a_picture_can_show_has_no_native_chart(trace):
    assert drawn(trace) is None


def bullets(*rows: tuple[str, float | None, float | None, State], name: str = "indicators"):
    made = tuple({"name": n, "target": "10个", "state": s, "bar": {"done": d, "expected": e}} for n, d, e, s in rows)
    return chart_of(View(id=name, headline="h", columns={"name": "指标"}, rows=made))


def test_bullets_are_lying_bars_in_percent_of_their_target_in_the_colour_of_their_lamp():
    chart = bullets(("基站", 61.6, 50.0, State.ON_PACE), ("园区", None, 0.0, State.NOT_DUE), ("园区", 20.0, None, State.OVERDUE))
    assert chart.categories == ("基站（目标 10个）", "园区（目标 10个） 1", "园区（目标 10个） 2")
    assert [one.values for one in chart.series] == [(61.6, None, 20.0), (50.0, 0.0, None)]
    assert chart.series[0].colours[0] == GREEN and chart.flat and chart.is_bullets


def test_bullets_of_which_nothing_is_known_are_no_chart_and_dials_are_a_picture():
    assert bullets(("基站", None, 50.0, State.NOT_ASSIGNED)) is None
    assert bullets(("基站", 61.6, 50.0, State.ON_PACE), name="gauges") is None


def test_counts_by_state_are_stacked_the_worst_first_and_what_is_not_due_is_faint():
    rows = ({"quarter": "一季度", "states": {State.NOT_DUE: 2, State.OVERDUE: 1}}, {"quarter": "二季度", "states": {}})
    chart = chart_of(View(id="quarters", headline="h", unit="项", columns={"quarter": "季度"}, rows=rows))
    assert [(one.name, one.values) for one in chart.series] == [("逾期", (1, None)), ("未到时限", (2, None))]
    assert chart.series[1].colour == FAINT and chart.kind is Kind.STACKED


def test_an_outlined_lamp_is_an_outlined_part_of_its_bar():
    rows = ({"quarter": "一季度", "states": {State.NOT_REPORTED: 2, State.OVERDUE: 1}},)
    chart = chart_of(View(id="quarters", headline="h", columns={"quarter": "季度"}, rows=rows))
    assert [(one.name, one.colour, one.edge) for one in chart.series] == [("逾期", RED, "FFFFFF"), ("应报未报", "FFFFFF", RED)]


def test_a_matrix_of_lamps_and_a_plain_table_are_no_chart():
    matrix = ({"name": "甲局", "states": {"1月": State.OVERDUE}},)
    assert chart_of(View(id="campaign", headline="h", columns={"name": "部门"}, rows=matrix)) is None
    assert chart_of(View(id="t", headline="h", columns={"name": "部门"}, rows=({"name": "甲局"},))) is None


def test_a_chart_of_zeros_alone_is_left_to_the_table():
    assert drawn(bar(["一季度"], [0])) is None
