"""The panels of 数据质量: views in, tables out, each row with what leads to its sentence or opens its form."""

from __future__ import annotations

from dash import html

from dashboard.components.address import sets
from dashboard.components.frame import framed
from dashboard.components.parts import cell, drawn, table
from dashboard.views.quality import QualityPage
from dashboard.views.quality_rows import ACT_COLUMNS
from dashboard.views.view import View

NUMERIC = ("tasks", "milestones", "facts", "pilots", "progress", "systems", "problems", "count", "value")
OPENS = "打开更正"


def panels(page: QualityPage, rows: View | None, acts: View) -> list[html.Section]:
    """The rows of the chosen document first, then everything about all documents of the city."""
    return [
        framed(page.documents, table(page.documents, numeric=NUMERIC, kind="ledger")),
        *([_rows_panel(rows)] if rows else []),
        *(framed(view, table(view, numeric=NUMERIC, kind="ledger")) for view in page.all if view is not page.documents),
        framed(acts, table(acts, kind="ledger", shown=tuple(ACT_COLUMNS))),
    ]


def _rows_panel(view: View) -> html.Section:
    """A document's rows with search, grouped by what they are; closed by taking the document out of the address."""
    cells = [[_hinted(cell(row, name)) for name in view.columns] for row in view.rows]
    names = list(dict.fromkeys(row["table"] for row in view.rows))
    spec = {
        "heads": [{"t": word, "n": 0, "c": name} for name, word in view.columns.items()],
        "rows": cells,
        "sortable": 1,
        "caption": view.headline,
        "tools": 1,
        "name": view.id,
        "groups": [{"t": "按是什么", "names": names, "of": [names.index(row["table"]) for row in view.rows]}],
    }
    close = html.Button("收起", className="action-quiet", **sets(doc=""))
    return framed(view, drawn(spec, "ledger") if view.rows else table(view), actions=close)


def _hinted(one: str | dict) -> str | dict:
    return one | {"w": OPENS} if isinstance(one, dict) and "f" in one else one
