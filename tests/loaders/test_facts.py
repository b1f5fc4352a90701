"""Every quantity of a text with what it is for, how exactly, when and where."""

from datetime import date

import pytest

from dashboard.loaders import facts
from dashboard.loaders.parts import Entry, Outline, Part, PartRole
from dashboard.loaders.reading import Reading
from dashboard.text.cleaning import clean
from tests.loaders.made import CITY, pick, reading, said, told


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("年底前建成智慧社区20个。", ["target"]),
        ("完善提升101个已建成智慧社区，新增10个试点。", ["background", "target"]),
        ("聚焦年产20千兆瓦时储能电池项目开展招商。", ["background"]),
        ("目前已建成数据中心30个。", ["actual"]),
        ("网上可办率由85%提高到97%。", ["background", "target"]),
        ("全年归集数据500万条以上，较上年增长20%。", ["target", "target"]),
    ],
)
def test_a_plan_sets_targets_and_tells_where_it_starts(text, kinds):
    assert [row["kind"] for row in said(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("目前在用数据中心30个。", ["actual"]),
        ("全省110个应用场景中，我市正在开展的共有56个。", ["background", "actual"]),
        ("全市73个数字基础设施重点项目已完工45个。", ["background", "actual"]),
        ("下一步，将新接入部门系统50个。", ["target"]),
        ("工业投资增长8.2%，高于全省2.1个百分点。", ["actual", "actual"]),
    ],
)
def test_a_report_tells_what_is_so_and_what_is_to_come(text, kinds):
    assert [row["kind"] for row in told(text)] == kinds


def test_a_plan_column_holds_steps():
    assert [row["kind"] for row in said("6月底前，归集数据60亿条。", PartRole.PLAN)] == ["step"]


def test_nothing_is_counted_in_headings():
    assert said("建设30个数据中心", PartRole.HEADING) == []


@pytest.mark.parametrize("text", ["市十八届人大二次会议召开。", "重点做好三项工作：一是夯实底座。"])
def test_sessions_and_announced_lists_count_nothing(text):
    assert said(text) == []


def test_one_date_governs_the_clauses_behind_it():
    rows = said("12月底前,移动宽带用户普及率达到90%,固定宽带家庭普及率达93%;用户占比达到92%。")
    assert [row["due"] for row in rows] == [date(2023, 12, 31)] * 3


def test_each_item_of_a_sentence_has_its_own_date():
    rows = said("一是6月底前新建站点5个;二是支持建设园区2个。")
    assert [row["due"] for row in rows] == [date(2023, 6, 30), None]


def test_a_date_behind_the_number_in_its_clause_counts():
    assert [row["due"] for row in said("培训干部200名,建成基地8个力争年底前完成。")] == [None, date(2023, 12, 31)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("年底前建成数据中心2个。", "2023"),
        ("上半年建成数据中心2个。", "2023Q2"),
        ("5月,建成数据中心2个。", "2023-05"),
        ("5月底前建成数据中心2个。", "2023-05-31"),
        ("建成数据中心2个。", "2023"),
    ],
)
def test_the_period_of_a_target_follows_from_its_date(text, period):
    assert [row["period"] for row in said(text)] == [period]


@pytest.mark.parametrize(
    ("text", "period", "year"),
    [
        ("截至5月底，累计归集数据86亿条。", "2023-05-31", 2023),
        ("累计归集数据86亿条。", "2023-06-30", 2023),
        ("过去一年，归集数据86亿条。", "2022", 2022),
    ],
)
def test_what_is_so_was_so_on_a_day(text, period, year):
    assert pick(told(text), "period", "year", "due") == [(period, year, None)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("一、2022年工作回顾\n预计实现生产总值1500亿元。", ["actual"]),
        ("二、2023年主要预期目标\n生产总值增长5.5%左右。", ["target"]),
        ("年度目标为20亿条;奎文区归集数据5亿条。", ["target", "actual"]),
    ],
)
def test_a_report_s_headings_tell_what_is_behind_and_what_ahead(text, kinds):
    assert [row["kind"] for row in said(text, PartRole.BODY, kind="report")] == kinds


def test_force_before_a_date_holds_for_the_whole_sentence_and_no_other_cell():
    assert [row["strength"] for row in said("力争到2024年底,覆盖率达到60%,用户超过5万个。建成基地2个。")] == ["strive", "strive", "firm"]


def test_a_bare_number_takes_the_unit_and_the_name_of_its_row():
    cleaned = clean("1.5以上\n1.28")
    goal = Part(0, 5, PartRole.GOAL, "ledger", "task", unit="万个", counted="5G基站", due=date(2024, 12, 20), grain="day")
    base = Part(6, 10, PartRole.BASE, "ledger", "task", unit="万个", counted="5G基站", due=date(2023, 12, 31), grain="year")
    read = Reading.of(cleaned, Outline((goal, base), (Entry("task", "ledger", "1", "5G基站", "", 0, 1),)), {"city": CITY, "year": 2024})
    assert pick(facts.rows(read), "value", "unit", "comparator", "kind", "label", "due", "period") == [
        ("15000", "个", "ge", "target", "5G基站", date(2024, 12, 20), "2024-12-20"),
        ("12800", "个", "eq", "background", "5G基站", None, "2023"),
    ]


def test_each_place_keeps_its_own_number():
    rows = told("建成智慧社区120个，其中奎文区35个、潍城区20个，高新区15个。")
    assert pick(rows, "value", "county", "place") == [("120", "", ""), ("35", "奎文区", ""), ("20", "潍城区", ""), ("15", "", "高新区")]


def test_a_list_of_places_shares_out_a_list_of_numbers():
    rows = said("奎文区、潍城区分别完成30项、25项。")
    assert pick(rows, "value", "county") == [("30", "奎文区"), ("25", "潍城区")]


def test_several_places_before_one_number_mean_the_city():
    assert [row["county"] for row in said("在寿光市、青州市各建设1个数字乡村试点。")] == [""]


@pytest.mark.parametrize(
    ("text", "measure", "comparator", "strength"),
    [
        ("力争新增试点10个。", "increment", "eq", "strive"),
        ("支持建设3-5个园区。", "total", "range", "support"),
        ("覆盖率超过90%。", "share", "gt", "firm"),
        ("完成20余项重点任务。", "total", "ge", "firm"),
    ],
)
def test_measure_comparator_and_strength_come_from_the_words(text, measure, comparator, strength):
    assert pick(said(text), "measure", "comparator", "strength") == [(measure, comparator, strength)]


def test_the_number_lies_within_its_clause():
    text = "加快建设,年底前开通5G基站1500个,实现覆盖。"
    (row,) = said(text)
    assert text[row["start"] : row["end"]] == "年底前开通5G基站1500个"
    assert text[row["value_start"] : row["value_end"]] == "1500"


def test_a_number_that_no_clause_holds_is_its_own_clause():
    assert reading("甲,乙。").clause_around(0, 3) == (0, 3)
