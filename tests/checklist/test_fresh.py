"""Made-up documents of other cities, in every format, are read nearly as well as the five."""

from __future__ import annotations

import pytest

from tests.checklist.__main__ import HOME, added_up, score_folder
from tests.checklist.score import GOAL_ATTRIBUTES, Score

DOCUMENTS = HOME / "fresh" / "documents"
LABELS = HOME / "fresh" / "labels"


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, Score]]:
    return score_folder(DOCUMENTS, LABELS)


def test_every_document_is_labelled(scores):
    assert set(scores) == {path.stem for path in DOCUMENTS.iterdir()}


@pytest.mark.parametrize("table", ["facts", "steps", "tasks", "roles"])
def test_a_document_of_another_city_is_read(scores, table):
    score = added_up(scores, table)
    assert score.wanted > 30
    assert score.recall >= 0.92, score.remarks
    assert score.precision >= 0.92, score.remarks


@pytest.mark.parametrize("attribute", GOAL_ATTRIBUTES)
def test_an_attribute_of_another_citys_facts_is_right(scores, attribute):
    score = added_up(scores, "facts")
    assert score.asked[attribute] > 200
    assert score.share(attribute) >= 0.90, score.remarks


@pytest.mark.parametrize("attribute", ["department", "county"])
def test_an_attribute_of_another_citys_steps_is_right(scores, attribute):
    assert added_up(scores, "steps").share(attribute) >= 0.90, added_up(scores, "steps").remarks
