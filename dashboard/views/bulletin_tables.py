"""The annexes of a bulletin: a situation in, tables as wide as a landscape page out; the rows are those of the pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from dashboard.measures.steps import by_month_steps
from dashboard.measures.summary import anything_reported
from dashboard.reference.words import words
from dashboard.reports.periods import Period
from dashboard.schema import State
from dashboard.views import county_page, indicator_page
from dashboard.views.bulletin_lists import asked_for, due_next, told_items
from dashboard.views.bulletin_parts import Annex, Correction
from dashboard.views.bulletin_units import REMEMBERED, Member, by_county, by_department
from dashboard.views.bulletin_words import UNEXPLAINED, reason_of
from dashboard.views.filters import places_word
from dashboard.views.indicators import name_of
from dashboard.views.indicators import row as indicator_row
from dashboard.views.leads import lead_words
from dashboard.views.ledger import ledger
from dashboard.views.numbers import MISSING, day
from dashboard.views.situation import Situation, counted
from dashboard.views.step_rows import step_view
from dashboard.views.view import View

OWED = (State.OVERDUE, State.NOT_REPORTED)
BEHIND = (State.BEHIND, State.FAR_BEHIND, State.STRIVE_MISSED)
TASKS, TARGETS, COUNTIES, LATE, DEPARTMENTS = (
    "任务进展一览表",
    "指标完成情况表",
    "各{places}完成情况表",
    "逾期和未报送清单",
    "各部门完成情况表",
)
PROGRESS, SLOW, DUE, ASKED, CORRECTED = "进展报送清单", "未达到序时进度清单", "下期到期事项清单", "需协调事项清单", "数据变动清单"
# Only there when the body has no room for the whole list.
OVERFLOW = frozenset({PROGRESS, SLOW, DUE, ASKED, CORRECTED})
TASK_COLUMNS = ("no", "title", "lead", "due", "state", "progress")
TARGET_COLUMNS = ("name", "target", "actual", "share", "expected", "gap", "state", "lead")
LATE_COLUMNS = {
    "kind": "类别",
    "text": "事项",
    "lead": words["responsible"],
    "due": words["due"],
    "state": words["lamp"],
    "reason": words["reason"],
}
TOLD_COLUMNS = {"matter": "事项", "member": "单位", "text": words["progress"]}
ASKED_COLUMNS = {"task": words["task"], "text": words["coordination"]}
CORRECTED_COLUMNS = {"number": "期号", "until": "截至", "name": "内容", "was": "原为", "now": "现为", "cause": words["reason"]}


def annexes(situation: Situation, period: Period, corrections: tuple[Correction, ...], without: Iterable[str]) -> tuple[Annex, ...]:
    """Every table, also those without rows; those of OVERFLOW hold what the body lists. Rows of members `without` are left out."""
    places, gone = places_word(situation.chosen.city), frozenset(without)
    return (
        Annex(TASKS, _columns(ledger(situation).view, TASK_COLUMNS, "状态取各部分中最差的")),
        Annex(TARGETS, _columns(indicator_page.targets(situation), TARGET_COLUMNS, "折算＝按时间进度折算")),
        Annex(COUNTIES.format(places=places), counties(situation, gone)),
        Annex(LATE, _judged(situation, "late", OWED)),
        Annex(DEPARTMENTS, departments(situation, gone)),
        Annex(PROGRESS, _told(situation, period)),
        Annex(SLOW, _judged(situation, "slow", BEHIND)),
        Annex(DUE, _due(situation, period)),
        Annex(ASKED, _asked(situation)),
        Annex(CORRECTED, _corrected(situation, corrections)),
    )


def counties(situation: Situation, without: frozenset[str] = frozenset()) -> View:
    """One row a county in official order: its own steps, its stage in each programme, its values."""
    ladder = county_page.ladder(situation)
    stages = {row["member"]: row for row in ladder.rows}
    values = _values(situation)
    members = [member for member in by_county(situation) if member.name not in without]
    programmes = {name: said for name, said in ladder.columns.items() if name != "member"}
    return step_view(
        situation,
        "bulletin-counties",
        f"{len(members)} 个{places_word(situation.chosen.city)}完成情况",
        "按规定次序排列，不排名；文件没有点名的写“—”",
        columns={"member": places_word(situation.chosen.city), **_heads(situation), **programmes, "values": "指标完成数"},
        rows=tuple(
            _member_row(member, situation)
            | {name: str(stages.get(member.name, {}).get(name, MISSING)) for name in programmes}
            | {"values": "；".join(values.get(member.name, ())) or MISSING}
            for member in members
        ),
        note="没有县区",
    )


def departments(situation: Situation, without: frozenset[str] = frozenset()) -> View:
    """One row a department in official order that leads a dated step."""
    members = [member for member in by_department(situation) if member.name not in without]
    return step_view(
        situation,
        "bulletin-departments",
        f"{len(members)} 个部门牵头的时间节点",
        "按规定次序排列，不排名；一个节点有几个牵头单位的各计一次",
        columns={"member": words["department"], **_heads(situation)},
        rows=tuple(_member_row(member, situation) for member in members),
        note="文件没有写明部门牵头的时间节点",
    )


def _judged(situation: Situation, name: str, states: tuple[State, ...]) -> View:
    """Steps and targets in some states, with the reason as reported."""
    steps = by_month_steps(counted(situation.steps))
    targets = counted(situation.targets)
    rows = (
        *(_step_row(step) for _, step in steps[steps["state"].isin(states)].iterrows()),
        *(_target_row(target, situation) for _, target in targets[targets["state"].isin(states)].iterrows()),
    )
    counts = [(state, sum(row["state"] == state for row in rows)) for state in states]
    headline = "，".join(f"{state} {count} 项" for state, count in counts if count)
    return step_view(situation, f"bulletin-{name}", headline, "原因按报送填写，没有报送的写“未说明原因”", columns=LATE_COLUMNS, rows=rows)


def _told(situation: Situation, period: Period) -> View:
    items = told_items(situation, period)
    rows = tuple({"matter": matter or MISSING, "member": member or MISSING, "text": "；".join(texts)} for matter, member, texts in items)
    return step_view(situation, "bulletin-told", f"进展 {len(rows)} 项", "按报送原文", columns=TOLD_COLUMNS, rows=rows)


def _due(situation: Situation, period: Period) -> View:
    rows = tuple(_step_row(step) for _, step in due_next(situation, period).iterrows())
    columns = {name: LATE_COLUMNS[name] for name in ("text", "lead", "due", "state")}
    return step_view(situation, "bulletin-due", f"下期到期 {len(rows)} 项", "按完成时限排列", columns=columns, rows=rows)


def _asked(situation: Situation) -> View:
    rows = tuple({"task": task or MISSING, "text": text} for task, text in asked_for(situation))
    return step_view(situation, "bulletin-asked", f"需协调 {len(rows)} 项", "按报送原文", columns=ASKED_COLUMNS, rows=rows)


def _step_row(step: pd.Series) -> dict:
    """A dated step as the list of what is late shows it."""
    reason = MISSING if step["state"] == State.NOT_REPORTED else step["reason"] or UNEXPLAINED
    return _late_row(words["milestone"], step["text"], step, reason)


def _target_row(target: pd.Series, situation: Situation) -> dict:
    """A target as the list of what is late shows it."""
    shown = indicator_row(target, situation)
    text = f"{name_of(target, situation)}：{words['target']}{shown['target']}，{words['accumulated']}{shown['actual']}"
    reason = MISSING if target["state"] == State.NOT_REPORTED else reason_of(target, situation)
    return _late_row(words["indicator"], text, target, reason)


def _late_row(kind: str, text: str, judged: pd.Series, reason: str) -> dict:
    return {
        "kind": kind,
        "text": text,
        "lead": lead_words(judged),
        "due": day(judged["deadline"]) or MISSING,
        "state": judged["state"],
        "reason": reason,
    }


def _corrected(situation: Situation, found: tuple[Correction, ...]) -> View:
    rows = tuple(
        {
            "number": f"第{one.number}期",
            "until": one.until.isoformat(),
            "name": one.name,
            "was": one.was,
            "now": one.now,
            "cause": str(one.cause),
        }
        for one in found
    )
    headline = "，".join(f"{cause} {count} 处" for cause, count in Counter(row["cause"] for row in rows).items())
    return step_view(situation, "bulletin-corrected", headline, "前几期已刊发、现有变动的数据", columns=CORRECTED_COLUMNS, rows=rows)


def _values(situation: Situation) -> dict[str, list[str]]:
    """What each county has reached, of every indicator that has county values: 5G基站 120个（目标150个）."""
    found: dict[str, list[str]] = {}
    for indicator, _ in county_page.county_page(situation).offered:
        short = situation.indicators.get(indicator).short
        for row in county_page.values(situation, indicator).rows:
            if row["actual"] != MISSING:
                aim = f"（目标{row['target']}）" if row["target"] != MISSING else ""
                found.setdefault(row["member"], []).append(f"{short} {row['actual']}{aim}")
    return found


def _heads(situation: Situation) -> dict[str, str]:
    """The counts that are shown: where nobody has reported, only those that the calendar gives."""
    counts = list(Member("", 0, 0, 0, 0, 0).counts)
    return {name: name for name in (counts if reported(situation) else counts[:2])}


def _member_row(member: Member, situation: Situation) -> dict:
    return {"member": member.name, **{name: str(count) for name, count in member.counts.items() if name in _heads(situation)}}


@lru_cache(maxsize=REMEMBERED)
def reported(situation: Situation) -> bool:
    """Whether anything was reported of the steps; otherwise only what the calendar says is said, as on the first line of the screen."""
    return anything_reported(by_month_steps(counted(situation.steps)))


def _columns(view: View, names: tuple[str, ...], subtitle: str) -> View:
    """A page's table as paper shows it: fewer columns, and no word of what a click does."""
    return replace(view, subtitle=subtitle, columns={name: view.columns[name] for name in names if name in view.columns})
