"""Tables hold exactly the contract's columns and types."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.loaders.tables import ContractError, Tables
from dashboard.schema import COLUMNS


def test_empty_tables_have_every_column_and_type():
    for name, frame in Tables.empty().items():
        assert list(frame.columns) == list(COLUMNS[name])
        assert len(frame) == 0
    assert str(Tables.empty().facts["due"].dtype).startswith("datetime64")
    assert str(Tables.empty().facts["year"].dtype) == "Int64"


def test_a_key_left_out_is_a_missing_value():
    row = Tables.from_rows({"facts": [{"value": Decimal("17.24")}]}).facts.iloc[0]
    assert (row["unit"], row["value"], row["value_high"]) == ("", Decimal("17.24"), None)
    assert row[["year", "due"]].isna().all()


def test_rows_are_put_together_in_order():
    one = Tables.from_rows({"tasks": [{"title": "甲", "year": 2021}]})
    two = Tables.from_rows({"tasks": [{"title": "乙", "year": 2022}], "roles": [{"role": "lead"}]})
    both = Tables.concat([one, Tables.empty(), two])
    assert both.tasks[["title", "year"]].values.tolist() == [["甲", 2021], ["乙", 2022]]
    assert len(both.roles) == 1
    assert Tables.concat([]).tasks.empty


def test_another_frame_takes_a_tables_place_and_the_old_tables_stay_as_they_were():
    tables = Tables.from_rows({"tasks": [{"title": "甲"}, {"title": "乙"}]})
    changed = tables.with_(tasks=tables.tasks[tables.tasks["title"] == "乙"])
    assert changed.tasks["title"].tolist() == ["乙"] and changed.tasks.index.tolist() == [0]
    assert len(tables.tasks) == 2
    with pytest.raises(ContractError):
        tables.with_(tasks=tables.roles)


@pytest.mark.parametrize("row", [{"year": "2022"}, {"year": True}, {"title": 7}, {"colour": "红"}])
def test_a_value_of_another_type_is_refused(row):
    with pytest.raises(ContractError):
        Tables.from_rows({"tasks": [row]})


def test_an_unknown_table_is_refused():
    with pytest.raises(ContractError):
        Tables.from_rows({"indicators": []})
    with pytest.raises(KeyError):
        Tables.empty()["indicators"]


def test_a_date_is_kept_as_a_day():
    assert Tables.from_rows({"facts": [{"due": date(2022, 6, 30)}]}).facts["due"].iloc[0].date() == date(2022, 6, 30)
