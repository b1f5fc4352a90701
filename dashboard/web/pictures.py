"""Pictures on request, under the page's own query: `/download/<page>/<part>.svg` and `.png`, the latter with `scale=2` or `scale=4`.

`/download/<page>.png` is the page as one long picture for a phone.
"""

from __future__ import annotations

from flask import Flask, Response, abort, request

from dashboard.exports.about import About
from dashboard.views.pages import PAGES, view_of, views_of
from dashboard.views.view import View
from dashboard.web.exported import exported
from dashboard.web.files import about_page, file_answer
from dashboard.web.query import judged

# A picture goes onto paper and slides: it has the default theme, which is light, whatever the screen has.
DEFAULT = ""
SCALES = {"2": 2, "4": 4}
KINDS = {"svg": "image/svg+xml", "png": "image/png"}


def install(server: Flask) -> None:
    """Add the routes; an unknown page, view or ending is 404, an unknown scale is 2."""

    @server.get("/download/<page>/<part>.<any(svg, png):ending>")
    @exported
    def picture(page: str, part: str, ending: str) -> Response:
        situated = judged(theme=DEFAULT)
        listed = view_of(page, part, situated)
        if listed is None:
            abort(404)
        about = about_page(page, situated).on_its_day(listed.view)
        return file_answer(_drawn(listed.view, about, ending), KINDS[ending], about.file_name(listed.name, ending))

    @server.get("/download/<page>.png")
    @exported
    def long(page: str) -> Response:
        from dashboard.exports.pictures.long import as_long_png

        if page not in PAGES:
            abort(404)
        situated = judged(theme=DEFAULT)
        about = about_page(page, situated)
        try:
            return file_answer(as_long_png(views_of(page, situated), about), KINDS["png"], about.file_name(about.title, "png"))
        except ValueError as nothing:
            abort(404, str(nothing))


def _drawn(view: View, about: About, ending: str) -> bytes:
    from dashboard.exports.pictures import as_png, as_svg

    if ending == "svg":
        return as_svg(view, about)
    return as_png(view, about, SCALES.get(request.args.get("scale", ""), 2))
