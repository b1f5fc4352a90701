"""Events from a CSV or Excel table: a file in, one event a line out, each faulty line named with its cell."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.reports import cases, sheets
from dashboard.reports.drafts import Fault
from dashboard.reports.errors import ReportError
from dashboard.reports.flows import EVENTS
from dashboard.reports.people import Account
from dashboard.reports.sheets import Cell
from dashboard.reports.store import Store
from dashboard.reports.words import Severity

HEADINGS: dict[str, str] = {"事件": "title", "来源": "source", "责任单位": "department", "县区": "county", "办理时限": "due"}


@dataclass(frozen=True)
class Event:
    """One line of the table."""

    title: str
    source: str = ""
    department: str = ""
    county: str = ""
    due: date | None = None


def read(data: bytes, file: str, counties: Collection[str] = ()) -> tuple[tuple[Event, ...], tuple[Fault, ...]]:
    """The events of a table and the faults of the lines that are none. ReportError when there is no heading 事件.

    With `counties` a county that is none of them is refused at its cell.
    """
    rows = sheets.read(data, file).rows
    first, columns = _headings(rows)
    found, faults = [], []
    for row, cells in rows.items():
        if row > first:
            try:
                found.append(_event({field: cells[column] for field, column in columns.items() if column in cells}, counties))
            except ReportError as wrong:
                faults.append(Fault(f"第{row}行", Severity.REFUSE, str(wrong)))
    return tuple(found), tuple(faults)


def take_in(store: Store, actor: Account, city: str, events: tuple[Event, ...]) -> int:
    """Open the events that are not there yet (same city, title and source); gives how many."""
    known = {(case.title, case.source) for case in cases.all_of(store, EVENTS, city)}
    new = [event for event in dict.fromkeys(events) if (event.title, event.source) not in known]
    for event in new:
        about = {"source": event.source, "department": event.department, "county": event.county, "due": event.due}
        cases.open_case(store, actor, EVENTS, city, event.title, **about)
    return len(new)


def _headings(rows: dict[int, dict[int, Cell]]) -> tuple[int, dict[str, int]]:
    for row, cells in list(rows.items())[:10]:
        found = {HEADINGS[cell.text]: column for column, cell in cells.items() if cell.text in HEADINGS}
        if "title" in found:
            return row, found
    raise ReportError(f"没有事件表的表头：应有“事件”，可加{'、'.join(list(HEADINGS)[1:])}")


def _event(cells: dict[str, Cell], counties: Collection[str]) -> Event:
    faulty = next(_faulty(cells), None)
    if faulty:
        raise ReportError(f"{faulty.address} {faulty.fault}")
    if "title" not in cells:
        raise ReportError("缺少事件名称")
    words = {field: cells[field].text for field in ("title", "source", "department", "county") if field in cells}
    if counties and words.get("county", "") not in ("", *counties):
        raise ReportError(f"{cells['county'].address} 没有县区“{words['county']}”")
    return Event(**words, due=_day(cells["due"]) if "due" in cells else None)


def _day(cell: Cell) -> date | None:
    try:
        return cell.day()
    except ReportError as wrong:
        raise ReportError(f"{cell.address} {wrong}") from wrong


def _faulty(cells: dict[str, Cell]) -> Iterator[Cell]:
    return (cell for cell in cells.values() if cell.fault)
