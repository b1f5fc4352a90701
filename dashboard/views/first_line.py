"""The ten-second answer: a judged selection in, one line of counts out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from dashboard.loaders.rows import Record
from dashboard.measures import summary
from dashboard.measures.steps import by_month_steps, finished
from dashboard.reference.words import words
from dashboard.views.numbers import percent, spoken_day
from dashboard.views.situation import NONE_OF_ITS_OWN, Situation, counted, counted_month_steps, on
from dashboard.views.view import View

COLUMNS = {"name": "分类", "count": "项数"}
PLAN_NOTE = "尚未启用填报：到时限的节点只示时间，不亮红灯"
# Group of summary.GROUPS -> word on screen, lamp colour of its chip.
GROUPS: dict[str, tuple[str, str]] = {
    "done": ("已办结", "ok"),
    "on_track": ("正常推进", "ok"),
    "behind": ("滞后", "warn"),
    "late": ("严重滞后或逾期", "late"),
    "not_reported": ("应报未报", "late"),
    "unconfirmed": ("已报送待认定", "none"),
    "awaited": ("待报送", "none"),
    "not_assigned": ("未启用填报", "none"),
    "not_due": ("未到时限", "none"),
    "open": ("未定时限", "none"),
}


def first_line(situation: Situation) -> View:
    """Counts by nearness while nothing has been reported, by state afterwards; the headline gives date and total."""
    steps = counted_month_steps(situation)
    reported = summary.anything_reported(steps)
    rows = _by_state(situation, steps) if reported else _by_nearness(steps)
    return View(
        id="first-line",
        headline=f"截至{spoken_day(situation.as_of)}",
        subtitle=f"共 {len(steps)} 个时间节点",
        unit="项",
        columns=COLUMNS,
        rows=rows,
        sources=situation.sources(step["doc_id"] for step in steps),
        as_of=situation.as_of_words,
        rule=situation.rule_words,
        note="" if reported else _plan_note(len(steps), situation),
    )


def _plan_note(count: int, situation: Situation) -> str:
    if not count and situation.narrowed:
        return f"{NONE_OF_ITS_OWN}；标“{words['citywide']}”的行只列出，不计数"
    return PLAN_NOTE if count else "文件没有写明带日期的节点；目标与依据见下方各栏"


def _by_nearness(steps: list[Record]) -> tuple[dict, ...]:
    near = summary.nearness(steps)
    words = (("已到时限", near.due, "●"), (f"{summary.SOON_DAYS}日内到期", near.soon, "◐"), ("未到时限", near.later, "○"))
    return tuple({"name": name, "count": str(count), "token": "none", "symbol": symbol} for name, count, symbol in words)


def _by_state(situation: Situation, steps: list[Record]) -> tuple[dict, ...]:
    counts = summary.by_group(steps)
    symbols = {"ok": "●", "warn": "▲", "late": "■", "none": "○"}
    rows = [
        {"name": name, "count": str(counts[group]), "token": token, "symbol": symbols[token]}
        for group, (name, token) in GROUPS.items()
        if counts[group]
    ]
    rate = summary.done_rate(steps)
    if rate.share is not None:
        rows.append({"name": "办结率", "count": percent(rate.share), "token": "rate", "symbol": "", "change": _change(situation, steps)})
    return tuple(rows)


def _change(situation: Situation, steps: list[Record]) -> str:
    """How many more steps are done than at the end of last month."""
    before = by_month_steps(counted(on(situation, _end_of_last_month(situation.as_of)).judged.steps))
    more = len(finished(steps)) - len(finished(before))
    return f"较上月末 {more:+d} 项" if more else "与上月末持平"


def _end_of_last_month(day: date) -> date:
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return date(year, month, monthrange(year, month)[1])
