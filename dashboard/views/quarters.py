"""Time nodes by quarter: judged steps in, one row a quarter with its counts by state out."""

from __future__ import annotations

from dashboard.loaders.rows import Record
from dashboard.measures import calendar
from dashboard.measures.periods import quarter_of, quarters_of
from dashboard.schema import WORST_FIRST, State
from dashboard.views.situation import NONE_OF_ITS_OWN, Situation, counted_steps
from dashboard.views.view import View

COLUMNS = {"quarter": "季度", "count": "时间节点", "words": "状态"}
NAMES = ("一季度", "二季度", "三季度", "四季度")
PAGE = "/quarter"


def quarters(situation: Situation) -> View:
    """Quarter goals (and steps that belong to none) of the plan's year, by quarter and state."""
    counts = calendar.by_quarter(counted_steps(situation))
    rows = tuple(
        _row(quarter, {row["state"]: row["count"] for row in counts if row["quarter"] == quarter}, situation)
        for quarter in _quarters(counts, situation)
    )
    return View(
        id="quarters",
        headline=_headline(rows, situation),
        subtitle="按季度目标计，月度节点不重复计",
        unit="项",
        columns=COLUMNS,
        rows=rows,
        sources=situation.sources(step["doc_id"] for step in situation.judged.steps),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note="" if counts else _nothing(situation),
        page=PAGE,
        more="季度详情",
    )


def _quarters(counts: list[Record], situation: Situation) -> tuple[str, ...]:
    """The four of the plan's year, and others in which something falls due."""
    year = situation.chosen.year or situation.as_of.year
    return tuple(sorted({*quarters_of(year), *(row["quarter"] for row in counts)}))


def _row(quarter: str, counts: dict[State, int], situation: Situation) -> dict:
    present = {state: counts[state] for state in WORST_FIRST if state in counts}
    year, number = quarter.split("Q")
    name = NAMES[int(number) - 1] if int(year) == situation.as_of.year else f"{year}年{NAMES[int(number) - 1]}"
    return {
        "quarter": name,
        "count": str(sum(present.values())),
        "words": "、".join(f"{state}{count}" for state, count in present.items()) or "无节点",
        "states": present,
        "now": quarter == quarter_of(situation.as_of),
        "filters": {"quarter": ("quarter", quarter)},
        "origins": {},
        "below": {},
    }


def _nothing(situation: Situation) -> str:
    return NONE_OF_ITS_OWN if situation.narrowed else "文件没有写明带日期的节点"


def _headline(rows: tuple[dict, ...], situation: Situation) -> str:
    """What is done of all, else where most falls due: one quarter, several alike, or all of them."""
    counts = {row["quarter"]: int(row["count"]) for row in rows}
    total, most = sum(counts.values()), max(counts.values(), default=0)
    if not total:
        return "没有时间节点"
    done = sum(row["states"].get(State.DONE, 0) + row["states"].get(State.CLOSED, 0) for row in rows)
    if done:
        return f"已办结 {done}/{total} 个节点"
    if situation.chosen.quarter:
        return f"所选季度共 {total} 个节点"
    fullest = [quarter for quarter, count in counts.items() if count == most]
    if len(fullest) == len(counts):
        return f"各季度节点均为 {most} 项"
    if most == total:
        return f"节点都在{fullest[0]}：{total} 项"
    return f"{'、'.join(fullest)}节点最多：{'各 ' if len(fullest) > 1 else ''}{most} 项"
