"""The panels of 部门: views in, components out."""

from __future__ import annotations

from dash import html

from dashboard.components.address import href
from dashboard.components.charts import chart
from dashboard.components.frame import framed
from dashboard.components.parts import cell, drawn, empty, page_link, table
from dashboard.views.department_page import DepartmentPage, Elsewhere
from dashboard.views.ledger import Group, Ledger
from dashboard.views.view import View

NUMERIC = ("steps",)
# Columns that the reader first switches on; a ledger is wide.
FIRST_HIDDEN = ("section", "implement", "progress")
SHEET_PAGE = "/battle"


def panels(page: DepartmentPage) -> list:
    """The chosen department's sheet, the ledger, who leads what beside when it falls due, and who works with whom."""
    return [
        _elsewhere(page.elsewhere) if page.elsewhere else None,
        framed(page.sheet, table(page.sheet, sortable=True, kind="ledger")) if page.sheet else None,
        _ledger(page.ledger),
        html.Div([_parts(page.parts), html.Div([_load(page.load), _pairs(page.pairs)], className="stack")], className="halves"),
    ]


def _elsewhere(found: Elsewhere) -> html.P:
    """Where the task that the address names is, with the link that shows it."""
    link = html.A("打开这项任务 ›", href=href("/department", **dict(found.query)), className="page-link", **{"data-carry": ""})
    return html.P([found.said, " ", link if found.query else None], className="panel filter-unknown", role="status")


def _ledger(ledger: Ledger) -> html.Section:
    actions = page_link("挂图作战（A3）›", SHEET_PAGE)
    content = drawn(_spec(ledger), "ledger tasks") if ledger.view.rows else empty(ledger.view.note)
    return framed(ledger.view, content, kind="ledger", actions=actions)


def _spec(ledger: Ledger) -> dict:
    """The ledger as assets/24-tables.js draws it: with its tools, ways of grouping, and the opened task."""
    view = ledger.view
    return {
        "name": view.id,
        "heads": [{"t": said, "n": int(name in NUMERIC), "c": name} for name, said in view.columns.items()],
        "rows": [_row(row, view, place == ledger.opened) for place, row in enumerate(view.rows)],
        "sortable": 1,
        "caption": view.headline,
        "tools": 1,
        "hidden": [name for name in FIRST_HIDDEN if name in view.columns],
        "groups": [_group(group) for group in ledger.groups],
        "opened": _opened(ledger),
    }


def _row(row: dict, view: View, opened: bool) -> list:
    cells = {name: cell(row, name) for name in view.columns}
    for name, key in row["keys"].items():
        if name in cells:
            made = cells[name]
            cells[name] = (made if isinstance(made, dict) else {"t": made}) | {"k": key}
    act = {"f": ["task", ""], "w": "收起这项任务", "e": 1} if opened else {"w": "展开这项任务的节点、目标和进展", "e": 0}
    cells["title"] |= act
    return list(cells.values())


def _group(group: Group) -> dict:
    return {"t": group.name, "names": group.headings, "of": [group.headings.index(heading) for heading in group.of]}


def _opened(ledger: Ledger) -> dict | None:
    if ledger.opened is None or ledger.parts is None:
        return None
    parts = ledger.parts
    heads = [{"t": said, "c": name} for name, said in parts.columns.items()]
    rows = [[cell(row, name) for name in parts.columns] for row in parts.rows]
    return {"row": ledger.opened, "none": parts.note, "table": {"heads": heads, "rows": rows, "caption": parts.headline}}


def _parts(view: View) -> html.Section:
    return framed(view, table(view, numeric=tuple(view.columns)[1:], kind="parts"))


def _load(view: View) -> html.Section:
    return framed(view, _heat(view, len(view.rows), tuple(view.columns)[1:]))


def _pairs(view: View) -> html.Section:
    return framed(view, _heat(view, len({row["lead"] for row in view.rows}), ("count",)))


def _heat(view: View, lines: int, numeric: tuple[str, ...]) -> html.Div:
    """A heat map as tall as its lines, on narrow screens scrolled sideways inside its panel; a single line is drawn as bars."""
    return html.Div(chart(view, numeric=numeric), className="heat" if lines > 1 else "bars", style={"--lines": lines})
