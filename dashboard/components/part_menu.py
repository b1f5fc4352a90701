"""One chart or card by itself: a small button in the corner of its panel, and the one menu of pictures and data that all of them open.

The menu stands once in the frame; assets/28-part-menu.js fills in the addresses of the panel and of the reader's filters.
"""

from __future__ import annotations

from dash import html

from dashboard.views.pages import PAGES
from dashboard.views.view import View

PARTS = frozenset(part.id for _, parts in PAGES.values() for part in parts)
# What an entry says -> the ending of its file and the scale of its picture.
FILES = {
    "图片（PNG 2 倍）": ("png", "2"),
    "图片（PNG 4 倍）": ("png", "4"),
    "矢量图（SVG）": ("svg", ""),
    "幻灯片（PPT）": ("pptx", ""),
    "数据（CSV）": ("csv", ""),
}


def part_button(view: View, name: str = "") -> html.Button | None:
    """The button of a view that has pictures; None for one that has none. `name` is said where its headline does not name it."""
    if view.id not in PARTS:
        return None
    said = f"导出“{name or view.headline}”"
    return html.Button(
        className="part-button", title="导出图片、幻灯片、数据", **{"data-part": view.id, "aria-label": said, "aria-haspopup": "menu"}
    )


def part_menu() -> html.Div:
    """The menu, hidden until a button opens it; copying is offered only where the browser can."""
    entries = [_entry(said, ending, scale) for said, (ending, scale) in FILES.items()]
    copy = html.Button("复制图片", className="tick export-link", role="menuitem", tabIndex="-1", hidden=True, **{"data-copy": ""})
    collect = html.Button("加入汇报", className="tick export-link", role="menuitem", tabIndex="-1", **{"data-collect": ""})
    return html.Div(
        [html.Div([*entries[:2], copy, *entries[2:], collect], role="menu", **{"aria-label": "导出这一栏"}), html.P(role="status")],
        id="part-menu",
        className="part-menu",
        hidden=True,
    )


def _entry(said: str, ending: str, scale: str) -> html.A:
    return html.A(
        said,
        className="tick export-link",
        role="menuitem",
        tabIndex="-1",
        href="#",
        download="",
        **{"data-ending": ending, "data-scale": scale},
    )
