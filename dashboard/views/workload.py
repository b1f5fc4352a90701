"""Who carries what, as views: tasks led and supported, what falls due by month, who works with whom."""

from __future__ import annotations

import pandas as pd

from dashboard.figures.matrix import heat, month_bars
from dashboard.figures.palette import palette
from dashboard.measures import calendar, workload
from dashboard.reference.departments import Departments
from dashboard.reference.words import words
from dashboard.schema import Part
from dashboard.views.campaign import MONTHS
from dashboard.views.situation import Situation, counted
from dashboard.views.step_rows import items_view
from dashboard.views.view import View

NOTHING_DATED = "所选范围内，文件没有写明带日期的节点；可放宽季度、县区或部门"
NOBODY_TOGETHER = "文件没有为同一项任务写明牵头单位和其他单位"
PART_COLUMNS = {
    "department": words["department"],
    Part.LEAD: words["lead"],
    Part.CO_LEAD: words["co_lead"],
    Part.RESPONSIBLE: words["responsible"],
    Part.SUPPORT: words["support"],
    Part.IMPLEMENT: words["implement"],
    "total": "合计",
}
WHOLE = "合计（项次）"
# What figures.matrix.heat takes.
CELL = ["row", "column", "count", "said", "act"]


def parts(situation: Situation, roles: pd.DataFrame) -> View:
    """One row a department in official order: the tasks it leads and those it has another part in; a last row adds them up."""
    shown = _chosen(roles, situation, "department")
    counts = workload.parts(shown)
    counts = counts.iloc[sorted(range(len(counts)), key=lambda place: _official(counts["department"].iloc[place]))]
    kinds = [part for part in Part if part == Part.LEAD or counts[part].any()]
    presumed = set(situation.tasks.get("presumed", ()))
    rows = [_part_row(row, kinds, situation, presumed) for _, row in counts.iterrows()]
    if len(rows) > 1:
        rows.append(_sum_row(counts, kinds))
    return framed_view(
        situation,
        "parts",
        _parts_headline(counts),
        f"各单位牵头和参与的任务 · {shown['task_id'].nunique()} 项任务，{len(shown)} 项次：一项任务有几个单位的各计一次",
        columns={name: said for name, said in PART_COLUMNS.items() if name in ("department", "total") or name in kinds},
        rows=tuple(rows),
        note="文件没有写明任务",
    )


def load(situation: Situation) -> View:
    """What falls due each month: a row of the heat map a lead department; bars where there is only one."""
    cells = _chosen(workload.load_by_month(counted(situation.steps)), situation, "lead")
    names = sorted(set(cells["lead"]), key=_official)
    busiest = calendar.busiest_month(counted(situation.steps))
    several = len(names) > 1
    return framed_view(
        situation,
        "load",
        f"{busiest[0]}月到期最集中：{busiest[1]} 项" if busiest else "各部门按月到期事项",
        "各部门按月到期事项 · " + ("一个节点有几个牵头单位的各计一次，点格看节点原句" if several else "点柱看节点原句"),
        figure=(_heat if several else _bars)(cells, names, situation),
        columns={"lead": words["lead"], **{month: month for month in MONTHS}, "total": "合计"},
        rows=tuple(_load_row(name, cells[cells["lead"] == name]) for name in names),
        note=NOTHING_DATED,
    )


def pairs(situation: Situation, roles: pd.DataFrame) -> View:
    """牵头 × 配合: how many tasks two departments share, one leading."""
    found = workload.together(roles)
    chosen = set(situation.chosen.department)
    found = found[found["lead"].isin(chosen) | found["support"].isin(chosen)] if chosen else found
    leads, others = (sorted(set(found[side]), key=_official) for side in ("lead", "support"))
    shared = [
        (pair["lead"], pair["support"], pair["count"], _shared_words(pair), f"department={pair['lead']},{pair['support']}")
        for pair in found.to_dict("records")
    ]
    cells = pd.DataFrame(shared, columns=CELL)
    return framed_view(
        situation,
        "pairs",
        _pairs_headline(found),
        "牵头 × 其他牵头、责任、配合、具体实施 · 数字为共同承担的任务数，点格只看两个单位",
        figure=heat(cells, leads, others, palette(situation.chosen.selection.theme), NOBODY_TOGETHER),
        columns={"lead": words["lead"], "support": "参与单位", "count": "共同任务"},
        rows=tuple(
            {"lead": lead, "support": other, "count": str(count), "filters": {"count": ("department", f"{lead},{other}")}}
            for lead, other, count in found.itertuples(index=False)
        ),
        note=NOBODY_TOGETHER,
    )


def _chosen(rows: pd.DataFrame, situation: Situation, column: str) -> pd.DataFrame:
    """The rows of the chosen departments, all when none is chosen."""
    chosen = situation.chosen.department
    return rows[rows[column].isin(chosen)] if chosen else rows


def _official(name: str) -> tuple[int, str]:
    return Departments.load().order(name), name


def _part_row(row: pd.Series, kinds: list[Part], situation: Situation, presumed: set[str]) -> dict:
    name = row["department"]
    known = name in situation.choices.departments
    return {
        "department": name,
        **{kind: _number(row[kind]) for kind in kinds},
        "total": str(int(row[list(Part)].sum())),
        "filters": {"department": ("department", name)} if known else {},
        "below": {"department": words["inferred"]} if name in presumed and known else {},
    }


def _sum_row(counts: pd.DataFrame, kinds: list[Part]) -> dict:
    return {
        "department": WHOLE,
        **{kind: str(int(counts[kind].sum())) for kind in kinds},
        "total": str(int(counts[list(Part)].sum().sum())),
    }


def _number(count: int) -> str:
    return str(int(count)) if count else ""


def _parts_headline(counts: pd.DataFrame) -> str:
    if len(counts) == 1 and counts["department"].iloc[0] != words["no_lead_stated"]:
        own = counts.iloc[0]
        return f"{own['department']}牵头 {own[Part.LEAD]} 项、参与 {own[list(Part)].sum() - own[Part.LEAD]} 项"
    named = counts[(counts[Part.LEAD] > 0) & (counts["department"] != words["no_lead_stated"])]
    if named.empty:
        return f"各项任务{words['no_lead_stated']}" if len(counts) else "各单位承担的任务"
    most = named[Part.LEAD].max()
    first = named.loc[named[Part.LEAD] == most, "department"].tolist()
    return f"{first[0]}牵头最多：{most} 项" if len(first) == 1 else f"{first[0]}等 {len(first)} 个单位牵头最多：各 {most} 项"


def _pairs_headline(found: pd.DataFrame) -> str:
    if found.empty:
        return "牵头与参与单位"
    most = found.iloc[0]
    sides = f"{found['lead'].nunique()} 个单位牵头、{found['support'].nunique()} 个单位参与"
    return f"{sides}；{most['lead']}与{most['support']}共同任务最多：{most['count']} 项"


def _shared_words(pair: dict) -> str:
    return f"{pair['lead']} 牵头<br>{pair['support']} 参与：{pair['count']} 项任务"


def _heat(cells: pd.DataFrame, names: list[str], situation: Situation) -> dict:
    due = [(cell["lead"], MONTHS[cell["month"] - 1], cell["count"], _due_words(cell), _origins(cell)) for _, cell in cells.iterrows()]
    drawn = pd.DataFrame(due, columns=CELL)
    return heat(drawn, names, list(MONTHS), palette(situation.chosen.selection.theme), NOTHING_DATED)


def _due_words(cell: pd.Series) -> str:
    return f"{cell['lead']}<br>{cell['month']}月到期 {cell['count']} 项"


def _bars(cells: pd.DataFrame, names: list[str], situation: Situation) -> dict:
    by_month = {cell["month"]: cell for _, cell in cells.iterrows()}
    rows = [
        (name, int(by_month[month]["count"]) if month in by_month else 0, _origins(by_month[month]) if month in by_month else "")
        for month, name in enumerate(MONTHS, start=1)
    ]
    return month_bars(pd.DataFrame(rows, columns=["month", "count", "act"]), palette(situation.chosen.selection.theme), NOTHING_DATED)


def _origins(cell: pd.Series) -> str:
    return "origin=" + ",".join(f"milestones:{milestone}" for milestone in cell["milestone_ids"])


def _load_row(name: str, cells: pd.DataFrame) -> dict:
    months = {MONTHS[cell["month"] - 1]: cell for _, cell in cells.iterrows()}
    return {
        "lead": name,
        **{month: str(cell["count"]) for month, cell in months.items()},
        "total": str(int(cells["count"].sum())),
        "origins": {month: _origins(cell).removeprefix("origin=") for month, cell in months.items()},
    }


def framed_view(situation: Situation, name: str, headline: str, subtitle: str, **drawn: object) -> View:
    """A view of this page, drawn from the tasks of a situation; `drawn` are further fields of View."""
    return items_view(situation, situation.tasks, f"department-{name}", headline, subtitle, **drawn)
