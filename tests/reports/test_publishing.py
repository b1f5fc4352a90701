"""What was published lies over the tables: by as-of date, by known date, by audience; nothing else does."""

from datetime import date

import pandas as pd
import pytest

from dashboard.catalog import Resolved, narrow, resolve
from dashboard.catalog.asking import asked
from dashboard.loaders.rows import records
from dashboard.reports import audience, entries, review, showing
from dashboard.reports.overlay import StoreOverlay
from dashboard.reports.people import Account, Role
from dashboard.reports.words import Openness, Stage, Status
from dashboard.schema import COLUMNS, Selection
from tests.reports.made import CITY, POLICE, snapshot, step, value

FULL_YEAR = date(2022, 12, 31)
VIEWER, REVIEWER = Account(1, "v", "", Role.VIEWER), Account(2, "r", "", Role.REVIEWER)


@pytest.fixture
def publish(store, actor):
    def published(entry):
        kept = entries.save(store, actor, entry)
        for stage in (Stage.REVIEWED, Stage.PUBLISHED):
            kept = review.move(store, actor, kept.entry_id, stage)
        return kept

    return published


def test_what_is_published_or_taken_back_shows_in_its_own_city_alone(store, actor):
    kept, seen = entries.save(store, actor, value(800)), []
    for stage in (Stage.REVIEWED, Stage.PUBLISHED, Stage.RETURNED):
        review.move(store, actor, kept.entry_id, stage, "数值有误" if stage is Stage.RETURNED else "")
        seen.append((store.revision[0], store.last_change(CITY)))
    assert seen == [(0, 0), (1, 1), (2, 2)]
    assert store.last_change("另一市") == 0


def narrowed(store, as_of=FULL_YEAR, known=FULL_YEAR):
    return narrow(snapshot(store), Resolved(Selection(), CITY, 2022, as_of, known))


def actuals(store, **dates):
    facts = narrowed(store, **dates).facts
    return facts.loc[facts["kind"] == "actual", "value"].tolist()


def test_only_what_was_published_reaches_the_tables(store, actor):
    kept = entries.save(store, actor, value(800))
    for stage in (Stage.REVIEWED, Stage.PUBLISHED):
        assert actuals(store) == []
        review.move(store, actor, kept.entry_id, stage)
    assert actuals(store) == [800]
    review.move(store, actor, kept.entry_id, Stage.RETURNED, "有误")
    assert actuals(store) == []


def test_what_was_published_is_the_same_as_records_and_as_tables(store, publish):
    publish(value(800, progress="开通 800 个"))
    publish(step(Status.UNDERWAY, progress="正在调试", problems="缺设备"))
    shown = snapshot(store)
    found = shown.entered.of(asked(shown, Resolved(Selection(), CITY, 2022, FULL_YEAR, FULL_YEAR)))
    assert {name: len(rows) for name, rows in found.records.items()} == {"documents": 2, "facts": 1, "progress": 2}
    assert found.records == {name: records(found.tables[name]) for name in found.records}


def test_a_published_value_is_an_actual_with_the_report_as_its_origin(store, publish):
    kept = publish(value(800, progress="开通 800 个"))
    row = narrowed(store).facts.iloc[-1]
    assert (row["fact_id"], row["doc_id"]) == (f"report:{kept.entry_id}",) * 2
    assert (row["county"], row["indicator"], row["value"], row["unit"]) == ("沂水县", "base_stations_5g", 800, "个")
    assert (row["kind"], row["measure"], row["period"], row["year"]) == ("actual", "total", "2022-06-30", 2022)
    assert row["quote"] == "截至2022-06-30，沂水县5G基站数累计完成800个。进展情况：开通 800 个（沂水县 2022-07-02 填报）"
    assert row["quote"][row["value_start"] : row["value_end"]] == "800"


def test_signed_in_readers_see_who_reported_and_others_only_for_whom(store, publish):
    publish(value(800))
    with audience.seen_by(VIEWER):
        assert narrowed(store).facts.iloc[-1]["quote"].endswith("（甲 2022-07-02 填报）")


def test_words_become_progress_of_their_task_with_what_must_be_coordinated(store, publish):
    publish(step(Status.BLOCKED, progress="正在调试", problems="供电", reason="资金", next_step="协调", coordination="市财政局"))
    row = narrowed(store).progress.iloc[-1]
    assert (row["task_id"], row["task_no"], row["department"], row["year"]) == ("task2", "2", "市公安局", 2022)
    assert (row["text"], row["as_of"], row["problems"], row["coordination"]) == ("正在调试", pd.Timestamp("2022-06-30"), "供电", "市财政局")


def test_a_target_without_an_indicator_is_met_by_its_own_tasks_quantity(store, publish):
    publish(value(900, subject_id="fact2", indicator="", county="", department="市公安局", unit="路"))
    row = narrowed(store).facts.iloc[-1]
    assert (row["task_id"], row["label"], row["indicator"]) == ("task2", "接入视频", "")


def test_every_table_keeps_the_columns_and_types_of_the_contract(store, publish):
    plain = narrowed(store)
    publish(value(800, progress="好"))
    laid = narrowed(store)
    for name, frame in laid.items():
        assert list(frame.columns)[: len(COLUMNS[name])] == list(COLUMNS[name])
        assert frame.dtypes.to_dict() == plain[name].dtypes.to_dict()


def test_a_correction_replaces_from_its_day_on_and_the_past_screen_shows_the_first(store, publish, clock):
    publish(value(800))
    clock.set("2022-08-01")
    publish(value(810))
    assert actuals(store, known=date(2022, 7, 31)) == [800]
    assert actuals(store, known=date(2022, 8, 1)) == [810]


def test_what_was_recorded_later_was_not_known_before(store, publish):
    publish(value(800))
    assert actuals(store, known=date(2022, 7, 1)) == []
    assert actuals(store, known=date(2022, 7, 2)) == [800]


def test_what_is_true_in_june_counts_for_june_though_it_was_reported_in_july(store, publish):
    publish(value(800))
    assert actuals(store, as_of=date(2022, 6, 30), known=date(2022, 7, 2)) == [800]


def test_what_was_returned_after_publication_is_gone_from_that_day_on(store, publish, actor, clock):
    kept = publish(value(800))
    clock.set("2022-07-20")
    review.move(store, actor, kept.entry_id, Stage.RETURNED, "有误")
    assert actuals(store, known=date(2022, 7, 19)) == [800]
    assert actuals(store, known=date(2022, 7, 20)) == []


@pytest.mark.parametrize(
    ("openness", "seen"),
    [
        (Openness.SCREEN, {"public": 1, "viewer": 1, "reviewer": 1}),
        (Openness.INTERNAL, {"public": 0, "viewer": 1, "reviewer": 1}),
        (Openness.REVIEWERS, {"public": 0, "viewer": 0, "reviewer": 1}),
    ],
)
def test_each_reader_sees_what_is_open_to_him(store, publish, openness, seen):
    publish(value(800, openness=openness))
    overlay, stamps, found = StoreOverlay(store), set(), {}
    for who, account in (("public", None), ("viewer", VIEWER), ("reviewer", REVIEWER)):
        with audience.seen_by(account):
            found[who] = len(narrowed(store).facts) - 2
            stamps.add(overlay.stamp)
    assert found == seen
    assert len(stamps) == 3


def test_without_a_request_nobody_sees_more_than_the_screen():
    assert audience.AUDIENCE.get() == audience.PUBLIC


def test_a_report_on_last_years_plan_does_not_open_a_year_without_a_plan(store, publish):
    publish(value(1400, period="2023-01", as_of=date(2023, 1, 31)))
    january = date(2023, 1, 31)
    assert narrowed(store, as_of=january, known=date(2023, 2, 1)).documents["year"].tolist() == [2022, 2022]
    assert resolve(Selection(), snapshot(store), date(2026, 1, 1)).year == 2022


def test_a_change_of_nothing_shown_keeps_the_stamp_and_a_publication_changes_it(store, publish, actor):
    overlay = StoreOverlay(store)
    before = overlay.stamp
    entries.save(store, actor, step(Status.UNDERWAY, department=POLICE.member))
    assert overlay.stamp == before
    publish(value(800))
    assert overlay.stamp != before


def test_of_two_versions_only_the_newer_still_counts(store, publish, clock):
    publish(value(800))
    clock.set("2022-08-01")
    publish(value(810))
    assert [(one.entry.value, one.on, one.until) for one in showing.everything(store)] == [
        (800, date(2022, 7, 2), date(2022, 8, 1)),
        (810, date(2022, 8, 1), None),
    ]


def test_what_was_returned_and_published_again_word_for_word_counts_once(store, publish, actor, clock):
    kept = publish(value(800, measure="increment"))
    clock.set("2022-07-20")
    review.move(store, actor, kept.entry_id, Stage.RETURNED, "请核对")
    clock.set("2022-07-25")
    publish(value(800, measure="increment"))
    assert [actuals(store, known=date(2022, 7, day)) for day in (19, 20, 25)] == [[800], [], [800]]
    assert [(one.doc_id, one.until is None) for one in showing.everything(store)] == [
        (f"report:{kept.entry_id}", False),
        (f"report:{kept.entry_id}.2", True),
    ]
