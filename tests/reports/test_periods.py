"""Periods: 旬, 月, 季 and days, their bounds, words and closing days."""

from datetime import date

import pytest

from dashboard.reports.errors import ReportError
from dashboard.reports.periods import Rhythm, containing, last_ended, period, wanted_on


@pytest.mark.parametrize(
    ("name", "first", "last", "words"),
    [
        ("2022-06-1", date(2022, 6, 1), date(2022, 6, 10), "2022年6月上旬"),
        ("2022-06-2", date(2022, 6, 11), date(2022, 6, 20), "2022年6月中旬"),
        ("2024-02-3", date(2024, 2, 21), date(2024, 2, 29), "2024年2月下旬"),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28), "2022年2月"),
        ("2022Q2", date(2022, 4, 1), date(2022, 6, 30), "2022年二季度"),
        ("2022Q4", date(2022, 10, 1), date(2022, 12, 31), "2022年四季度"),
        ("2022-06-30", date(2022, 6, 30), date(2022, 6, 30), "2022-06-30"),
    ],
)
def test_a_period_has_its_days_and_words(name, first, last, words):
    found = period(name)
    assert (found.first, found.last, found.words) == (first, last, words)


@pytest.mark.parametrize("name", ["", "2022", "2022-13", "2022-06-4", "2022-06-31", "2022Q5", "0000-01", "六月"])
def test_no_period_is_refused_in_words(name):
    with pytest.raises(ReportError, match=f"报送期“{name}”无法识别"):
        period(name)


@pytest.mark.parametrize(
    ("day", "rhythm", "name"),
    [
        (date(2022, 6, 10), Rhythm.TEN_DAYS, "2022-06-1"),
        (date(2022, 6, 11), Rhythm.TEN_DAYS, "2022-06-2"),
        (date(2022, 5, 31), Rhythm.TEN_DAYS, "2022-05-3"),
        (date(2022, 5, 31), Rhythm.MONTH, "2022-05"),
        (date(2022, 12, 31), Rhythm.QUARTER, "2022Q4"),
        (date(2022, 12, 31), Rhythm.DAY, "2022-12-31"),
    ],
)
def test_every_day_lies_in_one_period_of_each_kind(day, rhythm, name):
    assert containing(day, rhythm).name == name


@pytest.mark.parametrize(
    ("name", "previous"), [("2022-01-1", "2021-12-3"), ("2022-06-3", "2022-06-2"), ("2022-01", "2021-12"), ("2022Q1", "2021Q4")]
)
def test_the_period_before_crosses_the_year(name, previous):
    assert period(name).previous.name == previous


@pytest.mark.parametrize(
    ("name", "closing"), [("2022-06-1", date(2022, 6, 13)), ("2022-06", date(2022, 7, 5)), ("2022Q2", date(2022, 7, 10))]
)
def test_reports_are_in_time_until_the_closing_day(name, closing):
    assert period(name).closing_day == closing


@pytest.mark.parametrize(
    ("day", "ended", "wanted"),
    [(date(2022, 7, 5), "2022-06", "2022-06"), (date(2022, 7, 6), "2022-06", "2022-07"), (date(2022, 6, 30), "2022-05", "2022-06")],
)
def test_people_report_for_the_period_just_ended_until_it_closes(day, ended, wanted):
    assert last_ended(day, Rhythm.MONTH).name == ended
    assert wanted_on(day, Rhythm.MONTH).name == wanted
