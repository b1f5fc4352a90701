"""Cards drawn in HTML: key figure, gauge and bullets; display texts in, components out."""

from __future__ import annotations

import math
from itertools import accumulate, takewhile
from unicodedata import east_asian_width

from dash import html

from dashboard.components.parts import cell, drawn, empty, lamp, number
from dashboard.views.view import View


def key_figure(row: dict) -> html.Div:
    """One key figure. Keys: name, before, figures, unit, after, caption, origin (`table:row_id`, may be empty), state (a State or None)."""
    said = number(row["figures"], row.get("origin", ""), row.get("unit", ""), row.get("before", ""))
    if row.get("after"):
        said.children.append(html.Span(row["after"], className="number-unit"))
    return html.Div(
        [
            html.P(row["name"], className="key-name"),
            html.P(said, className="key-number"),
            html.P(_pieces(row.get("caption", "")), className="key-caption", title=row.get("caption", "")),
        ],
        className="panel key-figure",
    )


def _pieces(caption: str) -> list:
    """A caption whose lines break between its pieces only, never inside a date or a state."""
    *before, last = caption.split(" · ")
    return [part for piece in before for part in (html.Span(f"{piece} ·"), " ")] + [html.Span(last)]


def gauge(row: dict) -> html.Div:
    """A half ring with the actual as number, a tick where it should be by now, the plan in words below, and its lamp.

    Keys: name, figures, unit, caption, bar (done and expected in percent of the whole, None when unknown), origins, state; a
    `remark` stands in the lamp's place.
    """
    done, expected = row["bar"]["done"], row["bar"]["expected"]
    tick = html.Span(className="gauge-tick", style={"transform": f"rotate({_turn(expected)}deg)"}) if expected is not None else None
    origin = row["origins"].get("actual") or row["origins"].get("target", "")
    return html.Div(
        [
            html.P(row["name"], className="gauge-name", title=row["name"]),
            html.Div(
                [
                    html.Span(className="gauge-arc", style={"--turn": f"{_turn(done or 0)}deg"}),
                    tick,
                    number(row["figures"], origin, row["unit"]),
                ],
                className="gauge-dial",
                role="group",
                **{"aria-label": f"{row['name']}：累计完成 {row['actual']}，{row['caption']}"},
            ),
            html.P([html.Span(words) for words in row["caption"].split(" · ")], className="gauge-caption"),
            html.P(row["remark"], className="gauge-caption") if row.get("remark") else lamp(row["state"]),
        ],
        className="gauge",
    )


def bullets(view: View) -> html.Div:
    """The table every official knows, with a bar of what is done, a triangle at what should be and a line at the target.

    Rows as `views.indicators.indicators` gives them.
    """
    if not view.rows:
        return empty(view.note)
    heads = [{"t": view.columns["name"], "c": "name"}, {"t": "进度", "c": "bar"}]
    heads += [{"t": view.columns[name], "c": name, "n": int(name in NUMERIC)} for name in AFTER_BAR]
    shown = [_notes_below_the_name(row) for row in view.rows]
    rows = [[cell(row, "name"), _bar(row), *(cell(row, name) for name in AFTER_BAR)] for row in shown]
    fitting = len([*takewhile(lambda height: height <= ROOM, accumulate(map(_height, shown)))])
    return drawn({"heads": heads, "rows": rows, "caption": view.headline}, f"bullets bullets-{max(fitting, FEWEST)}")


# The one screen of 1080 lines has room for so many rows of one line; each line of notes that do not fit beside the name is half of one.
ROOM, FEWEST = 6, 3
# How wide the first column is, in letters, and a Latin letter or figure beside a Chinese one.
COLUMN, NARROW = 12, 0.57
NUMERIC = frozenset({"target", "actual", "share", "expected"})
AFTER_BAR = ("target", "actual", "share", "expected", "state", "lead")


def _notes_below_the_name(row: dict) -> dict:
    """The narrow column of targets has no room for what is said of them; notes that do not fit beside the name go below it whole."""
    below = row.get("below", {})
    notes = " · ".join(note for note in (below.get("name"), below.get("target")) if note)
    return row | {"name": f"{row['name']} ", "below": below | {"name": notes, "target": ""}}


def _height(row: dict) -> float:
    """How high a row is, in rows of one line."""
    name, note = _width(row["name"]), _width(row["below"]["name"])
    return 1 if name + note <= COLUMN else 1 + math.ceil(note / COLUMN) / 2


def _width(text: str) -> float:
    return sum(1 if east_asian_width(letter) in "WF" else NARROW for letter in text)


def _bar(row: dict) -> dict:
    said = f"完成率 {row['share']}，序时应完成 {row['expected']}"
    return {"t": said, "bar": {name: None if value is None else _within(value) for name, value in row["bar"].items()}}


def _within(percent: float) -> float:
    return max(0.0, min(100.0, percent))


def _turn(percent: float) -> float:
    """The angle of a share on a half ring, in degrees from its left end."""
    return round(1.8 * _within(percent), 1)
