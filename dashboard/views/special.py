"""特别呈报 as its views: the list, one item with its 批示, what the one screen says of them, and the row that an address puts forward."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.catalog import Resolved
from dashboard.loaders import Tables
from dashboard.reports import cases, special
from dashboard.reports.errors import NotFound
from dashboard.reports.people import Persons
from dashboard.reports.special import Special
from dashboard.reports.store import Store
from dashboard.schema import IDS
from dashboard.views.progress import moment, short
from dashboard.views.view import View

# What the address holds beside the filters: the row to be put forward, as `table:row_id`, and the item that is open.
ABOUT, OPENED = "about", "special"
CASES = "cases"
# Table -> the column that names its row.
TITLES = {"milestones": "text", "tasks": "title", "facts": "label"}
COLUMNS = {"title": "事项", "note": "呈报说明", "presented": "呈报时间", "state": "批示", "openness": "公开范围"}
WAITING, HIDDEN = "待批示", "已批示（内容不在您的公开范围内）"
NO_SUBJECT = "没有这一事项，可能文件已经更换，或不对您公开；可在下面直接写明事项"
NO_SPECIAL = "没有这一呈报，或不对您公开"
MOST_TITLE = 17


@dataclass(frozen=True)
class Subject:
    """A row that is to be put forward, and what it says; all "" for none."""

    table: str = ""
    row_id: str = ""
    title: str = ""


@dataclass(frozen=True)
class OpenSpecial:
    """An item: `says` are (word, value); `way` leads to its row ("" for none); `answers` and `withdraws` are offered to this reader."""

    special_id: str
    title: str
    says: tuple[tuple[str, str], ...] = ()
    way: tuple[str, str] = ("", "")
    answers: bool = False
    withdraws: bool = False


CLOSED = OpenSpecial("", "")


def shown_to(store: Store, chosen: Resolved) -> tuple[Special, ...]:
    """What the running request may see of the chosen city, as it stood on the day of the address: today without one."""
    day = chosen.published_by if chosen.selection.as_of or chosen.selection.known else None
    return special.shown(store, chosen.city, day)


def overview_words(found: tuple[Special, ...]) -> str:
    """特别呈报 2 件：平台试运行（待批示）等, as the one screen says it; what waits for an answer first; "" where there is none."""
    if not found:
        return ""
    first = min(found, key=lambda one: one.answer is not None)
    title = first.title if len(first.title) <= MOST_TITLE else f"{first.title[: MOST_TITLE - 1]}…"
    state = "已批示" if first.answer else WAITING
    return f"特别呈报 {len(found)} 件：{title}（{state}）" + ("等" if len(found) > 1 else "")


def subject_of(store: Store, tables: Tables, city: str, about: str) -> Subject:
    """The row of an address (`milestones:M1`, `cases:12`) in the city; an empty one where there is none that this request may see."""
    table, _, row_id = about.partition(":")
    title = _case_title(store, city, row_id) if table == CASES else _row_title(tables, city, table, row_id)
    return Subject(table, row_id, title) if title else Subject()


def list_view(found: tuple[Special, ...]) -> View:
    """The items before the leadership, those that wait for an answer first."""
    waiting = sum(one.answer is None for one in found)
    return View(
        id="special-list",
        headline=f"特别呈报 {len(found)} 件：{WAITING} {waiting} 件，已批示 {len(found) - waiting} 件" if found else "没有特别呈报",
        subtitle="点事项看说明和批示；待批示的在前",
        columns=COLUMNS,
        rows=tuple(_row(one) for one in sorted(found, key=lambda one: one.answer is not None)),
        note="没有可以查看的特别呈报",
    )


def open_special(found: tuple[Special, ...], key: str, persons: Persons | None, edits: bool) -> OpenSpecial:
    """The item of an address among those shown; who put it forward and took the answer down is told where `persons` are."""
    one = next((one for one in found if str(one.special_id) == key), None)
    if one is None:
        return CLOSED
    return OpenSpecial(
        special_id=key,
        title=one.title,
        says=_says(one, persons),
        way=_way(one),
        answers=edits and one.answer is None,
        withdraws=edits,
    )


def _row(one: Special) -> dict:
    return {
        "title": short(one.title),
        "note": short(one.note),
        "presented": moment(one.presented_at),
        "state": WAITING if one.answer is None else short(_answer_words(one)),
        "openness": str(one.openness),
        "filters": {"title": (OPENED, str(one.special_id))},
    }


def _says(one: Special, persons: Persons | None) -> tuple[tuple[str, str], ...]:
    known = [("呈报说明", one.note), ("呈报时间", moment(one.presented_at)), ("公开范围", str(one.openness))]
    known += [] if persons is None else [("呈报人", persons[one.presented_by])]
    known.append(("批示", _answer_words(one)))
    if one.answer and one.answer.words:
        known += [("批示公开范围", str(one.answer.openness))]
        known += [] if persons is None else [("批示记录", f"{persons[one.answer.by]} {moment(one.answer.at)}")]
    return tuple(known)


def _answer_words(one: Special) -> str:
    if one.answer is None:
        return WAITING
    return f"{one.answer.leader} {one.answer.day}：{one.answer.words}" if one.answer.words else HIDDEN


def _way(one: Special) -> tuple[str, str]:
    """What leads to the item's row: a case's own address, or the origin of a row of the documents."""
    if one.subject == CASES:
        return "case", one.subject_id
    return ("origin", f"{one.subject}:{one.subject_id}") if one.subject in TITLES else ("", "")


def _case_title(store: Store, city: str, row_id: str) -> str:
    try:
        case = cases.get(store, int(row_id)) if row_id.isascii() and row_id.isdecimal() else None
    except NotFound:
        return ""
    return case.title if case and case.city == city else ""


def _row_title(tables: Tables, city: str, table: str, row_id: str) -> str:
    if table not in TITLES:
        return ""
    rows = tables[table]
    rows = rows[(rows[IDS[table]] == row_id) & (rows["city"] == city)]
    return rows.iloc[0][TITLES[table]] if len(rows) else ""
