"""Counts by two names: one row a cell in, heat maps with their numbers, and bars by month, as plain dicts out."""

from __future__ import annotations

import pandas as pd

from dashboard.figures.palette import Palette, empty

# Shares of the largest count above which a cell takes a stronger shade; where all counts are below the smallest scale they stay faint.
STRONG, MIDDLE = 2 / 3, 1 / 3
SMALLEST_SCALE = 3
# The shades of palette.shade: 0 the strongest.
SHADES = (0, 1, 2)
LONGEST_LABEL = 11
# Headings of columns as short as this stand upright.
SHORT = 3
GAP = 2


def heat(cells: pd.DataFrame, rows: list[str], columns: list[str], colours: Palette, nothing: str) -> dict:
    """A rectangle with its number a cell; what no cell names stays empty.

    Columns of `cells`: row, column, count, said (what hovering says), act (what a click does). `nothing` is said without cells.
    """
    if cells.empty:
        return empty(nothing, colours)
    shaded = cells.assign(shade=_shades(cells["count"]))
    numbers = [_numbers(shaded[shaded["shade"] == shade], colours.shade(shade)[1]) for shade in SHADES if (shaded["shade"] == shade).any()]
    layout = colours.layout()
    upright = max(map(len, columns)) <= SHORT
    layout["xaxis"] |= _names(columns) | {"range": [-0.5, len(columns) - 0.5], "side": "top", "tickangle": 0 if upright else -60}
    layout["yaxis"] |= _names(rows) | {"range": [len(rows) - 0.5, -0.5]}
    return {"data": [_rectangles(shaded, rows, columns, colours), *numbers], "layout": layout}


def month_bars(months: pd.DataFrame, colours: Palette, nothing: str) -> dict:
    """One bar a month. Columns: month (1月 …), count, act, for all months in order; `nothing` is said where every count is 0."""
    if not months["count"].any():
        return empty(nothing, colours)
    bars = {
        "type": "bar",
        "x": months["month"].tolist(),
        "y": months["count"].tolist(),
        "text": [str(count) if count else "" for count in months["count"]],
        "textposition": "outside",
        "textfont": {"color": colours["ink"]},
        "cliponaxis": False,
        "customdata": months["act"].tolist(),
        "hovertemplate": "%{x}到期 %{y} 项<extra></extra>",
        "marker": {"color": colours["brand"]},
    }
    hidden = {"visible": False, "fixedrange": True, "range": [0, int(months["count"].max()) * 1.2]}
    layout = colours.layout(bargap=0.35, yaxis=hidden)
    layout["xaxis"] |= {"type": "category", "showgrid": False}
    return {"data": [bars], "layout": layout}


def _shades(counts: pd.Series) -> list[int]:
    most = max(int(counts.max()), SMALLEST_SCALE)
    return [0 if count / most > STRONG else 1 if count / most > MIDDLE else 2 for count in counts]


def _names(names: list[str]) -> dict:
    """An axis of names, one a place, long ones shortened."""
    said = [name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…" for name in names]
    return {
        "type": "category",
        "tickvals": names,
        "ticktext": said,
        "categoryarray": names,
        "ticks": "",
        "showgrid": False,
        "tickfont": {"size": 13},
    }


def _rectangles(cells: pd.DataFrame, rows: list[str], columns: list[str], colours: Palette) -> dict:
    at = {(cell["row"], cell["column"]): cell for cell in cells.to_dict("records")}
    grid = [[at.get((row, column), {}) for column in columns] for row in rows]
    thirds = [(place / len(SHADES), (place + 1) / len(SHADES)) for place in range(len(SHADES))]
    scale = [[edge, colours.shade(shade)[0]] for shade, edges in zip(SHADES, thirds, strict=True) for edge in edges]
    return {
        "type": "heatmap",
        "x": columns,
        "y": rows,
        "z": [[cell.get("shade") for cell in line] for line in grid],
        "zmin": SHADES[0],
        "zmax": SHADES[-1],
        "text": [[cell.get("said", "") for cell in line] for line in grid],
        "customdata": [[cell.get("act", "") for cell in line] for line in grid],
        "hovertemplate": "%{text}<extra></extra>",
        "hoverongaps": False,
        "colorscale": scale,
        "showscale": False,
        "xgap": GAP,
        "ygap": GAP,
    }


def _numbers(cells: pd.DataFrame, ink: str) -> dict:
    """The numbers of one shade, in the colour that reads on it; clicks go through to the rectangles."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": cells["column"].tolist(),
        "y": cells["row"].tolist(),
        "text": [str(count) for count in cells["count"]],
        "textfont": {"color": ink, "size": 13},
        "hoverinfo": "skip",
    }
