"""Files on request, under the page's own query: `/download/<page>.xlsx|pptx` for a page, `/download/<page>/<part>.csv` for a view."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote

from flask import Flask, Response, abort

from dashboard.exports.about import About
from dashboard.exports.sheets import as_csv, as_workbook
from dashboard.exports.slides import as_slides
from dashboard.settings import CITY_TIME
from dashboard.views.filters import chosen_words
from dashboard.views.pages import PAGES, view_of, views_of
from dashboard.views.situation import Situation
from dashboard.web.exported import exported
from dashboard.web.query import judged

WHOLE = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_workbook),
    "pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", as_slides),
}


def install(server: Flask) -> None:
    """Add the two routes; an unknown page, view or ending is 404."""

    @server.get("/download/<page>.<ending>")
    @exported
    def whole(page: str, ending: str) -> Response:
        if page not in PAGES or ending not in WHOLE:
            abort(404)
        situated = judged()
        kind, write = WHOLE[ending]
        about = about_page(page, situated)
        return file_answer(write(views_of(page, situated), about), kind, about.file_name(about.title, ending))

    @server.get("/download/<page>/<part>.csv")
    @exported
    def one(page: str, part: str) -> Response:
        situated = judged()
        listed = view_of(page, part, situated)
        if listed is None:
            abort(404)
        about = about_page(page, situated)
        return file_answer(as_csv(listed.view), "text/csv; charset=utf-8", about.file_name(listed.name, "csv"))


def about_page(page: str, situated: Situation) -> About:
    """What a page's exports say of themselves."""
    now = datetime.now(CITY_TIME)
    title = f"{situated.chosen.year or ''}年度{PAGES[page][0]}"
    return About(situated.chosen.city, title, situated.as_of.isoformat(), chosen_words(situated), situated.rule_words, now)


def file_answer(body: bytes, kind: str, name: str) -> Response:
    """A file to save under a name."""
    return Response(
        body, mimetype=kind, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", "Cache-Control": "no-store"}
    )
