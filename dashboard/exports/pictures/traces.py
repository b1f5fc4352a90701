"""The marks of a figure: a scatter, bar or heatmap trace and its two axes in, shapes on a sheet out."""

from __future__ import annotations

from dashboard.exports.pictures.axes import Axis
from dashboard.exports.pictures.labels import row_size
from dashboard.exports.pictures.sheet import Box, Sheet

DASHES = {"dot": "2 5", "dash": "8 6"}
LABEL = 15
# Dots and lines are this much stronger than on a screen.
STRONGER = 1.3


def draw(sheet: Sheet, trace: dict, x: Axis, y: Axis, figure: dict) -> None:
    """One trace in its axes."""
    if trace["type"] == "bar":
        _bars(sheet, trace, x, y, figure)
    elif trace["type"] == "heatmap":
        _tiles(sheet, trace, x, y)
    else:
        _scatter(sheet, trace, x, y)


def sample(sheet: Sheet, trace: dict, x: float, y: float) -> None:
    """What a legend shows before the name of a trace."""
    marker, line = trace.get("marker", {}), trace.get("line", {})
    if trace["type"] == "bar":
        sheet.rectangle(Box(x, y - 8, 24, 16), marker["color"], line=marker.get("line", {}).get("color", ""), round=2)
        return
    if "lines" in trace["mode"]:
        sheet.line(x, y, x + 24, y, line["color"], line["width"] * STRONGER, DASHES.get(line.get("dash", ""), ""))
    if "markers" in trace["mode"]:
        _dot(sheet, x + 12, y, 6, marker.get("symbol", "circle"), marker["color"])


def _scatter(sheet: Sheet, trace: dict, x: Axis, y: Axis) -> None:
    if trace.get("fill") == "toself":
        _polygon(sheet, trace, x, y)
        return
    points = [(x.pixel(across), y.pixel(up)) for across, up in zip(trace["x"], trace["y"], strict=True) if up is not None]
    if "lines" in trace["mode"] and points:
        line = trace["line"]
        sheet.path(
            _steps(points, line.get("shape", "")),
            line=line["color"],
            thick=line["width"] * STRONGER,
            dash=DASHES.get(line.get("dash", ""), ""),
        )
    if "markers" in trace["mode"]:
        marker = trace["marker"]
        for left, top in points:
            _dot(sheet, left, top, marker["size"] / 2 * STRONGER, marker.get("symbol", "circle"), marker["color"])
    if "text" in trace["mode"]:
        for (left, top), said in zip(points, trace["text"], strict=True):
            sheet.centred(left, top, said, row_size(y), trace["textfont"]["color"], at="middle")


def _steps(points: list[tuple[float, float]], shape: str) -> str:
    """A line through points; a staircase keeps its height until the next point."""
    made = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for left, top in points[1:]:
        made += f"H{left:.1f}V{top:.1f}" if shape == "hv" else f"L{left:.1f} {top:.1f}"
    return made


def _polygon(sheet: Sheet, trace: dict, x: Axis, y: Axis) -> None:
    """Closed rings, parted by missing points."""
    made, start = "", True
    for across, up in zip(trace["x"], trace["y"], strict=True):
        if across is None:
            made, start = made + "Z", True
            continue
        made += f"{'M' if start else 'L'}{x.pixel(across):.1f} {y.pixel(up):.1f}"
        start = False
    sheet.path(made + "Z", trace["fillcolor"], line=trace["line"]["color"], thick=trace["line"]["width"] * STRONGER)


def _bars(sheet: Sheet, trace: dict, x: Axis, y: Axis, figure: dict) -> None:
    """Upright bars with their numbers above; of several traces beside each other, or one above the other."""
    group = [other for other in figure["data"] if other["type"] == "bar"]
    share = 1 - figure["layout"].get("bargap", 0.2)
    wide = min(x.unit * share / len(group), 120)
    offset = (group.index(trace) - len(group) / 2) * wide
    marker = trace["marker"]
    for name, value, said in zip(trace["x"], trace["y"], trace["text"], strict=True):
        if value is None or value != value:
            continue
        left, top, foot = x.pixel(name) + offset, y.pixel(float(value)), y.pixel(0.0)
        sheet.rectangle(Box(left + 2, top, wide - 4, foot - top), marker["color"], line=marker.get("line", {}).get("color", ""), round=2)
        sheet.text(left + wide / 2, top - 8, said, LABEL + 2, at="middle", bold=True)


def _tiles(sheet: Sheet, trace: dict, x: Axis, y: Axis) -> None:
    for row, line in zip(trace["y"], trace["z"], strict=True):
        for column, value in zip(trace["x"], line, strict=True):
            if value is not None:
                left, top = x.pixel(column) - x.unit / 2, y.pixel(row) - y.unit / 2
                sheet.rectangle(Box(left + 1, top + 1, x.unit - 2, y.unit - 2), _shade(trace, value), round=2)


def _shade(trace: dict, value: float) -> str:
    """The colour of a value on a scale of flat steps."""
    place = (value - trace["zmin"]) / (trace["zmax"] - trace["zmin"])
    reached = [colour for edge, colour in trace["colorscale"] if edge <= place]
    return reached[-1]


def _dot(sheet: Sheet, x: float, y: float, radius: float, symbol: str, colour: str) -> None:
    """One marker by plotly's name of its shape."""
    form, _, look = symbol.partition("-open")
    fill, line = ("panel", colour) if "-open" in symbol else (colour, "")
    if form == "circle":
        sheet.circle(x, y, radius, fill, line=line, thick=2)
    elif form == "square":
        sheet.rectangle(Box(x - radius, y - radius, 2 * radius, 2 * radius), fill, line=line, thick=2)
    else:
        steps = {"triangle-up": f"M{x - radius:.1f} {y + radius:.1f}h{2 * radius:.1f}L{x:.1f} {y - radius:.1f}Z"}
        sheet.path(steps.get(form, _diamond(x, y, radius)), fill, line=line, thick=2)
    if look == "-dot":
        sheet.circle(x, y, radius / 3, colour)


def _diamond(x: float, y: float, radius: float) -> str:
    return f"M{x:.1f} {y - radius:.1f}L{x + radius:.1f} {y:.1f}L{x:.1f} {y + radius:.1f}L{x - radius:.1f} {y:.1f}Z"
