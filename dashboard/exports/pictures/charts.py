"""A plotly figure as a picture: the traces, axes, shapes and annotations that figures/ makes in, lines and shapes on a sheet out.

Only what those figures use is understood: scatter, bar and heatmap, one pair of axes, a legend in a line above.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.exports.pictures import labels, traces
from dashboard.exports.pictures.axes import Axis, axis
from dashboard.exports.pictures.body import Body, nothing
from dashboard.exports.pictures.notes import annotate
from dashboard.exports.pictures.sheet import Box, Sheet
from dashboard.exports.pictures.typeface import width as text_width
from dashboard.views.view import View

LEGEND = 15
# Room for what a legend shows before a name, and behind it.
SAMPLE, BETWEEN = 32, 28
LEGEND_HEIGHT, NOTE_HEIGHT = 34, 26
LEAST, LEAST_ROW = 300, 26


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
    rows = len(axis(figure["layout"]["yaxis"], _values(figure, "y")).categories)
    return Body(max(LEAST, rows * LEAST_ROW + labels.LONGEST_ABOVE / 2), lambda sheet, box: _draw(sheet, figure, box))


def _draw(sheet: Sheet, figure: dict, box: Box) -> str:
    layout, plot = figure["layout"], _plot(figure, box)
    labels.draw(sheet, plot.x, plot.y, layout, plot.box)
    for shape in layout.get("shapes", ()):
        _shape(sheet, shape, plot)
    for trace in figure["data"]:
        traces.draw(sheet, trace, plot.x, plot.y, figure)
    for note in layout.get("annotations", ()):
        annotate(sheet, note, plot.x, plot.y, plot.box)
    if layout.get("showlegend"):
        _legend(sheet, figure["data"], box)
    return ""


def _plot(figure: dict, box: Box) -> Plot:
    layout = figure["layout"]
    x, y = (axis(layout[f"{side}axis"], _values(figure, side)) for side in "xy")
    drawn = labels.shown(layout["xaxis"])
    left, right = labels.room_left(y, layout["yaxis"]), 8.0
    above = LEGEND_HEIGHT * bool(layout.get("showlegend")) + NOTE_HEIGHT * bool(layout.get("annotations") and drawn)
    below = labels.BELOW if drawn else 0
    if layout["xaxis"].get("side") == "top":
        above, below = labels.room_above(x, box.width - left), 8
        right = labels.room_right(x, box.width - left)
    inner = Box(box.x + left, box.y + above, box.width - left - right, box.height - above - below)
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


def _shape(sheet: Sheet, shape: dict, plot: Plot) -> None:
    """A line from the plot's foot to its top, or between two shares of its height."""
    x = [plot.x.pixel(shape[end]) for end in ("x0", "x1")]
    y = [plot.box.bottom - shape[end] * plot.box.height for end in ("y0", "y1")]
    line = shape["line"]
    sheet.line(x[0], y[0], x[1], y[1], line["color"], line.get("width", 2), traces.DASHES.get(line.get("dash", ""), ""))


def _legend(sheet: Sheet, drawn: list[dict], box: Box) -> None:
    x, y = box.x, box.y + 12
    long = sum(text_width(trace["name"], LEGEND) + SAMPLE + BETWEEN for trace in drawn)
    share = min(1.0, box.width / long)
    for trace in drawn:
        traces.sample(sheet, trace, x, y)
        sheet.centred(x + SAMPLE, y, trace["name"], LEGEND * share)
        x += SAMPLE + (text_width(trace["name"], LEGEND) + BETWEEN) * share
