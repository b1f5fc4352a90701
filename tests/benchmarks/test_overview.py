"""The benchmark of the one screen: which filters it clicks, and when a goal counts as met."""

from benchmarks.overview.goals import Goal, quantile, ratio
from benchmarks.overview.walk import queries, walk

OFFERED = {"county": ["甲县", "乙县"], "department": [], "quarter": ["2022Q1"]}


def test_a_walk_ticks_a_member_and_a_quarter_and_takes_both_out_again():
    found = queries({"city": "临沂"}, walk(OFFERED, 6))
    assert found == [
        {"city": "临沂"},
        {"city": "临沂", "county": "甲县"},
        {"city": "临沂", "county": "甲县", "quarter": "2022Q1"},
        {"city": "临沂", "quarter": "2022Q1"},
        {"city": "临沂"},
        {"city": "临沂", "county": "乙县"},
        {"city": "临沂", "county": "乙县", "quarter": "2022Q1"},
    ]


def test_a_goal_is_met_at_its_limit_on_the_side_that_it_names():
    assert (Goal("a", 1.5, 1.5).met, Goal("a", 1.5, 1.6).met) == (True, False)
    assert (Goal("a", 0.6, 0.6, at_most=False).met, Goal("a", 0.6, 0.5, at_most=False).met) == (True, False)


def test_a_ratio_is_that_of_medians_or_of_the_slowest_ones():
    assert ratio("a", 2, [10, 20, 90], [10, 10, 30], "毫秒").found == 2
    assert ratio("a", 2, [10, 20, 90], [10, 10, 30], "毫秒", 0.95).found == 3
    assert quantile([4, 1, 3, 2], 0.5) == 2.5
