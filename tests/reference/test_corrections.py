"""Known corrections: each changes exactly one row or is refused."""

import pytest

from dashboard.provenance import SourceError
from dashboard.reference import corrections
from dashboard.reference.corrections import Correction, apply

CORRECTION = Correction(
    doc_id="a", table="milestones", quote="12底前完成", column="due", was="2020-12-31", now="2020-10-31", reason="原件为10月底"
)
ROW = {"quote": "12底前完成", "due": "2020-12-31", "text": "完成"}
OTHER = {"quote": "9月底前完成", "due": "2020-09-30", "text": "完成"}


def test_no_correction_is_shipped():
    assert corrections.load() == ()


def test_a_correction_changes_its_one_row_and_leaves_the_rows_given_to_it_alone():
    rows = [ROW, OTHER]
    assert apply((CORRECTION,), "a", "milestones", rows) == [ROW | {"due": "2020-10-31"}, OTHER]
    assert rows == [ROW, OTHER]


def test_a_correction_of_another_document_or_table_is_left_out():
    assert apply((CORRECTION,), "b", "milestones", [OTHER]) == [OTHER]
    assert apply((CORRECTION,), "a", "facts", [OTHER]) == [OTHER]


@pytest.mark.parametrize(("rows", "found"), [([OTHER], 0), ([ROW | {"due": "2020-10-31"}], 0), ([ROW, ROW], 2)])
def test_a_correction_that_no_longer_matches_one_row_is_refused(rows, found):
    with pytest.raises(SourceError, match=f"这条更正应对上1行，实际对上{found}行"):
        apply((CORRECTION,), "a", "milestones", rows)


def test_a_correction_without_its_reason_is_refused(tmp_path):
    path = tmp_path / "corrections.toml"
    path.write_text('[[corrections]]\ndoc_id = "a"\ntable = "facts"\n', encoding="utf-8")
    with pytest.raises(SourceError, match="（第1条）：每条更正恰有这些文字项"):
        corrections.load(path)
