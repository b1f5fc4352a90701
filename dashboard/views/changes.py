"""变化 as its views: the same selection judged on two dates in, what is new, changed its state or came due between them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from dashboard.catalog import shared
from dashboard.measures.changes import Change, between
from dashboard.reference.words import words
from dashboard.schema import Selection
from dashboard.views.indicators import name_of
from dashboard.views.leads import lead_words, scope_words
from dashboard.views.numbers import MISSING, day
from dashboard.views.situation import Situation, assessed, counted, situation
from dashboard.views.view import View

COLUMNS = {
    "change": "变化",
    "text": "事项",
    "lead": words["lead"],
    "due": words["due"],
    "before": "原状态",
    "state": "现状态",
}
# Days before the as-of date that one click chooses; the second is the one that opens.
SPANS = {"近一旬": 10, "近一月": 30, "近一季": 91}
DEFAULT_SPAN = "近一月"
TOO_LATE = "起始日不早于截至日，没有可比的时间段；请选更早的起始日"
NOTHING = "这段时间没有新增、状态变化或到期；可把起始日选得更早，或放宽筛选"


@dataclass(frozen=True)
class Changes:
    """The views of the page, the two dates, and the first days that one click chooses."""

    since: date
    as_of: date
    spans: tuple[tuple[str, str], ...]
    steps: View
    targets: View
    tasks: View


def changes_of(selection: Selection) -> tuple[Situation, Changes]:
    """The selection on its as-of date, and what changed since `since`; without one, since a month before."""
    after = situation(selection)
    return after, since(after)


def since(after: Situation) -> Changes:
    """What changed up to a situation from its own first day on, or from a month before."""
    first = after.chosen.since or after.as_of - timedelta(days=SPANS[DEFAULT_SPAN])
    return changes(assessed(shared().current, replace(after.chosen, as_of=first)), after)


def changes(before: Situation, after: Situation) -> Changes:
    """Compare one selection on two dates, `before` being the earlier."""
    titles = dict(zip(after.tables.tasks["task_id"], after.tables.tasks["title"], strict=True))
    return Changes(
        since=before.as_of,
        as_of=after.as_of,
        spans=tuple((said, (after.as_of - timedelta(days=days)).isoformat()) for said, days in SPANS.items()),
        steps=_view(before, after, "steps", "时间节点", "milestone_id", lambda row: (row["text"], f"milestones:{row['milestone_id']}")),
        targets=_view(before, after, "targets", "目标", "fact_id", lambda row: (name_of(row, after), f"facts:{row['fact_id']}")),
        tasks=_view(before, after, "tasks", "任务", "task_id", lambda row: (titles[row["task_id"]], f"tasks:{row['task_id']}")),
    )


def _view(before: Situation, after: Situation, table: str, said: str, key: str, named: Callable[[pd.Series], tuple[str, str]]) -> View:
    deadline = "next_due" if table == "tasks" else "deadline"
    rows = between(getattr(before, table), getattr(after, table), key, before.as_of, after.as_of, deadline)
    return View(
        id=f"changes-{table}",
        headline=f"{said}：{_counts(counted(rows))}",
        subtitle=f"{before.as_of} 之后，到 {after.as_of} 为止",
        unit="项",
        columns=COLUMNS,
        rows=tuple(_rows(rows, named, deadline)),
        sources=after.sources(rows["doc_id"]),
        as_of=after.as_of_words,
        rule=after.rule_words,
        note=NOTHING if before.as_of < after.as_of else TOO_LATE,
    )


def _counts(rows: pd.DataFrame) -> str:
    counts = rows["change"].value_counts()
    said = [f"{change} {counts[change]} 项" for change in Change if counts.get(change)]
    return "，".join(said) or "没有变化"


def _rows(rows: pd.DataFrame, named: Callable[[pd.Series], tuple[str, str]], deadline: str) -> Iterator[dict]:
    for _, row in rows.iterrows():
        text, origin = named(row)
        scope = scope_words(row)
        yield {
            "change": str(row["change"]),
            "text": text,
            "lead": lead_words(row),
            "due": day(row[deadline]) or MISSING,
            "before": row["state_before"] or MISSING,
            "state": row["state"],
            "origins": {"text": origin},
            "below": {"lead": scope} if scope else {},
        }
