"""导出: a page's files under the reader's own filters; a page's name in, links out."""

from __future__ import annotations

from dash import html

from dashboard.reference.words import words
from dashboard.views.pages import PAGES

# Ending -> what the file of a whole page is called.
WHOLE = {"xlsx": "工作簿（Excel）", "pptx": "幻灯片（PPT）", "pptx?ratio=4:3": "幻灯片（PPT，4∶3）", "png": "长图（手机）"}
# Papers of assets/27-print.js -> what the button that prints on them is called; "" is the page's own.
PAPERS = {"": "按本页纸型", "a4": "A4 竖版", "a3": "A3 横版", "wide": "16∶9 屏幕，一栏一页"}


def export_menu(page: str) -> html.Details:
    """Files of the whole page, its papers, and a table of each of its views, in groups; the links carry the address's filters."""
    groups = [
        _group("整页", [*(_link(said, f"/download/{page}.{ending}") for ending, said in WHOLE.items()), _collect()]),
        _group("打印或存为 PDF", [_print(said, paper) for paper, said in PAPERS.items()]),
        _group("数据（CSV）", [_link(part.name, f"/download/{page}/{part.id}.csv") for part in PAGES[page][1]]),
    ]
    return html.Details(
        [html.Summary(words["export"]), html.Div(groups, className="ticks")], className="filter-field filter-list export-menu"
    )


def _group(name: str, entries: list) -> html.Div:
    return html.Div([html.P(name, className="export-group"), *entries], role="group", **{"aria-label": name})


def _link(words: str, address: str) -> html.A:
    return html.A(words, href=address, className="tick export-link", download="", **{"data-carry": ""})


def _collect() -> html.Button:
    """Every panel of the page into the reader's set for a report (assets/96-collected.js)."""
    return html.Button("整页加入汇报", className="tick export-link", **{"data-collect-page": ""})


def _print(words: str, paper: str) -> html.Button:
    return html.Button(words, className="tick export-link", **{"data-print": paper})
