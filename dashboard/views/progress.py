"""填报 as its views: the period, what an account is to report in it, and what it has reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dashboard.catalog import Resolved
from dashboard.reference.words import words
from dashboard.reports.entries import Entry
from dashboard.reports.items import Item
from dashboard.reports.people import Account, Role
from dashboard.reports.periods import REPEATED, Period, Rhythm, containing, period, wanted_on
from dashboard.reports.register import Due, Register
from dashboard.reports.words import UNREVIEWED, Stage
from dashboard.settings import CITY_TIME
from dashboard.views.numbers import MISSING, amount, both_dates
from dashboard.views.view import View

# What the address holds beside the filters: the item whose form is open, and the kind of period.
ITEM, RHYTHM = "item", "rhythm"
BETWEEN = "|"
NOT_REPORTED = "未报"
LONGEST = 60
SEVERAL = "、"
DUE_COLUMNS = {
    "item": "本期应完成",
    "task": words["task"],
    "target": words["target"],
    "member": "填报单位",
    "due": words["due"],
    "last": "上期填报",
    "now": "本期填报",
}
MINE_COLUMNS = {"recorded": "填报时间", "period": "报送期", "item": "事项", "member": "单位", "said": "内容", "stage": "现状"}
# What is said once an entry was kept, by the stage in which it now stands; the last two said the same as before.
KEPT = {
    Stage.DRAFT: "已存草稿，未提交",
    Stage.SUBMITTED: "已提交，待审核",
    Stage.PUBLISHED: "已发布，各页面已更新",
    Stage.REVIEWED: "内容没有变化，已在审核中",
    Stage.RETURNED: "内容没有变化，仍为退回",
}
NOTHING_DUE = "本期没有应报事项"
NOTHING_OF_YOURS = "没有指定给您的事项；填报范围由管理员指定"


@dataclass(frozen=True)
class Round:
    """The chosen period, its words, and the days that choose the period before and after ("" when that has not begun)."""

    period: Period
    words: str
    before: str
    after: str
    rhythms: tuple[tuple[str, bool], ...]


def round_of(chosen: Resolved, rhythm: str, register: Register) -> Round:
    """The period of the address: the one containing its as-of date, without one the period that is to be reported just then."""
    kind = next((one for one in REPEATED if one == rhythm), Rhythm.TEN_DAYS)
    found = containing(chosen.as_of, kind) if chosen.selection.as_of else wanted_on(chosen.as_of, kind)
    following = found.last + timedelta(days=1)
    return Round(
        period=found,
        words=f"{found.words}（{found.first} 至 {found.last}），{closing_words(found, register.today)}",
        before=found.previous.last.isoformat(),
        after=min(containing(following, kind).last, register.today).isoformat() if following <= register.today else "",
        rhythms=tuple((str(one), one is kind) for one in REPEATED),
    )


def closing_words(chosen: Period, today: date) -> str:
    """2022-06-05 报送截止; once that day has passed by how much, and that what is entered now comes late."""
    late = (today - chosen.closing_day).days
    return f"{chosen.closing_day} 报送截止" + (f"，已过 {late} 天，现在填报为补报" if late > 0 else "")


def writes_at_all(account: Account) -> bool:
    """Whether an account reports: reporters for their members, editors and administrators for all."""
    return account.may_edit or account.role is Role.REPORTER


def due_now(register: Register, account: Account, chosen: Resolved, period: Period) -> tuple[Due, ...]:
    """What the account is to report for the period, of the counties and departments that the filter leaves."""
    return tuple(one for one in register.due(account, period) if _is_chosen(one.item, chosen))


def due_view(due: tuple[Due, ...], account: Account, chosen: Period) -> View:
    """What is due as a table: not yet reported first, soonest deadline first."""
    reported = sum(one.reported for one in due)
    return View(
        id="progress-due",
        headline=f"{chosen.words}应报 {len(due)} 项，已报 {reported} 项，未报 {len(due) - reported} 项" if due else NOTHING_DUE,
        subtitle="点事项填报；未报的在前，时限近的在前",
        columns=DUE_COLUMNS,
        rows=tuple(map(_due_row, due)),
        note=NOTHING_DUE if account.memberships or account.may_edit else NOTHING_OF_YOURS,
    )


def mine_view(entered: Iterable[Entry], city: str) -> View:
    """What an account entered in a city, newest first; what has not reached the screens is marked 未审定."""
    rows = tuple(_mine_row(one) for one in entered if one.city == city)
    return View(
        id="progress-mine",
        headline=f"我的填报 {len(rows)} 条",
        subtitle=f"标“{UNREVIEWED}”的还没有发布，只有本人和审核人看得到",
        columns=MINE_COLUMNS,
        rows=rows,
        note="还没有填报过",
    )


def item_key(item: Item) -> str:
    """An item as the address names it."""
    return BETWEEN.join(item.key)


def item_of(register: Register, key: str) -> Item | None:
    """The item of an address; None where there is none."""
    parts = key.split(BETWEEN)
    return register.item(*parts) if len(parts) == 4 else None


def stage_words(entry: Entry) -> str:
    """已提交（未审定): where an entry stands, marked until it is published."""
    return str(entry.stage) if entry.stage is Stage.PUBLISHED else f"{entry.stage}（{UNREVIEWED}）"


def said(entry: Entry) -> str:
    """An entry in one line: value, state of the step, progress."""
    value = "" if entry.value is None else str(amount(entry.value, entry.unit))
    step = f"{entry.status}{f' {entry.done_on}' if entry.done_on else ''}"
    parts = (value, step, "本期无变化" if entry.no_change else "", short(entry.progress))
    return "；".join(part for part in parts if part) or MISSING


def short(text: str) -> str:
    """A long text for a table's cell."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _is_chosen(item: Item, chosen: Resolved) -> bool:
    if not chosen.county and not chosen.department:
        return True
    return bool({item.county, item.place} & set(chosen.county) - {""} or set(item.departments) & set(chosen.department))


def _due_row(one: Due) -> dict:
    item = one.item
    task = " ".join(part for part in (item.task_no, item.task) if part)
    return {
        "item": short(item.title),
        "task": short(task) if item.task != item.title else item.task_no,
        "target": str(amount(item.target, item.unit)),
        "member": item.county or item.place or SEVERAL.join(item.departments) or words["no_lead_stated"],
        "due": item.due.isoformat() if item.due else words["no_deadline_stated"],
        "last": said(one.last) if one.last else MISSING,
        "now": stage_words(one.now) if one.now else NOT_REPORTED,
        "filters": {"item": (ITEM, item_key(item))},
        "below": {name: said for name, said in _below(one) if said},
    }


def _below(one: Due) -> tuple[tuple[str, str], ...]:
    """The period last reported, both dates of a deadline that was moved."""
    item = one.item
    return ("last", period(one.last.period).words if one.last else ""), ("due", both_dates(item.planned, item.due) if item.planned else "")


def _mine_row(entry: Entry) -> dict:
    key = BETWEEN.join((str(entry.subject), entry.subject_id, entry.county, entry.place))
    return {
        "recorded": moment(entry.recorded_at),
        "period": period(entry.period).words,
        "item": short(entry.title),
        "member": entry.member,
        "said": said(entry),
        "stage": stage_words(entry),
        "filters": {"item": (ITEM, key)},
    }


def moment(at: datetime | None) -> str:
    """A moment of the store in the cities' own time."""
    return f"{at.astimezone(CITY_TIME):%Y-%m-%d %H:%M}" if at else MISSING
