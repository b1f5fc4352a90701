"""The panel around every view: headline, what it measures, its content, and a foot that says source and date on a cropped screenshot."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.address import href
from dashboard.components.part_menu import part_button
from dashboard.components.parts import page_link
from dashboard.provenance import REPORT
from dashboard.views.view import Source, View

MOST_SOURCES = 3


def framed(view: View, content: object, *, kind: str = "", actions: object = None, heading: type[Component] = html.H2) -> html.Section:
    """A panel of one view. `content` are components; `kind` names the panel for its style, `actions` stand at the right of its headline."""
    title = f"{view.id}-title"
    return html.Section(
        [
            html.Header(
                [
                    html.Div(
                        [heading(view.headline, id=title, className="panel-title"), _subtitle(view.subtitle)], className="panel-words"
                    ),
                    html.Div([actions, _more(view)], className="panel-actions"),
                ],
                className="panel-head",
            ),
            html.Div(content, className="panel-body"),
            foot(view),
            part_button(view),
        ],
        id=f"panel-{view.id}",
        className=f"panel panel-{kind or view.id}",
        **{"aria-labelledby": title, "data-view": view.id},
    )


def foot(view: View) -> html.Footer:
    """Source, as-of date and, where a lamp shows, the rule of a view."""
    shown = view.sources[:MOST_SOURCES]
    parts: list = ["来源："] if shown else []
    for place, source in enumerate(shown):
        parts += ["；"] * bool(place) + [source_link(source)]
    if len(view.sources) > len(shown):
        parts.append(f" 等{len(view.sources)}份")
    if not parts:
        return html.Footer(view.as_of, className="panel-foot")
    until = html.Span(f" · {view.as_of}", className="foot-date") if view.as_of else None
    return html.Footer([html.Span(parts, className="foot-sources"), until], className="panel-foot")


def source_link(source: Source) -> html.A | html.Span:
    """A document's name that leads to its page; its full title, issuer and date on hover. What was reported has no page."""
    if source.doc_id.startswith(REPORT):
        return html.Span(source.name)
    told = " ".join(word for word in (source.title, source.issuer, source.date) if word)
    return html.A(source.name, href=href("/document", doc=source.doc_id), title=told, className="source-link", **{"data-carry": ""})


def _subtitle(words: str) -> html.P | None:
    return html.P(words, className="panel-subtitle") if words else None


def _more(view: View) -> html.A | None:
    return page_link(f"{view.more} ›", view.page) if view.more and view.page else None
