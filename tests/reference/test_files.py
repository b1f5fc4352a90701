"""Reading the reference folder's files, and refusing faulty ones with place and reason."""

from pathlib import Path

import pytest

from dashboard.provenance import SourceError
from dashboard.reference.files import read_rows, read_toml


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def test_rows_know_their_line_and_blank_lines_are_passed_over(tmp_path):
    rows = read_rows(written(tmp_path, "a.csv", "id,words\nx, 甲 ; 乙；丙;\n\ny,\n"), ("id", "words"))
    assert [(row["id"], row.line) for row in rows] == [("x", 2), ("y", 4)]
    assert rows[0].many("words") == ("甲", "乙", "丙")
    assert rows[1].many("words") == ()


def test_a_file_saved_by_a_spreadsheet_with_a_byte_order_mark_is_read(tmp_path):
    assert read_rows(written(tmp_path, "a.csv", "id\nx\n", "utf-8-sig"), ("id",))[0]["id"] == "x"


def test_a_line_of_another_width_is_refused_with_file_and_line(tmp_path):
    with pytest.raises(SourceError, match=r"a.csv（第3行）：应有2列，实有3列"):
        read_rows(written(tmp_path, "a.csv", "id,words\nx,甲\ny,乙,丙\n"), ("id",))


def test_a_missing_column_is_refused_by_name(tmp_path):
    with pytest.raises(SourceError, match=r"a.csv（第1行）：缺少列：words"):
        read_rows(written(tmp_path, "a.csv", "id\nx\n"), ("id", "words"))


def test_a_missing_file_is_refused_in_words(tmp_path):
    with pytest.raises(SourceError, match="找不到这个文件"):
        read_rows(tmp_path / "none.csv", ("id",))


def test_a_file_of_another_encoding_is_refused_with_the_remedy(tmp_path):
    with pytest.raises(SourceError, match="请另存为 UTF-8"):
        read_rows(written(tmp_path, "a.csv", "id\n临沂\n", "gb18030"), ("id",))


def test_a_malformed_toml_is_refused_with_its_line(tmp_path):
    with pytest.raises(SourceError, match=r"不是有效的 TOML 文件.*line 2"):
        read_toml(written(tmp_path, "a.toml", 'a = "x"\nb = \n'))
