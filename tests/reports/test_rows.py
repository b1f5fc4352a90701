"""A row of the store is read as the dataclass of its kind, field by field."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from dashboard.reports.models import KeyRow
from dashboard.reports.rows import as_read


@dataclass(frozen=True)
class Named:
    name: str
    cities: tuple[str, ...] = ()


ROW = KeyRow(name="大屏", cities="临沂;德州", digest="", created_by="甲", created_at=datetime(2022, 7, 2, tzinfo=UTC))


def test_fields_are_the_columns_of_the_same_name_but_for_those_that_are_given():
    assert as_read(Named, ROW, cities=("临沂", "德州")) == Named("大屏", ("临沂", "德州"))


def test_a_field_that_is_no_column_must_be_given():
    @dataclass(frozen=True)
    class Counted(Named):
        count: int = 0

    assert as_read(Counted, ROW, count=2).count == 2
    with pytest.raises(AttributeError, match="count"):
        as_read(Counted, ROW)
