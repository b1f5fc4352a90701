"""The body of a bulletin: a situation and the one at the end of the last period in, the blocks of its four sections out.

Every count comes from the measures that the pages use. Where nobody has reported only the calendar speaks, and nobody is blamed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.measures import summary
from dashboard.measures.steps import FINISHED, by_month_steps
from dashboard.reference.words import words
from dashboard.reports.periods import Period, Rhythm
from dashboard.schema import DocumentKind, State
from dashboard.views.bulletin_lists import asked_for, due_next, following, told_items
from dashboard.views.bulletin_parts import Annex, Block, Correction, Kind, period_words
from dashboard.views.bulletin_tables import (
    ASKED,
    BEHIND,
    CORRECTED,
    COUNTIES,
    DEPARTMENTS,
    DUE,
    LATE,
    PROGRESS,
    SLOW,
    TARGETS,
    reported,
)
from dashboard.views.bulletin_units import Member, by_county, by_department, owing
from dashboard.views.bulletin_words import as_printed, behind_words, close, due_words, member_words, step_words, target_words, told_words
from dashboard.views.filters import places_word
from dashboard.views.first_line import first_line
from dashboard.views.indicators import indicators
from dashboard.views.numbers import MISSING, percent
from dashboard.views.situation import Situation, counted

PLANS = frozenset({DocumentKind.POINTS, DocumentKind.LEDGER, DocumentKind.SCHEME})
MOST_PLANS = 2
# Inside a title's own marks.
INNER = str.maketrans("《》", "〈〉")
NOTHING_ASKED = "尚未启用填报：以下只列计划和时限，已到时限的事项没有完成数，不判断是否逾期。"
NOTHING_DUE = "时间节点尚无完成情况报送，以上按时限计数。"


@dataclass(frozen=True)
class Told:
    """What the body is written from: the situation, the one before, the period, corrections, members left out, items a list may have."""

    now: Situation
    before: Situation
    period: Period
    corrections: tuple[Correction, ...]
    without: frozenset[str]
    annexes: tuple[Annex, ...]
    most: int

    def see(self, name: str) -> str:
        """见附件2: where an annex stands; "" where there is none of this name."""
        number = next((place for place, annex in enumerate(self.annexes, start=1) if annex.name == name), 0)
        return f"见附件{number}" if number else ""

    @property
    def counties(self) -> str:
        """What the annex of the counties is called in this city."""
        return COUNTIES.format(places=places_word(self.now.chosen.city))


def body(told: Told) -> tuple[Block, ...]:
    """All sections, numbered; what reads otherwise than published stands as a fifth where there is any."""
    sections = [
        ("总体情况", _overall(told)),
        ("重点任务进展情况", _progress(told)),
        ("存在问题", _problems(told)),
        ("下一步工作要求", _next(told)),
        *([("、".join(_causes(told)), _corrections(told))] if told.corrections else []),
    ]
    numbers = "一二三四五"
    return tuple(
        block for number, (name, blocks) in zip(numbers, sections, strict=False) for block in (_heading(f"{number}、{name}"), *blocks)
    )


def opening(situation: Situation) -> str:
    """根据…，现将截至6月30日进展情况通报如下。"""
    day = situation.as_of
    scope = (*situation.chosen.county, *situation.chosen.department)
    within = "、".join(scope)
    return as_printed(f"{_basis(situation)}现将截至{day.month}月{day.day}日{within}进展情况通报如下。")


def _basis(situation: Situation) -> str:
    """根据《…》（文号）: the plans themselves, not what answered or reported on them."""
    plans = situation.tables.documents
    plans = plans[plans["kind"].map(lambda kinds: bool(set(kinds.split(";")) & PLANS)).astype(bool)]
    sources = situation.sources(plans["doc_id"])
    named = [f"《{one.title.translate(INNER)}》" + (f"（{one.doc_no}）" if one.doc_no else "") for one in sources]
    if not named:
        return ""
    return f"根据{'、'.join(named[:MOST_PLANS])}" + (f"等{len(named)}份文件，" if len(named) > MOST_PLANS else "，")


def _overall(told: Told) -> Iterator[Block]:
    situation = told.now
    view = first_line(situation)
    day = f"截至{situation.as_of.month}月{situation.as_of.day}日"
    steps = by_month_steps(counted(situation.steps))
    counts = "，".join(f"{row['name']}{row['count']}项" for row in view.rows if row["name"] != "办结率")
    whole = f"{day}，{situation.chosen.year}年度工作任务共有{len(steps)}个时间节点" + (f"，其中{counts}" if counts else "")
    yield _text(f"{whole}。{_rate(told, steps)}" if len(steps) else f"{day}，{close(view.note)}。")
    tasks = counted(situation.tasks)
    states = "、".join(f"{state}{count}项" for state, count in summary.by_state(tasks).items())
    yield _text(f"列入工作台账的任务{len(tasks)}项" + (f"，按各部分中最差的状态计：{states}。" if len(tasks) else "。"))
    yield _text(f"{close(indicators(situation).headline)}。")
    if not reported(situation):
        yield _text(NOTHING_DUE if situation.desk.assigned else NOTHING_ASKED)
    yield _text(f"状态判定依据：{close(situation.rule_words.replace(' · ', '，')).removeprefix('亮灯规则：')}。")


def _rate(told: Told, steps: pd.DataFrame) -> str:
    """应办结…，办结率…，较上月末…; nothing while nobody has reported or nothing has come due."""
    rate = summary.done_rate(steps)
    if rate.share is None or not reported(told.now):
        return ""
    before = by_month_steps(counted(told.before.steps))
    earlier = summary.done_rate(before)
    more = len(steps[steps["state"].isin(FINISHED)]) - len(before[before["state"].isin(FINISHED)])
    since = "上月末" if told.period.rhythm is Rhythm.MONTH else "上季度末"
    moved = f"较{since}增加{more}项" if more > 0 else f"较{since}减少{-more}项" if more < 0 else f"与{since}持平"
    then = "" if earlier.share is None else f"（{since}办结率{percent(earlier.share)}）"
    return f"应办结{rate.due}项，已办结{rate.finished}项，办结率{percent(rate.share)}；办结总数{moved}{then}。"


def _progress(told: Told) -> Iterator[Block]:
    yield _subheading("（一）主要成效和经验做法")
    items = told_items(told.now, told.period)
    yield from _listed([told_words(*one) for one in items], told, PROGRESS)
    if not items:
        yield _text(f"{period_words(told.period)}没有已发布的进展报送。")
    yield _subheading("（二）主要指标完成情况")
    yield from _targets(told)
    yield _subheading(f"（三）各{places_word(told.now.chosen.city)}、各部门情况")
    places = places_word(told.now.chosen.city)
    yield _text(_members(by_county(told.now), told, f"{places}有单列的时间节点", f"为各{places}单列时间节点", told.see(told.counties)))
    yield _text(_members(by_department(told.now), told, "部门牵头有时限的节点", "写明部门牵头的时间节点", told.see(DEPARTMENTS)))


def _targets(told: Told) -> Iterator[Block]:
    rows = indicators(told.now).rows
    known = [row for row in rows if row["actual"] != MISSING]
    yield from _listed([target_words(row) for row in known], told, TARGETS)
    if len(known) < len(rows):
        others = "其余" if known else ""
        yield _text(f"{others}{len(rows) - len(known)}项主要指标尚无完成数报送，目标和时限{told.see(TARGETS)}。")
    if not rows:
        yield _text(f"{told.now.nothing('可量化的目标')}。")


def _members(found: Sequence[Member], told: Told, what: str, missing: str, where: str) -> str:
    """One sentence for a kind of members, in official order, those left out not named."""
    own = [member for member in found if member.steps]
    named = [member for member in own if member.name not in told.without]
    shown = named[: told.most]
    if not own:
        return f"文件没有{missing}" + (f"，其他情况{where}。" if where else "。")
    rest = len(own) - len(shown)
    left = where if len(shown) < len(named) else "未列出"
    said = [member_words(member, reported=reported(told.now)) for member in shown]
    said += [f"其余{rest}个{left}"] if rest and shown else []
    return f"{len(own)}个{what}，" + (f"按规定次序：{'；'.join(said)}。" if said else f"{left}。")


def _problems(told: Told) -> Iterator[Block]:
    steps, targets = by_month_steps(counted(told.now.steps)), counted(told.now.targets)
    yield _subheading("（一）未达到序时进度")
    behind = [behind_words(target, told.now) for _, target in targets[targets["state"].isin(BEHIND)].iterrows()]
    slow = [step_words(step) for _, step in steps[steps["state"].isin(BEHIND)].iterrows()]
    unjudged = "没有未达到序时进度的事项" if reported(told.now) or targets["actual"].notna().any() else "尚无完成数报送，不作序时判断"
    yield from _counted_list([*behind, *slow], told, "项未达到序时进度", unjudged, SLOW)
    yield _subheading("（二）逾期未办结")
    owed = [step_words(step) for _, step in steps[steps["state"] == State.OVERDUE].iterrows()]
    owed += [behind_words(target, told.now) for _, target in targets[targets["state"] == State.OVERDUE].iterrows()]
    past = summary.nearness(steps).due
    nobody = f"已到时限的{past}个节点尚未启用填报，没有完成数，不列为逾期" if past and not reported(told.now) else "没有逾期未办结的事项"
    yield from _counted_list(owed, told, "项逾期未办结", nobody, LATE)
    yield _subheading("（三）未按时报送")
    yield _text(_not_reported(told, pd.concat([steps, targets])))


def _not_reported(told: Told, rows: pd.DataFrame) -> str:
    missing = rows[rows["state"] == State.NOT_REPORTED]
    if missing.empty:
        return "没有应报未报的事项。" if told.now.desk.assigned else "尚未指定填报单位，没有应报未报的事项。"
    counts = owing(missing)
    named = [f"{name}{count}项" for name, count in counts if name not in told.without]
    shown = named[: told.most]
    rest = len(counts) - len(shown)
    tail = f"其余{rest}个{told.see(LATE) if len(shown) < len(named) else '未列出'}" if rest else ""
    said = "，".join(part for part in ("、".join(shown), tail) if part)
    return f"{len(missing)}项应报未报，涉及{len(counts)}个单位：{said}。"


def _next(told: Told) -> Iterator[Block]:
    period = following(told.period)
    steps = due_next(told.now, told.period)
    said = f"{period.first.month}月" if period.rhythm is Rhythm.MONTH else period.words.partition("年")[2]
    yield _subheading(f"（一）{said}到期事项")
    items = [due_words(step) for _, step in steps.iterrows()]
    yield from _counted_list(items, told, "项到期，请按时限办结并报送", f"计划中没有{said}到期的时间节点", DUE)
    yield _subheading(f"（二）{words['coordination']}")
    items = [f"{task}：{text}" if task else text for task, text in asked_for(told.now)]
    yield from _counted_list(items, told, f"项{words['coordination']}，请有关单位协助解决", f"没有报送{words['coordination']}", ASKED)


def _causes(told: Told) -> tuple[str, ...]:
    """Why earlier figures read otherwise, each once."""
    return tuple(dict.fromkeys(one.cause for one in told.corrections))


def _corrections(told: Told) -> Iterator[Block]:
    for number, cause in zip("一二三四", _causes(told), strict=False):
        if len(_causes(told)) > 1:
            yield _subheading(f"（{number}）{cause}")
        yield from _listed([close(one.words) for one in told.corrections if one.cause == cause], told, CORRECTED)


def _counted_list(items: list[str], told: Told, what: str, nothing: str, annex: str) -> Iterator[Block]:
    """How many there are and then the items; one sentence where there are none."""
    yield _text(f"共{len(items)}{what}。" if items else f"{nothing}。")
    yield from _listed(items, told, annex)


def _listed(items: Sequence[str], told: Told, annex: str) -> Iterator[Block]:
    """Numbered items, as many as fit, and in which annex the others stand."""
    for number, item in enumerate(items[: told.most], start=1):
        yield _text(f"{number}．{item}。")
    if len(items) > told.most:
        yield _text(f"{'其余' if told.most else '共'}{len(items) - told.most}项{told.see(annex)}。")


def _heading(text: str) -> Block:
    return Block(Kind.HEADING, text)


def _subheading(text: str) -> Block:
    return Block(Kind.SUBHEADING, text)


def _text(text: str) -> Block:
    return Block(Kind.TEXT, as_printed(text))
