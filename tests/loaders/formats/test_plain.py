"""Text files in the encodings that offices use, and bytes that are no text."""

import pytest

from dashboard.loaders.formats import plain
from dashboard.provenance import SourceError

SENTENCE = "新建成5G基站1500个，汇聚数据10亿条。\r\n临沭县、郯城县、莒南县先行。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_same_words_come_out_of_every_encoding(encoding):
    assert plain.read(SENTENCE.encode(encoding), "要点.txt").text == SENTENCE


def test_a_text_of_ascii_only_is_read():
    assert plain.decode(b"2022 5G 1500", "a.txt") == "2022 5G 1500"


def test_binary_content_is_refused_with_its_line():
    with pytest.raises(SourceError, match=r"第2行.*不是文本文件"):
        plain.decode("一行\n".encode() + b"\x00\x01\x02", "a.txt")


def test_another_encoding_is_refused_rather_than_read_as_wrong_words():
    with pytest.raises(SourceError, match=r"第1行.*编码"):
        plain.decode("數據匯聚與開放應用試點建設推動計劃於本年底前完成".encode("big5"), "a.txt")


def test_a_file_that_breaks_off_inside_a_character_names_the_line():
    with pytest.raises(SourceError, match=r"第3行.*编码"):
        plain.decode("推进数字政府建设\n建成基站\n汇聚数据\n".encode()[:-2] + b"\xff\xff", "a.txt")


def test_utf_16_that_breaks_off_is_refused():
    with pytest.raises(SourceError, match="编码"):
        plain.decode("数据".encode("utf-16")[:-1], "a.txt")
