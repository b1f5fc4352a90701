"""临期与逾期事项 and 上年结转: judged steps in, the items that somebody has to move out."""

from __future__ import annotations

import re

from dashboard.loaders.rows import Record, ordered
from dashboard.measures import calendar
from dashboard.measures.steps import FINISHED, by_month_steps
from dashboard.reference.words import words
from dashboard.schema import State
from dashboard.views.leads import lead_words, scope_words
from dashboard.views.numbers import distance, moved_words
from dashboard.views.situation import Situation, counted, kept_with_situation
from dashboard.views.view import View

BEFORE_DAYS = AFTER_DAYS = 60
COLUMNS = {
    "due": words["due"],
    "text": "事项",
    "lead": words["responsible"],
    "days": "距时限",
    "state": words["lamp"],
    "reason": words["reason"],
}
PAGE = "/department"
OWED = (State.OVERDUE, State.NOT_REPORTED)
# The date that opens a step's sentence and stands in a column of its own.
DATE_AHEAD = re.compile(r"^(?:[0-9]{1,2} ?月(?:份|中旬|底)?前?|年底前|年内|全年|[一二三四]季度(?:目标)?)[,，:：、]?\s*")


def deadlines(situation: Situation, limit: int | None = None) -> View:
    """Unfinished steps due within sixty days before or after the as-of date, soonest first; what is overdue stays however old."""
    near = near_steps(situation)
    rows = near if limit is None else _closest(near, limit)
    return View(
        id="deadlines",
        headline=_headline(counted(near)),
        subtitle=f"未办结节点 · 截至日前后{AFTER_DAYS}天，逾期的一直列出",
        unit="项",
        columns=COLUMNS,
        rows=tuple(_row(step, situation) for step in rows),
        sources=situation.sources(row["doc_id"] for row in rows or situation.rows("documents")),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note=_note(situation),
        more=f"全部{len(near)}项" if len(near) > len(rows) else "",
        page=PAGE,
    )


def carried(situation: Situation, limit: int | None = None) -> View:
    """Steps of earlier years that nobody has reported done, oldest first."""
    steps = by_month_steps(situation.judged.carried)
    rows = steps if limit is None else steps[-limit:]
    years = sorted({step["deadline"].year for step in steps if step["deadline"]})
    span = f"{years[0]}年" if len(years) == 1 else f"{years[0]}—{years[-1]}年" if years else "往年"
    return View(
        id="carried",
        headline=f"上年结转：{span}计划中 {len(steps)} 个节点未见办结",
        subtitle="往年计划的节点，单独列出，不计入本年度各项统计",
        unit="项",
        columns=COLUMNS,
        rows=tuple(_row(step, situation) for step in rows),
        sources=situation.sources(step["doc_id"] for step in steps),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note="往年没有未办结的节点",
        more=f"全部{len(steps)}项" if len(steps) > len(rows) else "",
        page=PAGE,
    )


@kept_with_situation
def near_steps(situation: Situation) -> list[Record]:
    """The steps that have to be moved: those near the as-of date, and before them what is owed however old."""
    steps = situation.judged.steps
    window = calendar.near(steps, BEFORE_DAYS, AFTER_DAYS)
    listed = {step["milestone_id"] for step in window}
    owed = [step for step in by_month_steps(steps) if step["state"] in OWED and step["milestone_id"] not in listed]
    return ordered([*owed, *window], "days") if owed else window


def _closest(near: list[Record], limit: int) -> list[Record]:
    """The `limit` steps that matter first, in the order of their deadlines: what is owed, then what lies nearest to the as-of date."""
    urgent = sorted(near, key=lambda step: (step["state"] not in OWED, abs(step["days"])))
    chosen = {step["milestone_id"] for step in urgent[:limit]}
    return [step for step in near if step["milestone_id"] in chosen]


def _said_below(step: Record, year: int) -> tuple[str, ...]:
    """The dates of an extension first: what is too long for its line loses its end."""
    return moved_words(step, year), lead_words(step), scope_words(step), step["reason"]


def _headline(near: list[Record]) -> str:
    past = sum(step["days"] < 0 for step in near)
    if not near:
        return "前后60天内没有待办节点"
    owed = [f"{state} {count} 项" for state in OWED if (count := sum(step["state"] == state for step in near))]
    gone = [] if owed or not past else [f"已过时限 {past} 项"]
    return "、".join([*owed, *gone, *([f"60天内到期 {len(near) - past} 项"] if len(near) > past else [])])


def _note(situation: Situation) -> str:
    dated = [step["deadline"] for step in situation.judged.steps if step["deadline"]]
    if not dated:
        return situation.nothing("带日期的节点")
    later = [due for due in dated if due > situation.as_of]
    return f"最近的时限是 {min(later)}" if later else f"最后的时限 {max(dated)} 已过去60天以上"


def _row(step: Record, situation: Situation) -> dict:
    unfinished = step["state"] not in FINISHED
    origin = f"milestones:{step['milestone_id']}"
    return {
        "due": f"{step['deadline']:%m-%d}" if step["deadline"].year == situation.as_of.year else f"{step['deadline']:%Y-%m-%d}",
        "text": DATE_AHEAD.sub("", step["text"]) or step["text"],
        "lead": lead_words(step),
        "days": distance(step["days"]) if unfinished else "",
        "state": step["state"],
        "reason": step["reason"],
        "origins": {"text": origin},
        "below": {"text": " · ".join(word for word in _said_below(step, situation.as_of.year) if word)},
    }
