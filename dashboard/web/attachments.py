"""`/attachment/<id>`: an attachment of a report for whoever may have it, to be saved and never shown by the browser."""

from __future__ import annotations

from urllib.parse import quote

from flask import Flask, Response, abort

from dashboard import reports
from dashboard.reports import acting, attachments
from dashboard.reports.errors import NotFound
from dashboard.web.exported import exported

# Were it shown all the same, nothing in it may run, load or belong to this origin.
SANDBOX = "sandbox; default-src 'none'"


def install(server: Flask) -> None:
    """Add the route: 404 for no attachment, for one that was removed, and for one that this reader may not have."""

    @server.get("/attachment/<attachment_id>")
    @exported
    def attachment(attachment_id: str) -> Response:
        try:
            one, content = attachments.fetch(reports.shared(), acting.actor(), attachment_id)
        except NotFound as unknown:
            abort(404, str(unknown))
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(one.file)}",
            "Content-Security-Policy": SANDBOX,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        }
        return Response(content, mimetype=one.kind, headers=headers)
