"""The small parts of every page: lamp, number with its origin, member that filters, link, table, empty state.

What a part does when it is clicked stands in its attributes, see dashboard/components/address.py.
"""

from __future__ import annotations

import json

from dash import html

from dashboard.components.address import href, sets
from dashboard.figures.palette import mark
from dashboard.schema import State
from dashboard.views.view import View

ROW_NOTES = ("origins", "filters", "links", "below")


def lamp(state: State) -> html.Span:
    """A state as symbol and word in its colour."""
    look = mark(state)
    outlined = " lamp-outlined" if look.outlined else ""
    return html.Span(
        [html.Span(look.symbol, className="lamp-symbol", **{"aria-hidden": "true"}), look.word],
        className=f"lamp lamp-{look.token}{outlined}",
    )


def number(text: str, origin: str = "", unit: str = "", before: str = "", title: str = "查看依据原句") -> html.Button | html.Span:
    """A number with its unit; with an `origin` (`table:row_id`) it is a button that opens the sentence it stands in."""
    words = [html.Span(before, className="number-bound")] if before else []
    words += [html.Span(text, className="number-figures")]
    words += [html.Span(unit, className="number-unit")] if unit else []
    if not origin:
        return html.Span(words, className="number")
    return html.Button(words, className="number origin", title=title, **{"data-origin": origin})


def member(name: str, parameter: str, value: str = "") -> html.Button:
    """A county, department or quarter that filters the page when it is clicked."""
    return html.Button(name, className="member", title=f"只看{name}", **sets(**{parameter: value or name}))


def page_link(words: str, path: str, **parameters: str) -> html.A:
    """A link to another page that keeps the reader's filters."""
    return html.A(words, href=href(path, **parameters), className="page-link", **{"data-carry": ""})


def empty(words: str, advice: str = "") -> html.Div:
    """Why there is nothing, and what to do about it."""
    return html.Div([html.P(words), html.P(advice, className="empty-advice") if advice else None], className="empty")


def table(view: View, numeric: tuple[str, ...] = (), sortable: bool = False, kind: str = "", shown: tuple[str, ...] = ()) -> html.Div:
    """A view's rows as one plain HTML table, drawn in the browser from one attribute however many rows there are.

    `numeric` columns stand right-aligned in tabular figures; `shown` limits and orders the columns; with `sortable` the headings
    sort. Texts, states, origins, filters, links and second lines are taken from the rows as `View` describes them.
    """
    names = shown or tuple(view.columns)
    if not view.rows:
        return empty(view.note or "没有符合条件的内容")
    rows = [[cell(row, name) for name in names] for row in view.rows]
    heads = [{"t": view.columns[name], "n": int(name in numeric), "c": name} for name in names]
    return drawn({"heads": heads, "rows": rows, "sortable": int(sortable), "caption": view.headline}, kind)


def drawn(spec: dict, kind: str = "") -> html.Div:
    """A table given as heads and rows of cells (see `cell`), drawn in the browser by assets/24-tables.js."""
    return html.Div(className=f"rows {kind}".strip(), **{"data-table": json.dumps(spec, ensure_ascii=False, separators=(",", ":"))})


def cell(row: dict, name: str) -> str | dict:
    """One cell: a plain text, or a dict with text `t` and what it does: `o` origin, `f` filter, `h` link, `b` line below, `s` lamp."""
    value = row.get(name, "")
    if isinstance(value, State):
        return state_cell(value)
    extra = {key[0] if key != "links" else "h": row[key][name] for key in ROW_NOTES if name in row.get(key, {})}
    return {"t": str(value), **extra} if extra else str(value)


def state_cell(state: State) -> dict:
    """A cell that shows a lamp."""
    look = mark(state)
    return {"t": look.word, "s": look.token, "m": look.symbol, "x": int(look.outlined)}
