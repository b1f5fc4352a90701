"""Steps in time: one row a step, a quarter or a day in, plotly figures as plain dicts out."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from dashboard.figures.palette import Palette, empty
from dashboard.schema import WORST_FIRST

NO_STEPS = "没有写明日期的节点"
DATE_FORMAT = "%-m月"
LARGEST_DOT, SMALLEST_DOT, CROWDED = 15, 8, 12


def step_axis(steps: pd.DataFrame, as_of: str, colours: Palette) -> dict:
    """One dot a step on its day, several of one day above each other, and the as-of line.

    Columns: date (ISO text), state, said (what hovering says), act (what a click does), in the order of their dates.
    """
    if steps.empty:
        return empty(NO_STEPS, colours)
    heights = _stacked(steps["date"])
    tallest = max(heights)
    size = max(SMALLEST_DOT, min(LARGEST_DOT, round(LARGEST_DOT * CROWDED / max(tallest, CROWDED))))
    rows = steps.assign(height=heights)
    dots = [_dots(rows[rows["state"] == state], state, size, colours) for state in WORST_FIRST if (rows["state"] == state).any()]
    layout = colours.layout(
        xaxis=_days(steps["date"], as_of, colours),
        yaxis={"visible": False, "fixedrange": True, "range": [0, tallest + 1.5]},
        shapes=[_as_of_line(as_of, colours)],
        annotations=[_as_of_word(steps["date"], as_of, colours)],
        **_legend(),
    )
    return {"data": dots, "layout": layout}


def planned_and_done(quarters: pd.DataFrame, colours: Palette) -> dict:
    """Two bars a quarter, what is planned and what is done (missing: no bar). Columns: quarter, planned, done, act."""
    if quarters.empty:
        return empty(NO_STEPS, colours)
    names, acts = quarters["quarter"].tolist(), quarters["act"].tolist()
    plan = {"color": colours["line"], "line": {"color": colours["muted"], "width": 1}}
    bars = [_bars("计划", names, quarters["planned"].tolist(), acts, plan, colours)]
    if quarters["done"].notna().any():
        bars.append(_bars("已办结", names, quarters["done"].tolist(), acts, {"color": colours["ok"]}, colours))
    ceiling = max(quarters["planned"].max(), 1) * 1.2
    layout = colours.layout(barmode="group", bargap=0.35, yaxis={"visible": False, "fixedrange": True, "range": [0, ceiling]}, **_legend())
    return {"data": bars, "layout": layout | {"xaxis": layout["xaxis"] | {"type": "category", "showgrid": False}}}


def cumulative(curve: pd.DataFrame, as_of: str, colours: Palette) -> dict:
    """累计完成曲线: the plan's staircase and what is done. Columns: date (ISO text), planned, done (missing: not known)."""
    if curve.empty:
        return empty(NO_STEPS, colours)
    done = curve.dropna(subset=["done"])
    lines = [
        _stairs("计划累计到期", curve["date"].tolist(), curve["planned"].tolist(), {"color": colours["muted"], "width": 2, "dash": "dot"})
    ]
    if len(done):
        lines.append(_stairs("累计已办结", done["date"].tolist(), done["done"].tolist(), {"color": colours["ok"], "width": 3}))
    layout = colours.layout(
        xaxis=_days(curve["date"], as_of, colours),
        shapes=[_as_of_line(as_of, colours)],
        annotations=[_as_of_word(curve["date"], as_of, colours)],
        **_legend(),
    )
    return {"data": lines, "layout": layout | {"yaxis": layout["yaxis"] | {"rangemode": "tozero", "tickformat": ",d", "nticks": 6}}}


def _stacked(dates: pd.Series) -> list[int]:
    """The place of each step above its day: 1, 2, 3 …"""
    seen: Counter = Counter()
    places = []
    for day in dates:
        seen[day] += 1
        places.append(seen[day])
    return places


def _dots(rows: pd.DataFrame, state: str, size: int, colours: Palette) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "cliponaxis": False,
        "name": str(state),
        "x": rows["date"].tolist(),
        "y": rows["height"].tolist(),
        "text": rows["said"].tolist(),
        "customdata": rows["act"].tolist(),
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"color": colours.state(state), "size": size, "symbol": colours.symbol(state), "line": {"width": 0}},
    }


def _bars(name: str, names: list, counts: list, acts: list, marker: dict, colours: Palette) -> dict:
    return {
        "type": "bar",
        "name": name,
        "x": names,
        "y": counts,
        "text": [str(count) for count in counts],
        "textposition": "outside",
        "textfont": {"color": colours["ink"]},
        "cliponaxis": False,
        "customdata": acts,
        "hovertemplate": f"%{{x}} {name} %{{y}} 项<extra></extra>",
        "marker": marker,
    }


def _stairs(name: str, days: list, counts: list, line: dict) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": days,
        "y": counts,
        "line": line | {"shape": "hv"},
        "hovertemplate": f"%{{x|%Y-%m-%d}} {name} %{{y}} 项<extra></extra>",
    }


def _days(days: pd.Series, as_of: str, colours: Palette) -> dict:
    """An axis of whole months from the first to the last of the days and the as-of date, each month named in its middle."""
    first, last = min([*days, as_of]), max([*days, as_of])
    past = (pd.Period(last, "M") + 1).start_time
    return {
        "range": [f"{first[:7]}-01", f"{past:%Y-%m-%d}"],
        "tickangle": 0,
        "type": "date",
        "tickformat": DATE_FORMAT,
        "dtick": "M1",
        "ticklabelmode": "period",
        "fixedrange": True,
        "automargin": True,
        "gridcolor": colours["line"],
        "linecolor": colours["line"],
        "tickfont": {"size": 13},
    }


def _as_of_line(as_of: str, colours: Palette) -> dict:
    line = {"color": colours["brand"], "width": 2, "dash": "dash"}
    return {"type": "line", "x0": as_of, "x1": as_of, "xref": "x", "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _as_of_word(days: pd.Series, as_of: str, colours: Palette) -> dict:
    """The date at its line: to the right of it, or to the left of a line that stands at the axis's end."""
    font = {"size": 13, "color": colours["brand"]}
    at_the_end = as_of[:7] >= max([*days, as_of])[:7]
    return {
        "x": as_of,
        "y": 1,
        "xref": "x",
        "yref": "paper",
        "text": f"截至 {as_of}",
        "showarrow": False,
        "xanchor": "right" if at_the_end else "left",
        "yanchor": "top",
        "xshift": -4 if at_the_end else 4,
        "font": font,
    }


def _legend() -> dict:
    return {"showlegend": True, "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"size": 13}}}
