"""A figure that reads otherwise than published is told apart: a published value changed, a late report, an extension, another rule."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from dashboard import reports
from dashboard.reference import rules
from dashboard.reports import Store, accounts, adoption, audience, entries, extensions, issues
from dashboard.reports.accounts import Policy
from dashboard.reports.extensions import Change
from dashboard.reports.issues import Issue
from dashboard.reports.people import Role, at_the_command_line
from dashboard.reports.register import Register
from dashboard.reports.words import Openness, Stage, Status
from dashboard.schema import Selection
from dashboard.views.bulletin_figures import figures
from dashboard.views.bulletin_issues import corrections
from dashboard.views.bulletin_parts import Cause
from dashboard.views.situation import situation
from tests.reports.made import CITY, POLICE, snapshot, step, tables, value

ACTOR = at_the_command_line("甲")
JUNE, ISSUED, JULY = date(2022, 6, 30), date(2022, 7, 2), date(2022, 7, 31)
BUREAU = {"county": "", "department": "市大数据局"}


class Clock:
    """Nine in the morning of a day, in the cities' time."""

    def __init__(self, day: str) -> None:
        self.set(day)

    def set(self, day: str) -> None:
        self.now = datetime.fromisoformat(day).replace(hour=1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock():
    return Clock("2022-06-20")


@pytest.fixture
def store(tmp_path, monkeypatch, clock):
    opened = Store(f"sqlite:///{tmp_path}/reports.db", clock)
    monkeypatch.setattr(reports, "shared", lambda: opened)
    monkeypatch.setattr("dashboard.views.situation.shared", lambda: SimpleNamespace(current=snapshot(opened)))
    accounts.create(opened, ACTOR, "li", "李四", Role.REPORTER, "Sesam-2022x", Policy())
    accounts.give(opened, ACTOR, "li", [POLICE])
    with audience.seen_by(ACTOR):
        yield opened
    opened.close()


def read(as_of, known):
    return situation(Selection(city=CITY, year="2022", as_of=str(as_of), known=str(known)))


@pytest.fixture
def issued(store, clock):
    """June's bulletin as it stood on 2 July, with one value reported by 市大数据局; then the clock goes on to 20 July."""
    clock.set("2022-07-01")
    entries.save(store, ACTOR, value(700, **BUREAU), Stage.PUBLISHED)
    clock.set("2022-07-02")
    said = [[one.key, one.name, one.value, list(one.members)] for one in figures(read(JUNE, ISSUED))]
    content = {"figures": said, "corrections": []}
    issues.keep(store, ACTOR, Issue(CITY, 2022, 1, "2022-06", "通报", JUNE, ISSUED, Openness.INTERNAL, content=content), b"PK")
    clock.set("2022-07-20")


def causes(store):
    return {one.key: one.cause for one in corrections(store, read(JULY, JULY))}


def test_what_reads_as_published_has_no_cause(store, issued):
    assert causes(store) == {}


def test_a_report_that_comes_after_the_issue_is_late(store, issued):
    entries.save(store, ACTOR, step(Status.DONE, done_on=date(2022, 6, 29)), Stage.PUBLISHED)
    found = causes(store)
    assert {found["group:done"], found["department:市公安局:已办结"]} == {Cause.LATE}
    late = next(one for one in corrections(store, read(JULY, JULY)) if one.key == "group:done")
    assert late.words == "第1期通报（截至6月30日）中“已办结”原为0项，补报后为1项。"


def test_a_published_value_that_was_changed_is_a_correction_and_a_late_report_beside_it_is_not(store, issued):
    entries.save(store, ACTOR, value(950, **BUREAU), Stage.PUBLISHED)
    entries.save(store, ACTOR, step(Status.DONE, done_on=date(2022, 6, 29)), Stage.PUBLISHED)
    found = causes(store)
    assert (found["fact:fact1:actual"], found["department:市公安局:已办结"]) == (Cause.CHANGED, Cause.LATE)
    assert [*dict.fromkeys(found.values())] == [Cause.CHANGED, Cause.LATE]


def test_a_deadline_moved_later_and_a_rule_of_another_name_only_are_no_corrections(store, clock, issued):
    adoption.adopt(store, ACTOR, CITY, rules.active(), "新规则", "临沂市大数据局", "2022-07-20")
    assert causes(store) == {}
    clock.set("2022-06-21")
    item = next(one for one in Register.of(store, tables(), CITY, 2022).items if one.subject_id == "step2")
    applied = extensions.apply(store, ACTOR, item, Change.DEADLINE, "2022-09-30", "设备未到")
    clock.set("2022-07-20")
    extensions.decide(store, ACTOR, applied.extension_id, True, "王副市长", "8号")
    assert causes(store)["department:市公安局:已到时限"] == Cause.MOVED


def test_a_lamp_that_only_another_rule_changes_says_so(store, issued):
    strict = replace(rules.active(), warn=1, late=2)
    adoption.adopt(store, ACTOR, CITY, strict, "新规则", "临沂市大数据局", "2022-07-20")
    found = [one for one in corrections(store, read(JULY, JULY)) if one.key == "fact:fact1:state"]
    assert [(one.cause, one.words) for one in found] == [
        (Cause.RULE, "第1期通报（截至6月30日）中“5G基站亮灯”原为略低于序时，判定规则变更后为严重滞后。")
    ]
