"""工作台账 as a view: one row a task with who does it, its next deadline and its state, and one task opened with all its parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import first_stated
from dashboard.measures.periods import quarter_of
from dashboard.measures.steps import by_month_steps
from dashboard.measures.summary import by_state
from dashboard.measures.tasks import RANK
from dashboard.measures.workload import involved, leads_of, said_once
from dashboard.reference.departments import Departments
from dashboard.reference.words import words
from dashboard.schema import Part
from dashboard.views.filters import quarter_words
from dashboard.views.leads import lead_words, scope_words
from dashboard.views.numbers import MISSING, adjusted_words, day, distance, moved_words, stated
from dashboard.views.situation import Situation, counted
from dashboard.views.step_rows import GRAINS
from dashboard.views.view import View

COLUMNS = {
    "no": words["task_no"],
    "title": words["task"],
    "section": words["section"],
    "lead": words["lead"],
    "co_lead": words["co_lead"],
    "responsible": words["responsible"],
    "support": words["support"],
    "implement": words["implement"],
    "due": "下一时限",
    "state": words["lamp"],
    "steps": words["milestone"],
    "progress": words["progress"],
}
# Shown whether or not any task has something in them.
ALWAYS = frozenset({"title", "lead", "due", "state", "steps"})
OTHERS = (Part.CO_LEAD, Part.RESPONSIBLE, Part.SUPPORT, Part.IMPLEMENT)
NO_DATE, NO_SECTION = "未写时限", "未写板块"
# Sorts behind every date.
LAST = "9999"
PART_COLUMNS = {"due": words["due"], "kind": "类别", "text": "节点、目标和进展", "state": words["lamp"], "days": "距时限"}


@dataclass(frozen=True)
class Group:
    """One way to put the ledger's rows under headings: its name, the headings in their order, and the heading of each row."""

    name: str
    headings: tuple[str, ...]
    of: tuple[str, ...]


@dataclass(frozen=True)
class Ledger:
    """The ledger with its ways of grouping; `opened` is the row of the task that is opened and `parts` what it consists of."""

    view: View
    groups: tuple[Group, ...]
    opened: int | None = None
    parts: View | None = None


def ledger(situation: Situation) -> Ledger:
    """All tasks of the selection, in the documents' order; the task of the address is opened."""
    tasks = situation.tasks.reset_index(drop=True)
    first = first_stated(situation.tables.tasks)
    rows = tuple(_rows(tasks, situation, first))
    filled = {name: said for name, said in COLUMNS.items() if name in ALWAYS or any(row[name] for row in rows)}
    opened = _place(tasks, first.get(situation.chosen.selection.task, ""))
    view = View(
        id="ledger",
        headline=_headline(situation),
        subtitle="一行一项任务，点任务看它的节点、目标和进展；状态取各部分中最差的",
        unit="项",
        columns=filled,
        rows=rows,
        sources=situation.sources(tasks["doc_id"]),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note="所选范围内没有任务；可放宽部门或换年度",
    )
    parts = None if opened is None else _parts(tasks.loc[opened], situation, first)
    return Ledger(view, tuple(_groups(tasks, rows)), opened, parts)


def roles_of(situation: Situation) -> pd.DataFrame:
    """Which department has which part in each task, a department once a task with its strongest part."""
    return involved(situation.tasks, said_once(situation.tables.tasks, situation.tables.roles))


def other_departments(situation: Situation) -> dict[str, str]:
    """Task id -> the departments that have another part in it than the lead, in one text."""
    roles = roles_of(situation)
    others = roles[roles["role"].isin(OTHERS)].groupby("task_id", sort=False)["department"]
    return {task_id: "、".join(dict.fromkeys(names)) for task_id, names in others}


def _headline(situation: Situation) -> str:
    own = counted(situation.tasks)
    states = "、".join(f"{state} {count}" for state, count in by_state(own).items())
    others = len(situation.tasks) - len(own)
    said = f"工作台账：{len(own)} 项任务" + (f"（{states}）" if states else "")
    return said + (f"，另列 {others} 项参与或全市口径的" if others else "")


def _rows(tasks: pd.DataFrame, situation: Situation, first: dict[str, str]) -> Iterable[dict]:
    steps = situation.steps.assign(task_id=situation.steps["task_id"].map(lambda task: first.get(task, task)))
    months = by_month_steps(steps)
    roles = roles_of(situation)
    told = situation.tables.progress
    told = told[~(told["as_of"] > pd.Timestamp(situation.as_of))].sort_values("as_of", kind="stable")
    for place, task in tasks.iterrows():
        own = {name: frame[frame["task_id"] == task["task_id"]] for name, frame in (("all", steps), ("months", months), ("roles", roles))}
        newest = told[told["task_id"].map(lambda each: first.get(each, each)) == task["task_id"]].tail(1)
        yield _row(task, place, own, newest)


def _row(task: pd.Series, place: int, own: dict[str, pd.DataFrame], newest: pd.DataFrame) -> dict:
    due, goals = day(task["next_due"]), len(own["all"]) - len(own["months"])
    ids = ",".join(f"milestones:{milestone}" for milestone in own["months"]["milestone_id"])
    return {
        "no": task["task_no"],
        "title": task["title"],
        "section": task["section"],
        "lead": lead_words(task),
        **{part.value: _departments(own["roles"], part) for part in OTHERS},
        "due": due or MISSING,
        "state": task["state"],
        "steps": str(len(own["months"])) if len(own["months"]) else MISSING,
        "progress": "" if newest.empty else newest.iloc[0]["text"],
        "keys": {"no": place, "due": due or LAST, "state": RANK[task["state"]]},
        "origins": {"no": f"tasks:{task['task_id']}"} | ({"steps": ids} if ids else {}) | _origin(newest),
        "filters": {"title": ("task", task["task_id"])},
        "below": {
            name: said
            for name, said in (
                ("lead", scope_words(task)),
                ("steps", f"另有季度目标 {goals}" if goals else ""),
                ("progress", "" if newest.empty else day(newest.iloc[0]["as_of"]) or "未写日期"),
            )
            if said
        },
    }


def _departments(roles: pd.DataFrame, part: Part) -> str:
    return "、".join(roles.loc[roles["role"] == part, "department"])


def _origin(told: pd.DataFrame) -> dict[str, str]:
    return {"progress": _progress_id(told.iloc[0])} if len(told) else {}


def _progress_id(told: pd.Series) -> str:
    return f"progress:{told['doc_id']}@{told['start']}-{told['end']}"


def _groups(tasks: pd.DataFrame, rows: tuple[dict, ...]) -> Iterable[Group]:
    """By first-named lead in official order, section as written, state worst first, quarter of the next deadline."""
    order = Departments.load().order
    leads = [leads_of(task)[0] for _, task in tasks.iterrows()]
    yield Group(f"{words['lead']}（按首位）", tuple(sorted(set(leads), key=lambda name: (order(name), name))), tuple(leads))
    sections = tuple(row["section"] or NO_SECTION for row in rows)
    yield Group(words["section"], tuple(dict.fromkeys(sections)), sections)
    states = tuple(str(row["state"]) for row in rows)
    yield Group(words["state"], tuple(str(state) for state in sorted({row["state"] for row in rows}, key=RANK.__getitem__)), states)
    dated = [NO_DATE if pd.isna(due) else quarter_of(due) for due in tasks["next_due"]]
    said = {quarter: quarter_words(quarter) for quarter in sorted(set(dated), key=lambda quarter: (quarter == NO_DATE, quarter))}
    yield Group(words["quarter"], tuple(said.values()), tuple(said[quarter] for quarter in dated))


def _place(tasks: pd.DataFrame, task_id: str) -> int | None:
    places = tasks.index[tasks["task_id"] == task_id]
    return int(places[0]) if task_id and len(places) else None


def _parts(task: pd.Series, situation: Situation, first: dict[str, str]) -> View:
    """Everything that one task consists of: its steps, its goals, its quantities and what was told of it."""
    own = {task_id for task_id, stated in first.items() if stated == task["task_id"]}
    rows = [
        *(_step_part(step) for _, step in situation.steps[situation.steps["task_id"].isin(own)].iterrows()),
        *(_target_part(target) for _, target in situation.targets[situation.targets["task_id"].isin(own)].iterrows()),
        *(_told_part(told) for _, told in situation.tables.progress[situation.tables.progress["task_id"].isin(own)].iterrows()),
    ]
    return View(
        id="task",
        headline=f"{task['task_no']} {task['title']}".strip(),
        columns=PART_COLUMNS,
        rows=tuple(rows),
        note="文件没有为这项任务写明节点、目标或进展",
    )


def _step_part(step: pd.Series) -> dict:
    return _part(step, GRAINS.get(step["grain"], words["milestone"]), step["text"], f"milestones:{step['milestone_id']}")


def _target_part(target: pd.Series) -> dict:
    return _part(target, words["target"], f"{target['label']} {stated(target)}", f"facts:{target['fact_id']}")


def _part(judged: pd.Series, kind: str, text: str, origin: str) -> dict:
    days = judged.get("days")
    return {
        "due": day(judged["deadline"]) or MISSING,
        "kind": kind,
        "text": text,
        "state": judged["state"],
        "days": "" if days is None or pd.isna(days) else distance(int(days)),
        "origins": {"text": origin},
        "below": {name: said for name, said in (("due", moved_words(judged)), ("text", adjusted_words(judged))) if said},
    }


def _told_part(told: pd.Series) -> dict:
    when = day(told["as_of"]) or "未写日期"
    return {"due": when, "kind": words["progress"], "text": told["text"], "state": "", "days": "", "origins": {"text": _progress_id(told)}}
