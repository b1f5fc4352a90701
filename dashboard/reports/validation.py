"""The one validation of every way in: an entry and what is known of its item in, findings in Chinese out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboard.reports.entries import Entry
from dashboard.reports.errors import ReportError
from dashboard.reports.items import Item
from dashboard.reports.periods import period
from dashboard.reports.words import Severity, Status, Subject
from dashboard.schema import Measure

LONGEST_TEXT = 2000
LARGEST = Decimal("1e18")
TIMES_THE_TARGET = 10
PER_CENT = ("%", "％")
TEXTS = {
    "progress": "进展情况",
    "problems": "存在问题",
    "next_step": "下一步打算",
    "coordination": "需协调事项",
    "reason": "原因",
    "evidence": "依据链接",
    "leader": "责任领导",
    "contact": "联系人及电话",
}
WORDS = TEXTS | {
    "subject_id": "填报事项",
    "county": "县区",
    "department": "部门",
    "period": "报送期",
    "as_of": "截至日期",
    "value": "累计完成",
    "unit": "单位",
    "status": "完成情况",
    "done_on": "完成日期",
    "no_change": "本期无变化",
}


@dataclass(frozen=True)
class Finding:
    """What is wrong (拒绝), or must be confirmed (请确认), at which field of the entry; `word` names the field on screen."""

    severity: Severity
    where: str
    what: str

    @property
    def word(self) -> str:
        return WORDS.get(self.where, "")


@dataclass(frozen=True)
class Context:
    """What an entry is held against: its item (None: no such item), the city's counties and departments, the day, what was last reported.

    `city_target`: what the whole city is to reach, for a county's value without a target of its own.
    `last` is the newest entry of the same thing and member as of an earlier or the same day; it counts for falls and 本期无变化.
    """

    item: Item | None
    counties: frozenset[str]
    departments: frozenset[str]
    today: date
    last: Entry | None = None
    city_target: Decimal | None = None


def validate(entry: Entry, context: Context) -> tuple[Finding, ...]:
    """Every finding, refusals first; () for an entry that can be submitted as it is."""
    found = [finding for check in CHECKS for finding in check(entry, context)]
    return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.REFUSE))


def refusals(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that no confirmation helps against."""
    return tuple(finding for finding in findings if finding.severity is Severity.REFUSE)


def _refuse(where: str, what: str) -> Finding:
    return Finding(Severity.REFUSE, where, what)


def _ask(where: str, what: str) -> Finding:
    return Finding(Severity.ASK, where, what)


def _names(entry: Entry, context: Context) -> Iterator[Finding]:
    if context.item is None:
        yield _refuse("subject_id", "没有这一填报事项，可能依据文件已更换")
    if entry.county and entry.county not in context.counties:
        yield _refuse("county", f"{entry.city}没有“{entry.county}”，请用规范名称")
    for name in entry.departments:
        if name not in context.departments:
            yield _refuse("department", f"{entry.city}的依据文件中没有“{name}”，请用规范名称")


def _dates(entry: Entry, context: Context) -> Iterator[Finding]:
    if entry.as_of > context.today:
        yield _refuse("as_of", f"截至日期 {entry.as_of} 还没有到")
    if entry.done_on and entry.done_on > entry.as_of:
        yield _refuse("done_on", f"完成日期 {entry.done_on} 晚于截至日期 {entry.as_of}")
    try:
        chosen = period(entry.period)
    except ReportError as refused:
        yield _refuse("period", str(refused))
        return
    if not chosen.first <= entry.as_of <= chosen.last:
        yield _refuse("as_of", f"截至日期 {entry.as_of} 不在报送期 {chosen.words} 之内")


def _value(entry: Entry, context: Context) -> Iterator[Finding]:
    if entry.value is None:
        return
    if entry.subject is not Subject.INDICATOR:
        yield _refuse("value", "只有指标可填数值；任务和节点请填完成情况和进展")
    elif not entry.value.is_finite() or abs(entry.value) >= LARGEST:
        yield _refuse("value", "数值无法识别或过大")
    elif context.item is not None:
        yield from _amount(entry, entry.value, context)


def _amount(entry: Entry, value: Decimal, context: Context) -> Iterator[Finding]:
    item, last = context.item, context.last
    if entry.unit != item.unit:
        yield _refuse("unit", f"单位应为“{item.unit}”，填的是“{entry.unit or '空'}”")
        return
    if value < 0 and not (item.target and item.target < 0):
        yield _ask("value", f"数值为负（{_plain(value)}{entry.unit}）")
    if entry.unit in PER_CENT and value > 100:
        yield _ask("value", f"比例超过 100%（{_plain(value)}%）")
    target, whose = (item.target, "") if item.target else (context.city_target, "全市")
    if target and abs(value) > TIMES_THE_TARGET * abs(target):
        yield _ask("value", f"超过{whose}目标 {_plain(target)}{item.unit} 的 {TIMES_THE_TARGET} 倍，请核对单位是否为“{item.unit}”")
    cumulative = entry.measure in ("", Measure.TOTAL) and last is not None and last.measure == entry.measure
    if cumulative and last.value is not None and value < last.value and last.as_of <= entry.as_of:
        yield _ask("value", f"累计数比 {last.as_of} 的 {_plain(last.value)}{last.unit} 减少了")


def _step(entry: Entry, context: Context) -> Iterator[Finding]:
    if entry.subject is not Subject.STEP:
        if entry.status is not Status.NONE:
            yield _refuse("status", "只有时间节点可填完成情况")
        return
    if entry.status is Status.NONE and not entry.no_change:
        yield _refuse("status", "请选择已完成、推进中或受阻")
    if entry.status is Status.DONE and entry.done_on is None:
        yield _refuse("done_on", "已完成的节点须填完成日期")
    if entry.status is not Status.DONE and entry.done_on is not None:
        yield _refuse("done_on", "未完成的节点不能填完成日期")
    if entry.status is Status.BLOCKED and not entry.reason:
        yield _refuse("reason", "受阻的节点须写明原因")
    if entry.status is Status.BLOCKED and not entry.next_step:
        yield _refuse("next_step", "受阻的节点须写明下一步打算")


def unchanged_value(last: Entry) -> Decimal | None:
    """The value of a period in which nothing changed: none of an increment, else what was last reported."""
    return Decimal(0) if last.measure == Measure.INCREMENT and last.value is not None else last.value


def _differs(entry: Entry, last: Entry) -> bool:
    return (entry.value, entry.status, entry.done_on) != (unchanged_value(last), last.status, last.done_on)


def _said(entry: Entry, context: Context) -> Iterator[Finding]:
    if entry.no_change and context.last is None:
        yield _refuse("no_change", "上期没有填报，不能勾选本期无变化")
    if entry.no_change and context.last is not None and _differs(entry, context.last):
        yield _refuse("no_change", "勾选了本期无变化，所填的数值或完成情况却与上期不同；请去掉勾选，或删去所填")
    if not (entry.no_change or entry.value is not None or entry.status is not Status.NONE or entry.progress):
        yield _refuse("progress", "没有填写任何进展；没有变化请勾选本期无变化")
    if entry.evidence and not entry.evidence.lower().startswith(("http://", "https://")):
        yield _refuse("evidence", "依据链接应以 http:// 或 https:// 开头")
    for name, word in TEXTS.items():
        text = getattr(entry, name)
        if len(text) > LONGEST_TEXT:
            yield _refuse(name, f"{word}有 {len(text)} 字，最多 {LONGEST_TEXT} 字")
        if any(unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t" for character in text):
            yield _refuse(name, f"{word}中有不可见的控制字符，请删除后再填")


CHECKS: tuple[Callable[[Entry, Context], Iterator[Finding]], ...] = (_names, _dates, _value, _step, _said)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
