"""Tidy frames as CSV and JSON for machines: ISO dates, numbers as numbers, an empty cell or null for what is missing."""

from __future__ import annotations

import json

import pandas as pd


def as_csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a header row, readable by `pandas.read_csv` in one line."""
    return _plain(frame).to_csv(index=False, lineterminator="\n").encode()


def as_json(frame: pd.DataFrame) -> bytes:
    """A list of objects, one a row, keys as in the CSV."""
    rows = _plain(frame).astype(object)
    return json.dumps(rows.where(rows.notna(), None).to_dict("records"), ensure_ascii=False, default=str).encode()


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Dates as ISO texts, whole numbers without a point."""
    shown = frame.copy(deep=False)
    for name in shown.columns:
        if pd.api.types.is_datetime64_any_dtype(shown[name]):
            shown[name] = shown[name].dt.strftime("%Y-%m-%d")
        elif pd.api.types.is_float_dtype(shown[name]):
            shown[name] = pd.Series([_number(value) for value in shown[name]], index=shown.index, dtype=object)
    return shown


def _number(value: object) -> object:
    if pd.isna(value):
        return None
    return int(value) if float(value).is_integer() else float(value)
