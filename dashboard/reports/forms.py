"""The form of one item: what was typed in, an entry kept or a finding at each field out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.reports import entries
from dashboard.reports.entries import Conflict, Entry
from dashboard.reports.errors import ReportError
from dashboard.reports.items import Item
from dashboard.reports.people import Account
from dashboard.reports.periods import Period
from dashboard.reports.register import Register
from dashboard.reports.sheets import Cell
from dashboard.reports.store import Store
from dashboard.reports.validation import TEXTS, Finding, refusals, validate
from dashboard.reports.words import Openness, Severity, Stage, Status

DAYS = ("as_of", "done_on")
CHOSEN = {"status": (Status, Status.NONE), "openness": (Openness, Openness.INTERNAL)}
# The fields of the form in their order; each is a field of Entry.
FIELDS = ("as_of", "value", "status", "done_on", "no_change", *TEXTS, "openness")
UNKNOWN_DAY = "请填写截至日期"


@dataclass(frozen=True)
class Outcome:
    """What became of a form: the entry that was kept, or None with findings; `conflict` is what somebody else wrote meanwhile."""

    kept: Entry | None = None
    findings: tuple[Finding, ...] = ()
    conflict: Conflict | None = None

    @property
    def asks(self) -> bool:
        """Whether it only waits for its questions to be confirmed."""
        return self.kept is None and bool(self.findings) and not refusals(self.findings)


@dataclass(frozen=True)
class Form:
    """A filled form: the item and period, the texts by field as they were typed, the entry_id the writer had before him ("" for none)."""

    item: Item
    period: Period
    typed: Mapping[str, str]
    seen: str = ""
    confirmed: bool = False


def hand_in(store: Store, actor: Account, register: Register, form: Form, to: Stage) -> Outcome:
    """Keep the form's entry as a draft or submitted. NotAllowed when the actor may not report the item.

    A draft may be unfinished: only what is filled in must be right. Questions are taken when `form.confirmed`.
    """
    values, unreadable = read(form.typed)
    if unreadable:
        return Outcome(findings=unreadable)
    entry = register.entry(form.item, actor, form.period, **values)
    findings = validate(entry, register.context(entry))
    if _stands_against(entry, findings, to is Stage.DRAFT, form.confirmed):
        return Outcome(findings=findings)
    try:
        return Outcome(entries.save(store, actor, entry, to, form.seen), findings)
    except Conflict as faster:
        return Outcome(conflict=faster)


def read(typed: Mapping[str, str]) -> tuple[dict[str, object], tuple[Finding, ...]]:
    """Typed texts as fields of Entry, and what could not be read as the number, day or choice it should be."""
    values: dict[str, object] = {}
    found = []
    for field in FIELDS:
        try:
            values[field] = _value(field, typed.get(field, "").strip())
        except ReportError as wrong:
            found.append(Finding(Severity.REFUSE, field, str(wrong)))
    return values, tuple(found)


def _value(field: str, text: str) -> object:
    cell = Cell(field, text)
    if field == "value":
        return cell.number()
    if field in DAYS:
        return _day(field, cell)
    if field in CHOSEN:
        return _choice(field, text)
    return bool(text) if field == "no_change" else text


def _day(field: str, cell: Cell) -> object:
    if field == "as_of" and not cell.text:
        raise ReportError(UNKNOWN_DAY)
    return cell.day()


def _choice(field: str, text: str) -> object:
    kind, default = CHOSEN[field]
    if text and text not in set(map(str, kind)):
        raise ReportError(f"没有“{text}”这一选项")
    return kind(text) if text else default


def _stands_against(entry: Entry, findings: tuple[Finding, ...], draft: bool, confirmed: bool) -> bool:
    """Whether findings keep an entry out: for a draft those about what is filled in, else refusals and open questions."""
    refused = refusals(findings)
    if draft:
        return any(getattr(entry, finding.where) for finding in refused)
    return bool(refused) or (bool(findings) and not confirmed)
