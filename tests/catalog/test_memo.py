"""Results are kept for as long as their snapshot is the newest."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from dashboard.catalog import Shown, Snapshot, kept_with_city, kept_with_snapshot
from dashboard.loaders import Tables


def counted(most=8):
    calls = []

    @kept_with_snapshot(most)
    def computed(snapshot, city, year=0):
        calls.append((snapshot.number, city, year))
        return f"{city}{year}"

    return computed, calls


def test_the_same_question_is_answered_once():
    computed, calls = counted()
    snapshot = Snapshot(Tables.empty())
    assert [computed(snapshot, "临沂", year=2022) for _ in range(3)] == ["临沂2022"] * 3
    assert len(calls) == 1
    assert computed(snapshot, "德州") == "德州0"


def test_a_newer_snapshot_is_asked_anew_and_forgets_the_older():
    computed, calls = counted()
    old, new = Snapshot(Tables.empty()), Snapshot(Tables.empty())
    for snapshot in (old, new, new, old):
        computed(snapshot, "临沂")
    assert [number for number, *_ in calls] == [old.number, new.number, old.number]


def test_no_more_than_so_many_results_are_kept_and_the_oldest_goes_first():
    computed, calls = counted(most=2)
    snapshot = Snapshot(Tables.empty())
    for city in ("甲", "乙", "甲", "丙", "甲", "乙"):
        computed(snapshot, city)
    assert [city for _, city, _ in calls] == ["甲", "乙", "丙", "乙"]


def test_of_two_threads_that_ask_the_same_one_computes():
    calls, begun, may_end = [], threading.Event(), threading.Event()

    @kept_with_snapshot(8)
    def computed(snapshot, city):
        calls.append(city)
        begun.set()
        assert may_end.wait(20)
        return object()

    snapshot = Snapshot(Tables.empty())
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(computed, snapshot, "临沂")
        assert begun.wait(20)
        second = threads.submit(computed, snapshot, "临沂")
        may_end.set()
    assert first.result() is second.result()
    assert calls == ["临沂"]


def test_what_failed_is_computed_again():
    tries = []

    @kept_with_snapshot(8)
    def computed(snapshot, city):
        tries.append(city)
        if len(tries) == 1:
            raise ValueError(city)
        return city

    snapshot = Snapshot(Tables.empty())
    with pytest.raises(ValueError, match="临沂"):
        computed(snapshot, "临沂")
    assert computed(snapshot, "临沂") == "临沂"


def test_what_one_city_reports_leaves_what_was_computed_of_another():
    calls = []

    @kept_with_city(8)
    def computed(snapshot, city):
        calls.append((city, snapshot.shown.last_change(city)))

    first = Snapshot(Tables.empty(), shown=Shown("public", 3, {"临沂": 5}))
    later = replace(first, shown=Shown("public", 3, {"临沂": 6}), number=first.number + 1)
    elsewhere = replace(first, shown=Shown("staff", 3, {"临沂": 5}), number=first.number + 2)
    for snapshot in (first, later, elsewhere, later):
        computed(snapshot, "临沂")
        computed(snapshot, "德州")
    assert calls == [("临沂", 5), ("德州", 3), ("临沂", 6), ("临沂", 5), ("德州", 3)]


def test_a_change_to_all_cities_and_new_documents_are_asked_anew():
    calls = []

    @kept_with_city(8)
    def computed(snapshot, city):
        calls.append(city)

    first = Snapshot(Tables.empty())
    for snapshot in (first, replace(first, shown=Shown(any_city=1)), Snapshot(Tables.empty())):
        computed(snapshot, "临沂")
    assert len(calls) == 3
