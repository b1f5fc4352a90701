"""What is published in the store shows at once in the judged situation: values, steps, deadlines, the adopted rule."""

from datetime import UTC, date, datetime

import pytest

from dashboard import reports
from dashboard.catalog import Resolved
from dashboard.reports import accounts, adoption, entries
from dashboard.reports.accounts import Policy
from dashboard.reports.people import Role, at_the_command_line
from dashboard.reports.store import Store
from dashboard.reports.words import Stage, Status
from dashboard.schema import Rule, Selection, State
from dashboard.views.situation import assessed
from tests.reports.made import CITY, POLICE, snapshot, step, value

ACTOR = at_the_command_line("甲")
JUNE_30, JULY_15 = date(2022, 6, 30), date(2022, 7, 15)
CITYWIDE = {"county": "", "department": "市大数据局"}


@pytest.fixture
def store(tmp_path, monkeypatch):
    opened = Store(f"sqlite:///{tmp_path / 'reports.db'}", lambda: datetime(2022, 7, 2, tzinfo=UTC))
    monkeypatch.setattr(reports, "shared", lambda: opened)
    monkeypatch.setattr("dashboard.reports.passwords.COST", 2**5)
    yield opened
    opened.close()


def situation(store, as_of=JULY_15):
    return assessed(snapshot(store), Resolved(Selection(), CITY, 2022, as_of, as_of))


def states(store, as_of=JULY_15) -> dict[str, State]:
    found = situation(store, as_of)
    return dict(zip(found.steps["milestone_id"], found.steps["state"], strict=True)) | dict(
        zip(found.targets["fact_id"], found.targets["state"], strict=True)
    )


def test_an_empty_desk_blames_nobody(store):
    assert states(store) == {
        "step1": State.NOT_ASSIGNED,
        "step2": State.NOT_ASSIGNED,
        "step3": State.NOT_DUE,
        "fact1": State.NOT_ASSIGNED,
        "fact2": State.NOT_DUE,
    }


def test_a_published_value_judges_its_target_and_a_done_step_is_done(store):
    said = [value(900, **CITYWIDE), step(Status.DONE, done_on=date(2022, 6, 20))]
    entries.save_all(store, ACTOR, said, Stage.PUBLISHED)
    found = states(store)
    assert (found["fact1"], found["step2"]) == (State.ON_PACE, State.DONE)
    assert situation(store).targets.set_index("fact_id").loc["fact1", "actual"] == 900


def test_a_blocked_step_past_its_deadline_is_overdue_with_its_reason(store):
    entries.save(store, ACTOR, step(Status.BLOCKED, reason="资金未到", next_step="协调"), Stage.PUBLISHED)
    blocked = situation(store).steps.set_index("milestone_id").loc["step2"]
    assert (blocked["state"], blocked["reason"]) == (State.OVERDUE, "资金未到")


def test_an_entry_that_waits_for_its_review_changes_nothing(store):
    before = states(store)
    entries.save(store, ACTOR, value(900, **CITYWIDE))
    assert states(store) == before


def test_who_was_asked_and_did_not_report_is_said_after_the_closing_day(store):
    accounts.create(store, ACTOR, "li", "", Role.REPORTER, "Sesam-2022x", Policy())
    accounts.give(store, ACTOR, "li", [POLICE])
    assert states(store)["step2"] == State.NOT_REPORTED
    assert states(store, JUNE_30)["step2"] == State.NOT_ASSIGNED


def test_an_adopted_rule_judges_and_is_named_wherever_a_lamp_shows(store):
    assert not situation(store).rule.confirmed
    adoption.adopt(store, ACTOR, CITY, Rule("", "", "", "", "points of T", 1, 2), "临沂亮灯规则", "市大数据局", "2022-07-01")
    entries.save(store, ACTOR, value(780, **CITYWIDE), Stage.PUBLISHED)
    assert situation(store).rule_words == "亮灯规则：临沂亮灯规则（市大数据局，2022-07-01起施行） · 落后1点亮黄、超2点亮红"
    assert states(store, date(2022, 7, 31))["fact1"] == State.FAR_BEHIND
