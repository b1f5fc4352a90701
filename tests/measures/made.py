"""Small frames with every column of the schema, for tests to read: only what a test is about is written out."""

from __future__ import annotations

import pandas as pd

from dashboard.schema import COLUMNS, Rule

RULE = Rule(name="通用规则（参照银川2025）", issuer="", in_force="", scope="", form="points of T", warn=10, late=30)

EMPTY = {"text": "", "whole": pd.NA, "number": float("nan"), "date": pd.NaT}
DTYPES = {"text": "str", "whole": "Int64", "number": "float64", "date": "datetime64[s]"}


def frame(table: str, *rows: dict) -> pd.DataFrame:
    """A frame of one table: missing columns are empty, dates are written as texts."""
    columns = COLUMNS[table]
    data = {name: [row.get(name, EMPTY[kind]) for row in rows] for name, kind in columns.items()}
    return pd.DataFrame({name: pd.Series(data[name], dtype="object").astype(DTYPES[kind]) for name, kind in columns.items()})


def target(value: float, unit: str = "个", **columns: object) -> dict:
    return {
        "fact_id": "t1",
        "city": "甲市",
        "indicator": "",
        "value": value,
        "unit": unit,
        "kind": "target",
        "comparator": "eq",
        "measure": "total",
        "year": 2022,
    } | columns


def actual(value: float, unit: str = "个", **columns: object) -> dict:
    return {
        "fact_id": "a1",
        "city": "甲市",
        "indicator": "",
        "value": value,
        "unit": unit,
        "kind": "actual",
        "comparator": "eq",
        "measure": "total",
        "year": 2022,
    } | columns
