"""导出: a page's files under the reader's own filters; a page's name in, links out."""

from __future__ import annotations

from dash import html

from dashboard.reference.words import words
from dashboard.views.pages import PAGES


def export_menu(page: str) -> html.Details:
    """Workbook and slides of the whole page, and a table of each of its views; the links carry the address's filters."""
    whole = [_link("整页工作簿（Excel）", f"/download/{page}.xlsx"), _link("整页幻灯片（PPT）", f"/download/{page}.pptx")]
    single = [_link(f"{part.name}（CSV）", f"/download/{page}/{part.id}.csv") for part in PAGES[page][1]]
    return html.Details(
        [html.Summary(words["export"]), html.Div([*whole, *single], className="ticks")], className="filter-field filter-list export-menu"
    )


def _link(words: str, address: str) -> html.A:
    return html.A(words, href=address, className="tick export-link", download="", **{"data-carry": ""})
