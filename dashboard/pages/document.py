"""原文: a document as published, with everything that was read from it marked in place."""

from __future__ import annotations

from dash import html, register_page

from dashboard.catalog import shared
from dashboard.components.document import document_page
from dashboard.components.filter_bar import filter_bar
from dashboard.reports import acting
from dashboard.schema import Selection
from dashboard.views.document import documents, of_its_city, read_document
from dashboard.views.filters import filters
from dashboard.views.situation import situation

register_page(__name__, path="/document", name="原文", order=7, packed=True)


def layout(**query) -> html.Div:
    """Draw the document that the query names, else the newest of its city."""
    snapshot = shared().current
    selection = of_its_city(Selection.from_query(query), snapshot)
    judged = situation(selection)
    offered = documents(judged, snapshot)
    chosen = selection.doc or (offered[0].doc_id if offered else "")
    return html.Div(
        [
            html.Div([html.H1("原文", className="page-title"), filter_bar(filters(judged))], className="page-head"),
            *document_page(read_document(snapshot, chosen), offered, acting.may_edit()),
        ],
        className="document-page",
    )
