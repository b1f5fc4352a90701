"""What the origin panel shows: origins in, document, issuer, date and the sentence with the number marked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dash import html

from dashboard.components.address import href
from dashboard.components.attachments import attachment_list
from dashboard.components.parts import empty, page_link
from dashboard.components.special import special_link
from dashboard.provenance import REPORT
from dashboard.views.attachments import Link
from dashboard.views.origin import NOT_FOUND, UNDATED, Origin
from dashboard.views.quality_rows import TABLES as MENDABLE
from dashboard.views.special import TITLES

MOST = 12
# A document's id -> the attachments that this reader may have.
Links = Callable[[str], Sequence[Link]]


def no_links(_doc_id: str) -> tuple[Link, ...]:
    """Of a document nothing is attached."""
    return ()


def origin_panel(origins: Sequence[Origin], edits: bool = False, links: Links = no_links) -> list:
    """One entry an origin, for an editor with what he may do about it; of more than `MOST` the number of the others is said."""
    if not origins:
        return [empty(NOT_FOUND)]
    rest = len(origins) - MOST
    return [
        *(_entry(one, edits, links(one.source.doc_id)) for one in origins[:MOST]),
        html.P(f"另有 {rest} 处，见原文页", className="origin-facts") if rest > 0 else None,
    ]


def place_address(origin: Origin) -> str:
    """The document's page, scrolled to the place."""
    return f"{href('/document', doc=origin.source.doc_id)}#at-{origin.start}"


def _to_the_place(origin: Origin) -> html.A:
    return html.A("在原文中查看 ›", href=place_address(origin), className="page-link origin-go", **{"data-carry": ""})


def _editing(origin: Origin) -> list[html.A]:
    """What an editor may do about a row: mend its reading, and, for what can be late, put it before the leadership."""
    table = origin.row.partition(":")[0]
    mend = [page_link("更正 ›", "/quality", doc=origin.source.doc_id, row=origin.row)] if table in MENDABLE else []
    return [*mend, *([special_link(origin.row)] if table in TITLES else [])]


def _entry(origin: Origin, edits: bool, links: Sequence[Link]) -> html.Article:
    about = " · ".join(
        word for word in (origin.source.issuer or "未写发布机构", origin.source.doc_no, origin.source.date or UNDATED, origin.place) if word
    )
    return html.Article(
        [
            html.H3(origin.source.title, className="origin-title"),
            html.P(about, className="origin-facts"),
            html.Blockquote([origin.before, html.Mark(origin.marked), origin.after]),
            *attachment_list(links),
            None
            if origin.source.doc_id.startswith(REPORT)
            else html.Div([_to_the_place(origin), *(_editing(origin) if edits else [])], className="page-actions"),
        ],
        className="origin-entry",
    )
