"""Steps in time as figures, and what is not known left undrawn."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.palette import palette
from dashboard.figures.timeline import cumulative, planned_and_done, step_axis
from dashboard.schema import State

LIGHT = palette("light")


def test_steps_of_one_day_stand_above_each_other_and_each_state_is_a_shape():
    steps = pd.DataFrame(
        {
            "date": ["2022-03-31", "2022-03-31", "2022-06-30"],
            "state": [State.DONE, State.OVERDUE, State.DONE],
            "said": ["一", "二", "三"],
            "act": ["a", "b", "c"],
        }
    )
    figure = step_axis(steps, "2022-04-01", LIGHT)
    late, done = figure["data"]
    assert (late["name"], late["y"], done["y"]) == ("逾期", [2], [1, 1])
    assert late["marker"]["symbol"] != done["marker"]["symbol"]
    assert figure["layout"]["shapes"][0]["x0"] == "2022-04-01"
    go.Figure(figure)


def test_planned_and_done_stand_side_by_side_with_their_numbers():
    quarters = pd.DataFrame(
        {"quarter": ["一季度", "二季度"], "planned": [3, 0], "done": [1, 0], "act": ["quarter=2022Q1", "quarter=2022Q2"]}
    )
    planned, done = planned_and_done(quarters, LIGHT)["data"]
    assert (planned["y"], done["y"], done["text"]) == ([3, 0], [1, 0], ["1", "0"])
    go.Figure(planned_and_done(quarters, LIGHT))


def test_what_is_done_is_not_drawn_beyond_what_is_known_and_stairs_are_stairs():
    curve = pd.DataFrame({"date": ["2022-03-31", "2022-06-30"], "planned": [1, 2], "done": [1, None]})
    planned, done = cumulative(curve, "2022-04-01", LIGHT)["data"]
    assert (planned["y"], done["y"]) == ([1, 2], [1])
    assert planned["line"]["shape"] == done["line"]["shape"] == "hv"
    go.Figure(cumulative(curve, "2022-04-01", LIGHT))


def test_what_nobody_has_reported_is_not_drawn_as_zero():
    quarters = pd.DataFrame({"quarter": ["一季度"], "planned": [3], "done": [None], "act": ["quarter=2022Q1"]})
    curve = pd.DataFrame({"date": ["2022-03-31"], "planned": [1], "done": [None]})
    assert [bars["name"] for bars in planned_and_done(quarters, LIGHT)["data"]] == ["计划"]
    assert [line["name"] for line in cumulative(curve, "2022-04-01", LIGHT)["data"]] == ["计划累计到期"]


def test_the_date_of_a_line_at_the_end_of_the_axis_stands_left_of_it():
    curve = pd.DataFrame({"date": ["2022-03-31", "2022-12-31"], "planned": [1, 2], "done": [None, None]})
    sides = [cumulative(curve, day, LIGHT)["layout"]["annotations"][0]["xanchor"] for day in ("2022-04-01", "2022-12-31")]
    assert sides == ["left", "right"]


def test_without_steps_a_figure_says_so():
    figure = step_axis(pd.DataFrame(columns=["date", "state", "said", "act"]), "2022-04-01", LIGHT)
    assert figure["data"] == [] and "没有写明日期" in figure["layout"]["annotations"][0]["text"]
