"""One indicator over time: dated actuals and the plan's staircase in, a plotly figure as a plain dict out."""

from __future__ import annotations

import pandas as pd

from dashboard.figures.palette import Palette, empty

DAY = "%Y-%m"
# Room above the highest value, as a share of it.
HEADROOM = 1.15


def trend(actuals: pd.DataFrame, plan: pd.DataFrame, unit: str, as_of: str, colours: Palette) -> dict:
    """Actuals as dots joined in time, the plan as a staircase, the as-of line; nothing is drawn between days that nobody reported.

    Columns of both: date (ISO text), value (already in `unit`). Of `actuals` also act (what a click does).
    """
    if actuals.empty and plan.empty:
        return empty("没有带日期的数据", colours)
    highest = max([*actuals["value"], *plan["value"]], default=0)
    layout = colours.layout(
        xaxis={
            "type": "date",
            "tickformat": DAY,
            "nticks": 8,
            "range": _days(actuals, plan, as_of),
            "fixedrange": True,
            "automargin": True,
            "gridcolor": colours["line"],
        },
        shapes=[
            {
                "type": "line",
                "x0": as_of,
                "x1": as_of,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"color": colours["brand"], "dash": "dash"},
            }
        ],
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
    )
    values = layout["yaxis"] | {"range": [min(0, *actuals["value"], *plan["value"], 0), highest * HEADROOM or 1]}
    return {
        "data": ([_stairs(plan, colours)] if len(plan) else []) + ([_dots(actuals, unit, colours)] if len(actuals) else []),
        "layout": layout | {"yaxis": values},
    }


def _days(actuals: pd.DataFrame, plan: pd.DataFrame, as_of: str) -> list[str]:
    """From the first of January of the first year to the end of the last."""
    years = [day[:4] for day in (*actuals["date"], *plan["date"], as_of)]
    return [f"{min(years)}-01-01", f"{max(years)}-12-31"]


def _stairs(plan: pd.DataFrame, colours: Palette) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "计划",
        "x": plan["date"].tolist(),
        "y": plan["value"].tolist(),
        "line": {"color": colours["muted"], "width": 2, "dash": "dot", "shape": "hv"},
        "hovertemplate": "%{x|%Y-%m-%d} 计划 %{y}<extra></extra>",
    }


def _dots(actuals: pd.DataFrame, unit: str, colours: Palette) -> dict:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": "累计完成",
        "x": actuals["date"].tolist(),
        "y": actuals["value"].tolist(),
        "customdata": actuals["act"].tolist(),
        "line": {"color": colours["brand"], "width": 2},
        "marker": {"size": 10, "color": colours["brand"]},
        "hovertemplate": f"%{{x|%Y-%m-%d}} %{{y}}{unit}<extra></extra>",
    }
