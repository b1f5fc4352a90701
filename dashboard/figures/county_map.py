"""The counties of a city as shapes: outlines and one shade and word a county in, a figure as a plain dict out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard.figures.palette import Palette, empty

# Width of a character and height of a line of a label, on the shapes' grid, for a map about 290 pixels high.
CHARACTER, LINE = 45, 60


class Shape(NamedTuple):
    """A county's outline: closed rings and label point, in one plane with x to the east and y to the north."""

    name: str
    rings: Sequence[Sequence[tuple[int, int]]]
    label: tuple[int, int]


class Tint(NamedTuple):
    """How one county is drawn: step of the shade (None: no shade), word under its name, instruction of a click (`county=费县`)."""

    step: int | None
    word: str
    act: str
    chosen: bool = False


def county_map(shapes: Sequence[Shape], tints: Mapping[str, Tint], colours: Palette) -> dict:
    """Fill every shape with its tint and write name and word on it; a county without a tint stays plain and cannot be clicked."""
    if not shapes:
        return empty("没有底图", colours)
    plain = Tint(None, "", "")
    polygons = [_polygon(shape, tints.get(shape.name, plain), colours) for shape in shapes]
    worded = _with_room([(shape, tints.get(shape.name, plain)) for shape in shapes])
    labels = [_label(shape, tints.get(shape.name, plain), shape.name in worded, colours) for shape in shapes]
    xs, ys = zip(*(point for shape in shapes for ring in shape.rings for point in ring), strict=True)
    axis = {"visible": False, "fixedrange": True}
    layout = colours.layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        xaxis=axis | {"range": [min(xs) - 10, max(xs) + 10]},
        yaxis=axis | {"range": [min(ys) - 10, max(ys) + 10], "scaleanchor": "x"},
        annotations=labels,
        hovermode="closest",
        dragmode=False,
    )
    return {"data": polygons, "layout": layout}


def _polygon(shape: Shape, tint: Tint, colours: Palette) -> dict:
    xs, ys = [], []
    for ring in shape.rings:
        xs += [None] * bool(xs) + [x for x, _ in ring]
        ys += [None] * bool(ys) + [y for _, y in ring]
    line = {"color": colours["ink"] if tint.chosen else colours["panel"], "width": 2.5 if tint.chosen else 1}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "fill": "toself",
        "fillcolor": _fill(tint, colours)[0],
        "line": line,
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": f"{shape.name} {tint.word}".strip(),
        "name": shape.name,
        "meta": tint.act,
    }


def _with_room(shapes: Sequence[tuple[Shape, Tint]]) -> set[str]:
    """The counties whose word under the name touches no other label."""
    boxes = {shape.name: _box(shape.label, len(shape.name), 1) for shape, _ in shapes}
    worded = set()
    for shape, tint in shapes:
        wide = _box(shape.label, max(len(tint.word), len(shape.name)), 2)
        if tint.word and not any(_touch(wide, box) for name, box in boxes.items() if name != shape.name):
            boxes[shape.name] = wide
            worded.add(shape.name)
    return worded


def _box(middle: tuple[int, int], characters: int, lines: int) -> tuple[float, float, float, float]:
    width, height = characters * CHARACTER, lines * LINE
    return middle[0] - width / 2, middle[0] + width / 2, middle[1] - height / 2, middle[1] + height / 2


def _touch(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _label(shape: Shape, tint: Tint, worded: bool, colours: Palette) -> dict:
    words = f"<b>{shape.name}</b><br>{tint.word}" if worded else f"<b>{shape.name}</b>" if tint.word else shape.name
    ground, ink = _fill(tint, colours)
    # A label that leaves its county takes its ground along; the lightest shade reads on every neighbour it has room beside.
    behind = {"bgcolor": ground, "borderpad": 0} if tint.step in (None, 0, 1) else {}
    return {"x": shape.label[0], "y": shape.label[1], "text": words, "showarrow": False, "font": {"size": 13, "color": ink}, **behind}


def _fill(tint: Tint, colours: Palette) -> tuple[str, str]:
    return (colours["line"], colours["ink"]) if tint.step is None else colours.shade(tint.step)
