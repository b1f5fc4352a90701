"""The county map as a picture: the drawn map, and beside it every stage with its members."""

from __future__ import annotations

from dashboard.exports.pictures.body import Body
from dashboard.exports.pictures.charts import chart
from dashboard.exports.pictures.lines import wrapped
from dashboard.exports.pictures.sheet import Box, Sheet
from dashboard.views.view import View

LIST_SHARE, GAP = 0.32, 36
HEAD, TEXT, LEADING = 18, 16, 1.5
SWATCH = 18
LEAST = 420


def counties(view: View, width: float, height: float) -> Body:
    """Map to the left, stages to the right in the order of their shades; other programmes below them."""
    drawn = chart(view, width, height)
    if not view.rows:
        return drawn

    def draw(sheet: Sheet, box: Box) -> str:
        side = box.width * LIST_SHARE
        drawn.draw(sheet, Box(box.x, box.y, box.width - side - GAP, box.height))
        _stages(sheet, view, Box(box.right - side, box.y, side, box.height))
        return ""

    return Body(LEAST, draw)


def _stages(sheet: Sheet, view: View, box: Box) -> None:
    y = box.y + HEAD
    for (step, stage), members in _grouped(view.rows).items():
        if step is not None:
            sheet.rectangle(Box(box.x, y - SWATCH + 3, SWATCH, SWATCH), sheet.colours.shade(step)[0], round=3)
        sheet.text(box.x + SWATCH + 10, y, f"{stage} {len(members)}", HEAD, bold=True)
        for line in wrapped("、".join(members), TEXT, box.width - SWATCH - 10):
            y += TEXT * LEADING
            sheet.text(box.x + SWATCH + 10, y, line, TEXT, "muted")
        y += HEAD * 2


def _grouped(rows: tuple[dict, ...]) -> dict[tuple[int | None, str], list[str]]:
    """Members by stage; a stage of another programme than the map's has no shade and says its programme."""
    found: dict[tuple[int | None, str], list[str]] = {}
    for row in rows:
        stage = row["stage"] if row["step"] is not None else f"{row['programme'].removesuffix(row['stage'])}{row['stage']}"
        found.setdefault((row["step"], stage), []).append(row["member"])
    return found
