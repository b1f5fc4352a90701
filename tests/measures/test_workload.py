"""Who carries what, and what counties report against their city's own value."""

from datetime import date

from dashboard.measures import counties, steps, workload
from tests.measures.made import RULE, actual, frame, target

ROLES = frame(
    "roles",
    {"task_id": "k1", "department": "市甲局", "role": "lead"},
    {"task_id": "k1", "department": "市乙局", "role": "support"},
    {"task_id": "k2", "department": "市甲局", "role": "lead"},
    {"task_id": "k2", "department": "市乙局", "role": "co_lead"},
    {"task_id": "k9", "department": "市甲局", "role": "lead"},
)
TASKS = frame("tasks", {"task_id": "k1"}, {"task_id": "k2"}, {"task_id": "k9", "restates": "k1"})


def test_a_restated_task_adds_no_second_part():
    counted = workload.parts(workload.said_once(TASKS, ROLES)).set_index("department")
    assert counted.loc["市甲局"].tolist() == [2, 0, 0, 0, 0]
    assert counted.loc["市乙局"].tolist() == [0, 1, 0, 1, 0]


def test_a_department_is_counted_once_a_task_with_its_strongest_part_and_a_presumed_lead_leads():
    tasks = frame("tasks", {"task_id": "k1", "department": "市甲局"}, {"task_id": "k2"}).assign(presumed=["", "市丙局"])
    roles = frame(
        "roles", {"task_id": "k1", "department": "市甲局", "role": "support"}, {"task_id": "k2", "department": "市乙局", "role": "support"}
    )
    found = workload.involved(tasks, roles)[["task_id", "department", "role"]]
    assert found.values.tolist() == [["k1", "市甲局", "lead"], ["k2", "市丙局", "lead"], ["k2", "市乙局", "support"]]


def test_who_works_with_whom_counts_shared_tasks():
    assert workload.together(workload.said_once(TASKS, ROLES)).values.tolist() == [["市甲局", "市乙局", 2]]


def test_a_step_of_two_departments_loads_both():
    rows = frame("milestones", {"milestone_id": "m1", "department": "市甲局;市乙局", "due": "2022-05-31"})
    judged = steps.judged(rows, frame("progress"), RULE, date(2022, 1, 1))
    load = workload.load_by_month(judged.assign(presumed=""))
    assert load[["lead", "month", "count"]].values.tolist() == [["市甲局", 5, 1], ["市乙局", 5, 1]]
    assert load["milestone_ids"].tolist() == [("m1",), ("m1",)]


def test_county_values_are_the_newest_of_each_member_and_zones_are_members():
    facts = frame(
        "facts",
        actual(1, county="泽东区", period="2022-04", indicator="x", fact_id="old"),
        actual(2, county="泽东区", period="2022-05", indicator="x"),
        actual(3, place="经开区", period="2022-05", indicator="x", fact_id="zone"),
        target(9, county="泽东区", indicator="x"),
    )
    assert counties.values(facts, frame("documents"), "x", date(2022, 6, 30))[["member", "value"]].values.tolist() == [
        ["泽东区", 2],
        ["经开区", 3],
    ]
    assert counties.targets(facts, "x")[["member", "value"]].values.tolist() == [["泽东区", 9]]


def test_a_city_value_that_differs_from_the_sum_of_its_counties_is_said():
    parts = [
        actual(value, county=county, period="2022-05", indicator="x", fact_id=county) for county, value in (("泽东区", 15), ("泽西区", 12))
    ]
    facts = frame("facts", actual(30, period="2022-05", indicator="x"), *parts)
    found = counties.differences(facts, frame("documents"), frozenset({"x"}), date(2022, 6, 30))
    assert found[["city_value", "county_sum", "counties"]].values.tolist() == [[30.0, 27.0, 2]]
