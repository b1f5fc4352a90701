"""CSV tables become cells with addresses."""

import pytest

from dashboard.loaders.formats import delimited
from dashboard.provenance import SourceError


def said(content):
    return [(cell.address, content.text[cell.start : cell.end]) for cell in content.cells]


def test_cells_stand_in_reading_order_with_row_and_column():
    content = delimited.read("序号,任务\n1,建成基站\n".encode(), "台账.csv")
    assert said(content) == [("第1行第1列", "序号"), ("第1行第2列", "任务"), ("第2行第1列", "1"), ("第2行第2列", "建成基站")]
    assert content.text == "序号\n任务\n1\n建成基站\n"


def test_commas_and_line_breaks_in_quotes_stay_in_their_cell():
    content = delimited.read('任务,目标\n建设,"①基站,\n②平台"\n'.encode("gb18030"), "台账.csv")
    assert said(content)[-1] == ("第2行第2列", "①基站,\n②平台")


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_delimiter_is_found(delimiter):
    assert len(delimited.read(f"甲{delimiter}乙\n丙{delimiter}丁".encode(), "a.csv").cells) == 4


def test_a_quote_never_closed_is_refused_with_its_line():
    with pytest.raises(SourceError, match=r"第2行.*引号"):
        delimited.read('任务,目标\n建设,"基站'.encode(), "台账.csv")
