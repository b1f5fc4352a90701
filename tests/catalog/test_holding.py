"""A folder as numbered snapshots: changes swap in a whole new one, a document that breaks keeps its last good state."""

import os
import threading
from decimal import Decimal

import pandas as pd
import pytest

from dashboard.catalog import Holding, Shown
from dashboard.catalog import holding as module
from dashboard.catalog.entered import NOTHING_ENTERED
from dashboard.loaders import Shelf

POINTS = "临沂市大数据局\n2022年工作要点\n一、基础设施\n年底前，新建成5G基站{}个。\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "SETTLING_SECONDS", 0)
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "甲.txt").write_text(POINTS.format(1500), encoding="utf-8")
    return folder


def values(holding):
    return sorted(holding.current.tables.facts["value"])


def test_the_first_use_reads_the_folder_and_the_second_gives_the_same_snapshot(folder):
    holding = Holding(folder)
    assert holding.current is holding.current
    assert values(holding) == [1500]
    assert str(holding.current.tables.facts["value"].dtype) == "Float64"


def test_new_changed_and_removed_documents_are_taken_in(folder):
    holding = Holding(folder)
    first = holding.current
    assert not holding.refresh()
    (folder / "乙.txt").write_text(POINTS.format(900), encoding="utf-8")
    assert holding.refresh() and values(holding) == [900, 1500]
    (folder / "乙.txt").write_text(POINTS.format(70), encoding="utf-8")
    assert holding.refresh() and values(holding) == [70, 1500]
    (folder / "甲.txt").unlink()
    assert holding.refresh() and values(holding) == [70]
    assert holding.current.number > first.number
    assert first.tables.facts["value"].tolist() == [1500]


def test_a_new_sidecar_is_a_change(folder):
    holding = Holding(folder)
    assert holding.current.tables.documents["year"].tolist() == [2022]
    (folder / "甲.toml").write_text("year = 2023", encoding="utf-8")
    assert holding.refresh()
    assert holding.current.tables.documents["year"].tolist() == [2023]


def test_a_document_that_breaks_keeps_its_last_good_state_and_says_so(folder):
    (folder / "乙.txt").write_text(POINTS.format(900), encoding="utf-8")
    holding = Holding(folder)
    assert holding.current.failures == ()
    (folder / "甲.txt").write_bytes(b"\x00\x01")
    (folder / "丙.docx").write_bytes(b"x")
    assert holding.refresh()
    assert values(holding) == [900, 1500]
    assert set(holding.current.documents) == {"甲", "乙"}
    messages = {failure.file: failure.message for failure in holding.current.failures}
    assert "仍是上一次读到的内容" in messages["甲.txt"] and "仍是" not in messages["丙.docx"]
    (folder / "甲.txt").write_text(POINTS.format(1600), encoding="utf-8")
    assert holding.refresh() and values(holding) == [900, 1600]
    assert [failure.file for failure in holding.current.failures] == ["丙.docx"]


def test_a_folder_that_vanishes_leaves_the_last_good_screen(folder):
    holding = Holding(folder)
    assert values(holding) == [1500]
    folder.rename(folder.with_name("moved"))
    assert holding.refresh()
    assert values(holding) == [1500]
    assert "文件夹打不开" in holding.current.failures[0].message


def test_a_folder_that_was_never_there_gives_an_empty_screen_with_a_message(tmp_path):
    current = Holding(tmp_path / "无").current
    assert current.tables.documents.empty
    assert "文件夹打不开" in current.failures[0].message


def test_a_file_that_is_still_growing_waits_for_the_next_look(folder, monkeypatch):
    holding = Holding(folder)
    assert values(holding) == [1500]
    (folder / "乙.txt").write_text(POINTS.format(900), encoding="utf-8")
    sizes = iter([1, 2])
    with monkeypatch.context() as growing:
        growing.setattr(module, "_signature", lambda folder: (("乙.txt", next(sizes)),))
        assert not holding.refresh()
    assert values(holding) == [1500]
    assert holding.refresh() and values(holding) == [900, 1500]


def test_nobody_ever_sees_a_half_read_screen(folder):
    holding = Holding(folder)
    assert values(holding) == [1500]
    seen = set()
    stop = threading.Event()

    def look():
        while not stop.is_set():
            tables = holding.current.tables
            seen.add((len(tables.documents), len(tables.facts)))

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(4):
        for name in ("乙", "丙"):
            (folder / f"{name}.txt").write_text(POINTS.format(900 + number), encoding="utf-8")
        holding.refresh()
        for name in ("乙", "丙"):
            (folder / f"{name}.txt").unlink()
        holding.refresh()
    stop.set()
    reader.join()
    assert seen <= {(1, 1), (3, 3)}


def test_the_watch_takes_in_a_document_and_ends(folder):
    holding = Holding(folder)
    taken_in = threading.Event()
    before = holding.current.number
    refresh = holding.refresh

    def refreshed():
        changed = refresh()
        if changed:
            taken_in.set()
        return changed

    holding.refresh = refreshed
    holding.watch(0.01)
    (folder / "乙.txt").write_text(POINTS.format(900), encoding="utf-8")
    assert taken_in.wait(20)
    holding.stop()
    assert holding.current.number > before


def test_the_same_file_touched_without_change_is_not_read_again(folder, tmp_path):
    holding = Holding(folder, Shelf(tmp_path / "cache"))
    assert values(holding) == [1500]
    os.utime(folder / "甲.txt", (1, 1))
    assert holding.refresh() and values(holding) == [1500]


class Doubled:
    """An overlay that doubles every value; its stamp is its turn."""

    stamp = laid = 1
    shown = Shown()

    def entered(self, tables):
        return NOTHING_ENTERED

    def __call__(self, tables):
        return tables.with_(facts=tables.facts.assign(value=[value * 2 for value in tables.facts["value"]]))


def test_a_store_laid_over_the_tables_changes_the_snapshot_and_the_exact_numbers(folder):
    holding, overlay = Holding(folder), Doubled()
    plain = holding.current
    holding.over(overlay)
    assert values(holding) == [3000] and holding.current.number > plain.number
    same = holding.current
    assert holding.current is same
    overlay.stamp = overlay.laid = 2
    assert holding.current.number > same.number
    assert plain.tables.facts["value"].tolist() == [1500]


def test_readers_with_different_rights_keep_their_own_snapshots(folder):
    holding, overlay = Holding(folder), Doubled()
    holding.over(overlay)
    shown = {}
    for stamp in ("public", "staff", "public", "staff"):
        overlay.stamp = overlay.laid = stamp
        assert shown.setdefault(stamp, holding.current) is holding.current
    assert shown["public"].number != shown["staff"].number
    (folder / "甲.txt").write_text(POINTS.format(900), encoding="utf-8")
    assert holding.refresh()
    assert values(holding) == [1800]


def test_missing_numbers_stay_missing(folder):
    facts = Holding(folder).current.tables.facts
    assert facts["value_high"].isna().all()
    assert not any(isinstance(value, Decimal) for value in facts["value"])
    assert isinstance(facts["due"].iloc[0], pd.Timestamp)


def test_the_stamp_tells_the_same_documents_alike_and_changed_ones_apart(tmp_path):
    (tmp_path / "a.txt").write_text("德州市2021年工作要点\n一、建成5G基站2100个。\n", encoding="utf-8")
    first, second = Holding(tmp_path).current, Holding(tmp_path).current
    assert first.stamp == second.stamp
    (tmp_path / "a.txt").write_text("德州市2021年工作要点\n一、建成5G基站2200个。\n", encoding="utf-8")
    assert Holding(tmp_path).current.stamp != first.stamp


def test_the_stamp_tells_what_lies_over_the_documents_whatever_the_order_of_a_set(tmp_path):
    stamps = []
    for stamp in ((7, frozenset(("内部", "可上屏"))), (7, frozenset(("可上屏", "内部"))), (8, frozenset(("内部", "可上屏")))):
        holding = Holding(tmp_path)
        holding.over(Laid(stamp))
        stamps.append(holding.current.stamp)
    assert stamps[0] == stamps[1] != stamps[2]


class Laid:
    """An overlay that changes nothing but the stamp."""

    shown = Shown()

    def __init__(self, stamp):
        self.stamp = self.laid = stamp

    def entered(self, tables):
        return NOTHING_ENTERED

    def __call__(self, tables):
        return tables
