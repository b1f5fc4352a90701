"""What a selection asks of the store is what all reports together would say, whatever was published, corrected and returned before."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.catalog import Resolved, Snapshot, is_large, narrow
from dashboard.catalog.entered import NothingEntered
from dashboard.catalog.leads import with_all_leads
from dashboard.catalog.snapshot import measured
from dashboard.loaders import Tables
from dashboard.measures import counties, targets
from dashboard.measures.matching import actuals
from dashboard.reference import rules
from dashboard.reference.indicators import Indicators
from dashboard.reports import audience, entries, observations, review, showing
from dashboard.reports.models import EntryRow, MoveRow, ObservationRow, SeriesRow
from dashboard.reports.overlay import StoreOverlay
from dashboard.reports.people import Account, Role
from dashboard.reports.periods import day_of
from dashboard.reports.plan import Plan
from dashboard.reports.publishing import Published, rows_of
from dashboard.reports.words import Openness, Stage, Status
from dashboard.schema import Selection
from tests.reports.made import CITY, step, tables, value

NUMBERS = count(1)
DAYS = [date(2022, 1, 31), date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30), date(2022, 12, 31), date(2023, 1, 31)]
INDICATOR = "base_stations_5g"
OPEN = {Openness.SCREEN: None, Openness.INTERNAL: Account(1, "v", "", Role.VIEWER), Openness.REVIEWERS: Account(2, "r", "", Role.REVIEWER)}

days, shares = st.sampled_from(DAYS), st.sampled_from(list(Openness))
members = st.sampled_from([{"county": "沂水县"}, {"county": "蒙阴县"}, {"county": "", "department": "市大数据局"}])
things = st.sampled_from([{}, {"subject_id": "fact2", "indicator": "", "unit": "路"}, {"subject_id": "ai_poles", "indicator": "ai_poles"}])
values = st.builds(
    lambda day, amount, member, thing, openness, measure, words: value(
        amount, f"{day:%Y-%m}", day, **member | thing, openness=openness, measure=measure, progress=words
    ),
    days,
    st.integers(0, 2000),
    members,
    things,
    shares,
    st.sampled_from(["total", "total", "increment"]),
    st.sampled_from(["", "", "推进"]),
)
steps = st.builds(
    lambda day, status, openness, words: step(status, period=f"{day:%Y-%m}", as_of=day, openness=openness, progress=words),
    days,
    st.sampled_from([Status.UNDERWAY, Status.BLOCKED, Status.DONE]),
    shares,
    st.sampled_from(["", "正在调试"]),
)
# What is entered, or the place of an entry that is returned; and the days that pass before it.
histories = st.lists(st.tuples(st.one_of(values, values, steps, st.integers(0, 9)), st.integers(0, 45)), max_size=14)


class Everything(NothingEntered):
    """What stands on the screens on a day, worked out from all entries and moves at once."""

    def __init__(self, store, laid, city):
        self.store, self.plan, self.city = store, Plan.of(laid), city

    def of(self, asked):
        found = [one for one in on_screen(self.store, self.city, asked.known) if one.entry.openness in audience.AUDIENCE.get()]
        return rows_of(found, self.plan, False)


def on_screen(store, city, known):
    """Of every key the entry published last of those that were not returned since, by the end of a day."""
    with store.reading() as session:
        stated = session.query(EntryRow, MoveRow).join(MoveRow, MoveRow.entry_id == EntryRow.entry_id)
        moves = stated.filter(EntryRow.city == city).order_by(MoveRow.move_id).all()
    published = {}
    for entry, move in moves:
        if day_of(move.at) <= known and move.state == Stage.PUBLISHED:
            published[entry.entry_id] = (move, entry)
        elif day_of(move.at) <= known and move.state == Stage.RETURNED:
            published.pop(entry.entry_id, None)
    newest = {}
    for move, row in sorted(published.values(), key=lambda one: one[0].move_id):
        entry = entries.as_entry(row, Stage.PUBLISHED)
        newest[entry.key] = Published(entry, day_of(move.at), None, entry.author)
    return list(newest.values())


def live(store, actor, clock, history, city):
    """Let a history happen in a city of its own."""
    clock.set("2022-01-05")
    kept = []
    for what, passed in history:
        clock.now += timedelta(days=passed)
        if isinstance(what, int):
            standing = [one for one in kept if entries.get(store, one.entry_id).stage is Stage.PUBLISHED]
            if standing:
                review.move(store, actor, standing[what % len(standing)].entry_id, Stage.RETURNED, "请核对")
        else:
            kept.append(entries.save(store, actor, replace(what, city=city), Stage.PUBLISHED))


def both(store, city):
    """The snapshot that asks the store, and the one that is given everything."""
    plan = tables()
    overlay = StoreOverlay(store)
    laid = overlay(Tables(**{name: frame.assign(city=city) if "city" in frame else frame for name, frame in plan.items()}))
    plain = Snapshot(measured(with_all_leads(laid)), entered=overlay.entered(laid))
    return plain, replace(plain, entered=Everything(store, laid, city), number=next(NUMBERS) + 10**9)


def seen(snapshot, chosen):
    """What screens are drawn from, for targets, members' values and words."""
    found = narrow(snapshot, chosen)
    judged = targets.judged(found.facts, found.documents, found.progress, Indicators.load(), rules.active(), chosen.as_of)
    known = actuals(found.facts, found.documents, chosen.as_of)
    newest = known.groupby(["indicator", "label", "county", "department", "unit"])[["value", "fact_id"]].tail(1)
    told = found.progress[found.progress["as_of"] <= str(chosen.as_of)].sort_values("as_of", kind="stable")
    return {
        "targets": judged[["fact_id", "actual", "actual_as_of", "state"]].values.tolist(),
        "values": sorted(newest[["fact_id", "value"]].values.tolist()),
        "counties": counties.values(found.facts, found.documents, INDICATOR, chosen.as_of)[["member", "value"]].values.tolist(),
        "words": told.groupby(["task_id", "department", "county"])["text"].last().to_dict(),
        "followed": sorted(known.loc[(known["indicator"] == INDICATOR) & (known["county"] == ""), "value"]),
    }


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(history=histories, as_of=days, known=days, reader=shares, large=st.booleans())
def test_the_store_answers_what_all_reports_together_say(store, actor, clock, monkeypatch, history, as_of, known, reader, large):
    city = f"{CITY}{next(NUMBERS)}"
    live(store, actor, clock, history, city)
    monkeypatch.setattr(showing, "SHOWN_WHOLE", 0 if large else 500)
    asking, given_all = both(store, city)
    chosen = Resolved(Selection(indicator=INDICATOR), city, 2022, as_of, known, county=("蒙阴县",) if large else (), close=large)
    with audience.seen_by(OPEN[reader]):
        assert seen(asking, chosen) == seen(given_all, chosen)
        steps_of = {one.entry.subject_id: one.entry.entry_id for one in showing.newest_steps(store, city, as_of, known)}
    naive = [one for one in on_screen(store, city, known) if one.entry.as_of <= as_of and one.entry.subject == "step"]
    with audience.seen_by(OPEN[reader]):
        own = sorted((one for one in naive if one.entry.openness in audience.AUDIENCE.get()), key=lambda one: one.entry.as_of)
    assert steps_of == {one.entry.subject_id: one.entry.entry_id for one in own}


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(history=histories)
def test_what_is_rebuilt_from_the_moves_is_what_was_kept_step_by_step(store, actor, clock, history):
    live(store, actor, clock, history, f"{CITY}{next(NUMBERS)}")
    kept = [(one.doc_id, one.on, one.until) for one in showing.everything(store)]
    with store.writing() as session:
        session.query(ObservationRow).delete()
        session.query(SeriesRow).delete()
        assert observations.missing(session) == bool(kept)
        observations.rebuild(session)
    assert [(one.doc_id, one.on, one.until) for one in showing.everything(store)] == kept


def test_a_correction_that_is_returned_leaves_the_screens_to_what_it_corrected(store, actor, clock):
    first = entries.save(store, actor, value(800), Stage.PUBLISHED)
    clock.set("2022-08-01")
    second = entries.save(store, actor, value(810), Stage.PUBLISHED)
    clock.set("2022-08-05")
    review.move(store, actor, second.entry_id, Stage.RETURNED, "有误")
    july, august = date(2022, 7, 2), date(2022, 8, 1)
    assert [(one.doc_id, one.on, one.until) for one in showing.everything(store)] == [
        (f"report:{first.entry_id}", july, august),
        (f"report:{second.entry_id}", august, date(2022, 8, 5)),
        (f"report:{first.entry_id}.2", date(2022, 8, 5), None),
    ]


def test_a_store_from_before_the_observations_gets_them_when_it_is_opened(store, actor, url):
    entries.save(store, actor, value(800), Stage.PUBLISHED)
    with store.writing() as session:
        session.query(ObservationRow).delete()
        session.query(SeriesRow).delete()
    opened = type(store)(url)
    assert [one.entry.value for one in showing.everything(opened)] == [800]
    opened.close()


@pytest.mark.parametrize(
    ("doc_id", "rows"), [("report:{}", 1), ("report:{}.2", 0), ("report:{}.x", 0), ("report:none", 0), ("report:{}.1", 0)]
)
def test_a_report_is_found_by_its_own_id_and_no_other(store, actor, doc_id, rows):
    kept = entries.save(store, actor, value(800), Stage.PUBLISHED)
    asking, _ = both(store, CITY)
    assert len(asking.entered.one(doc_id.format(kept.entry_id)).facts) == rows


def test_a_report_that_is_not_open_to_the_reader_is_not_found_by_its_id(store, actor):
    kept = entries.save(store, actor, value(800, openness=Openness.INTERNAL), Stage.PUBLISHED)
    asking, _ = both(store, CITY)
    assert len(asking.entered.one(f"report:{kept.entry_id}").facts) == 0
    with audience.bound_to(["德州"]), audience.seen_by(OPEN[Openness.INTERNAL]):
        assert len(asking.entered.one(f"report:{kept.entry_id}").facts) == 0
    with audience.seen_by(OPEN[Openness.INTERNAL]):
        assert len(asking.entered.one(f"report:{kept.entry_id}").facts) == 1


def test_the_newest_day_of_a_year_is_that_of_reports_on_its_plan(store, actor):
    entries.save(store, actor, value(800, "2022-06", date(2022, 6, 30)), Stage.PUBLISHED)
    entries.save(store, actor, value(900, "2023-01", date(2023, 1, 31)), Stage.PUBLISHED)
    entries.save(store, actor, step(Status.UNDERWAY, period="2023-02", as_of=date(2023, 2, 28)), Stage.PUBLISHED)
    asking, _ = both(store, CITY)
    assert asking.entered.newest_day(CITY, 2022, 2023) == date(2023, 2, 28)
    assert asking.entered.newest_day(CITY, 2023, None) == date(2023, 1, 31)
    assert asking.entered.newest_day("德州", 2022, None) is None
    assert asking.entered.members(CITY) == (frozenset({"沂水县"}), frozenset({"市公安局"}))


def test_of_a_large_city_a_countys_values_come_when_a_page_lists_them(store, actor, monkeypatch):
    entries.save(store, actor, value(3, subject_id="ai_poles", indicator="ai_poles"), Stage.PUBLISHED)
    monkeypatch.setattr(showing, "SHOWN_WHOLE", 0)
    asking, _ = both(store, CITY)
    chosen = Resolved(Selection(), CITY, 2022, DAYS[4], DAYS[4], county=("沂水县",))
    assert is_large(asking, CITY)
    assert "ai_poles" not in set(narrow(asking, chosen).facts["indicator"])
    assert "ai_poles" in set(narrow(asking, replace(chosen, close=True)).facts["indicator"])
