"""Refuse callback requests that no page of this program can have sent, before Dash unpacks them."""

from __future__ import annotations

from collections.abc import Container

from flask import Flask, Response, g, request

CALLBACK = "/_dash-update-component"
# Bytes; the largest upload plus a third for its base64 form.
LARGEST_REQUEST = 32 * 1024 * 1024
# Properties that Dash itself sends, which must be text whoever asks.
TEXTS = {"pathname", "search", "hash", "href"}


def install(server: Flask, callbacks: Container[str]) -> None:
    """Answer nonsense with 400 and too much of anything with 413, in words and without a traceback."""
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST

    @server.before_request
    def refuse_nonsense() -> Response | None:
        if request.path != CALLBACK or request.method != "POST":
            return None
        body = request.get_json(silent=True)
        if is_callback(body, callbacks):
            g.callback = body["output"]
            return None
        return Response("请求无法识别\n", status=400, mimetype="text/plain")


def is_callback(body: object, callbacks: Container[str]) -> bool:
    """Whether a request body has the shape that Dash's renderer sends, for an output that exists."""
    if not isinstance(body, dict) or not isinstance(body.get("output"), str) or body["output"] not in callbacks:
        return False
    changed = body.get("changedPropIds", [])
    arguments = [body.get("inputs"), body.get("state") or []]
    return (
        _are_outputs(body.get("outputs"))
        and isinstance(changed, list)
        and all(isinstance(name, str) and "." in name for name in changed)
        and all(isinstance(group, list) and all(map(_is_argument, group)) for group in arguments)
    )


def _are_outputs(outputs: object) -> bool:
    if isinstance(outputs, list):
        return bool(outputs) and all(map(_are_outputs, outputs))
    return isinstance(outputs, dict) and isinstance(outputs.get("id"), str | dict) and isinstance(outputs.get("property"), str)


def _is_argument(argument: object) -> bool:
    if isinstance(argument, list):
        return all(map(_is_argument, argument))
    if not isinstance(argument, dict) or not isinstance(argument.get("id"), str | dict):
        return False
    name, value = argument.get("property"), argument.get("value")
    return isinstance(name, str) and (name not in TEXTS or value is None or isinstance(value, str))
