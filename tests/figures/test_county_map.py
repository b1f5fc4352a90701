"""The county map as a figure."""

import plotly.graph_objects as go

from dashboard.figures.county_map import Shape, Tint, county_map
from dashboard.figures.palette import palette

SQUARE = [[(0, 0), (0, 400), (400, 400), (400, 0), (0, 0)]]
FAR = [[(600, 600), (600, 1000), (1000, 1000), (1000, 600), (600, 600)]]
LIGHT = palette("light")


def test_each_county_is_one_shape_with_its_shade_name_and_click():
    shapes = [Shape("乙县", SQUARE, (200, 200)), Shape("丙县", FAR, (800, 800))]
    figure = county_map(shapes, {"乙县": Tint(0, "终期验收", "county=乙县")}, LIGHT)
    assert [(trace["name"], trace["meta"], trace["fillcolor"]) for trace in figure["data"]] == [
        ("乙县", "county=乙县", LIGHT.shade(0)[0]),
        ("丙县", "", LIGHT["line"]),
    ]
    assert [label["text"] for label in figure["layout"]["annotations"]] == ["<b>乙县</b><br>终期验收", "丙县"]
    go.Figure(figure)


def test_a_word_that_would_touch_a_neighbour_is_left_to_the_key():
    shapes = [Shape("乙县", SQUARE, (200, 200)), Shape("丙县", SQUARE, (290, 170))]
    figure = county_map(shapes, {"乙县": Tint(0, "终期验收", "")}, LIGHT)
    assert figure["layout"]["annotations"][0]["text"] == "<b>乙县</b>"


def test_a_chosen_county_has_a_strong_outline():
    figure = county_map([Shape("乙县", SQUARE, (200, 200))], {"乙县": Tint(None, "", "county=乙县", chosen=True)}, LIGHT)
    assert figure["data"][0]["line"] == {"color": LIGHT["ink"], "width": 2.5}


def test_rings_of_one_county_are_drawn_apart():
    figure = county_map([Shape("乙县", [*SQUARE, *FAR], (200, 200))], {}, LIGHT)
    assert figure["data"][0]["x"].count(None) == 1


def test_without_outlines_the_figure_says_so():
    assert county_map([], {}, LIGHT)["layout"]["annotations"][0]["text"] == "没有底图"
