"""审核 as its views: what waits for an account, what was published last, and one entry beside what it corrects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.catalog.members import counties_of, departments_of
from dashboard.catalog.resolve import cities_of
from dashboard.loaders import Tables
from dashboard.reference.words import words
from dashboard.reports import accounts, entries, review
from dashboard.reports.entries import Entry
from dashboard.reports.errors import NotFound
from dashboard.reports.people import Account, Persons, Role
from dashboard.reports.periods import period
from dashboard.reports.review import Moved
from dashboard.reports.store import Store
from dashboard.reports.validation import WORDS
from dashboard.reports.words import Stage
from dashboard.views.attachments import Link, attached
from dashboard.views.numbers import MISSING
from dashboard.views.progress import BETWEEN, moment, said, short, stage_words
from dashboard.views.view import View

# What the address holds beside the filters: the entry that is open.
ENTRY = "entry"
COLUMNS = {
    "city": words["city"],
    "item": "事项",
    "member": "单位",
    "period": "报送期",
    "said": "内容",
    "openness": "公开范围",
    "by": words["reporter"],
    "recorded": "填报时间",
    "stage": "现状",
}
COMPARED = {name: word for name, word in WORDS.items() if name not in ("subject_id", "county", "department", "period")}
COMPARED |= {"openness": "公开范围"}
# The words of the button that takes an entry to its next stage.
PASSES = {Stage.REVIEWED: "审核通过", Stage.PUBLISHED: "发布"}
RETURNABLE = (Stage.SUBMITTED, Stage.REVIEWED, Stage.PUBLISHED)
MOST_PUBLISHED = 50
# Of the newest so many publications it is said how many the account may take back.
LOOKED_AT = 1000
# More than a person looks through before he approves them together.
MOST_TICKED = 200
RESULT_COLUMNS = {"item": "事项", "member": "单位", "stage": "现状", "why": "未办理的原因"}
NOT_YOURS = "没有权限办理这条填报"


@dataclass(frozen=True)
class Ticks:
    """What can be ticked, as (value, words), and how many more wait than are listed."""

    offered: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True)
class Reviewed:
    """An open entry: `rows` compare its fields (word, before, now), `moves` its way so far; `passes` "" and `returns` False: may not."""

    entry_id: str
    title: str
    about: str
    comparison: View | None = None
    moves: View | None = None
    to: Stage | None = None
    passes: str = ""
    returns: bool = False
    links: tuple[Link, ...] = ()


CLOSED = Reviewed("", "", "")


def reviews(account: Account | None) -> bool:
    """Whether an account has a part in reviewing at all."""
    return account is not None and (account.may_publish or account.role is Role.REVIEWER)


def queue_view(store: Store, waiting: tuple[Entry, ...]) -> View:
    """What waits for an account (`review.queue`), oldest first."""
    persons = accounts.persons(store)
    return View(
        id="review-queue",
        headline=f"待我审核 {len(waiting)} 条",
        subtitle="点事项查看并审核；先报的在前",
        columns=COLUMNS,
        rows=tuple(_row(one, persons) for one in waiting),
        note="没有等待审核的填报",
    )


def ticks(waiting: tuple[Entry, ...]) -> Ticks:
    """What waits for an account, each with the stage that it goes to next, as one who ticks several sees it."""
    return Ticks(tuple((_tick(one), _tick_words(one)) for one in waiting[:MOST_TICKED]), max(0, len(waiting) - MOST_TICKED))


def ticked(picked: Iterable[str], returned: bool) -> tuple[tuple[str, Stage], ...]:
    """Ticked values as entries and the stages wanted for them; a value that no tick has is left out."""
    pairs = [value.partition(BETWEEN) for value in picked]
    stages = {str(stage): stage for stage in PASSES}
    return tuple((entry_id, Stage.RETURNED if returned else stages[to]) for entry_id, _, to in pairs if to in stages)


def results_view(store: Store, account: Account, results: Iterable[Moved]) -> View:
    """What became of each ticked entry, those that were left where they stood first."""
    rows = [_result(store, account, one) for one in sorted(results, key=lambda one: one.entry is not None)]
    done = sum(not row["why"] for row in rows)
    return View(
        id="review-results",
        headline=f"已办理 {done} 条" + (f"，未办理 {len(rows) - done} 条" if done < len(rows) else ""),
        columns=RESULT_COLUMNS,
        rows=tuple({**row, "why": row["why"] or MISSING} for row in rows),
        note="没有勾选任何填报",
    )


def published_view(store: Store, account: Account) -> View:
    """What was published last that the account may still take back, newest first."""
    newest = entries.last_published(store, LOOKED_AT)
    shown = [one for one in newest if review.may_move(account, one, Stage.RETURNED)]
    rows, persons = shown[:MOST_PUBLISHED], accounts.persons(store)
    return View(
        id="review-published",
        headline=f"已发布 {len(shown)} 条" if len(newest) < LOOKED_AT else f"最近发布 {len(shown)} 条",
        subtitle="发布后仍可退回，退回后各页面不再显示" + (f"；列出最近 {MOST_PUBLISHED} 条" if len(shown) > len(rows) else ""),
        columns=COLUMNS,
        rows=tuple(_row(one, persons) for one in rows),
        note="没有可以退回的已发布填报",
    )


def official_order(tables: Tables) -> tuple[str, ...]:
    """The counties and then the departments of every city, in official order."""
    return tuple(name for city in cities_of(tables) for name in (*counties_of(tables, city), *departments_of(tables, city)))


def reviewed(store: Store, account: Account, entry_id: str) -> Reviewed:
    """An entry as its reviewer sees it; CLOSED where there is none that he may take on or return."""
    try:
        entry = entries.get(store, entry_id)
    except NotFound:
        return CLOSED
    to = review.next_stage(entry.stage)
    passes = to is not None and entry.stage in RETURNABLE and review.may_move(account, entry, to)
    returns = entry.stage in RETURNABLE and review.may_move(account, entry, Stage.RETURNED)
    if not reviews(account) or not (passes or returns or review.may_move(account, entry, Stage.REVIEWED)):
        return CLOSED
    persons = accounts.persons(store)
    by = f"{persons[entry.author]} {moment(entry.recorded_at)} 填报"
    return Reviewed(
        entry_id=entry.entry_id,
        title=entry.title,
        about=" · ".join((f"{entry.city} {entry.member}", period(entry.period).words, by, stage_words(entry))),
        comparison=_comparison(entry, entries.get(store, entry.supersedes) if entry.supersedes else None),
        moves=_moves(store, entry, persons),
        to=to,
        passes=PASSES.get(to, "") if passes else "",
        returns=returns,
        links=attached(store, account, entry_id),
    )


def _row(entry: Entry, persons: Persons) -> dict:
    return {
        "city": entry.city,
        "item": short(entry.title),
        "member": entry.member,
        "period": period(entry.period).words,
        "said": said(entry),
        "openness": str(entry.openness),
        "by": persons[entry.author],
        "recorded": moment(entry.recorded_at),
        "stage": stage_words(entry),
        "filters": {"item": (ENTRY, entry.entry_id)},
    }


def _tick(entry: Entry) -> str:
    return f"{entry.entry_id}{BETWEEN}{review.next_stage(entry.stage)}"


def _tick_words(entry: Entry) -> str:
    to = PASSES[review.next_stage(entry.stage)]
    return " · ".join((to, entry.city, entry.member, period(entry.period).words, short(entry.title), said(entry)))


def _result(store: Store, account: Account, one: Moved) -> dict:
    """One result; of an entry that is none, or none of the account's, only why nothing was done."""
    try:
        entry = one.entry or entries.get(store, one.entry_id)
    except NotFound:
        entry = None
    if entry is None or not (one.entry or any(review.may_move(account, entry, to) for to in (*PASSES, Stage.RETURNED))):
        return {"item": MISSING, "member": MISSING, "stage": MISSING, "why": one.refused if entry is None else NOT_YOURS}
    return {"item": short(entry.title), "member": entry.member, "stage": stage_words(entry), "why": one.refused}


def _comparison(entry: Entry, before: Entry | None) -> View:
    fields = [name for name in COMPARED if _text(entry, name) or (before and _text(before, name))]
    columns = {"field": "项目", "before": "原内容", "now": "填报内容"} if before else {"field": "项目", "now": "填报内容"}
    rows = [{"field": COMPARED[name], "before": _text(before, name) or MISSING, "now": _text(entry, name) or MISSING} for name in fields]
    return View(id="review-comparison", headline="填报内容", columns=columns, rows=tuple(rows))


def _moves(store: Store, entry: Entry, persons: Persons) -> View:
    return View(
        id="review-moves",
        headline="办理过程",
        columns={"at": "何时", "by": "谁", "stage": "到", "reason": words["reason"]},
        rows=tuple(
            {"at": moment(move.at), "by": persons[move.by], "stage": str(move.stage), "reason": move.reason or MISSING}
            for move in entries.moves(store, entry.entry_id)
        ),
    )


def _text(entry: Entry | None, name: str) -> str:
    value = getattr(entry, name, None)
    if value is None or value is False:
        return ""
    if name == "value":
        return format(value, "f")
    return "是" if value is True else str(value)
