"""What changes between two dates: rows judged on both in, those that are new, changed their state or came due out."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pandas as pd


class Change(StrEnum):
    """How a row differs between two dates; the first that fits, in this order."""

    NEW = "新增"
    DUE = "到期"
    STATE = "状态变化"


def between(before: pd.DataFrame, after: pd.DataFrame, key: str, since: date, as_of: date, deadline: str = "deadline") -> pd.DataFrame:
    """The rows of `after` that changed since, with `change` and `state_before` (missing for a new row), in the order of `after`.

    Both are judged frames (steps, targets or tasks) of one table; `key` names its id, `deadline` its column of days.
    A row came due whose deadline lies after `since` and not after `as_of`.
    """
    old = dict(zip(before[key], before["state"], strict=True))
    days = pd.to_datetime(after[deadline])
    due = (days > pd.Timestamp(since)) & (days <= pd.Timestamp(as_of))
    rows = after.assign(state_before=pd.Series([old.get(row_id) for row_id in after[key]], index=after.index, dtype=object))
    rows["change"] = [_change(*row) for row in zip(rows["state_before"], rows["state"], due, strict=True)]
    return rows[rows["change"].notna()]


def _change(was: object, now: object, is_due: bool) -> Change | None:
    if was is None:
        return Change.NEW
    if is_due:
        return Change.DUE
    return Change.STATE if was != now else None
