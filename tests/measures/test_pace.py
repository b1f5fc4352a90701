"""What a plan expects by a date."""

from datetime import date

import pytest

from dashboard.measures.pace import BY_DEADLINE, BY_TIME, Step, expected, follows_time

YEAR_END = date(2022, 12, 31)
FIRST_TENS = [Step(date(2021, 10, 31), 10), Step(date(2021, 11, 30), 10), Step(date(2021, 12, 31), 10)]


@pytest.mark.parametrize(
    ("day", "value"), [(date(2021, 10, 30), 0), (date(2021, 10, 31), 10), (date(2021, 11, 29), 10), (date(2021, 12, 31), 30)]
)
def test_steps_make_a_staircase_and_never_a_line(day, value):
    assert expected(30, date(2021, 12, 31), day, steps=FIRST_TENS) == value


@pytest.mark.parametrize(
    ("day", "value"),
    [(date(2022, 6, 30), 750), (date(2022, 1, 31), 125), (date(2022, 12, 31), 1500), (date(2023, 2, 1), 1500), (date(2021, 7, 1), 0)],
)
def test_a_flow_follows_time_in_twelfths_of_the_year(day, value):
    assert expected(1500, YEAR_END, day, by_time=True) == pytest.approx(value)


def test_a_flow_due_in_september_reaches_its_target_in_september():
    assert expected(900, date(2022, 9, 30), date(2022, 6, 30), by_time=True) == pytest.approx(600)


@pytest.mark.parametrize(("day", "value"), [(date(2022, 12, 30), 0), (YEAR_END, 90)])
def test_what_waits_for_its_deadline_expects_nothing_before_and_all_from_it(day, value):
    assert expected(90, YEAR_END, day) == value


def test_without_deadline_or_steps_nothing_is_expected():
    assert expected(90, None, date(2022, 6, 30), baseline=40) == 40


def test_more_steps_than_the_target_stay_at_the_target():
    assert expected(15, YEAR_END, YEAR_END, steps=[Step(date(2022, 1, 31), 10), Step(date(2022, 2, 28), 10)]) == 15


@pytest.mark.parametrize(
    ("pace", "target", "share", "follows"),
    [
        (BY_TIME, 1500, False, True),
        (BY_TIME, 8, False, False),
        (BY_TIME, 5.5, False, True),
        (BY_TIME, 90, True, False),
        (BY_DEADLINE, 1500, False, False),
    ],
)
def test_only_flows_of_a_dozen_and_more_follow_time(pace, target, share, follows):
    assert follows_time(pace, target, share) is follows
