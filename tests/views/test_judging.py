"""What is chosen changes which rows are shown and never how one of them stands."""

from datetime import date

from dashboard.catalog import Resolved, Snapshot
from dashboard.catalog.snapshot import measured
from dashboard.schema import Selection, State
from dashboard.views.situation import assessed
from tests.views import made

JUNE_30 = date(2022, 6, 30)
PLAN = [
    made.fact("city", 1000, "条", task_id="t1", label="数据", department="市大数据局", due="2022-06-30"),
    made.fact("spring", 400, "条", kind="step", part_of="city", due="2022-03-31"),
    made.fact("summer", 600, "条", kind="step", part_of="city", due="2022-06-30"),
]
REPORTED = made.fact("done", 500, "条", task_id="t1", label="数据", kind="actual", period="2022-06-30", department="市财政局")
STEPS = [made.step("m1", "2022-06-30", county="乙县"), made.step("m2", "2022-06-30", department="市大数据局")]


def target(**chosen: tuple[str, ...]):
    snapshot = Snapshot(measured(made.tables(facts=[*PLAN, REPORTED], milestones=STEPS)))
    situation = assessed(snapshot, Resolved(Selection(), made.CITY, 2022, JUNE_30, JUNE_30, **chosen))
    return situation.targets.set_index("fact_id").loc["city"]


def test_a_target_keeps_its_actual_its_expected_value_and_its_state_under_every_filter():
    whole = target()
    assert (whole["actual"], whole["expected"], whole["state"]) == (500, 1000, State.FAR_BEHIND)
    for chosen in ({"quarter": ("2022Q2",)}, {"department": ("市大数据局",)}, {"county": ("乙县",)}):
        shown = target(**chosen)
        assert (shown["actual"], shown["expected"], shown["state"]) == (500, 1000, State.FAR_BEHIND)


def test_a_row_carries_the_marks_that_it_has_in_the_selection():
    assert (target()["scope"], target(county=("乙县",))["scope"]) == ("", "全市口径")
