"""A plotly figure as a picture: the traces, axes, shapes and annotations that figures/ makes in, lines and shapes on a sheet out.

Only what those figures use is understood: scatter, bar and heatmap, one pair of axes, a legend in a line above.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.exports.pictures import traces
from dashboard.exports.pictures.axes import Axis, Tick, axis, ticks
from dashboard.exports.pictures.body import Body, nothing
from dashboard.exports.pictures.lines import shortened
from dashboard.exports.pictures.notes import annotate
from dashboard.exports.pictures.sheet import Box, Sheet
from dashboard.exports.pictures.typeface import width as text_width
from dashboard.views.view import View

LABEL, LEGEND = 15, 15
LEGEND_HEIGHT, NOTE_HEIGHT, AXIS_HEIGHT = 34, 26, 50
LONGEST_NAME = 300
LEAST, LEAST_ROW = 300, 26
SLANT = -60


@dataclass(frozen=True)
class Plot:
    """A figure's axes laid over the pixels that its labels leave."""

    box: Box
    x: Axis
    y: Axis


def chart(view: View, width: float, height: float) -> Body:
    """The figure of a view, or why there is none."""
    figure = view.figure
    if not figure or not figure["data"]:
        return nothing(view.note or "没有可画的数据")
    rows = len(axis(figure["layout"]["yaxis"], _values(figure, "y"), "y").categories)
    return Body(max(LEAST, rows * LEAST_ROW + 120), lambda sheet, box: _draw(sheet, figure, box))


def _draw(sheet: Sheet, figure: dict, box: Box) -> str:
    layout = figure["layout"]
    plot = _plot(figure, box)
    _grid(sheet, plot, layout)
    for trace in figure["data"]:
        traces.draw(sheet, trace, plot.x, plot.y, figure)
    for shape in layout.get("shapes", ()):
        _shape(sheet, shape, plot)
    for note in layout.get("annotations", ()):
        annotate(sheet, note, plot.x, plot.y, plot.box)
    if layout.get("showlegend"):
        _legend(sheet, figure["data"], box)
    return ""


def _plot(figure: dict, box: Box) -> Plot:
    layout = figure["layout"]
    x, y = (axis(layout[f"{side}axis"], _values(figure, side), side) for side in "xy")
    above = LEGEND_HEIGHT * bool(layout.get("showlegend")) + NOTE_HEIGHT * bool(
        layout.get("annotations") and layout["xaxis"].get("visible", True)
    )
    below = AXIS_HEIGHT if layout["xaxis"].get("visible", True) else 0
    left = _label_width(y, layout["yaxis"])
    if layout["xaxis"].get("side") == "top":
        above, below = _slanted_height(x, (box.width - left) / max(len(x.categories), 1)), 8
    inner = Box(box.x + left, box.y + above, box.width - left - 8, box.height - above - below)
    if layout["yaxis"].get("scaleanchor"):
        inner = _same_scale(inner, x, y)
    return Plot(inner, x.on(inner.x, inner.right), y.on(inner.bottom, inner.y))


def _same_scale(box: Box, x: Axis, y: Axis) -> Box:
    """The largest part of a box, in its middle, on which both axes have one scale."""
    scale = min(box.width / abs(x.last - x.first), box.height / abs(y.last - y.first))
    width, height = scale * abs(x.last - x.first), scale * abs(y.last - y.first)
    return Box(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)


def _values(figure: dict, side: str) -> list:
    return [value for trace in figure["data"] for value in trace[side]]


def _label_width(y: Axis, settings: dict) -> float:
    if not settings.get("visible", True):
        return 0
    return 14 + max((min(text_width(tick.said, LABEL), LONGEST_NAME) for tick in ticks(y, settings, 6)), default=0)


def _slanted_height(x: Axis, room: float) -> float:
    longest = max(text_width(name, LABEL) for name in x.categories)
    return LABEL + 16 if longest <= room else min(longest, LONGEST_NAME * 0.8) * 0.87 + 24


def _grid(sheet: Sheet, plot: Plot, layout: dict) -> None:
    if layout["yaxis"].get("visible", True):
        for tick in ticks(plot.y, layout["yaxis"], 6):
            _y_label(sheet, plot, tick)
    if not layout["xaxis"].get("visible", True):
        return
    top = layout["xaxis"].get("side") == "top"
    for tick in ticks(plot.x, layout["xaxis"], _most(plot, layout["xaxis"])):
        (_top_label if top else _bottom_label)(sheet, plot, tick)
    if not top:
        sheet.line(plot.box.x, plot.box.bottom, plot.box.right, plot.box.bottom, "line", 1.5)


def _most(plot: Plot, settings: dict) -> int:
    wide = 48 if settings.get("ticklabelmode") == "period" else 96
    return max(1, int(plot.box.width // wide))


def _y_label(sheet: Sheet, plot: Plot, tick: Tick) -> None:
    y = plot.y.pixel(float(tick.at))
    if tick.edge is not None:
        sheet.line(plot.box.x, y, plot.box.right, y)
    sheet.centred(plot.box.x - 10, y, shortened(tick.said, LABEL, LONGEST_NAME), LABEL, at="end")


def _bottom_label(sheet: Sheet, plot: Plot, tick: Tick) -> None:
    x = plot.x.pixel(float(tick.at)) if plot.x.kind == "category" else _pixel(plot.x, tick.at)
    if tick.edge is not None:
        edge = _pixel(plot.x, tick.edge)
        sheet.line(edge, plot.box.y, edge, plot.box.bottom)
    for place, line in enumerate(tick.said.split("\n")):
        sheet.text(x, plot.box.bottom + 22 + place * 20, line, LABEL, "muted" if place else "ink", at="middle")


def _pixel(of: Axis, number: float) -> float:
    """Where a number of the axis's own lies."""
    return of.start + (number - of.first) / (of.last - of.first) * (of.end - of.start)


def _top_label(sheet: Sheet, plot: Plot, tick: Tick) -> None:
    x = _pixel(plot.x, tick.at)
    if _slanted_height(plot.x, plot.x.unit) <= LABEL + 16:
        sheet.text(x, plot.box.y - 10, tick.said, LABEL, at="middle")
    else:
        sheet.text(x + LABEL * 0.3, plot.box.y - 8, shortened(tick.said, LABEL, LONGEST_NAME * 0.8), LABEL, turn=SLANT)


def _shape(sheet: Sheet, shape: dict, plot: Plot) -> None:
    """A line; its ends count on the axes, or on the whole plot from its foot to its top (paper)."""
    x = [plot.x.pixel(shape[end]) for end in ("x0", "x1")]
    y = [plot.box.bottom - shape[end] * plot.box.height for end in ("y0", "y1")]
    line = shape["line"]
    sheet.line(x[0], y[0], x[1], y[1], line["color"], line.get("width", 2), traces.DASHES.get(line.get("dash", ""), ""))


def _legend(sheet: Sheet, drawn: list[dict], box: Box) -> None:
    x, y = box.x, box.y + 12
    for trace in drawn:
        traces.sample(sheet, trace, x, y)
        sheet.centred(x + 32, y, trace["name"], LEGEND)
        x += 32 + text_width(trace["name"], LEGEND) + 28
