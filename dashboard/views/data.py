"""The tables behind the views under their contract names: a situation in, tidy frames for machines out."""

from __future__ import annotations

import pandas as pd

from dashboard.schema import COLUMNS
from dashboard.views.situation import Situation

# Judged tables beside the contract's own: name -> the columns that judging adds.
JUDGED = {
    "targets": ("actual", "actual_as_of", "expected", "gap", "state", "deadline"),
    "steps": ("state", "deadline", "extended_from", "days", "done", "reason"),
}
NAMES: tuple[str, ...] = (*COLUMNS, *JUDGED)


def data(name: str, situation: Situation) -> pd.DataFrame:
    """One table of a selection as it is told to machines; KeyError for a name that is none of NAMES.

    The contract's columns in their order, then what judging adds, then `scope` (why a row stands outside the counts) where there is one.
    """
    if name in COLUMNS:
        return _ordered(situation.tables[name], tuple(COLUMNS[name]))
    frame, like = {"targets": (situation.targets, "facts"), "steps": (situation.steps, "milestones")}[name]
    return _ordered(frame, (*COLUMNS[like], *JUDGED[name]))


def _ordered(frame: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    return frame[[*columns, *(["scope"] if "scope" in frame else [])]]
