"""Dates are read to the last day they allow, with their grain, and what only names something is no date."""

from datetime import date

import pytest

from dashboard.text.deadlines import find


def read(text, year=2021):
    return [(item.due.isoformat(), item.grain.value, item.period) for item in find(text, year)]


@pytest.mark.parametrize(
    ("text", "due", "grain", "period"),
    [
        ("年底前,建成平台", "2021-12-31", "year", "2021"),
        ("年内建设", "2021-12-31", "year", "2021"),
        ("全年做好", "2021-12-31", "year", "2021"),
        ("5月底前", "2021-05-31", "month", "2021-05"),
        ("2 月底前", "2021-02-28", "month", "2021-02"),
        ("12底前", "2021-12-31", "month", "2021-12"),
        ("7月中旬前", "2021-07-20", "mid-month", "2021-07-20"),
        ("9月上旬", "2021-09-10", "mid-month", "2021-09-10"),
        ("2月下旬", "2021-02-28", "mid-month", "2021-02-28"),
        ("上半年", "2021-06-30", "quarter", "2021Q2"),
        ("前三季度", "2021-09-30", "quarter", "2021Q3"),
        ("①一季度目标:启动", "2021-03-31", "quarter", "2021Q1"),
        ("三季度", "2021-09-30", "quarter", "2021Q3"),
        ("2025年底前", "2025-12-31", "year", "2025"),
        ("到2025年,建成", "2025-12-31", "year", "2025"),
        ("到“十四五”末", "2025-12-31", "year", "2025"),
        ("6月30日前", "2021-06-30", "day", "2021-06-30"),
        ("①3月,推动", "2021-03-31", "month", "2021-03"),
        ("十二月底前", "2021-12-31", "month", "2021-12"),
        ("今年上半年", "2021-06-30", "quarter", "2021Q2"),
        ("次年6月底前", "2022-06-30", "month", "2022-06"),
        ("明年,继续", "2022-12-31", "year", "2022"),
        ("发布日期 2022-03-29\n", "2022-03-29", "day", "2022-03-29"),
        ("二〇二二年三月二十八日", "2022-03-28", "day", "2022-03-28"),
        ("2023年度目标:汇聚", "2023-12-31", "year", "2023"),
        ("1-6月", "2021-06-30", "month", "2021-06"),
        ("２０２２年６月底前", "2022-06-30", "month", "2022-06"),
    ],
)
def test_a_date_is_read_to_the_last_day_it_allows(text, due, grain, period):
    assert read(text) == [(due, grain, period)]


@pytest.mark.parametrize(
    "text",
    [
        "2022年全市大数据工作要点",
        "2021年度信息化项目",
        "建设规划(2023-2025年)",
        "编制本年度数据需求计划",
        "历时3个月",
        "自7月1日起施行",
        "较2020年新增1500个",
        "比2020年底提高5个百分点",
        "2月30日前",
        "13月 0月 100月",
        "版本2021.13.40",
        "10日内办结",
        "力争5年内实现",
        "截至目前",
        "",
    ],
)
def test_what_names_something_or_is_not_in_the_calendar_is_no_date(text):
    assert find(text, 2021) == []


@pytest.mark.parametrize(("text", "said"), [("截至6月底", "截至6月底"), ("截止到4月12日,共收集", "截止到4月12日")])
def test_an_as_of_date_is_no_deadline(text, said):
    (item,) = find(text, 2021)
    assert (text[item.start : item.end], item.as_of, item.is_before) == (said, True, False)


@pytest.mark.parametrize("text", ["年底前", "6月底", "年内", "到2025年,", "12底前", "6月30日前"])
def test_words_of_a_limit_make_a_deadline(text):
    assert find(text, 2021)[0].is_before


@pytest.mark.parametrize("text", ["①3月,", "二季度目标", "全年", "4月6日下发", "2023年,", "6月前往外地", "收到2022年3月"])
def test_a_date_without_words_of_a_limit_only_says_when(text):
    assert not find(text, 2021)[0].is_before


def test_without_a_year_a_date_stays_unresolved_and_says_so():
    (item,) = find("5月底前")
    assert (item.due, item.period, item.grain.value, item.resolved) == (None, "", "month", False)
    (stated,) = find("2025年底前")
    assert (stated.due, stated.resolved) == (date(2025, 12, 31), True)


def test_a_stated_year_holds_to_the_end_of_its_sentence():
    assert [due for due, _, _ in read("2022年3月底前启动,9月底前完成。12月底前推广")] == ["2022-03-31", "2022-09-30", "2021-12-31"]


def test_dates_out_of_order_are_read_in_the_order_of_the_text():
    assert [due for due, _, _ in read("10月底前创建;11月底前评估;7月底前启动")] == ["2021-10-31", "2021-11-30", "2021-07-31"]
