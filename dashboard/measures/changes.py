"""What changes between two dates: rows judged on both in, the rows whose state differs out."""

from __future__ import annotations

import pandas as pd


def between(before: pd.DataFrame, after: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows of `after` whose state differs from `before`, with `state_before` (missing for rows that are new), in the order of `after`.

    Both are judged frames (steps, targets or tasks) of one table; `key` names its id.
    """
    old = dict(zip(before[key], before["state"], strict=True))
    rows = after.assign(state_before=[old.get(row_id) for row_id in after[key]])
    return rows[[was != now for was, now in zip(rows["state_before"], rows["state"], strict=True)]]
