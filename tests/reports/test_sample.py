"""Made-up reports: the same at every start, all on the screen, in a store of their own."""

from dashboard.reports import accounts, audience, cases, entries, sample, showing, special
from dashboard.reports.flows import EVENTS, SUPERVISION
from dashboard.reports.people import Role
from dashboard.reports.store import Store
from dashboard.reports.words import Openness, Stage
from dashboard.settings import Settings
from tests.reports.made import CITY, tables


def test_the_sample_reports_on_targets_counties_and_steps_at_two_dates(store):
    sample.fill(store, tables())
    made = entries.find(store)
    assert {str(entry.as_of) for entry in made} <= {"2022-03-31", "2022-06-30"}
    assert {entry.stage for entry in made} == {Stage.PUBLISHED}
    assert {entry.openness for entry in made} == {Openness.SCREEN}
    assert any(entry.county for entry in made)
    assert {one.on.year for one in showing.everything(store)} == {2022}


def test_every_start_makes_up_the_same_and_the_clock_goes_on_as_before(store, clock, tmp_path):
    other = Store(f"sqlite:///{tmp_path / 'other.db'}", clock)
    for one in (store, other):
        sample.fill(one, tables())
        assert one.clock is clock
    first, second = (
        list(map(lambda entry: (entry.key, entry.value, entry.status, entry.progress), entries.find(one))) for one in (store, other)
    )
    assert first == second


def test_the_sample_has_reporters_both_loops_and_something_before_the_leadership(store, actor):
    sample.fill(store, tables())
    (reporter,) = accounts.everyone(store)
    assert reporter.role is Role.REPORTER
    assert {one.city for one in reporter.memberships} == {CITY}
    with audience.seen_by(actor):
        assert [case.title for case in cases.all_of(store, SUPERVISION, CITY)] == ["完成方案", "平台试运行"]
        assert len(cases.all_of(store, EVENTS, CITY)) == 3
        assert len(special.shown(store, CITY)) == 1


def test_nothing_is_made_up_unless_asked_for():
    assert not Settings.from_environment({}).sample
    assert Settings.from_environment({"SAMPLE": "1"}).sample
