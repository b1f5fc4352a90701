"""Targets judged on one date: which actual meets them, what was expected, which state follows."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.measures import targets
from dashboard.measures.desk import EMPTY, Desk
from dashboard.schema import State
from tests.measures.made import RULE, actual, frame, target

JUNE = date(2022, 6, 30)
FLOW = SimpleNamespace(direction="up", pace="按序时", adds_up="sum")
CATALOGUE = {"data": FLOW}


def judged(facts: list[dict], as_of=JUNE, *, documents=(), progress=(), desk=EMPTY, county_count=0) -> pd.DataFrame:
    tables = frame("facts", *facts), frame("documents", *documents), frame("progress", *progress)
    return targets.judged(*tables, CATALOGUE, RULE, as_of, desk, county_count)


def test_the_newest_actual_of_the_same_indicator_and_unit_counts_and_the_others_are_its_history():
    row = judged(
        [
            target(2000, "条", indicator="data", due="2022-12-31"),
            actual(700, "条", indicator="data", period="2022-03-31", fact_id="march"),
            actual(1000, "条", indicator="data", period="2022-05", fact_id="may"),
            actual(5, "个", indicator="data", period="2022-06", fact_id="other unit"),
            actual(1900, "条", indicator="data", period="2022-07-31", fact_id="later than as of"),
        ]
    ).iloc[0]
    assert (row["actual"], row["actual_as_of"], row["history"]) == (1000, date(2022, 5, 31), ("march", "may"))
    assert (row["expected"], row["gap"], row["state"]) == (1000, 0.0, State.ON_PACE)


def test_increments_are_summed_from_the_start_of_the_targets_period():
    months = [actual(100, "条", indicator="data", period=f"2022-0{month}", measure="increment", fact_id=f"m{month}") for month in (1, 2, 3)]
    last_year = actual(900, "条", indicator="data", period="2021-12", measure="increment", fact_id="last year")
    assert judged([target(2000, "条", indicator="data"), last_year, *months]).iloc[0]["actual"] == 300


def test_an_actual_of_another_year_meets_nothing():
    assert judged([target(2000, "条", indicator="data"), actual(3000, "条", indicator="data", period="2021")]).iloc[0]["actual"] is None


def test_a_quantity_without_indicator_meets_only_within_its_own_task():
    facts = [
        target(30, "家", task_id="k1", label="企业"),
        actual(10, "家", task_id="k2", label="企业", period="2022-05"),
        actual(7, "家", task_id="k1", label="企业", period="2022-05", fact_id="own"),
    ]
    assert judged(facts).iloc[0]["actual_id"] == "own"


def test_a_restated_target_is_one_target():
    assert len(judged([target(1500), target(1500, fact_id="again", restates="t1")])) == 1


@pytest.mark.parametrize(
    ("day", "expected", "state"),
    [(date(2021, 10, 30), 0, State.NOT_DUE), (date(2021, 10, 31), 10, State.NOT_ASSIGNED), (date(2021, 12, 31), 30, State.NOT_ASSIGNED)],
)
def test_thirty_firms_are_expected_ten_by_ten(day, expected, state):
    steps = [
        target(10, "家", fact_id=f"s{month}", kind="step", part_of="t1", due=f"2021-{month}", year=2021)
        for month in ("10-31", "11-30", "12-31")
    ]
    row = judged([target(30, "家", due="2021-12-31", year=2021), *steps], day).iloc[0]
    assert (row["expected"], row["state"]) == (expected, state)


def test_month_steps_shape_the_line_of_their_quarter_goals():
    goals = [target(150, "人", fact_id=f"q{month}", part_of="t1", due=f"2022-{month}") for month in ("06-30", "09-30")]
    month_step = target(150, "人", fact_id="may", kind="step", restates="q06-30", due="2022-05-31")
    facts = [target(300, "人", due="2022-12-31"), *goals, month_step]
    expected = [judged(facts, date(2022, month, day)).iloc[0]["expected"] for month, day in ((5, 30), (5, 31), (9, 29), (9, 30))]
    assert expected == [0, 150, 150, 300]


def test_dated_parts_of_a_whole_do_not_stand_for_themselves_but_counties_shares_do():
    parts = [target(10, fact_id="first", part_of="t1"), target(20, fact_id="county", part_of="t1", county="泽东区")]
    assert targets.wholes(judged([target(30), *parts]))["fact_id"].tolist() == ["t1", "county"]


def test_a_dated_step_that_belongs_to_no_target_is_judged_as_a_target():
    rows = judged([target(200, "项", kind="step", due="2022-11-30"), target(5, kind="step", part_of="t1", fact_id="part")])
    assert rows["fact_id"].tolist() == ["t1"]


def test_without_a_stated_deadline_the_year_end_serves_and_is_not_called_stated():
    row = judged([target(75, "个")], date(2023, 1, 1)).iloc[0]
    assert (row["deadline"], row["stated"], row["state"]) == (date(2022, 12, 31), False, State.NOT_ASSIGNED)


def test_an_approved_extension_moves_the_deadline():
    row = judged([target(75, due="2022-05-31")], desk=Desk(extensions={"t1": date(2022, 9, 30)})).iloc[0]
    assert (row["deadline"], row["state"]) == (date(2022, 9, 30), State.NOT_DUE)


def test_counties_are_summed_when_the_city_is_silent_and_a_partial_sum_never_proves_a_miss():
    facts = [target(100, "条", indicator="data", due="2022-05-31")]
    facts += [actual(30, "条", indicator="data", county=county, period="2022-05", fact_id=county) for county in ("泽东区", "泽西区")]
    partial, complete = judged(facts, county_count=3).iloc[0], judged(facts, county_count=2).iloc[0]
    assert (partial["actual"], partial["reported"], partial["members"], partial["state"]) == (60, 2, 3, State.NOT_ASSIGNED)
    assert complete["state"] is State.OVERDUE


def test_a_partial_sum_proves_at_least():
    facts = [
        target(50, "条", indicator="data", due="2022-05-31", comparator="ge"),
        actual(60, "条", indicator="data", county="泽东区", period="2022-05"),
    ]
    assert judged(facts, county_count=9).iloc[0]["state"] is State.DONE


def test_the_citys_own_value_wins_over_the_sum_of_its_counties():
    facts = [
        target(100, "条", indicator="data"),
        actual(30, "条", indicator="data", county="泽东区", period="2022-05"),
        actual(44, "条", indicator="data", period="2022-05", fact_id="city"),
    ]
    assert judged(facts).iloc[0]["actual_id"] == "city"


def test_an_undated_actual_is_true_on_its_documents_date():
    documents = [{"doc_id": "reply", "published": "2022-06-12"}]
    assert judged(
        [target(100, "条", indicator="data"), actual(3, "条", indicator="data", doc_id="reply", period="2022")], documents=documents
    ).iloc[0]["actual_as_of"] == date(2022, 6, 12)


def test_a_text_told_after_something_was_due_waits_for_confirmation_and_an_older_text_does_not():
    facts = [target(75, task_id="k1", due="2022-05-31")]
    assert judged(facts, progress=[{"task_id": "k1", "as_of": "2022-06-10"}]).iloc[0]["state"] is State.UNCONFIRMED
    assert judged(facts, progress=[{"task_id": "k1", "as_of": "2022-04-30"}]).iloc[0]["state"] is State.NOT_ASSIGNED


def test_an_assigned_department_that_is_silent_after_the_deadline_should_have_reported():
    row = judged([target(75, department="市某局;市他局", due="2022-05-31")], desk=Desk(assigned=frozenset({"市他局"}))).iloc[0]
    assert row["state"] is State.NOT_REPORTED


def test_under_a_rule_of_consecutive_periods_the_reports_behind_in_a_row_are_counted():
    rule = replace(RULE, form="consecutive periods", warn=2, late=3)
    goal = target(1200, "条", indicator="data", due="2022-12-31")

    def state(*values):
        reports = [
            actual(value, "条", indicator="data", period=f"2022-0{month}-28", fact_id=f"m{month}")
            for month, value in enumerate(values, start=1)
        ]
        facts, documents, progress = frame("facts", goal, *reports), frame("documents"), frame("progress")
        return targets.judged(facts, documents, progress, CATALOGUE, rule, JUNE).iloc[0]["state"]

    assert state(100, 200, 300, 400, 500, 600) is State.ON_PACE
    assert state(10, 20, 300, 400, 500, 590) is State.SLIGHTLY_BEHIND
    assert state(100, 200, 300, 400, 10, 590) is State.BEHIND
    assert state(100, 200, 300, 10, 20, 590) is State.FAR_BEHIND
