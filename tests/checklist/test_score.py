"""The check itself notices what is missed, too much and wrong."""

from __future__ import annotations

import pytest

from tests.checklist.labels import Label, LabelError, read_labels
from tests.checklist.score import score_facts, score_sets, score_steps

TEXT = "年底前建成基站1500个,9\n17、0%。6月底前完成测试。"
LABELS = """
[[group]]
department = "市大数据局"
facts = [
  { id = "sites", at = "基站[1500]个", unit = "个", due = "2020-12-31" },
  { at = ",[90%]", value = "90", unit = "%", due = "2020-12-31" },
]
steps = [
  { at = "年底前建成", due = "2020-12-31", grain = "year" },
  { at = "6月底前完成", due = "2020-06-30", grain = "month" },
]
"""
FACT = {
    "fact_id": "f1",
    "value": "1500",
    "unit": "个",
    "comparator": "eq",
    "kind": "target",
    "measure": "total",
    "strength": "firm",
    "due": "2020-12-31",
    "department": "市大数据局",
    "quote": "年底前建成基站1500个",
    "value_start": "7",
    "value_end": "11",
}
STEP = {
    "milestone_id": "m1",
    "due": "2020-12-31",
    "grain": "year",
    "department": "市大数据局",
    "quote": "年底前",
    "start": "0",
    "end": "12",
}


@pytest.fixture
def labels(tmp_path) -> list[Label]:
    path = tmp_path / "text.toml"
    path.write_text(LABELS, "utf-8")
    return read_labels(path, TEXT)


def _of(labels, table):
    return [label for label in labels if label.table == table]


def test_a_number_broken_by_a_page_mark_is_found_whole(labels):
    broken = _of(labels, "facts")[1]
    assert TEXT[broken.start : broken.end] == "9\n17、0%"


def test_a_piece_that_is_not_in_the_text_is_refused(tmp_path):
    path = tmp_path / "text.toml"
    path.write_text('[[group]]\nfacts = [ { at = "基站[1600]个" } ]', "utf-8")
    with pytest.raises(LabelError, match="stands 0 times"):
        read_labels(path, TEXT)


def test_a_fact_counts_only_with_its_value_and_place(labels):
    wrong = {**FACT, "value": "1600"}
    score = score_facts(_of(labels, "facts"), [FACT, wrong])
    assert (score.hit, score.wanted, score.right_rows, score.rows) == (1, 2, 1, 2)


def test_a_wrong_attribute_is_counted_and_named(labels):
    score = score_facts(_of(labels, "facts"), [{**FACT, "kind": "actual"}])
    assert score.share("kind") == 0 and score.share("unit") == 1
    assert any("wanted target, got actual" in remark for remark in score.remarks)


def test_a_restatement_of_nothing_is_wrong(labels):
    score = score_facts(_of(labels, "facts"), [{**FACT, "restates": "elsewhere"}])
    assert score.share("restates") == 0


def test_a_step_with_another_date_is_missed_and_too_much(labels):
    score = score_steps(_of(labels, "steps"), [STEP, {**STEP, "milestone_id": "m2", "due": "2020-07-31", "start": "20", "end": "28"}])
    assert (score.hit, score.wanted, score.right_rows, score.rows) == (1, 2, 1, 2)


def test_a_step_of_several_counties_may_be_a_row_for_each(labels):
    (label, *_) = _of(labels, "steps")
    label.values["county"] = "甲县;乙县"
    score = score_steps([label], [{**STEP, "county": county} for county in ("甲县", "乙县")])
    assert (score.share("county"), score.right_rows) == (1, 2)


@pytest.mark.parametrize(("written", "agrees"), [("市大数据发展局", True), ("市数据资源局", False), ("", False)])
def test_a_body_agrees_with_its_shorter_or_longer_name_only(written, agrees):
    role = Label("roles", 0, 0, 0, {"role": "lead", "department": "市大数据局"})
    score = score_sets([role], [{"role": "lead", "department": written}], ("role", "department"))
    assert score.hit == agrees
