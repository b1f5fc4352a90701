"""挂图作战 as a table: a view whose columns hold months in, one lamp a cell out, the month of the as-of date framed."""

from __future__ import annotations

from dash import html

from dashboard.components.parts import cell, drawn
from dashboard.figures.palette import mark
from dashboard.views.campaign import MONTHS
from dashboard.views.view import View


def matrix(view: View, kind: str = "matrix") -> html.Div:
    """The rows of a view; a row that is `undated` says so across all months."""
    now = view.as_of.split("-")[1].lstrip("0") + "月" if "-" in view.as_of else ""
    heads = [{"t": heading, "c": "now" if name == now else name} for name, heading in view.columns.items()]
    rows = [[_cell(row, name, now) for name in _columns(row, view)] for row in view.rows]
    return drawn({"heads": heads, "rows": rows, "caption": view.headline}, kind)


def _columns(row: dict, view: View) -> list[str]:
    """The columns that a row fills: of the months of an undated one only the first."""
    return [name for name in view.columns if "undated" not in row or name not in MONTHS[1:]]


def _cell(row: dict, name: str, now: str) -> str | dict:
    if name not in MONTHS:
        return cell(row, name)
    if "undated" in row:
        return {"t": row["undated"], "o": row["origins"]["undated"], "p": len(MONTHS), "c": "undated"}
    return _lamp(row, name, "now" if name == now else "")


def _lamp(row: dict, month: str, here: str) -> str | dict:
    if month not in row["states"]:
        return {"t": "", "c": here} if here else ""
    state, count = row["states"][month], row["counts"][month]
    look = mark(state)
    outlined = " lamp-outlined" if look.outlined else " faint" if look.faint else ""
    return {
        "t": row[month] + (str(count) if count > 1 else ""),
        "o": row["origins"][month],
        "c": f"mark lamp-{look.token}{outlined} {here}".strip(),
        "w": f"{row['name']} {month}：{count}项 {state}",
    }
