"""The loaders find what a careful reader found in the five documents."""

from __future__ import annotations

import pytest

from tests.checklist.__main__ import DOCUMENTS, LABELS, added_up, score_folder
from tests.checklist.score import GOAL_ATTRIBUTES, Score

STEP_ATTRIBUTES = ("department", "county")


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, Score]]:
    return score_folder(DOCUMENTS, LABELS)


def test_all_five_documents_are_labelled(scores):
    labelled = {path.stem for path in DOCUMENTS.iterdir() if path.suffix != ".toml"}
    assert len(scores) == 5 and set(scores) <= labelled


@pytest.mark.parametrize("table", ["facts", "steps"])
def test_what_a_reader_found_is_found_and_nothing_else(scores, table):
    score = added_up(scores, table)
    assert score.recall >= 0.99, score.remarks
    assert score.precision >= 0.98, score.remarks


@pytest.mark.parametrize("attribute", GOAL_ATTRIBUTES)
def test_an_attribute_of_the_facts_is_right(scores, attribute):
    score = added_up(scores, "facts")
    assert score.asked[attribute] > 80
    assert score.share(attribute) >= 0.97, score.remarks


@pytest.mark.parametrize("attribute", STEP_ATTRIBUTES)
def test_an_attribute_of_the_steps_is_right(scores, attribute):
    score = added_up(scores, "steps")
    assert score.asked[attribute] > 140
    assert score.share(attribute) >= 0.97, score.remarks


@pytest.mark.parametrize(("table", "recall"), [("roles", 0.98), ("pilots", 1.0), ("progress", 0.95), ("tasks", 1.0), ("systems", 0.9)])
def test_the_other_tables_hold_what_a_reader_found(scores, table, recall):
    score = added_up(scores, table)
    assert score.wanted > 0
    assert score.recall >= recall, score.remarks
