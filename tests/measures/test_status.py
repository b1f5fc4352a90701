"""The one status function: worked examples, and what holds for any input."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.status import AT_MOST, Standing, gap_in_points, judge
from dashboard.schema import LAMPS, WORST_FIRST, Comparator, Rule, State
from tests.measures.made import RULE

JUNE, DECEMBER, JANUARY = date(2022, 6, 30), date(2022, 12, 31), date(2023, 1, 1)


def standing(**known) -> Standing:
    return Standing(**({"as_of": JUNE, "target": 100.0, "deadline": DECEMBER, "expected": 50.0} | known))


WORKED = [
    ("nothing to compare with", {"target": None, "actual": 3.0}, State.NO_TARGET),
    ("neither deadline nor year", {"deadline": None, "actual": 3.0}, State.NO_DEADLINE),
    ("a share reached before its deadline may still change", {"share": True, "target": 90.0, "actual": 95.0}, State.MET),
    ("a share reached when the deadline has passed", {"share": True, "target": 90.0, "actual": 95.0, "as_of": JANUARY}, State.DONE),
    ("a ceiling kept before the deadline", {"comparator": "le", "actual": 80.0}, State.WITHIN),
    ("a ceiling exceeded before the deadline", {"comparator": "le", "actual": 101.0}, State.FAR_BEHIND),
    ("a ceiling exceeded after the deadline", {"comparator": "le", "actual": 101.0, "as_of": JANUARY}, State.OVERDUE),
    ("an amount reached", {"actual": 100.0}, State.DONE),
    ("an amount reached and checked off", {"actual": 100.0, "checked": True}, State.CLOSED),
    ("exactly T does not meet 超过T", {"comparator": "gt", "actual": 100.0, "expected": 100.0}, State.ON_PACE),
    ("exactly T meets 以上", {"comparator": "ge", "actual": 100.0}, State.DONE),
    ("missed, and the text says 力争", {"as_of": JANUARY, "strive": True, "actual": 90.0}, State.STRIVE_MISSED),
    ("missed", {"as_of": JANUARY, "actual": 99.9}, State.OVERDUE),
    ("the deadline's own day is not past it", {"as_of": DECEMBER, "actual": 99.0, "expected": 100.0}, State.SLIGHTLY_BEHIND),
    (
        "without a stated deadline nothing is overdue",
        {"as_of": JANUARY, "deadline": None, "year_end": DECEMBER, "actual": 60.0, "expected": 100.0},
        State.FAR_BEHIND,
    ),
    ("on pace", {"actual": 50.0}, State.ON_PACE),
    ("9.9 points behind", {"actual": 40.1}, State.SLIGHTLY_BEHIND),
    ("10 points behind", {"actual": 40.0}, State.BEHIND),
    ("30 points behind", {"actual": 20.0}, State.BEHIND),
    ("30.1 points behind", {"actual": 19.9}, State.FAR_BEHIND),
    ("9.96 points are compared as 10.0", {"actual": 40.04}, State.BEHIND),
    ("a fall of 3 expected, 1 reached", {"target": -3.0, "direction": -1, "expected": -1.5, "actual": -1.0}, State.BEHIND),
    ("a fall of 3 reached", {"target": -3.0, "direction": -1, "actual": -3.2}, State.DONE),
    ("a progress text that nobody has confirmed", {"reported_text": True}, State.UNCONFIRMED),
    ("nothing expected yet", {"expected": 0.0}, State.NOT_DUE),
    ("expected, nobody was asked", {}, State.NOT_ASSIGNED),
    ("asked, the period still open", {"assigned": True}, State.AWAITED),
    ("asked, the closing day has passed", {"assigned": True, "closed": True}, State.NOT_REPORTED),
    ("asked, the deadline has passed", {"assigned": True, "as_of": JANUARY}, State.NOT_REPORTED),
    ("T = B met", {"target": 0.0, "actual": 0.0}, State.DONE),
    ("T = B missed before the deadline", {"target": 5.0, "baseline": 5.0, "actual": 4.0}, State.BEHIND),
    ("T = B missed after the deadline", {"target": 5.0, "baseline": 5.0, "actual": 4.0, "as_of": JANUARY}, State.OVERDUE),
    ("an actual of zero is an actual", {"actual": 0.0}, State.FAR_BEHIND),
    ("a number that is none is unknown", {"actual": math.nan}, State.NOT_ASSIGNED),
]


@pytest.mark.parametrize(("known", "state"), [row[1:] for row in WORKED], ids=[row[0] for row in WORKED])
def test_worked_examples(known, state):
    assert judge(standing(**known), RULE).state is state


def test_a_share_is_judged_in_percentage_points_and_an_amount_in_points_of_its_target():
    assert judge(standing(share=True, target=90.0, expected=90.0, actual=85.0), RULE).gap == -5.0
    assert judge(standing(target=200.0, expected=100.0, actual=90.0), RULE).gap == -5.0


@pytest.mark.parametrize(
    ("actual", "behind", "state"),
    [
        (50.0, 3, State.ON_PACE),
        (49.0, 0, State.SLIGHTLY_BEHIND),
        (1.0, 1, State.SLIGHTLY_BEHIND),
        (49.0, 2, State.BEHIND),
        (49.0, 3, State.FAR_BEHIND),
        (49.0, 9, State.FAR_BEHIND),
    ],
)
def test_a_rule_in_consecutive_periods_counts_reports_behind_whatever_the_gap(actual, behind, state):
    rule = Rule(name="r", issuer="", in_force="", scope="", form="consecutive periods", warn=2, late=3)
    assert judge(standing(actual=actual, behind=behind), rule).state is state


def test_a_rule_in_percentage_of_expected_compares_with_what_was_expected():
    rule = Rule(name="r", issuer="", in_force="", scope="", form="percentage of E", warn=10, late=30)
    assert gap_in_points(standing(), 45.0, 100.0, rule) == -10.0


numbers = st.none() | st.floats() | st.integers(-(10**9), 10**9)
days = st.dates(date(2019, 1, 1), date(2026, 12, 31))
standings = st.builds(
    Standing,
    as_of=days,
    target=numbers,
    actual=numbers,
    expected=numbers,
    baseline=st.floats(),
    direction=st.sampled_from([1, -1, 0]),
    comparator=st.sampled_from([*Comparator, "", "nonsense"]),
    share=st.booleans(),
    deadline=st.none() | days,
    year_end=st.none() | days,
    strive=st.booleans(),
    reported_text=st.booleans(),
    assigned=st.booleans(),
    closed=st.booleans(),
    checked=st.booleans(),
)


@given(standings)
def test_any_combination_gives_exactly_one_state_and_never_raises(any_standing):
    assert isinstance(judge(any_standing, RULE).state, State)


@given(standings)
def test_nobody_is_red_without_a_target_or_without_being_asked(any_standing):
    state = judge(any_standing, RULE).state
    if any_standing.actual is None and not any_standing.assigned:
        assert LAMPS[state] != "red"


@given(standings)
def test_overdue_needs_a_stated_deadline_that_has_passed(any_standing):
    if judge(any_standing, RULE).state is State.OVERDUE:
        assert any_standing.deadline is not None and any_standing.deadline < any_standing.as_of


@given(st.floats(0, 200), st.floats(0, 200), st.floats(0, 100))
def test_more_of_a_good_thing_is_never_judged_worse(less, more, due):
    less, more = sorted((less, more))
    order = {state: rank for rank, state in enumerate(WORST_FIRST)}
    assert order[judge(standing(actual=more, expected=due), RULE).state] >= order[judge(standing(actual=less, expected=due), RULE).state]


def test_every_state_has_a_lamp_and_a_rank():
    assert set(LAMPS) == set(WORST_FIRST) == set(State)
    assert set(AT_MOST) == {Comparator.LE, Comparator.LT}
