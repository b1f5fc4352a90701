"""The bulletin as a Word document: `/download/report.docx` as the page shows it, `/download/issue/<id>.docx` as it was issued."""

from __future__ import annotations

from urllib.parse import quote

from flask import Flask, Response, abort

from dashboard import reports
from dashboard.exports.about import FORBIDDEN
from dashboard.reports import issues
from dashboard.reports.errors import NotFound
from dashboard.reports.words import WATERMARK
from dashboard.settings import SETTINGS
from dashboard.views.bulletin_issues import drafted
from dashboard.web.exported import exported
from dashboard.web.query import judged

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DRAFT = "送审稿"


def install(server: Flask) -> None:
    """Add the two routes; an issue that is not there, or not open to the reader, is 404."""

    @server.get("/download/report.docx")
    @exported
    def draft() -> Response:
        made = drafted(reports.shared(), judged())
        from dashboard.exports.bulletin import as_document

        return _file(as_document(made), made.city, made.title, DRAFT)

    @server.get("/download/issue/<int:issue_id>.docx")
    @exported
    def issued(issue_id: int) -> Response:
        try:
            issue, document = issues.document(reports.shared(), issue_id)
        except NotFound:
            abort(404)
        return _file(document, issue.city, issue.title, issue.number_words)


def _file(document: bytes, *names: str) -> Response:
    stem = "_".join(((WATERMARK,) if SETTINGS.sample else ()) + names)
    name = quote(f"{FORBIDDEN.sub('', stem)}.docx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}", "Cache-Control": "no-store"}
    return Response(document, mimetype=KIND, headers=headers)
