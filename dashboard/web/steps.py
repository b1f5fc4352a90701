"""Hand out a file that is made in steps: at once, or with each step told on the way, so that a reader sees it coming and can leave it off.

A script that says `Accept: application/x-steps` gets lines of JSON, one a step (`place`, `of`, `name`), then one with the file's `size`,
then the file itself; or a last line with `fault`. All of it is one answer of one process: nothing waits in a store or a folder, and a
reader who leaves closes the answer, which ends the making at its next step. `X-Accel-Buffering` lets nginx pass each line on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from flask import Response, request, stream_with_context

from dashboard.exports.making import Making, finished
from dashboard.web import errors
from dashboard.web.files import file_answer

STEPS = "application/x-steps"
FAULT = "文件没有做成，请稍后重试"


def made(making: Making, kind: str, name: str) -> Response:
    """The file under a name, told in steps where that is asked for."""
    if STEPS not in request.headers.get("Accept", ""):
        return file_answer(finished(making), kind, name)
    answer = file_answer(stream_with_context(_told(making)), STEPS, name)
    answer.headers["X-Accel-Buffering"] = "no"
    return answer


def _told(making: Making) -> Iterator[bytes]:
    file = None
    try:
        while file is None:
            try:
                yield _line(next(making)._asdict())
            except StopIteration as end:
                file = end.value
        yield _line({"size": len(file)})
        yield file
    except Exception as fault:
        # The answer has begun: neither status nor error page can be sent any more.
        errors.write_down(fault)
        yield _line({"fault": FAULT})
    finally:
        making.close()


def _line(said: dict) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"
