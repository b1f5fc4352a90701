"""A number is read as written, exactly, and what only looks like one is refused."""

from decimal import Decimal

import pytest

from dashboard.text.numerals import number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("17.24亿", "1724000000"),
        ("10万", "100000"),
        ("1.2万亿", "1200000000000"),
        ("1,200", "1200"),
        ("1 500", "1500"),
        ("１００", "100"),
        ("10多万", "100000"),
        ("两", "2"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("两千三百", "2300"),
        ("三万五千", "35000"),
        ("百", "100"),
        ("千", "1000"),
        ("两个半", "2.5"),
        ("四成", "40"),
        ("四成五", "45"),
        ("百分之九十", "90"),
        ("百分之三点五", "3.5"),
        ("翻番", "1"),
        ("翻两番", "3"),
        ("一半", "50"),
    ],
)
def test_a_number_is_read_exactly(written, value):
    assert number(written) == Decimal(value)


def test_a_whole_number_is_written_without_a_point():
    assert str(number("17.24亿")) == "1724000000"


@pytest.mark.parametrize("written", ["", "三五", "一二三", "个十百", "十百千", "一百五", "平台", "3-5", "1.2.3", "点五"])
def test_what_is_not_one_number_is_refused(written):
    assert number(written) is None
