"""The data attributes by which anything on a page changes the address or opens its origin; assets/90-address.js obeys them.

The address is the only state. A click (or Enter) writes it, and the page's `layout(**query)` is called again with the new query;
no page needs a callback for its filters. Nothing writes the address before the reader acts.

    data-filter-county="沂水县"     set a parameter ("" clears it; setting what is already set clears it too)
    data-toggle-county="沂水县"     add a value to a list parameter, or take it out
    data-to="/department"           with the two above: do it on another page
    data-reset=""                   clear every filter but city, theme and mode
    data-select="county"            on an html.Select: its value becomes the parameter
    data-input="as_of"              on an element around a dcc.Input (text, search or date): what was entered, at Enter or on leaving it
    data-days="as_of"               on an element around a dcc.Input(type="range") counting days from data-start="2021-01-01"
    data-carry=""                   on an html.A: its link carries the filters of the address, its own query going first
    data-origin="facts:F1,tasks:T2" open the origin panel for these rows

Charts say the same in a point's `customdata` (or the last item of it, or a trace's `meta`): "county=沂水县", "quarter=2022Q2&to=/quarter",
"origin=facts:F1". Elements other than buttons and links need `role="button"` and `tabIndex=0`, so that the keyboard reaches them.
"""

from __future__ import annotations

from urllib.parse import urlencode


def sets(to: str = "", **parameters: str) -> dict[str, str]:
    """Attributes that set parameters on a click: `html.Button("沂水县", **sets(county="沂水县"))`."""
    return {f"data-filter-{_dashed(name)}": value for name, value in parameters.items()} | ({"data-to": to} if to else {})


def toggles(to: str = "", **parameters: str) -> dict[str, str]:
    """Attributes that add a value to a list parameter on a click, or take it out."""
    return {f"data-toggle-{_dashed(name)}": value for name, value in parameters.items()} | ({"data-to": to} if to else {})


def href(path: str, **parameters: str) -> str:
    """An address inside the program; empty parameters are left out. Use it with `data-carry` to keep the reader's filters."""
    query = urlencode({name: value for name, value in parameters.items() if value}, safe=",", encoding="utf-8")
    return f"{path}?{query}" if query else path


def _dashed(name: str) -> str:
    return name.replace("_", "-")
