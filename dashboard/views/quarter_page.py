"""季度 as its views: steps on an axis, planned against done by quarter, the cumulative curve, and the steps themselves."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.figures.palette import Palette, palette
from dashboard.figures.timeline import cumulative, planned_and_done, step_axis
from dashboard.measures import calendar, summary
from dashboard.measures.steps import FINISHED, by_month_steps, by_quarter_goals
from dashboard.reference.words import words
from dashboard.views.numbers import MISSING
from dashboard.views.quarters import quarters
from dashboard.views.situation import Situation, counted
from dashboard.views.step_rows import STEP_COLUMNS, step_row, step_view
from dashboard.views.view import View

NOTHING_DATED = "所选范围内，文件没有写明带日期的节点；可放宽季度、县区或部门"


@dataclass(frozen=True)
class QuarterPage:
    """The views of the page, from the whole year down to the single step."""

    axis: View
    quarters: View
    curve: View
    steps: View


def quarter_page(situation: Situation) -> QuarterPage:
    """All views of the page, drawn from one situation."""
    return QuarterPage(axis(situation), planned(situation), curve(situation), steps(situation))


def axis(situation: Situation) -> View:
    """Month steps (and goals that have none) as dots on their day."""
    rows = by_month_steps(counted(situation.steps)).dropna(subset=["deadline"])
    near = summary.nearness(rows)
    dots = pd.DataFrame({
        "date": [f"{day:%Y-%m-%d}" for day in rows["deadline"]],
        "state": rows["state"].tolist(),
        "said": [f"{step.deadline:%Y-%m-%d} {step.state}<br>{_short(step.text)}" for step in rows.itertuples()],
        "act": [f"origin=milestones:{milestone}" for milestone in rows["milestone_id"]],
    })  # fmt: skip
    return step_view(
        situation,
        "quarter-axis",
        f"{len(rows)} 个节点：已到时限 {near.due}，30日内到期 {near.soon}，未到时限 {near.later}" if len(rows) else "时间节点",
        "一点一个月度节点，点开看原句；竖线为截至日",
        figure=step_axis(dots, situation.as_of.isoformat(), _colours(situation)),
        columns={"due": words["due"], "text": words["milestone"], "state": words["lamp"]},
        rows=tuple({"due": f"{step.deadline:%Y-%m-%d}", "text": step.text, "state": step.state} for step in rows.itertuples()),
        note=NOTHING_DATED,
    )


def planned(situation: Situation) -> View:
    """Quarter goals by quarter: planned against done."""
    view = quarters(situation)
    known = summary.anything_reported(counted(situation.steps))
    bars = pd.DataFrame(
        [
            (row["quarter"], int(row["count"]), _done(row) if known else None, f"quarter={row['filters']['quarter'][1]}")
            for row in view.rows
        ],
        columns=["quarter", "planned", "done", "act"],
    )
    busy = bars[bars["planned"] > 0]
    return step_view(
        situation,
        "quarter-planned",
        view.headline,
        f"{view.subtitle}；点柱筛选该季度",
        figure=planned_and_done(busy, _colours(situation)),
        columns={"quarter": words["quarter"], "planned": "计划", "done": "已办结"},
        rows=tuple({"quarter": row.quarter, "planned": str(row.planned), "done": _known(row.done)} for row in busy.itertuples()),
        note=NOTHING_DATED,
    )


def curve(situation: Situation) -> View:
    """累计完成曲线 against the staircase of the plan's own steps."""
    rows = counted(situation.steps)
    lines = calendar.curve(rows, situation.as_of) if len(rows) else pd.DataFrame(columns=["date", "planned", "done"])
    known = summary.anything_reported(rows)
    lines = lines.assign(date=[f"{day:%Y-%m-%d}" for day in lines["date"]], done=lines["done"] if known else None)
    return step_view(
        situation,
        "quarter-curve",
        _curve_headline(lines, situation),
        "累计完成曲线 · 阶梯为计划中各节点的时限，不作直线折算",
        figure=cumulative(lines, situation.as_of.isoformat(), _colours(situation)),
        columns={"date": "日期", "planned": "计划累计到期", "done": "累计已办结"},
        rows=tuple(
            {"date": day, "planned": str(due), "done": "—" if pd.isna(done) else str(int(done))}
            for day, due, done in lines.itertuples(index=False)
        ),
        note=NOTHING_DATED,
    )


def steps(situation: Situation) -> View:
    """Every step of the selection as a row of the ledger, goals and month steps alike, in the order of their deadlines."""
    titles = dict(zip(situation.tables.tasks["task_id"], situation.tables.tasks["title"], strict=True))
    rows = situation.steps
    goals = len(by_quarter_goals(rows))
    return step_view(
        situation,
        "quarter-steps",
        f"节点清单：{len(rows)} 项（季度目标与独立节点 {goals}，所属月度节点 {len(rows) - goals}）",
        "按完成时限排列",
        columns=STEP_COLUMNS,
        rows=tuple(step_row(step, titles) for _, step in rows.iterrows()),
        note=NOTHING_DATED,
    )


def _colours(situation: Situation) -> Palette:
    return palette(situation.chosen.selection.theme)


def _done(row: dict) -> int:
    return sum(count for state, count in row["states"].items() if state in FINISHED)


def _known(count: float | None) -> str:
    """A count as a table says it; one that nobody has reported is missing, not zero."""
    return MISSING if pd.isna(count) else str(int(count))


def _curve_headline(lines: pd.DataFrame, situation: Situation) -> str:
    rate = summary.done_rate(by_month_steps(counted(situation.steps)))
    if lines.empty or not rate.due:
        return "截至日前没有到期的节点"
    if not rate.finished:
        return f"计划已到期 {rate.due} 项，尚无办结报送"
    return f"应办结 {rate.due} 项，已办结 {rate.finished} 项，办结率 {rate.share:g}%"


def _short(text: str, length: int = 40) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
