"""A document on its page: a reading in, its text drawn in the browser from one attribute, and the list of documents beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dash import dcc, html

from dashboard.components.address import href, sets
from dashboard.components.parts import empty
from dashboard.reference.words import words
from dashboard.views.document import MARKED, Note, Reading
from dashboard.views.origin import UNDATED, WORDS
from dashboard.views.quality_rows import TABLES as MENDABLE
from dashboard.views.view import Source

NO_DOCUMENT = "没有这份文件"
ADVICE = "请从左侧选择；文件放入依据文件夹后会自动出现"


def document_page(chosen: Reading | None, offered: Sequence[Source], edits: bool = False) -> list:
    """The list of documents, legend, search and what was clicked at the left, the text at the right; an editor is led to mend a row."""
    here = chosen.source.doc_id if chosen else ""
    beside = [_documents(offered, here), *([_legend(chosen), _search(), _clicked()] if chosen else [])]
    text = _text(chosen, edits) if chosen else html.Div(empty(NO_DOCUMENT, ADVICE), className="panel")
    return [html.Aside(beside, className="document-aside", **{"aria-label": "文件、图例和查找"}), text]


def _documents(offered: Sequence[Source], here: str) -> html.Nav:
    links = [
        html.Button(
            [html.B(source.title), html.Span(" · ".join(word for word in (source.doc_no, source.date or UNDATED) if word))],
            className="document-choice",
            **sets(doc=source.doc_id),
            **{"aria-current": "true" if source.doc_id == here else "false"},
        )
        for source in offered
    ]
    return html.Nav([html.H2(words["document"], className="aside-title"), *links], className="panel", **{"aria-label": words["document"]})


def _legend(chosen: Reading) -> html.Div:
    """One switch a kind of mark, with how many were read."""
    kinds = [
        html.Button(
            [html.Span(WORDS[table], className=f"read read-{table}"), str(chosen.counts[table])],
            className="legend-switch",
            **{"data-legend": table, "aria-pressed": "true"},
        )
        for table in MARKED
        if table in chosen.counts
    ]
    return html.Div([html.H2("读出的内容", className="aside-title"), html.Div(kinds, className="legend-switches")], className="panel")


def _search() -> html.Div:
    field = dcc.Input(id="document-find", type="search", placeholder="在本文件中查找", debounce=False)
    found = html.Span(id="document-found", role="status", className="panel-note")
    buttons = [html.Button(said, className="find-step", **{"data-find": step}) for said, step in (("上一处", "-1"), ("下一处", "1"))]
    return html.Div(
        [html.Label("查找", htmlFor="document-find", className="aside-title"), field, html.Div([*buttons, found])], className="panel find"
    )


def _clicked() -> html.Div:
    """Where the script writes what is known about a mark that was clicked."""
    return html.Div(
        html.P("点文中标记，看读出了什么、用在哪里", className="panel-note"), id="document-note", className="panel", role="status"
    )


def _text(chosen: Reading, edits: bool) -> html.Article:
    about = [html.Span(f"{name}：{value}") for name, value in chosen.about if value]
    return html.Article(
        [
            html.H2(chosen.source.title, className="document-title"),
            html.P(about, className="document-about"),
            html.Div(
                className="document-text", **{"data-document": json.dumps(_spec(chosen, edits), ensure_ascii=False, separators=(",", ":"))}
            ),
        ],
        className="panel document",
    )


def _spec(chosen: Reading, edits: bool) -> dict:
    """What assets/26-document.js draws: blocks `[start, heading, cells]`, a cell's pieces a text or `[text, note, …]`, and the notes.

    A note is `[table, words, page, start]` and, for an editor, the address of the form that mends its row.
    """
    blocks = [
        [
            block.start,
            int(block.heading),
            [[[piece.text, *piece.notes] if piece.notes else piece.text for piece in cell] for cell in block.cells],
        ]
        for block in chosen.blocks
    ]
    notes = [
        [note.table, note.words, href(note.page, **dict(note.query)), start, *(_mending(chosen, note) if edits else [])]
        for note, start in zip(chosen.notes, chosen.places, strict=True)
    ]
    return {"blocks": blocks, "notes": notes}


def _mending(chosen: Reading, note: Note) -> list[str]:
    return [href("/quality", doc=chosen.source.doc_id, row=note.row)] if note.table in MENDABLE else []
