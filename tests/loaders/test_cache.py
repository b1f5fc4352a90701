"""What was read is kept under its content's hash; damage and change mean reading again."""

from dashboard.loaders import cache
from dashboard.loaders.cache import Shelf


def test_a_kept_value_comes_back_and_another_name_has_none(tmp_path):
    shelf = Shelf(tmp_path / "cache")
    shelf.put("甲", {"数": 1})
    assert Shelf(tmp_path / "cache").get("甲") == {"数": 1}
    assert shelf.get("乙") is None


def test_a_damaged_or_truncated_file_is_as_good_as_none(tmp_path):
    shelf = Shelf(tmp_path)
    shelf.put("甲", [1, 2, 3])
    kept = tmp_path / "甲.pickle"
    whole = kept.read_bytes()
    for damaged in (whole[:-1], b"", whole[:40] + b"x" + whole[41:], b"\x00" * 100):
        kept.write_bytes(damaged)
        assert shelf.get("甲") is None


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path):
    (tmp_path / "file").write_text("")
    shelf = Shelf(tmp_path / "file" / "cache")
    shelf.put("甲", 1)
    assert shelf.get("甲") is None


def test_only_what_is_still_wanted_is_kept(tmp_path):
    shelf = Shelf(tmp_path)
    for name in ("甲", "乙"):
        shelf.put(name, name)
    shelf.keep_only({"乙"})
    assert (shelf.get("甲"), shelf.get("乙")) == (None, "乙")


def test_parts_do_not_run_into_each_other():
    assert cache.digest("ab", "c") != cache.digest("a", "bc")


def test_the_stamp_is_another_when_a_loader_changes(tmp_path, monkeypatch):
    (tmp_path / "loaders").mkdir()
    code = tmp_path / "loaders" / "facts.py"
    monkeypatch.setattr(cache, "CODE", tmp_path)
    monkeypatch.setattr(cache, "READERS", ("loaders",))
    stamps = []
    for said in ("a = 1", "a = 2", "a = 1"):
        code.write_text(said)
        cache.stamp.cache_clear()
        stamps.append(cache.stamp())
    cache.stamp.cache_clear()
    assert stamps[0] == stamps[2] != stamps[1]
