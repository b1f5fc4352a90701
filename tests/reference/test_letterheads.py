"""The bureau's own file of letterheads: issuer and 主送 as a pair, blanks where it is silent, faults with their place."""

import pytest

from dashboard.provenance import SourceError
from dashboard.reference.letterheads import SUBJECT, Fonts, Letterhead, Letterheads
from dashboard.settings import SETTINGS


def read(tmp_path, text):
    path = tmp_path / "bulletin.toml"
    path.write_text(text, encoding="utf-8")
    return Letterheads.load(path)


def test_the_shipped_file_names_fonts_and_invents_no_issuer():
    shipped = Letterheads.load(SETTINGS.bulletin)
    assert shipped.fonts == Fonts("方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体")
    assert shipped.of("临沂") == Letterhead(SUBJECT, "", "", "", "", "")


def test_a_city_has_its_own_words_and_others_have_blanks(tmp_path):
    found = read(tmp_path, '[cities."甲市"]\nissuer = "甲市大数据局"\naddressees = "各县区"\nsubject = "数字甲市建设重点"\n')
    assert found.of("甲市") == Letterhead("数字甲市建设重点", "甲市大数据局", "各县区")
    assert found.of("乙市").issuer == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[cities."甲市"]\nissuer = "甲市大数据局"\n', "须同时填写"),
        ('[cities."甲市"]\naddressees = "各县区"\n', "须同时填写"),
        ('[cities."甲市"]\nseal = "有"\n', "只能写"),
        ("[fonts]\nbody = 16\n", "加引号的文字"),
        ("[paper]\n", "不认识的内容：paper"),
        ('[cities]\n"甲市" = "甲"\n', "只能写"),
    ],
)
def test_a_fault_is_said_with_its_file(tmp_path, text, words):
    with pytest.raises(SourceError, match=words) as fault:
        read(tmp_path, text)
    assert "bulletin.toml" in str(fault.value)
