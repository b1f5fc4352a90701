"""Whatever a document holds, the readers neither fail nor leave the text, and hostile repetition is read in linear time."""

from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.text import deadlines, organisations, quantities, roles
from dashboard.text.cleaning import clauses, clean, quote, sentences
from dashboard.text.numerals import number

WORDS = """
1 2 12 90 2021 1,200 17.24 万 亿 千 百 十 两 三 半 个 家 项 条 % 成 倍 年 月 日 底前 季度 上半年 至 - — + . , ， 、 。 ； : ( ) （ ）
《 》 “ ” 市 县 区 省 各 局 委 办 中心 政府 大数据 教育 牵头 配合 负责 按职责分工负责 责任单位 以下任务均需 落实 不低于 超过 以上 左右 余
由 提高到 增长 下降 力争 支持 截至 到 第 ① ⻓ | Ａ ％
"""
PIECES = [*WORDS.split(), " ", "\n", "\r\n", "\u3000", "\u200b", "\n12、", "\n1、", " - 7 -"]
REPEATED = """
1 , 1, 1,111, 20 3- 一 十 百个 由5个 （ ( “ “《 《 月 年 12月 2021年 1、
市 (市 市委 市教育 市教育局、 各 牵头 牵头, 责任单位： 以下任务均需各
"""
prose = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)
patient = settings(max_examples=300, deadline=None)


@given(prose)
@patient
@example("1、超过9\n2、0%\r\n")
def test_every_character_of_a_clean_text_knows_its_place(raw):
    cleaned = clean(raw)
    assert len(cleaned.origin) == len(cleaned.text)
    assert list(cleaned.origin) == sorted(set(cleaned.origin))
    assert cleaned.span(0, len(cleaned.text))[1] <= len(raw)
    for start, end in [*sentences(cleaned.text), *clauses(cleaned.text)]:
        assert 0 <= start < end <= len(cleaned.text)


@given(prose, st.data())
@patient
def test_a_quote_keeps_the_characters_between_its_offsets_in_their_order(raw, data):
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    rest = iter(raw[start:end])
    assert all(character in rest for character in quote(raw, start, end))


@given(prose)
@patient
@example("下降10%以上,由3个提高到5—8个,翻一番")
def test_the_number_of_a_quantity_reads_back_to_its_value(text):
    end = 0
    for item in quantities.find(text):
        assert end <= item.value_start < item.value_end <= item.end <= len(text)
        assert item.start <= item.value_start
        if item.high is None:
            assert number(text[item.value_start : item.value_end]) == abs(item.value)
        else:
            assert abs(item.value) < abs(item.high)
        end = item.value_end


@given(prose, st.none() | st.integers(1990, 2090))
@patient
def test_dates_stand_apart_in_the_text_and_are_resolved_with_a_year(text, year):
    end = 0
    for item in deadlines.find(text, year):
        assert end <= item.start < item.end <= len(text)
        assert item.resolved or year is None
        assert bool(item.period) == item.resolved
        end = item.end


@given(prose)
@patient
def test_bodies_and_roles_stand_apart_in_the_text(text):
    for found in (organisations.find(text), roles.find(text)):
        end = 0
        for item in found:
            assert end <= item.start < item.end <= len(text)
            end = item.end


@pytest.mark.parametrize("unit", [*REPEATED.split(), " ", "\n", "\r\n", "\n1、", "9\n1、", "- 7", "\n- 1 -"])
def test_hostile_repetition_is_read_in_linear_time(unit):
    text = unit * (20_000 // len(unit))
    started = process_time()
    cleaned = clean(text).text
    for read in (quantities.find, deadlines.find, organisations.find, roles.find):
        read(cleaned)
    # Reading takes a fifth of a second; patterns that backtrack take minutes.
    assert process_time() - started < 20
