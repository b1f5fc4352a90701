"""平台 as its views: every platform, system and module the documents name, as trees with their steps, deadlines, departments and state."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from dashboard.measures.steps import FINISHED
from dashboard.measures.tasks import worst
from dashboard.reference.words import words
from dashboard.schema import State
from dashboard.views.leads import leads
from dashboard.views.numbers import MISSING
from dashboard.views.situation import Situation
from dashboard.views.view import View

COLUMNS = {
    "name": "平台、系统、模块",
    "purpose": "做什么",
    "tasks": "涉及任务",
    "steps": words["milestone"],
    "next": "下一时限",
    "lead": words["lead"],
    "state": words["lamp"],
}
QUOTES = str.maketrans("", "", '“”"「」')


@dataclass(frozen=True)
class Node:
    """One system and what belongs to it: `row` as a table shows it, `children` in the order of the text, `state` the worst of all."""

    row: dict
    state: State
    children: tuple[Node, ...] = field(default=())

    @property
    def size(self) -> int:
        """How many systems it is made of, itself included."""
        return 1 + sum(child.size for child in self.children)


@dataclass(frozen=True)
class PlatformPage:
    """The trees (systems that have parts) and a view of every system as a row."""

    trees: tuple[Node, ...]
    anatomy: View
    listing: View


def platform_page(situation: Situation) -> PlatformPage:
    """All views of the page, drawn from one situation."""
    systems = _said_once(situation.tables.systems)
    linked = _linked(situation, systems)
    roots = tuple(_node(system, systems, linked) for _, system in systems[systems["parent"] == ""].iterrows())
    trees = tuple(sorted((node for node in roots if node.children), key=lambda node: -node.size))
    return PlatformPage(trees, _anatomy(trees, len(systems), situation), _listing(roots, systems, situation))


def _anatomy(trees: tuple[Node, ...], total: int, situation: Situation) -> View:
    inside = sum(tree.size for tree in trees)
    return View(
        id="anatomy",
        headline=f"文件写明构成的有 {len(trees)} 个体系、{inside} 个部件" if trees else "文件没有写明平台之间的从属关系",
        subtitle="从属关系、用途均取自文件；灯色取本部件及下级节点中最差的一项",
        columns=COLUMNS,
        rows=tuple(row for tree in trees for row in _flat(tree)),
        sources=situation.sources(situation.tables.systems["doc_id"]),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note="可在下面的清单中查看单独点名的平台" if total else "所选年度的文件没有点名任何平台或系统",
    )


def _listing(roots: tuple[Node, ...], systems: pd.DataFrame, situation: Situation) -> View:
    rows = tuple(row for root in roots for row in _flat(root))
    dated = sum(row["steps"] != "0" for row in rows)
    return View(
        id="systems",
        headline=f"点名 {len(systems)} 个平台、系统和模块，{dated} 个有带日期的节点",
        subtitle="一行一个，点名称看原句",
        columns=COLUMNS,
        rows=rows,
        sources=situation.sources(systems["doc_id"]),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note="所选年度的文件没有点名任何平台或系统",
    )


def _said_once(systems: pd.DataFrame) -> pd.DataFrame:
    """Systems with one name, quotation marks aside, as one row with all its ids; parents point to the first id."""
    named = systems.assign(plain=systems["name"].str.translate(QUOTES))
    first = dict(zip(named["system_id"], named.groupby("plain")["system_id"].transform("first"), strict=True))
    parent = named["parent"].map(lambda system: first.get(system, ""))
    named = named.assign(parent=parent.where(parent != named["system_id"].map(first), ""))
    grouped = named.groupby("plain", sort=False)
    rows = grouped.first().reset_index()
    return rows.assign(
        ids=grouped["system_id"].agg(tuple).tolist(),
        parent=[next((name for name in names if name), "") for names in grouped["parent"].agg(list)],
        purpose=[next((said for said in texts if said), "") for texts in grouped["purpose"].agg(list)],
    )


def _linked(situation: Situation, systems: pd.DataFrame) -> dict[str, dict[str, pd.DataFrame]]:
    """The judged steps, targets and tasks that the text ties to each system, by its first id."""
    links = situation.tables.system_links
    judged = {
        "milestones": situation.steps.set_index("milestone_id", drop=False),
        "facts": situation.targets.set_index("fact_id", drop=False),
        "tasks": situation.tasks.set_index("task_id", drop=False),
    }
    found = {}
    for _, system in systems.iterrows():
        own = links[links["system_id"].isin(system["ids"])]
        found[system["system_id"]] = {
            table: rows[rows.index.isin(own.loc[own["table"] == table, "row_id"])] for table, rows in judged.items()
        }
    return found


def _node(system: pd.Series, systems: pd.DataFrame, linked: dict[str, dict[str, pd.DataFrame]]) -> Node:
    children = tuple(_node(child, systems, linked) for _, child in systems[systems["parent"] == system["system_id"]].iterrows())
    row = _row(system, linked[system["system_id"]])
    state = worst([row["state"], *(child.state for child in children)])
    return Node(row, state, children)


def _row(system: pd.Series, own: dict[str, pd.DataFrame]) -> dict:
    steps, tasks = own["milestones"], own["tasks"]
    ahead = steps[~steps["state"].isin(FINISHED)].dropna(subset=["deadline"])
    coming = ahead[ahead["days"] >= 0]
    shown = coming if len(coming) else ahead.tail(1)
    departments = dict.fromkeys(name for _, row in pd.concat([steps, tasks]).iterrows() for name in leads(row))
    return {
        "id": system["system_id"],
        "name": system["name"],
        "purpose": system["purpose"] or MISSING,
        "tasks": str(len(tasks)),
        "steps": str(len(steps)),
        "next": f"{shown.iloc[0]['deadline']:%Y-%m-%d}" if len(shown) else MISSING,
        "lead": "、".join(departments) or words["no_lead_stated"],
        "state": worst([*steps["state"], *own["facts"]["state"]]),
        "origins": {
            "name": f"systems:{system['system_id']}",
            "steps": ",".join(f"milestones:{milestone}" for milestone in steps["milestone_id"]),
            "tasks": ",".join(f"tasks:{task}" for task in tasks["task_id"]),
        },
        "filters": {},
        "below": {},
    }


def _flat(node: Node, depth: int = 0) -> list[dict]:
    """A tree's rows from top to bottom, names indented by depth."""
    row = node.row | {"name": f"{'　' * depth}{'└ ' if depth else ''}{node.row['name']}"}
    return [row, *(row for child in node.children for row in _flat(child, depth + 1))]
