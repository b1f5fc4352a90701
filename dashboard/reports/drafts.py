"""A line of an uploaded sheet on its way to an entry: its cells by field, read as what they should be, each fault at its cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dashboard.reports.entries import Entry
from dashboard.reports.errors import ReportError
from dashboard.reports.sheets import Cell
from dashboard.reports.words import Openness, Severity, Status

CHOSEN = {"status": Status, "openness": Openness}
YES = "是"


@dataclass(frozen=True)
class Fault:
    """What is wrong at which cell: refused, or to be confirmed."""

    address: str
    severity: Severity
    what: str


@dataclass(frozen=True)
class Draft:
    """One line as an entry, None when it cannot be one; `cells` by field, to name the place of a fault."""

    row: int
    title: str
    cells: dict[str, Cell]
    entry: Entry | None = None
    faults: tuple[Fault, ...] = ()

    def fault(self, field: str, what: str, severity: Severity = Severity.REFUSE) -> Fault:
        """A fault at the field's cell, or at the line when it has no cell."""
        return Fault(self.cells[field].address if field in self.cells else f"第{self.row}行", severity, what)

    def refused(self, *faults: Fault) -> Draft:
        """The draft as one that cannot be an entry."""
        return replace(self, faults=faults)


def filled(draft: Draft, make: Callable[[dict[str, object]], Entry]) -> Draft:
    """The draft with the entry that `make` gives for its values by field, or with the faults of its cells."""
    values: dict[str, object] = {}
    faults = []
    for field, cell in draft.cells.items():
        try:
            values |= _value(field, cell)
        except ReportError as wrong:
            faults.append(draft.fault(field, str(wrong)))
    if faults:
        return draft.refused(*faults)
    return replace(draft, entry=make(values if values.get("value") is not None else _without(values, "unit")))


def _value(field: str, cell: Cell) -> dict[str, object]:
    if cell.fault:
        raise ReportError(cell.fault)
    if field == "value":
        return {"value": cell.number()}
    if field in ("as_of", "done_on"):
        return {field: cell.day()}
    if field == "no_change":
        if cell.text not in ("", YES):
            raise ReportError(f"只能填“{YES}”或留空，填的是“{cell.text}”")
        return {field: bool(cell.text)}
    if field in CHOSEN:
        return _choice(field, cell.text)
    return {field: cell.text}


def _choice(field: str, text: str) -> dict[str, object]:
    allowed = [one for one in CHOSEN[field] if one]
    if text and text not in set(map(str, allowed)):
        raise ReportError(f"只能是：{'、'.join(allowed)}，填的是“{text}”")
    return {field: CHOSEN[field](text)} if text else {}


def _without(values: dict[str, object], field: str) -> dict[str, object]:
    return {name: value for name, value in values.items() if name != field}
