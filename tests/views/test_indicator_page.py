"""What 指标 shows: every target with its actual, and one indicator with its history."""

from dashboard.schema import Selection
from dashboard.views.indicator_page import indicator_page
from tests.views import made

FACTS = [
    made.fact("t1", 300, "人", indicator="people_trained", due="2022-12-31"),
    made.fact("t2", 300, "人", indicator="people_trained", due="2022-12-31", restates="t1", quote="再说一遍"),
    made.fact("s1", 150, "人", indicator="people_trained", kind="step", part_of="t1", due="2022-05-31"),
    made.fact("s2", 150, "人", indicator="people_trained", kind="step", part_of="t1", due="2022-09-30"),
    made.fact("a1", 80, "人", indicator="people_trained", kind="actual", period="2022-03-31"),
    made.fact("a2", 120, "人", indicator="people_trained", kind="actual", period="2022-06-30"),
    made.fact("b1", 652, "个", label="某种系统", kind="actual", period="2022-06-30"),
]


def chosen(facts=FACTS):
    return made.situation(facts=facts, chosen={"selection": Selection(indicator="people_trained")})


def test_every_target_stands_once_with_actual_expected_gap_and_source():
    page = indicator_page(made.situation(facts=FACTS))
    (row,) = page.targets.rows
    assert (row["target"], row["actual"], row["expected"], row["gap"]) == ("300人", "120人", "150人", "−10.0 个百分点")
    assert row["source"] == "甲市2022年工作要点"
    assert row["filters"]["name"] == ("indicator", "people_trained")


def test_an_actual_without_a_target_is_listed_without_a_lamp():
    (row,) = indicator_page(made.situation(facts=FACTS)).measured.rows
    assert (row["name"], row["value"], row["date"]) == ("某种系统", "652个", "2022-06-30")
    assert "state" not in row


def test_two_periods_of_one_figure_show_their_change():
    known = [fact for fact in FACTS if fact["kind"] == "actual"]
    rows = indicator_page(made.situation(facts=known)).measured.rows
    assert [row["change"] for row in rows] == ["+40人（2022-03-31）", "—"]


def test_one_indicator_has_its_staircase_its_actuals_and_every_restatement():
    sheet = indicator_page(chosen()).sheet
    plan, done = sheet.trend.figure["data"]
    assert (plan["x"], plan["y"]) == (["2022-01-01", "2022-05-31", "2022-09-30", "2022-12-31"], [0, 150, 300, 300])
    assert (done["x"], done["y"]) == (["2022-03-31", "2022-06-30"], [80, 120])
    assert sheet.trend.headline == "大数据人才培训人数：2 期完成数；计划分 2 步到位"
    assert sheet.history.headline == "文件中说到 6 次，其中重申 1 次"
    assert [row["text"] for row in sheet.history.rows if row["restates"]] == ["再说一遍"]


def test_an_indicator_without_target_or_actual_says_so():
    sheet = indicator_page(chosen(facts=[])).sheet
    assert sheet.trend.figure is None and sheet.trend.headline == "大数据人才培训人数：尚无完成数"
    assert "没有为" in sheet.targets.note
