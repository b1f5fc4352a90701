"""挂图作战 as one sheet: every task with who does it, and its steps as lamps under the twelve months."""

from __future__ import annotations

import pandas as pd

from dashboard.catalog import first_stated
from dashboard.figures.palette import mark
from dashboard.measures import calendar
from dashboard.measures.steps import by_month_steps
from dashboard.reference.words import words
from dashboard.views.campaign import MONTHS, UNDATED, legend
from dashboard.views.leads import lead_words, scope_words
from dashboard.views.ledger import other_departments
from dashboard.views.situation import Situation, counted
from dashboard.views.view import View

HEADS = {"no": words["task_no"], "section": words["section"], "name": words["task"], "lead": words["lead"], "others": "其他单位"}


def battle(situation: Situation) -> View:
    """One row a task in the documents' order; a cell carries the worst state of the month's steps and, of several, their number."""
    year = situation.chosen.year
    first = first_stated(situation.tables.tasks)
    steps = by_month_steps(situation.steps.assign(task_id=situation.steps["task_id"].map(lambda task: first.get(task, task))))
    dated = steps.dropna(subset=["deadline"])
    here = dated.loc[[year is None or due.year == year for due in dated["deadline"]]]
    cells = calendar.by_month(here, "task_id")
    others = other_departments(situation)
    rows = tuple(_row(task, cells[cells["task_id"] == task["task_id"]], others) for _, task in situation.tasks.iterrows())
    heads = {name: said for name, said in HEADS.items() if name == "name" or any(row[name] for row in rows)}
    return View(
        id="battle",
        headline=_headline(situation, len(here)),
        subtitle=" · ".join(part for part in ("任务 × 月份", legend(here["state"]), _beyond(len(dated) - len(here))) if part),
        unit="项",
        columns={**heads, **{month: month for month in MONTHS}, "state": words["lamp"]},
        rows=rows,
        sources=situation.sources(situation.tasks["doc_id"]),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note="文件没有写明任务；可放宽部门或换年度",
    )


def _headline(situation: Situation, steps: int) -> str:
    year = f"{situation.chosen.year}年度" if situation.chosen.year else ""
    return f"{situation.chosen.city}{year}挂图作战：{len(counted(situation.tasks))} 项任务、{steps} 个时间节点"


def _beyond(count: int) -> str:
    return f"另有 {count} 个节点在其他年度到期" if count else ""


def _row(task: pd.Series, cells: pd.DataFrame, others: dict[str, str]) -> dict:
    row: dict = {
        "no": task["task_no"],
        "section": task["section"],
        "name": task["title"],
        "lead": lead_words(task),
        "others": others.get(task["task_id"], ""),
        "state": task["state"],
        "origins": {},
        "links": {},
        "task": task["task_id"],
        "below": {"lead": scope_words(task)} if scope_words(task) else {},
        "states": {},
        "counts": {},
    }
    for _, cell in cells.iterrows():
        month = MONTHS[cell["month"] - 1]
        row[month] = mark(cell["state"]).letter
        row["states"][month], row["counts"][month] = cell["state"], cell["count"]
        row["origins"][month] = ",".join(f"milestones:{milestone}" for milestone in cell["milestone_ids"])
    if cells.empty:
        row |= {"undated": UNDATED, "origins": {"undated": f"tasks:{task['task_id']}"}}
    return row
