"""汇报模式 without the names of late units."""

import pytest

from dashboard.measures.desk import Desk, StepReport
from dashboard.views.anonymous import SAID, SOME_UNIT
from dashboard.views.battle import battle
from dashboard.views.campaign import campaign
from dashboard.views.deadlines import carried, deadlines
from dashboard.views.first_line import first_line
from dashboard.views.ledger import ledger
from tests.views import made
from tests.views.made import AS_OF

LATE, ON_TIME = "市水利局", "市大数据局"
HELPER = "市审计局"
DESK = Desk(
    assigned=frozenset({LATE, ON_TIME}), closing_day=AS_OF, steps={"done": StepReport("r1", AS_OF.replace(day=20), AS_OF.replace(day=18))}
)
STEPS = [
    made.step("late", "2022-06-30", task_id="k1", department=LATE),
    made.step("done", "2022-07-31", task_id="k2", department=ON_TIME),
    made.step("ahead", "2022-08-31", task_id="k2", department=ON_TIME),
    made.step("nobody", "2022-06-30", task_id="k3"),
]
TASKS = [
    {"task_id": task_id, "title": f"任务{task_id}", "doc_id": "d1", "city": made.CITY, "year": 2022, "department": department}
    for task_id, department in (("k1", LATE), ("k2", ON_TIME), ("k3", ""))
]
ROLES = [{"doc_id": "d1", "task_id": task, "department": HELPER, "role": "support"} for task in ("k1", "k2")]


def situation(hidden: bool = True, steps=STEPS, **rows):
    return made.situation(desk=DESK, chosen={"names_hidden": hidden}, milestones=steps, tasks=TASKS, roles=ROLES, **rows)


def test_a_late_unit_is_some_unit_and_one_on_time_keeps_its_name():
    rows = deadlines(situation()).rows
    assert [(row["text"], row["lead"]) for row in rows] == [
        ("完成late", SOME_UNIT),
        ("完成nobody", "未写明牵头单位"),
        ("完成ahead", ON_TIME),
    ]
    assert [row["lead"] for row in deadlines(situation(hidden=False)).rows] == [LATE, "未写明牵头单位", ON_TIME]


def test_states_and_counts_stay():
    shown, hidden = first_line(situation(hidden=False)), first_line(situation())
    assert hidden.rows == shown.rows
    assert hidden.headline == shown.headline


@pytest.mark.parametrize("view", [deadlines, carried, campaign, battle, lambda judged: ledger(judged).view])
def test_no_view_holds_the_name_anywhere_and_each_says_so(view):
    judged = situation(earlier=made.tables(milestones=[made.step("m0", "2021-12-31", department=LATE)]))
    drawn = view(judged)
    assert LATE not in str(drawn)
    assert SAID in drawn.rule
    assert SAID not in view(situation(hidden=False)).rule


def test_by_lead_late_steps_stand_together_and_lead_to_no_filter():
    many = [made.step(f"m{n}", "2022-06-30", task_id=f"t{n}", department=LATE) for n in range(13)]
    rows = campaign(situation(steps=[*many, STEPS[1]])).rows
    assert [(row["name"], row["filters"]) for row in rows] == [
        (ON_TIME, {"name": ("department", ON_TIME)}),
        (SOME_UNIT, {}),
    ]
    assert rows[1]["counts"]["6月"] == 13


def test_units_that_help_with_a_late_task_are_not_named_either():
    others = {row["name"]: row["others"] for row in battle(situation()).rows}
    assert others == {"任务k1": "", "任务k2": HELPER, "任务k3": ""}
