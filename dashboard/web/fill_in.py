"""`/progress/template.xlsx?member=…`: a member's Excel template for the page's period; `/progress/county-values.xlsx`: the empty table."""

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
from dashboard.views.progress_files import county_table, filled_template
from dashboard.web.exported import exported
from dashboard.web.query import judged

PATH, COUNTY_PATH = "/progress/template.xlsx", "/progress/county-values.xlsx"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def install(server: Flask) -> None:
    """Add the routes: 401 without log-in; of templates 403 for another's member, 404 for a member or period that is none."""

    @server.get(PATH)
    @exported
    def template() -> Response:
        actor = _actor()
        try:
            return _file(*_template(actor))
        except NotFound as unknown:
            abort(404, str(unknown))

    @server.get(COUNTY_PATH)
    @exported
    def county_values() -> Response:
        _actor()
        return _file(*county_table(_register(judged().as_of.year)))


def _actor() -> Account:
    actor = acting.actor()
    if actor is None:
        raise NotSignedIn(SIGN_IN)
    return actor


def _file(name: str, body: bytes) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(body, mimetype=KIND, headers={"Content-Disposition": disposition, "Cache-Control": "no-store"})


def _register(year: int) -> Register:
    """The register of the query's city; `year` where the query has none."""
    chosen = judged().chosen
    return Register.of(reports.shared(), catalog.shared().current.tables, chosen.city, chosen.year or year)


def _template(actor: Account) -> tuple[str, bytes]:
    try:
        wanted = period(request.args.get("period", ""))
    except ReportError as unreadable:
        raise NotFound(str(unreadable)) from unreadable
    return filled_template(_register(wanted.first.year), actor, request.args.get("member", ""), wanted)
