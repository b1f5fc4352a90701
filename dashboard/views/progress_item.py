"""One item as its form shows it: what is known of it, what was said before, what the fields hold, and everything ever entered about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.reference.words import words
from dashboard.reports import accounts, audience, entries
from dashboard.reports.entries import Entry
from dashboard.reports.forms import FIELDS
from dashboard.reports.items import Item
from dashboard.reports.people import Account, Persons
from dashboard.reports.periods import Period, period
from dashboard.reports.publishing import MEASURES
from dashboard.reports.register import Register
from dashboard.reports.store import Store
from dashboard.reports.words import Openness, Stage, Subject
from dashboard.schema import Measure
from dashboard.views.numbers import MISSING, amount, both_dates, day
from dashboard.views.progress import SEVERAL, closing_words, item_key, moment, said, stage_words
from dashboard.views.view import View

HISTORY_COLUMNS = {
    "at": "何时",
    "by": "谁",
    "period": "报送期",
    "before": "原内容",
    "after": "填报内容",
    "stage": "现状",
    "why": words["reason"],
}
SAME = "（本期首报）"
TICKED = "是"


@dataclass(frozen=True)
class OpenItem:
    """`says` are (word, value) known of the item; `values` the fields' texts by name; `seen` the newest entry of this period ("" none).

    `about` is the row that an editor may put before the leadership, "" for none.
    """

    key: str
    title: str
    period: str
    says: tuple[tuple[str, str], ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    seen: str = ""
    value_word: str = ""
    takes_value: bool = False
    is_step: bool = False
    may_repeat: bool = False
    mark: str = ""
    about: str = ""


CLOSED = OpenItem("", "", "")


def open_item(register: Register, account: Account, item: Item, chosen: Period) -> OpenItem:
    """The form of an item for a period: this period's own entry when there is one, else empty with the person last named."""
    blank = register.entry(item, account, chosen)
    now, last = register.now(blank), register.last(blank)
    shown = now or blank
    values = {name: _text(getattr(shown, name)) for name in FIELDS}
    if now is None and last is not None:
        values |= {"leader": last.leader, "contact": last.contact}
    return OpenItem(
        key=item_key(item),
        title=item.title,
        period=f"{chosen.words}，{closing_words(chosen, register.today)}",
        says=_says(item, last),
        values=values,
        seen=now.entry_id if now else "",
        value_word=f"{MEASURES.get(Measure(item.measure or Measure.TOTAL), '')}{f'（{item.unit}）' if item.unit else ''}",
        takes_value=item.subject is Subject.INDICATOR,
        is_step=item.subject is Subject.STEP,
        may_repeat=last is not None,
        mark=stage_words(now) if now else "",
        about=item.row if account.may_edit else "",
    )


def history_view(store: Store, account: Account, item: Item) -> View:
    """Everything entered about an item that the account may see, newest first: who, when, before, after, and why it was returned."""
    seen = audience.of(account)
    told = [
        one
        for one in entries.history(store, item.city, item.subject, item.subject_id)
        if (one.county, one.place) == (item.county, item.place) and _is_seen(one, account, seen)
    ]
    persons = accounts.persons(store)
    by_id = {one.entry_id: one for one in told}
    return View(
        id="progress-history",
        headline=f"填报记录 {len(told)} 条",
        columns=HISTORY_COLUMNS,
        rows=tuple(_history_row(store, one, by_id.get(one.supersedes), persons) for one in reversed(told)),
        note="这一事项还没有填报记录",
    )


def _says(item: Item, last: Entry | None) -> tuple[tuple[str, str], ...]:
    """What the reader must know before he writes."""
    known = (
        (words["task"], " ".join(part for part in (item.task_no, item.task) if part)),
        (words["target"], str(amount(item.target, item.unit)) if item.target is not None else ""),
        ("依据原句", item.goal if item.goal != item.title else ""),
        (words["county"], item.county or item.place),
        (words["lead"], SEVERAL.join(item.leads) or (f"{item.presumed}（{words['inferred']}）" if item.presumed else "")),
        (words["responsible"], SEVERAL.join(item.responsible)),
        (words["support"], SEVERAL.join(item.support)),
        (words["due"], both_dates(item.planned, item.due) if item.planned else day(item.due) or words["no_deadline_stated"]),
        ("上期填报", f"{period(last.period).words}：{said(last)}" if last else "没有"),
    )
    return tuple((word, value) for word, value in known if value)


def _is_seen(entry: Entry, account: Account, seen: frozenset[Openness]) -> bool:
    """A draft is its author's alone; what is open to reviewers only is theirs and its author's."""
    own = entry.author == account.name
    return own or (entry.stage is not Stage.DRAFT and entry.openness in seen)


def _history_row(store: Store, entry: Entry, before: Entry | None, persons: Persons) -> dict:
    returned = [move for move in entries.moves(store, entry.entry_id) if move.stage is Stage.RETURNED]
    return {
        "at": moment(entry.recorded_at),
        "by": persons[entry.author],
        "period": period(entry.period).words,
        "before": said(before) if before else SAME,
        "after": said(entry),
        "stage": stage_words(entry),
        "why": returned[-1].reason if returned else MISSING,
    }


def _text(value: object) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    return TICKED if value is True else str(value)
