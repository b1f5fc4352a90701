"""Data for machines: `/api/v1/<table>.csv|json` with the pages' own query, 304 for what is unchanged; `/api/v1/` lists all."""

from __future__ import annotations

import hashlib

from flask import Flask, Response, abort, render_template, request

from dashboard.exports.data import as_csv, as_json
from dashboard.reference.words import words
from dashboard.views.data import MEANINGS, NAMES, columns_of, data
from dashboard.web.exported import exported
from dashboard.web.query import judged

KINDS = {"csv": ("text/csv; charset=utf-8", as_csv), "json": ("application/json", as_json)}

# Parameter of the pages' addresses -> what it chooses and an example.
PARAMETERS = {
    "city": "城市，如 临沂",
    "year": "年度，如 2022",
    "county": "县区，多个以逗号相连",
    "department": "部门，多个以逗号相连",
    "quarter": "季度，如 2022Q2，多个以逗号相连",
    "as_of": "截至日，如 2022-06-30",
    "known": "只用到此日为止公布的文件和填报",
    "key": "只读密钥，没有登录时用",
}


def install(server: Flask) -> None:
    """Add the routes; an unknown table or ending is 404."""

    @server.get("/api/v1/")
    def tables() -> str:
        listed = [(name, MEANINGS[name], [(column, words.column(column)) for column in columns_of(name)]) for name in NAMES]
        return render_template("api.html", tables=listed, parameters=PARAMETERS)

    @server.get("/api/v1/<table>.<ending>")
    @exported
    def table(table: str, ending: str) -> Response:
        if table not in NAMES or ending not in KINDS:
            abort(404)
        kind, write = KINDS[ending]
        body = write(data(table, judged()))
        answer = Response(body, content_type=kind, headers={"Cache-Control": "no-cache"})
        answer.set_etag(hashlib.sha256(body).hexdigest()[:32])
        return answer.make_conditional(request)
