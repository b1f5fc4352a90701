"""One line in the log for every file that leaves the program: who took it, from which address, which file under which filters.

`@exported` goes under the route. What a browser makes by itself (a picture of a chart) is noted by `note`. A file that cannot be
logged is not given: the store's lock is waited for as any write waits, and after that the answer is 503 in words. Nothing is noted
for 304 or HEAD, which hand nothing out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import unquote

from flask import Response, g, request
from werkzeug.http import parse_options_header

from dashboard import reports
from dashboard.reports import acting, audit
from dashboard.reports.errors import StoreError
from dashboard.web.session import BY_KEY, KEY, is_local

EXPORT = "导出"
AT_THE_SERVER, VISITOR = "本机", "访客"
NOT_LOGGED = "导出须记入操作日志，日志此刻写不进去，文件没有给出，请稍后再试"
LONGEST = 1000


def exported(answer: Callable[..., Response]) -> Callable[..., Response]:
    """A route that gives a file, whose file is given only once the log names it."""

    @wraps(answer)
    def logged(*arguments: str, **named: str) -> Response:
        response = answer(*arguments, **named)
        if response.status_code != 200 or request.method == "HEAD":
            return response
        try:
            note(_file_of(response))
        except StoreError as closed:
            raise StoreError(NOT_LOGGED) from closed
        return response

    return logged


def note(file: str) -> None:
    """Log that the reader of this request takes a file, with the request's filters. StoreError where the log cannot be written."""
    about = f"{file}（{_filters()}）" if _filters() else file
    audit.record(reports.shared(), reader(), EXPORT, "".join(filter(str.isprintable, about))[:LONGEST])


def reader() -> str:
    """Who reads, as the log calls him: the account, the key's name, somebody at the server itself, or a visitor."""
    actor = acting.actor()
    if actor is not None:
        return actor.name
    if "key" in g:
        return BY_KEY.format(name=g.key)
    return AT_THE_SERVER if is_local() else VISITOR


def _file_of(response: Response) -> str:
    """The name that the file is saved under, else the address that gave it."""
    _, options = parse_options_header(response.headers.get("Content-Disposition", ""))
    return options.get("filename") or unquote(request.path)


def _filters() -> str:
    """The address's filters in readable words, without the secret of a key."""
    return "&".join(f"{name}={value}" for name, value in request.args.items(multi=True) if name != KEY)
