"""What stands beside the key figures."""

from dashboard.views.key_figures import key_figures, other_figures
from tests.views import made

PLANNED = made.fact("t", 10, indicator="smart_communities_provincial", due="2022-12-31")
STANDING = made.fact("b", 101, kind="background", indicator="smart_communities_built")


def test_what_stands_already_is_shown_beside_the_figures_and_never_as_a_target():
    situation = made.situation(facts=[PLANNED, STANDING])
    (shown,) = other_figures(situation).rows
    assert (shown["name"], shown["said"], shown["origin"]) == ("已建成智慧社区", "101个", "facts:b")
    assert [row["said"] for row in key_figures(situation).rows] == ["10个"]


def test_what_stands_already_in_one_county_or_beside_no_target_is_left_out():
    assert other_figures(made.situation(facts=[PLANNED, STANDING | {"county": "乙县"}])).rows == ()
    assert other_figures(made.situation(facts=[STANDING])).rows == ()
