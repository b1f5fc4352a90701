"""The address's period: months and quarters that have begun, of the year that is shown; without one the newest month that is over."""

from datetime import date

import pytest

from dashboard.schema import Selection
from dashboard.views.bulletin_choice import asked_period, offered, on_period, period_of

TODAY = date(2022, 7, 15)


@pytest.mark.parametrize(
    ("said", "as_of"),
    [("2022-06", "2022-06-30"), ("2022Q2", "2022-06-30"), ("2022-07", "2022-07-15"), ("2022Q3", "2022-07-15"), ("2021-02", "2021-02-28")],
)
def test_a_period_sets_the_year_and_its_last_day_or_today_while_it_runs(said, as_of):
    found = on_period(Selection(period=said, as_of="2022-01-01"), TODAY)
    assert (found.as_of, found.year) == (as_of, said[:4])


@pytest.mark.parametrize("said", ["", "2022-08", "2022Q4", "2022-13", "2022-06-1", "2022-06-30", "六月", "0001-01", "9999-12"])
def test_what_is_no_month_or_quarter_or_has_not_begun_is_not_adopted(said):
    asked = Selection(period=said, as_of="2022-05-31")
    assert asked_period(asked, TODAY) is None
    assert on_period(asked, TODAY) == asked


def test_a_period_of_another_year_than_the_chosen_one_is_not_adopted():
    assert asked_period(Selection(period="2021-06", year="2022"), TODAY) is None
    assert asked_period(Selection(period="2022-06", year="2022年"), TODAY).name == "2022-06"


@pytest.mark.parametrize(
    ("as_of", "name"),
    [
        (date(2022, 7, 15), "2022-06"),
        (date(2022, 6, 30), "2022-06"),
        (date(2021, 7, 12), "2021-07"),
        (date(1, 1, 1), "1900-01"),
        (date(9999, 12, 31), "2022-06"),
    ],
)
def test_without_a_period_it_is_the_newest_month_that_is_over(as_of, name):
    assert period_of(Selection(), as_of, TODAY).name == name


def test_months_and_quarters_that_have_begun_are_offered():
    assert [one.name for one in offered(2022, TODAY)] == [*(f"2022-0{month}" for month in range(1, 8)), "2022Q1", "2022Q2", "2022Q3"]
