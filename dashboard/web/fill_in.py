"""`/progress/template.xlsx?member=…`: the Excel template of a county or department for the page's period, for whoever may report for it."""

from __future__ import annotations

from urllib.parse import quote

from flask import Flask, Response, abort, request

from dashboard import catalog, reports
from dashboard.reports import acting
from dashboard.reports.acting import SIGN_IN, NotSignedIn
from dashboard.reports.errors import NotFound, ReportError
from dashboard.reports.people import Account
from dashboard.reports.periods import period
from dashboard.reports.register import Register
from dashboard.views.progress_files import filled_template
from dashboard.web.query import judged

PATH = "/progress/template.xlsx"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def install(server: Flask) -> None:
    """Add the route: 401 without log-in, 403 for another's member, 404 for a member or period that is none."""

    @server.get(PATH)
    def template() -> Response:
        actor = acting.actor()
        if actor is None:
            raise NotSignedIn(SIGN_IN)
        try:
            name, body = _template(actor)
        except NotFound as unknown:
            abort(404, str(unknown))
        disposition = f"attachment; filename*=UTF-8''{quote(name)}"
        return Response(body, mimetype=KIND, headers={"Content-Disposition": disposition, "Cache-Control": "no-store"})


def _template(actor: Account) -> tuple[str, bytes]:
    chosen = judged().chosen
    try:
        wanted = period(request.args.get("period", ""))
    except ReportError as unreadable:
        raise NotFound(str(unreadable)) from unreadable
    register = Register.of(reports.shared(), catalog.shared().current.tables, chosen.city, chosen.year or wanted.first.year)
    return filled_template(register, actor, request.args.get("member", ""), wanted)
