"""Lines fit their room and break where Chinese and numbers may be broken."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.exports.pictures.lines import shortened, wrapped
from dashboard.exports.pictures.typeface import lacking, width
from dashboard.settings import ROOT


def test_a_line_does_not_begin_with_a_comma_and_does_not_end_with_an_open_bracket():
    assert wrapped("建设平台，接入（含县区）系统", 10, 42) == ["建设平", "台，接入", "（含县", "区）系统"]


def test_a_number_stays_with_its_sign_and_share():
    assert wrapped("覆盖率达到≥98.5%以上", 10, 60) == ["覆盖率达到", "≥98.5%以上"]


def test_what_goes_beyond_the_last_line_ends_with_an_ellipsis():
    assert wrapped("一二三四五六七八九十", 10, 30, most=2) == ["一二三", "四五…"]


def test_a_shortened_text_keeps_its_beginning():
    assert (shortened("一二三四五", 10, 40), shortened("一二三", 10, 40)) == ("一二三…", "一二三")


def test_digits_are_equally_wide_and_chinese_fills_its_square():
    assert {width(digit, 10) for digit in "0123456789"} == {width("1", 10)}
    assert width("棣沭莒郯", 10) == 40


def test_the_font_has_every_character_of_documents_and_reference():
    files = [path for path in (ROOT / "data").rglob("*") if path.is_file()]
    written = {character for path in files for character in path.read_text(encoding="utf-8") if character.isprintable()}
    assert set("棣沭莒郯") <= written and lacking(written) == []


@settings(deadline=None)
@given(st.text(max_size=80), st.integers(min_value=30, max_value=300))
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text, room):
    lines = wrapped(text, 10, room)
    assert all(width(line, 10) <= room or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
