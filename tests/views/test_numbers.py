"""Numbers as people say them."""

from datetime import date

import pytest

from dashboard.views.numbers import amount, day, distance, percent, spoken_day


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "said"),
    [
        (1_724_000_000, "条", "", "17.24亿条"),
        (1500, "个", "", "1500个"),
        (9999, "个", "", "9999个"),
        (10_000, "个", "", "1万个"),
        (100_000, "路", "ge", "≥10万路"),
        (2_000_000_000, "条", "gt", ">20亿条"),
        (12_230_000, "条", "", "1223万条"),
        (90, "%", "gt", ">90%"),
        (1000, "名", "approx", "约1000名"),
        (0, "个", "", "0个"),
        (-25_000, "件", "", "-2.5万件"),
        (2.5, "月", "", "2.5月"),
        (33.3333, "个", "", "33.33个"),
    ],
)
def test_a_number_is_said_in_wan_and_yi_with_at_most_two_decimals(value, unit, comparator, said):
    assert str(amount(value, unit, comparator)) == said


def test_a_range_shows_both_ends_in_one_unit():
    assert str(amount(3, "个", "range", 5)) == "3—5个"
    assert str(amount(8_000, "路", "range", 12_000)) == "0.8—1.2万路"


@pytest.mark.parametrize("missing", [None, float("nan"), ""])
def test_what_is_missing_is_a_dash_and_never_zero(missing):
    assert str(amount(missing, "个")) == "—"
    assert percent(None) == "—"
    assert day(None) == ""


def test_days_are_said_plainly():
    assert spoken_day(date(2022, 7, 12)) == "2022年7月12日"
    assert [distance(days) for days in (-31, 0, 61)] == ["过 31 天", "今日到期", "剩 61 天"]
