"""汇报模式 without the names of late units (`names=hidden`): judged rows in, those of late units without their name out.

Done once, where a selection is judged, so that no list, chart, export or answer for machines drawn from it can say such a name; states
and counts stay.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.measures.workload import said_once
from dashboard.reference.words import words
from dashboard.schema import LAMPS, Lamp

SOME_UNIT = "某单位"
SAID = "未按时的单位隐去名称"
RED_OR_YELLOW = frozenset(state for state, lamp in LAMPS.items() if lamp in (Lamp.RED, Lamp.YELLOW))
GREEN = frozenset(state for state, lamp in LAMPS.items() if lamp is Lamp.GREEN)


def without_late_names(rows: pd.DataFrame, as_of: date, deadline: str = "deadline") -> pd.DataFrame:
    """Judged rows, 某单位 as lead of each that is behind, overdue, not reported, or open past its `deadline`; no lead stays no lead."""
    presumed = rows["presumed"] if "presumed" in rows else pd.Series("", index=rows.index)
    named = (rows["department"] != "") | ~presumed.isin(("", words["no_lead_stated"]))
    hidden = named & _late(rows, as_of, deadline)
    return rows.assign(department=rows["department"].mask(hidden, SOME_UNIT), presumed=presumed.mask(hidden, ""))


def without_late_helpers(roles: pd.DataFrame, tasks: pd.DataFrame, judged_tasks: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The roles, once a task as `workload.said_once` has them, 某单位 for every unit with a part in a late task."""
    late = set(judged_tasks.loc[_late(judged_tasks, as_of, "next_due"), "task_id"])
    roles = said_once(tasks, roles)
    return roles.assign(department=roles["department"].mask(roles["task_id"].isin(late), SOME_UNIT))


def _late(rows: pd.DataFrame, as_of: date, deadline: str) -> pd.Series:
    past = pd.to_datetime(rows[deadline]) < pd.Timestamp(as_of)
    return rows["state"].isin(RED_OR_YELLOW) | (past & ~rows["state"].isin(GREEN))
