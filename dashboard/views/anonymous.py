"""汇报模式 without the names of late units (`names=hidden`): judged rows in, those of late units without their name out.

Done once, where a selection is judged, so that no list, chart, export or answer for machines drawn from it can say such a name; states
and counts stay.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.loaders.rows import Record
from dashboard.measures.workload import said_once
from dashboard.reference.words import words
from dashboard.schema import LAMPS, Lamp

SOME_UNIT = "某单位"
UNNAMED = {"department": SOME_UNIT, "presumed": ""}
SAID = "未按时的单位隐去名称"
RED_OR_YELLOW = frozenset(state for state, lamp in LAMPS.items() if lamp in (Lamp.RED, Lamp.YELLOW))
GREEN = frozenset(state for state, lamp in LAMPS.items() if lamp is Lamp.GREEN)


def without_late_names(rows: list[Record], as_of: date, deadline: str = "deadline") -> list[Record]:
    """Judged rows, 某单位 as lead of each that is behind, overdue, not reported, or open past its `deadline`; no lead stays no lead."""
    return [row | UNNAMED if _is_named(row) and _is_late(row, as_of, deadline) else row for row in rows]


def without_late_helpers(roles: pd.DataFrame, tasks: pd.DataFrame, judged_tasks: list[Record], as_of: date) -> pd.DataFrame:
    """The roles, once a task as `workload.said_once` has them, 某单位 for every unit with a part in a late task."""
    late = {task["task_id"] for task in judged_tasks if _is_late(task, as_of, "next_due")}
    roles = said_once(tasks, roles)
    return roles.assign(department=roles["department"].mask(roles["task_id"].isin(late), SOME_UNIT))


def _is_named(row: Record) -> bool:
    return row["department"] != "" or row.get("presumed", "") not in ("", words["no_lead_stated"])


def _is_late(row: Record, as_of: date, deadline: str) -> bool:
    past = row[deadline] is not None and row[deadline] < as_of
    return row["state"] in RED_OR_YELLOW or (past and row["state"] not in GREEN)
