"""Counts by two names as heat maps and bars."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.matrix import heat, month_bars
from dashboard.figures.palette import palette

LIGHT = palette("light")
CELLS = pd.DataFrame(
    [("市甲局", "5月", 6, "六", "origin=a"), ("市乙局", "5月", 1, "一", "origin=b")], columns=["row", "column", "count", "said", "act"]
)


def test_every_cell_stands_in_its_place_with_its_number_and_the_strongest_shade_where_most_is():
    figure = heat(CELLS, ["市甲局", "市乙局"], ["4月", "5月"], LIGHT, "没有")
    rectangles, strong, faint = figure["data"]
    assert rectangles["z"] == [[None, 0], [None, 2]]
    assert rectangles["customdata"] == [["", "origin=a"], ["", "origin=b"]]
    assert (strong["x"], strong["y"], strong["text"], strong["textfont"]["color"]) == (["5月"], ["市甲局"], ["6"], "#ffffff")
    assert (faint["text"], faint["textfont"]["color"]) == (["1"], "#14213d")
    go.Figure(figure)


def test_single_tasks_are_not_drawn_as_if_they_were_many():
    figure = heat(CELLS.assign(count=1), ["市甲局", "市乙局"], ["5月"], LIGHT, "没有")
    assert figure["data"][0]["z"] == [[2], [2]]


def test_long_names_are_shortened_on_the_axis_only():
    name = "市公共安全视频监控建设联网应用领导小组"
    figure = heat(CELLS.assign(row=name), [name], ["5月"], LIGHT, "没有")
    assert figure["layout"]["yaxis"]["ticktext"] == ["市公共安全视频监控建…"]
    assert figure["data"][0]["y"] == [name]


def test_a_month_without_a_step_has_no_number_and_no_step_at_all_says_why():
    months = pd.DataFrame({"month": ["1月", "2月"], "count": [0, 2], "act": ["", "origin=a"]})
    assert month_bars(months, LIGHT, "没有")["data"][0]["text"] == ["", "2"]
    assert month_bars(months.assign(count=0), LIGHT, "没有节点")["layout"]["annotations"][0]["text"] == "没有节点"
    assert heat(CELLS[:0], [], [], LIGHT, "没有节点")["data"] == []
