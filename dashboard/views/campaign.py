"""挂图作战: judged steps in, a matrix of lamps by task, department or section and month out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import itemgetter

from dashboard.figures.palette import mark
from dashboard.loaders.rows import Record, grouped
from dashboard.measures import calendar
from dashboard.measures import steps as step_measures
from dashboard.measures.steps import by_month_steps
from dashboard.reference.words import words
from dashboard.schema import WORST_FIRST, State
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
    dated = step_measures.dated(by_month_steps(situation.judged.steps))
    own = counted(dated)
    steps, scope = (own, "") if own else (dated, f"{words['citywide']} · " if dated else "")
    by, named = _rows_by(steps, situation)
    names = _in_order(dict.fromkeys(step["row"] for step in named), by, situation)
    shown = names if limit is None or len(names) <= limit else _busiest(named, names, limit)
    cells = dict(grouped(calendar.by_month(named, "row"), itemgetter("row")))
    rows = [_row(name, cells.get(name, []), by) for name in shown]
    undated = _undated(situation, dated) if by == BY_TASK else []
    rows += undated if limit is None else undated[: limit - len(rows)]
    whole = len(names) + len(undated)
    return View(
        id="campaign",
        headline=_headline(situation),
        subtitle=" · ".join(part for part in (f"{scope}{by} × 月份", legend(step["state"] for step in steps)) if part),
        unit="项",
        columns={"name": by, **{month: month for month in MONTHS}},
        rows=tuple(rows),
        sources=situation.sources(task["doc_id"] for task in situation.rows("tasks")),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note=situation.nothing("任务"),
        more=f"全部{whole}个{by}" if whole > len(rows) else "全图",
        page=PAGE,
    )


def _in_order(names: Iterable[str], by: str, situation: Situation) -> list[str]:
    """The rows' names in the order of the documents, departments in their official order."""
    tasks = situation.rows("tasks")
    known = situation.choices.departments if by == BY_DEPARTMENT else [_title(task) for task in tasks]
    known = [task["section"] for task in tasks] if by == BY_SECTION else known
    places = {name: place for place, name in enumerate(dict.fromkeys(known))}
    return sorted(names, key=lambda name: places.get(name, len(places)))


def legend(states: Iterable[State]) -> str:
    """What the characters in the cells mean, for the states that occur."""
    found = set(states)
    return " ".join(mark(state).legend for state in WORST_FIRST if state in found)


def _rows_by(steps: list[Record], situation: Situation) -> tuple[str, list[Record]]:
    """What the rows are: tasks while they are few, else lead departments where the documents name them, else sections."""
    titles = {task["task_id"]: _title(task) for task in situation.rows("tasks")}
    if len({step["task_id"] for step in steps}) <= MOST_TASKS:
        return BY_TASK, [step | {"row": titles.get(step["task_id"], "其他")} for step in steps]
    if any(step["department"] for step in steps):
        return BY_DEPARTMENT, [step | {"row": name} for step in steps for name in leads(step) or ("未写明牵头单位",)]
    sections = {task["task_id"]: task["section"] or titles[task["task_id"]] for task in situation.rows("tasks")}
    return BY_SECTION, [step | {"row": sections.get(step["task_id"], "其他")} for step in steps]


def _busiest(named: list[Record], names: list[str], limit: int) -> list[str]:
    """The names with most steps, in their own order."""
    counts = Counter(step["row"] for step in named)
    chosen = set(sorted(names, key=lambda name: -counts[name])[:limit])
    return [name for name in names if name in chosen]


def _undated(situation: Situation, steps: list[Record]) -> list[dict]:
    """Tasks of which no step is dated, in the documents' order."""
    dated = {step["task_id"] for step in steps}
    return [
        {
            "name": _title(task),
            "undated": f"{UNDATED} · {lead_words(task)}",
            "origins": {"undated": f"tasks:{task['task_id']}"},
            "states": {},
            "counts": {},
        }
        for task in situation.judged.tasks
        if task["task_id"] not in dated
    ]


def _title(task: Record) -> str:
    return f"{task['task_no']} {task['title']}".strip()


def _row(name: str, cells: list[Record], by: str) -> dict:
    row: dict = {
        "name": name,
        "origins": {},
        "states": {},
        "counts": {},
        "filters": {"name": ("department", name)} if by == BY_DEPARTMENT and name != SOME_UNIT else {},
    }
    for cell in cells:
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
    days = [step["deadline"] for step in steps if step["deadline"]]
    here = sum((day.year, day.month) == (situation.as_of.year, month) for day in days)
    if here:
        return f"挂图作战：{month}月应到 {here} 个时间节点"
    busiest = calendar.busiest_month(counted_steps(situation))
    if busiest:
        return f"挂图作战：{busiest[0]}月到期最集中，{busiest[1]} 项"
    return f"挂图作战：{NONE_OF_ITS_OWN}" if situation.narrowed else "挂图作战：各项任务未写时限"
