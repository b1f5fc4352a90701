"""One editor's wish about one row, carried out unless somebody else was faster: then the second is shown the first's entry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dashboard.loaders import Tables
from dashboard.reference.indicators import Indicators
from dashboard.reference.words import words
from dashboard.reports import readings
from dashboard.reports.errors import ReportError
from dashboard.reports.people import Account
from dashboard.reports.readings import COLUMNS, Act, Reading
from dashboard.reports.store import Store
from dashboard.schema import Kind

# The kind of row that a reading itself is, where it is withdrawn.
READINGS = "readings"
KINDS = {words[f"kind_{kind}"]: str(kind) for kind in Kind}
FASTER = "{by} 在 {day} 已对这一条作了“{kind}”：{now}。请核对；仍要提交请再点一次"


class Wish(StrEnum):
    """What an editor asks for; the value is the word on its button."""

    NAME = "指认指标"
    CORRECT = "校正"
    REJECT = "不采用"
    ADD = "补录"
    WITHDRAW = "撤销这一条"
    CONFIRM = "核对确认这份文件"


@dataclass(frozen=True)
class Asked:
    """A wish with what the form said: the row (`table:row_id`), the column's or part's word, the text, why, and the newest act it knew."""

    wish: Wish
    row: str
    what: str = ""
    now: str = ""
    reason: str = ""
    known: int = 0


class Faster(ReportError):
    """Somebody else said something about the row meanwhile; `newest` is what the form should know now."""

    def __init__(self, newest: Reading) -> None:
        said = newest.now if newest.kind is not Act.CONFIRM else ""
        super().__init__(FASTER.format(by=newest.by, day=f"{newest.at:%Y-%m-%d}", kind=newest.kind, now=said or newest.reason or "已记录"))
        self.newest = newest


def of_row(store: Store, row: str) -> tuple[Reading, ...]:
    """Every act on a row (`table:row_id`), withdrawn ones too, oldest first."""
    table, _, row_id = row.partition(":")
    return tuple(one for one in readings.all_of(store) if (one.table, one.row_id) == (table, row_id))


def newest_of(store: Store, row: str) -> int:
    """The number of the newest act on a row, 0 for none."""
    return max((one.reading_id for one in of_row(store, row)), default=0)


def carry_out(store: Store, actor: Account, tables: Tables, asked: Asked) -> str:
    """Do what was asked; gives a sentence that says so. Faster or another ReportError when it is not done."""
    table, _, row_id = asked.row.partition(":")
    if asked.wish is Wish.WITHDRAW:
        readings.withdraw(store, actor, int(row_id) if row_id.isdecimal() else 0)
        return f"已撤销第 {row_id} 号，原文的读法重新有效"
    newer = [one for one in of_row(store, asked.row) if one.reading_id > asked.known]
    if newer:
        raise Faster(newer[-1])
    kept = _kept(store, actor, tables, asked, table, row_id)
    return f"已记录（第 {kept.reading_id} 号）：{kept.kind}"


def _kept(store: Store, actor: Account, tables: Tables, asked: Asked, table: str, row_id: str) -> Reading:
    if asked.wish is Wish.CONFIRM:
        return readings.confirm(store, actor, tables, row_id)
    if asked.wish is Wish.NAME:
        return readings.name(store, actor, tables, row_id, asked.now, asked.reason)
    if asked.wish is Wish.CORRECT:
        column = {word: name for name, word in COLUMNS.get(table, {}).items()}.get(asked.what.strip(), asked.what)
        return readings.correct(store, actor, tables, table, row_id, column, _meant(column, asked.now), asked.reason)
    if asked.wish is Wish.REJECT:
        return readings.reject(store, actor, tables, table, row_id, asked.reason)
    return readings.add(store, actor, tables, row_id, asked.what, asked.now, asked.reason)


def _meant(column: str, said: str) -> str:
    """What stands in the tables for a word of the screen: 目标 is the kind target, an indicator's name its id."""
    if column == "kind":
        return KINDS.get(said.strip(), said)
    named = {indicator.name: indicator.id for indicator in Indicators.load().all}
    return named.get(said.strip(), said) if column == "indicator" else said
