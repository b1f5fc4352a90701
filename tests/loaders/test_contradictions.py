"""What a document contradicts is said and left as written."""

from datetime import date
from decimal import Decimal

from dashboard.loaders import contradictions

ROW = {"kind": "target", "unit": "项", "comparator": "eq", "label": "集成服务", "county": "", "place": "", "year": 2023, "measure": "total"}


def row(key: int, value: int, due: date | None, period: str = "2023", task: str = "甲", **more: object) -> dict:
    place = {"key": key, "start": key, "end": key + 1, "task_key": task, "indicator": ""}
    return ROW | place | {"value": Decimal(value), "due": due, "period": period} | more


def test_two_days_for_one_target_are_a_problem():
    october, december = row(1, 100, date(2023, 10, 31)), row(2, 100, date(2023, 12, 31), task="乙", restates_key=1)
    (problem,) = contradictions.rows([october, december])
    assert problem["what"] == "同一目标两个时限：“集成服务”此处为2023年12月31日，另处为2023年10月31日"
    assert problem["start"] == 2


def test_one_day_said_twice_is_none():
    day = date(2023, 10, 31)
    assert contradictions.rows([row(1, 100, day), row(2, 100, day, task="乙", restates_key=1)]) == []


def test_quarter_goals_that_miss_the_yearly_target_are_a_problem():
    quarters = [row(2, 40, date(2023, 3, 31), "2023Q1"), row(3, 30, date(2023, 12, 31), "2023Q4")]
    (problem,) = contradictions.rows([row(1, 100, date(2023, 12, 31)), *quarters])
    assert problem["what"] == "各季度“集成服务”合计70项，未达到年度目标100项"


def test_quarter_goals_that_count_up_to_the_target_miss_nothing():
    quarters = [row(2, 50, date(2023, 6, 30), "2023Q2"), row(3, 100, date(2023, 12, 31), "2023Q4")]
    assert contradictions.rows([row(1, 100, date(2023, 12, 31)), *quarters]) == []


def test_running_totals_and_a_year_that_is_not_planned_to_its_end_miss_nothing():
    growing = [row(2, 4, date(2023, 6, 30), "2023Q2"), row(3, 10, date(2023, 12, 31), "2023Q4")]
    half = [row(2, 40, date(2023, 3, 31), "2023Q1"), row(3, 30, date(2023, 6, 30), "2023Q2")]
    assert contradictions.rows([row(1, 16, date(2023, 12, 31)), *growing]) == []
    assert contradictions.rows([row(1, 100, date(2023, 12, 31)), *half]) == []


def test_a_share_that_a_later_day_sets_lower_is_a_problem():
    june = row(1, 95, date(2023, 6, 30), unit="%", label="覆盖率")
    (problem,) = contradictions.rows([june, row(2, 90, date(2023, 12, 31), unit="%", label="覆盖率")])
    assert problem["what"] == "“覆盖率”2023年12月31日的目标低于2023年6月30日的目标"
