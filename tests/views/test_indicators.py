"""主要指标完成情况: gauges and bullets."""

from dashboard.schema import State
from dashboard.views.indicators import gauges, indicators
from tests.views import made


def test_a_target_with_an_actual_shows_both_their_share_and_its_lamp():
    facts = [
        made.fact("t", 200, indicator="base_stations_5g", due="2022-12-31"),
        made.fact("a", 150, indicator="base_stations_5g", kind="actual", period="2022-06-30"),
    ]
    view = indicators(made.situation(facts=facts))
    row = view.rows[0]
    assert (row["name"], row["target"], row["actual"], row["share"]) == ("5G基站", "200个", "150个", "75%")
    assert row["origins"] == {"target": "facts:t", "actual": "facts:a"}
    assert row["below"]["actual"] == "数据至 06-30"
    assert row["state"] == State.ON_PACE
    assert view.headline == "1 项主要指标中 1 项有完成数：1 项不低于序时"


def test_a_target_without_an_actual_shows_a_dash_and_no_share():
    row = indicators(made.situation(facts=[made.fact("t", 75, comparator="ge")])).rows[0]
    assert (row["target"], row["actual"], row["share"], row["bar"]["done"]) == ("≥75个", "—", "—", None)
    assert row["below"]["name"] == "未写期限"


def test_an_expected_number_of_things_is_whole_and_marked_when_it_follows_time():
    facts = [made.fact("t", 200, indicator="base_stations_5g", due="2022-11-30")]
    row = indicators(made.situation(facts=facts)).rows[0]
    assert (row["expected"], row["below"]["expected"]) == ("127个", "折算")


def test_a_zero_target_has_no_share():
    facts = [made.fact("t", 0, due="2022-12-31"), made.fact("a", 0, kind="actual", period="2022-06-30")]
    assert indicators(made.situation(facts=facts)).rows[0]["share"] == "—"


def test_gauges_begin_with_ratios_and_show_each_indicator_once():
    facts = [
        made.fact("whole", 73, kind="background"),
        made.fact("part", 45, kind="actual", part_of="whole", period="2022-06-30", label="重点项目"),
        made.fact("q2", 150, "人", indicator="people_trained", due="2022-06-30"),
        made.fact("q3", 150, "人", indicator="people_trained", due="2022-09-30"),
    ]
    rows = gauges(made.situation(facts=facts)).rows
    assert [row["name"] for row in rows] == ["重点项目", "培训人数"]
    assert (rows[0]["share"], rows[0]["caption"], rows[0]["state"]) == ("61.6%", "共 73个 · 占 61.6%", State.NO_TARGET)


def test_without_targets_the_table_says_so():
    view = indicators(made.situation())
    assert (view.rows, view.headline, view.note) == ((), "没有可量化的目标", "文件没有写明可量化的目标")


def test_the_table_shows_what_the_catalogue_knows_and_gauges_again_where_few_remain():
    named = [made.fact("t1", 75, indicator="smart_communities"), made.fact("t2", 100, indicator="one_chain_services")]
    situation = made.situation(facts=[made.fact("t3", 6, label="方面"), *named])
    view = indicators(situation, leave_out=frozenset({"t1", "t2"}))
    assert [row["fact_id"] for row in view.rows] == ["t2", "t1"]
    assert (view.headline, view.more) == ("2 项主要指标已定目标，尚无完成数报送", "全部3项指标")
