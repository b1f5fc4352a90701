"""Read saved web pages: headings, paragraphs and tables of the page's main part, without scripts, menus and feet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.loaders.formats import plain
from dashboard.loaders.formats.content import Builder, Content, Slot
from dashboard.loaders.formats.damage import refused_as
from dashboard.provenance import SourceError

UNSEEN = ("script", "style", "noscript", "template", "nav", "footer", "iframe", "form", "button", "select", "svg", "object", "head")
PROSE = ("address", "article", "aside", "blockquote", "center", "div", "h1", "h2", "h3", "h4", "h5", "h6", "header", "main", "p", "pre")
LISTS = ("section", "dd", "dl", "dt", "fieldset", "figure", "hr", "li", "ol", "table", "tbody", "td", "th", "thead", "tr", "ul")
BLOCKS = frozenset((*PROSE, *LISTS))
# The standard labels of government pages (网页标签规范) and the words that a page's own head uses for them.
LABELS = {"ArticleTitle": "标题", "ContentSource": "发布机构", "PubDate": "发布日期"}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A block whose words are nearly all links is a menu or a list of other pages.
MENU_SHARE = 0.8
MENU_LINKS = 4
DEEPEST = 200
# Signs that open or close a tag; each becomes an object of some hundred bytes.
MOST_TAGS = 200_000
WIDEST_SPAN = 1000


def read(data: bytes, file: str) -> Content:
    """The readable part of a page. Raises SourceError when the bytes are no text, or the page is absurdly deep or full of tags."""
    from bs4 import BeautifulSoup

    text = plain.decode(data, file)
    if text.count("<") > MOST_TAGS:
        raise SourceError(file, f"网页的标签超过 {MOST_TAGS} 个，不像正常网页，未读取")
    with refused_as(file, "网页已损坏，请用浏览器重新保存"):
        page = BeautifulSoup(text, "lxml")
    _refuse_absurd_depth(page, file)
    builder = Builder()
    labels = {tag.get("name"): str(tag.get("content", "")).strip() for tag in page.find_all("meta")}
    _drop_unseen(page)
    visible = page.get_text()
    for name, word in LABELS.items():
        if labels.get(name) and labels[name][:10] not in visible:
            builder.paragraph(f"{word}：{labels[name]}")
    if page.body is not None:
        _walk(page.body, builder)
    return builder.content()


def _refuse_absurd_depth(page, file: str) -> None:
    level = [page]
    for _ in range(DEEPEST):
        level = [child for tag in level for child in tag.children if child.name is not None]
        if not level:
            return
    raise SourceError(file, f"网页嵌套超过 {DEEPEST} 层，不像正常网页，未读取")


def _drop_unseen(page) -> None:
    for tag in page.find_all(UNSEEN):
        tag.decompose()
    for tag in page.find_all(style=HIDDEN):
        tag.decompose()
    for tag in page.find_all(["ul", "ol", "div", "table"]):
        if not tag.decomposed and _is_menu(tag):
            tag.decompose()


def _is_menu(tag) -> bool:
    if tag.find("div"):
        return False
    links = tag.find_all("a")
    if len(links) < MENU_LINKS:
        return False
    linked = sum(len(link.get_text(strip=True)) for link in links)
    return linked >= MENU_SHARE * len(tag.get_text(strip=True))


def _walk(top, builder: Builder) -> None:
    """Append the blocks below an element in reading order; running text between blocks is a paragraph of its own."""
    running: list[str] = []
    for kind, item in _pieces(top):
        if kind == "text":
            running.append(item)
            continue
        _flush(running, builder)
        if kind == "table":
            builder.table(_slots(item, builder.tables + 1))
    _flush(running, builder)


def _flush(running: list[str], builder: Builder) -> None:
    for line in "".join(running).split("\n"):
        builder.paragraph(line)
    running.clear()


def _pieces(top) -> Iterator[tuple[str, object]]:
    """Text, block borders and data tables below an element, without recursion."""
    pending: list = [iter(top.children)]
    while pending:
        child = next(pending[-1], None)
        if child is None:
            pending.pop()
            yield "block", None
        elif child.name is None:
            if type(child).__name__ == "NavigableString":
                yield "text", re.sub(r"[\r\n]+[ \t]*", "", str(child))
        elif child.name == "br":
            yield "text", "\n"
        elif child.name == "table" and _is_data(child):
            yield "table", child
        elif child.name in BLOCKS:
            yield "block", None
            pending.append(iter(child.children))
        else:
            yield "text", child.get_text() if not child.find(list(BLOCKS)) else ""
            if child.find(list(BLOCKS)):
                pending.append(iter(child.children))


def _is_data(table) -> bool:
    """Whether a table holds data; one with a table inside, or with a single cell, only lays out the page."""
    return table.find("table") is None and len(table.find_all(["td", "th"])) > 1


def _slots(table, number: int) -> list[Slot]:
    slots: list[Slot] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.find_all("tr"), start=1):
        column = 1
        for cell in line.find_all(["td", "th"]):
            while (row, column) in taken:
                column += 1
            height, width = _span(cell, "rowspan"), _span(cell, "colspan")
            taken |= {(below, right) for below in range(row + 1, row + height) for right in range(column, column + width)}
            slots.append(Slot(_said(cell), row, column, f"表{number} 第{row}行第{column}列", height, width))
            column += width
    return slots


def _span(cell, name: str) -> int:
    value = str(cell.get(name, "1")).strip()
    return max(1, min(int(value), WIDEST_SPAN)) if value.isascii() and value.isdigit() else 1


def _said(cell) -> str:
    for line_end in cell.find_all("br"):
        line_end.replace_with("\n")
    for paragraph in cell.find_all(["p", "div", "li"]):
        paragraph.append("\n")
    return "\n".join(line.strip() for line in cell.get_text().split("\n") if line.strip())
