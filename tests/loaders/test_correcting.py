"""A known error of a document is corrected in its row, and a correction that no longer matches is refused."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.loaders.correcting import corrected
from dashboard.provenance import SourceError
from dashboard.reference.corrections import Correction

ROWS = [{"quote": "年底前完成", "due": date(2021, 12, 31), "value": Decimal(30), "year": 2021}, {"quote": "六月完成", "due": None}]


def correction(column, was, now, quote="年底前完成", doc_id="台账"):
    return Correction(doc_id, "facts", quote, column, was, now, "原文有误")


@pytest.mark.parametrize(
    ("column", "was", "now", "value"),
    [
        ("due", "2021-12-31", "2021-10-31", date(2021, 10, 31)),
        ("value", "30", "17.24", Decimal("17.24")),
        ("year", "2021", "2022", 2022),
        ("county", "", "费县", "费县"),
        ("due", "2021-12-31", "", None),
    ],
)
def test_a_correction_changes_one_value_in_its_own_type(column, was, now, value):
    first, second = corrected("facts", ROWS, "台账", (correction(column, was, now),))
    assert first == ROWS[0] | {column: value}
    assert second is ROWS[1]


def test_corrections_of_other_documents_and_tables_change_nothing():
    assert corrected("facts", ROWS, "要点", (correction("due", "2021-12-31", "2021-10-31"),)) == ROWS
    assert corrected("tasks", ROWS, "台账", (correction("due", "2021-12-31", "2021-10-31"),)) == ROWS


@pytest.mark.parametrize(
    "stale",
    [
        correction("due", "2021-11-30", "2021-10-31"),
        correction("due", "2021-12-31", "2021-10-31", quote="不在文中"),
        correction("due", "2021-12-31", "十月底"),
        correction("colour", "", "红"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(stale):
    with pytest.raises(SourceError, match=r"corrections\.toml"):
        corrected("facts", ROWS, "台账", (stale,))
