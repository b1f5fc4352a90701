"""挂图作战: judged steps in, a matrix of lamps by task, department or section and month out."""

from __future__ import annotations

import pandas as pd

from dashboard.figures.palette import mark
from dashboard.measures import calendar
from dashboard.measures.steps import by_month_steps
from dashboard.reference.words import words
from dashboard.schema import WORST_FIRST
from dashboard.views.anonymous import SOME_UNIT
from dashboard.views.leads import lead_words, leads
from dashboard.views.situation import NONE_OF_ITS_OWN, Situation, counted, counted_month_steps, counted_steps
from dashboard.views.view import View

MONTHS = tuple(f"{month}月" for month in range(1, 13))
# More tasks than this are shown by who leads them.
MOST_TASKS = 12
UNDATED = "文件未写时限"
BY_TASK, BY_DEPARTMENT, BY_SECTION = "任务", "牵头单位", "板块"
# The whole matrix as one sheet.
PAGE = "/battle"


def campaign(situation: Situation, limit: int | None = None) -> View:
    """Rows × twelve months; a cell carries the worst state of its steps and, of several, their number.

    `limit` keeps the busiest rows; tasks without a dated step stand below the others.
    """
    dated = by_month_steps(situation.steps).dropna(subset=["deadline"])
    own = counted(dated)
    steps, scope = (own, "") if len(own) else (dated, f"{words['citywide']} · " if len(dated) else "")
    by, named = _rows_by(steps, situation)
    cells = calendar.by_month(named, "row")
    names = _in_order(named["row"], by, situation)
    shown = names if limit is None or len(names) <= limit else _busiest(named, names, limit)
    by_name = dict(tuple(cells.groupby("row", sort=False)))
    rows = [_row(name, by_name.get(name, cells.iloc[:0]), by) for name in shown]
    undated = _undated(situation, dated) if by == BY_TASK else []
    rows += undated if limit is None else undated[: limit - len(rows)]
    whole = len(names) + len(undated)
    return View(
        id="campaign",
        headline=_headline(situation),
        subtitle=" · ".join(part for part in (f"{scope}{by} × 月份", legend(steps["state"])) if part),
        unit="项",
        columns={"name": by, **{month: month for month in MONTHS}},
        rows=tuple(rows),
        sources=situation.sources(situation.tables.tasks["doc_id"]),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note=situation.nothing("任务"),
        more=f"全部{whole}个{by}" if whole > len(rows) else "全图",
        page=PAGE,
    )


def _in_order(rows: pd.Series, by: str, situation: Situation) -> list[str]:
    """The rows' names in the order of the documents, departments in their official order."""
    tasks = situation.tables.tasks
    known = situation.choices.departments if by == BY_DEPARTMENT else [_title(task) for _, task in tasks.iterrows()]
    known = list(tasks["section"]) if by == BY_SECTION else list(known)
    return sorted(dict.fromkeys(rows), key=lambda name: known.index(name) if name in known else len(known))


def legend(states: pd.Series) -> str:
    """What the characters in the cells mean, for the states that occur."""
    return " ".join(mark(state).legend for state in WORST_FIRST if (states == state).any())


def _rows_by(steps: pd.DataFrame, situation: Situation) -> tuple[str, pd.DataFrame]:
    """What the rows are: tasks while they are few, else lead departments where the documents name them, else sections."""
    tasks = situation.tables.tasks.set_index("task_id")
    titles = {task_id: _title(row) for task_id, row in tasks.iterrows()}
    if steps["task_id"].nunique() <= MOST_TASKS:
        return BY_TASK, steps.assign(row=[titles.get(task_id, "其他") for task_id in steps["task_id"]])
    if (steps["department"] != "").any():
        several = steps.assign(row=[list(leads(step)) or ["未写明牵头单位"] for _, step in steps.iterrows()])
        return BY_DEPARTMENT, several.explode("row")
    sections = {task_id: row["section"] or titles[task_id] for task_id, row in tasks.iterrows()}
    return BY_SECTION, steps.assign(row=[sections.get(task_id, "其他") for task_id in steps["task_id"]])


def _busiest(named: pd.DataFrame, names: list[str], limit: int) -> list[str]:
    """The names with most steps, in their own order."""
    counts = named["row"].value_counts()
    chosen = set(sorted(names, key=lambda name: -counts[name])[:limit])
    return [name for name in names if name in chosen]


def _undated(situation: Situation, steps: pd.DataFrame) -> list[dict]:
    """Tasks of which no step is dated, in the documents' order."""
    tasks = situation.tasks
    rest = tasks[~tasks["task_id"].isin(steps["task_id"])]
    return [
        {
            "name": _title(task),
            "undated": f"{UNDATED} · {lead_words(task)}",
            "origins": {"undated": f"tasks:{task['task_id']}"},
            "states": {},
            "counts": {},
        }
        for _, task in rest.iterrows()
    ]


def _title(task: pd.Series) -> str:
    return f"{task['task_no']} {task['title']}".strip()


def _row(name: str, cells: pd.DataFrame, by: str) -> dict:
    row: dict = {
        "name": name,
        "origins": {},
        "states": {},
        "counts": {},
        "filters": {"name": ("department", name)} if by == BY_DEPARTMENT and name != SOME_UNIT else {},
    }
    for _, cell in cells.iterrows():
        month = MONTHS[cell["month"] - 1]
        row[month] = mark(cell["state"]).letter
        row["states"][month] = cell["state"]
        row["counts"][month] = cell["count"]
        row["origins"][month] = ",".join(f"milestones:{milestone}" for milestone in cell["milestone_ids"])
    return row


def _headline(situation: Situation) -> str:
    """What falls due in the month of the as-of date, else where most falls due."""
    steps = counted_month_steps(situation)
    month = situation.as_of.month
    here = sum(1 for day in steps["deadline"] if not pd.isna(day) and (day.year, day.month) == (situation.as_of.year, month))
    if here:
        return f"挂图作战：{month}月应到 {here} 个时间节点"
    busiest = calendar.busiest_month(counted_steps(situation))
    if busiest:
        return f"挂图作战：{busiest[0]}月到期最集中，{busiest[1]} 项"
    return f"挂图作战：{NONE_OF_ITS_OWN}" if situation.narrowed else "挂图作战：各项任务未写时限"
