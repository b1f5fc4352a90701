"""部门 as its views: the ledger, tasks led and supported, load by month, who works with whom, and one department's own sheet."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import Snapshot, first_stated
from dashboard.measures import summary
from dashboard.measures.steps import by_month_steps
from dashboard.views import workload
from dashboard.views.ledger import Ledger, ledger, roles_of
from dashboard.views.situation import Situation, counted
from dashboard.views.step_rows import STEP_COLUMNS, step_row
from dashboard.views.view import View

LONGEST_TITLE = 30


@dataclass(frozen=True)
class Elsewhere:
    """A task that the address names and the selection does not hold: what to say, and the selection that holds it ((), if none)."""

    said: str
    query: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class DepartmentPage:
    """The views of the page; `sheet` only when one department is chosen, `elsewhere` when the task asked for is not among the rows."""

    ledger: Ledger
    parts: View
    load: View
    pairs: View
    sheet: View | None
    elsewhere: Elsewhere | None


def department_page(situation: Situation, snapshot: Snapshot) -> DepartmentPage:
    """All views of the page, drawn from one situation; the snapshot tells where a task of another year stands."""
    listed = ledger(situation)
    roles = roles_of(situation)
    return DepartmentPage(
        ledger=listed,
        parts=workload.parts(situation, roles),
        load=workload.load(situation),
        pairs=workload.pairs(situation, roles),
        sheet=sheet(situation) if len(situation.chosen.department) == 1 else None,
        elsewhere=None if listed.parts else elsewhere(situation, snapshot),
    )


def sheet(situation: Situation) -> View:
    """One department's own sheet: its headline counts the ledger's tasks that it leads and the rows of steps below."""
    (name,) = situation.chosen.department
    title = dict(zip(situation.tables.tasks["task_id"], situation.tables.tasks["title"], strict=True))
    titles = {task_id: _short(title.get(stated, title[task_id])) for task_id, stated in first_stated(situation.tables.tasks).items()}
    steps = by_month_steps(counted(situation.steps))
    led, others = counted(situation.tasks), len(situation.tasks) - len(counted(situation.tasks))
    near = summary.nearness(steps)
    return workload.framed_view(
        situation,
        "sheet",
        f"{name}牵头 {len(led)} 项任务、{len(steps)} 个时间节点",
        f"已到时限 {near.due}，30日内到期 {near.soon}，未到时限 {near.later}" + (f" · 另参与或全市口径 {others} 项任务" if others else ""),
        columns={column: said for column, said in STEP_COLUMNS.items() if column != "lead"},
        rows=tuple(step_row(step, titles) for _, step in steps.iterrows()),
        note=workload.NOTHING_DATED,
    )


def elsewhere(situation: Situation, snapshot: Snapshot) -> Elsewhere | None:
    """What is said of a task that the address names and that is not among the rows; None when it names none."""
    asked = situation.chosen.selection.task
    tasks = snapshot.tables.tasks
    rows = tasks[tasks["task_id"] == asked]
    if not asked:
        return None
    if rows.empty:
        return Elsewhere("现有文件中没有这项任务，可能文件已更换")
    task = rows.iloc[0]
    of = snapshot.tables.documents.set_index("doc_id").loc[task["doc_id"]]
    year = "" if pd.isna(of["year"]) else str(of["year"])
    query = (("city", of["city"]), ("year", year), ("task", asked))
    return Elsewhere(f"“{task['title']}”不在所选范围，属于{of['city']}{year}年度" if year else f"“{task['title']}”不在所选范围", query)


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
