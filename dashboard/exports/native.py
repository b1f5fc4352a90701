"""A view's bars or lines as plain categories and series, for Office's own editable charts; None for what only a picture can show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.figures.palette import LIGHT, mark, palette
from dashboard.schema import WORST_FIRST, State
from dashboard.views.view import View

HEX = re.compile(r"#([0-9a-fA-F]{6})")
# Its rows have bars, but dials are what the page shows.
DIALS = "gauges"
# What is not due yet, lighter than what is.
FAINT, WHITE = "C5CCD8", "FFFFFF"
OF_TARGET, EXPECTED = "累计完成占目标", "序时应完成占目标"
TARGET = "{name}（目标 {target}）"
PERCENT = "%"


class Kind(StrEnum):
    """The forms of Office's charts that are used."""

    BARS = "bars"
    STACKED = "stacked"
    LINES = "lines"


@dataclass(frozen=True)
class Series:
    """One row of bars or one line: a value a category, None where nothing is known; colours as RRGGBB.

    `edge` outlines the bars, `colours` gives each bar its own; `dashed` and `joined` (over categories without a value) are for lines.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    edge: str = ""
    colours: tuple[str, ...] = ()
    dashed: bool = False
    joined: bool = False


@dataclass(frozen=True)
class Chart:
    """What a native chart is drawn from; `flat` bars lie, the first category above. `unit` stands at the values."""

    kind: Kind
    categories: tuple[str, ...] | tuple[date, ...]
    series: tuple[Series, ...]
    flat: bool = False
    unit: str = ""

    @property
    def is_bullets(self) -> bool:
        """Whether the bars are shares of a target, so that 100 % is a line worth drawing."""
        return self.unit == PERCENT

    def slice(self, start: int, end: int) -> Chart:
        """The same chart of some of its categories."""
        parts = tuple(
            Series(one.name, one.values[start:end], one.colour, one.edge, one.colours[start:end], one.dashed, one.joined)
            for one in self.series
        )
        return Chart(self.kind, self.categories[start:end], parts, self.flat, self.unit)


def chart_of(view: View) -> Chart | None:
    """The view's chart, from its figure or from the bars of its rows; None where there is none, or nothing in it is known."""
    if view.figure and view.figure["data"]:
        found = _of_figure(view)
    elif view.id == DIALS:
        found = None
    elif any(row["bar"]["done"] is not None for row in view.rows if row.get("bar")):
        found = _bullets(view)
    else:
        found = _by_state(view)
    return found if found and any(value for one in found.series for value in one.values) else None


def _of_figure(view: View) -> Chart | None:
    traces = view.figure["data"]
    if all(trace["type"] == "bar" for trace in traces):
        flat = traces[0].get("orientation") == "h"
        stacked = view.figure["layout"].get("barmode") == "stack"
        categories, aligned = _aligned(traces, *(("y", "x") if flat else ("x", "y")))
        series = tuple(
            Series(trace.get("name") or view.unit or view.headline, values, _colour(trace), _edge(trace))
            for trace, values in zip(traces, aligned, strict=True)
        )
        return Chart(Kind.STACKED if stacked else Kind.BARS, categories, series, flat, view.unit)
    if all(trace["type"] == "scatter" and "lines" in trace["mode"] and trace.get("fill") is None for trace in traces):
        return _lines(view, traces)
    return None


def _lines(view: View, traces: list[dict]) -> Chart:
    """Lines over days; a staircase keeps its height until the day it steps, on every day that the chart has."""
    days = sorted({day for trace in traces for day in trace["x"]})
    before = {_day_before(trace["x"][place]) for trace in traces if _is_stairs(trace) for place in range(1, len(trace["x"]))}
    days = sorted({*map(_day, days), *before})
    series = tuple(
        Series(
            trace.get("name") or view.unit,
            tuple(_climbed(trace, days) if _is_stairs(trace) else _at(trace["x"], trace["y"], days)),
            _colour(trace),
            dashed="dash" in trace.get("line", {}),
            joined=not _is_stairs(trace),
        )
        for trace in traces
    )
    return Chart(Kind.LINES, tuple(days), series, unit=view.unit)


def _climbed(trace: dict, days: list[date]) -> list[float | None]:
    """The height of a staircase on each day: that of its last step; nothing before the first and after the last."""
    steps = dict(zip(map(_day, trace["x"]), trace["y"], strict=True))
    first, last, height, heights = min(steps), max(steps), None, []
    for day in days:
        height = steps.get(day, height)
        heights.append(height if first <= day <= last else None)
    return heights


def _at(xs: list, ys: list, days: list[date]) -> list[float | None]:
    known = dict(zip(map(_day, xs), ys, strict=True))
    return [known.get(day) for day in days]


def _is_stairs(trace: dict) -> bool:
    return trace.get("line", {}).get("shape") == "hv"


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _day_before(text: str) -> date:
    return date.fromordinal(_day(text).toordinal() - 1)


def _aligned(traces: list[dict], across: str, along: str) -> tuple[tuple[str, ...], list[tuple]]:
    """All categories in their order, and each trace's values at them; None where it has none."""
    categories = tuple(dict.fromkeys(str(name) for trace in traces for name in trace[across]))
    known = [dict(zip(map(str, trace[across]), trace[along], strict=True)) for trace in traces]
    return categories, [tuple(_number(values.get(category)) for category in categories) for values in known]


def _number(value: object) -> object:
    """A missing count of pandas is None."""
    return None if value is None or value != value else value


def _colour(trace: dict) -> str:
    said = [trace.get("marker", {}).get("color"), trace.get("line", {}).get("color")]
    found = next((HEX.fullmatch(colour) for colour in said if isinstance(colour, str) and HEX.fullmatch(colour)), None)
    return (found[1] if found else palette(LIGHT)["brand"][1:]).upper()


def _edge(trace: dict) -> str:
    line = trace.get("marker", {}).get("line", {})
    found = HEX.fullmatch(str(line.get("color", ""))) if line.get("width") else None
    return found[1].upper() if found else ""


def _bullets(view: View) -> Chart:
    """Done and expected in percent of each target, done in the colour of its lamp."""
    rows = [row for row in view.rows if row.get("bar")]
    names = tuple(TARGET.format(name=row["name"], target=row["target"]) for row in rows)
    light = palette(LIGHT)
    colours = tuple(lamp_colour(row["state"]) for row in rows)
    done = Series(OF_TARGET, tuple(row["bar"]["done"] for row in rows), light["brand"][1:].upper(), colours=colours)
    expected = Series(EXPECTED, tuple(row["bar"]["expected"] for row in rows), light["line"][1:].upper(), light["muted"][1:].upper())
    return Chart(Kind.BARS, _apart(names), (done, expected), flat=True, unit=PERCENT)


def _by_state(view: View) -> Chart | None:
    """Rows that carry their counts by state, stacked, the worst state first."""
    rows = [row for row in view.rows if isinstance(row.get("states"), dict)]
    found = {state for row in rows for state in row["states"] if isinstance(state, State)}
    if not found:
        return None
    first = next(iter(view.columns))
    series = tuple(_of_state(state, tuple(row["states"].get(state) for row in rows)) for state in WORST_FIRST if state in found)
    return Chart(Kind.STACKED, _apart(tuple(str(row[first]) for row in rows)), series, unit=view.unit)


def _of_state(state: State, counts: tuple[int | None, ...]) -> Series:
    """A state's part of each bar; an outlined lamp is an outlined part, told so from the filled one of its colour."""
    colour = lamp_colour(state)
    return Series(state.value, counts, WHITE, colour) if mark(state).outlined else Series(state.value, counts, colour, WHITE)


def lamp_colour(state: State) -> str:
    """The colour of a state's lamp as RRGGBB, lighter where nothing is due yet."""
    return FAINT if mark(state).faint else palette(LIGHT).state(state)[1:].upper()


def _apart(names: tuple[str, ...]) -> tuple[str, ...]:
    """Categories of one name told apart by their number, as a chart needs them."""
    return tuple(f"{name} {names[: place + 1].count(name)}" if names.count(name) > 1 else name for place, name in enumerate(names))
