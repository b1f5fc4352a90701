"""Files on request, under the page's own query: of a page, of one of its views, and of a set that the reader collected.

`/download/<page>.xlsx|pptx`, `/download/<page>/<part>.csv|xlsx|pptx` and `/download/set.xlsx|pptx`; slides with `ratio=16:9` or `4:3`,
without it on the bureau's own template where there is one. Workbooks and slides are told in steps to whoever asks so (`web.steps`).
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask, Response, abort, request

from dashboard import reports
from dashboard.exports.about import About
from dashboard.exports.making import Making, Piece
from dashboard.reports import slide_template
from dashboard.views.pages import PAGES, view_of
from dashboard.web.chosen_set import SetError, chosen_set
from dashboard.web.exported import exported
from dashboard.web.files import about_page, file_answer
from dashboard.web.query import judged
from dashboard.web.steps import made

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
# Slides and sheets are light, whatever the screen is.
LIGHT = ""


def install(server: Flask) -> None:
    """Add the routes; an unknown page, view or ending is 404, a set that cannot be made 400."""

    @server.get("/download/set.<any(xlsx, pptx):ending>")
    @exported
    def chosen(ending: str) -> Response:
        common = {name: request.args[name] for name in request.args if name != "part"}
        try:
            pieces, about = chosen_set(request.args.getlist("part"), common)
        except SetError as wrong:
            abort(400, str(wrong))
        return made(_making(ending, pieces, about), KINDS[ending], about.file_name(about.title, ending))

    @server.get("/download/<page>.<ending>")
    @exported
    def whole(page: str, ending: str) -> Response:
        if page not in PAGES or ending not in KINDS:
            abort(404)
        situated = judged(theme=LIGHT)
        about = about_page(page, situated)
        pieces = [Piece(part.name, lambda part=part: part.draw(situated), about) for part in PAGES[page][1]]
        return made(_making(ending, pieces, about), KINDS[ending], about.file_name(about.title, ending))

    @server.get("/download/<page>/<part>.<any(csv, xlsx, pptx):ending>")
    @exported
    def one(page: str, part: str, ending: str) -> Response:
        situated = judged(theme=LIGHT)
        listed = view_of(page, part, situated)
        if listed is None:
            abort(404)
        about = about_page(page, situated).on_its_day(listed.view)
        name = about.file_name(listed.name, ending)
        if ending == "csv":
            from dashboard.exports.sheets import as_csv

            return file_answer(as_csv(listed.view), "text/csv; charset=utf-8", name)
        return made(_making(ending, [Piece(listed.name, lambda: listed.view, about, wanted=True)], about), KINDS[ending], name)


def _making(ending: str, pieces: Sequence[Piece], about: About) -> Making:
    """What makes the file; the libraries of office files are loaded with the first of them."""
    if ending == "xlsx":
        from dashboard.exports.sheets import make_workbook

        return make_workbook(pieces, about)
    from dashboard.exports.slides import make_slides
    from dashboard.exports.slides.house import Ratio

    ratio = next((ratio for ratio in Ratio if ratio == request.args.get("ratio")), None)
    template = None if ratio else slide_template.content(reports.shared())
    return make_slides(pieces, about, ratio or Ratio.WIDE, template)
