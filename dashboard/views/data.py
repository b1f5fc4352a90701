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
# What a table holds, one row each, as the page that lists them says it.
MEANINGS: dict[str, str] = {
    "documents": "依据文件；已发布的填报也各占一行",
    "facts": "数量：目标、计划、完成数和背景数",
    "tasks": "任务",
    "roles": "任务的牵头、责任、配合和实施单位",
    "milestones": "时间节点",
    "pilots": "试点和创建：一地一个阶段一行",
    "progress": "进展情况",
    "systems": "平台、系统和模块",
    "system_links": "平台系统与任务、节点、数量的联系",
    "problems": "没有读懂和自相矛盾之处",
    "targets": "目标，附完成数、序时应完成和状态",
    "steps": "时间节点，附状态和天数",
}
LIKE = {"targets": "facts", "steps": "milestones"}


def columns_of(name: str) -> tuple[str, ...]:
    """The columns of a table of NAMES in their order; rows of the judged ones may carry `scope` besides."""
    return (*COLUMNS[LIKE.get(name, name)], *((*JUDGED[name], "scope") if name in JUDGED else ()))


def data(name: str, situation: Situation) -> pd.DataFrame:
    """One table of a selection as it is told to machines; KeyError for a name that is none of NAMES.

    The contract's columns in their order, then what judging adds, then `scope` (why a row stands outside the counts) where there is one.
    """
    if name in COLUMNS:
        return _ordered(situation.tables[name], tuple(COLUMNS[name]))
    frame = {"targets": situation.targets, "steps": situation.steps}[name]
    return _ordered(frame, (*COLUMNS[LIKE[name]], *JUDGED[name]))


def _ordered(frame: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    return frame[[*columns, *(["scope"] if "scope" in frame else [])]]
