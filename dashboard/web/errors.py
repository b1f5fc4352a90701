"""What a reader gets when a request cannot be answered: a page, or a line for scripts, in words, with the request's id, no traceback."""

from __future__ import annotations

import logging

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from dashboard.reports.errors import StoreError
from dashboard.telemetry import ERRORS
from dashboard.web.request_log import request_id, rule

LOG = logging.getLogger(__name__)
# Status -> what happened, what to do.
WORDS: dict[int, tuple[str, str]] = {
    400: ("请求无法识别", "请从页面上重新操作。"),
    401: ("请先登录", "登录后再打开。"),
    403: ("没有权限", "需要时请联系管理员。"),
    404: ("没有这个页面或文件", "地址可能写错了，或页面已经改名。"),
    413: ("内容过大，未接收", "请分成几份，或把文件直接放进依据文件夹。"),
    500: ("程序出错，未能完成", "请稍后重试；仍然不行，请把编号告诉维护人员。"),
    503: ("暂时不能使用", "请稍后重试；仍然不行，请把编号告诉维护人员。"),
}
OTHERWISE = ("请求未能完成", "请从页面上重新操作。")
# Of a refusal's own headers what a client needs to go on.
KEPT = ("Allow", "Retry-After")


def install(server: Flask) -> None:
    """Answer every refusal and every fault in words; a fault of the program is written down and counted."""

    @server.errorhandler(HTTPException)
    def refused(refusal: HTTPException) -> Response:
        given = refusal.get_response()
        if given.status_code < 400:
            return given
        own = refusal.description if refusal.description != type(refusal).description else ""
        answer = _answer(given.status_code, own or "")
        answer.headers.extend({name: given.headers[name] for name in KEPT if name in given.headers})
        return answer

    @server.errorhandler(StoreError)
    def store_refuses(refusal: StoreError) -> Response:
        write_down(refusal)
        return _answer(503, str(refusal))

    @server.errorhandler(Exception)
    def failed(fault: Exception) -> Response:
        write_down(fault)
        return _answer(500)


def unknown(_fault: Exception) -> Response:
    """The answer to an address that leads nowhere."""
    return _answer(404)


def write_down(fault: Exception) -> None:
    """Put a fault of the program into the log and count it."""
    LOG.error("fault", exc_info=fault, extra={"fields": {"rule": rule()}})
    ERRORS.labels(rule()).inc()


def _answer(status: int, own: str = "") -> Response:
    """A page for whoever shows pages, else one line. `own` words stand for the general ones."""
    what, then = (own, "") if own else WORDS.get(status, OTHERWISE)
    number = request_id()
    if "text/html" in request.headers.get("Accept", ""):
        answer = make_response(render_template("error.html", what=what, then=then, number=number), status)
    else:
        answer = Response(f"{what}{'。' if then else ''}{then}（编号 {number}）\n", status, mimetype="text/plain")
    answer.headers["Cache-Control"] = "no-store"
    return answer
