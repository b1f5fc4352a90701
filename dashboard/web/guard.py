"""Refuse callback requests that no page of this program can have sent, before Dash unpacks them.

A request must name a callback, with its outputs, inputs and states in their order, each holding the kind of value that its property has
in a browser; what the values say is judged where they are used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import unquote_plus

from flask import Flask, abort, g, request

CALLBACK = "/_dash-update-component"
# Bytes; the largest upload plus a third for its base64 form.
LARGEST_REQUEST = 32 * 1024 * 1024
# The store of a page's query, by the end of its id.
QUERY = "query"
# What was ticked of a list, by the end of its id.
PICKED = "picked"
# Properties that change by the reader's hand alone: without such a change their callback is not asked.
BY_HAND = {"n_clicks", "contents"}
# Between a property and what tells callbacks with the same output apart.
DUPLICATE = "@"
NUL = "\0"

# What Dash keeps of a callback: `inputs` and `state` as {id, property}; by its output.
Callbacks = Mapping[str, Mapping]


def install(server: Flask, callbacks: Callbacks) -> None:
    """Answer nonsense with 400 and too much of anything with 413, in words and without a traceback."""
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST

    @server.before_request
    def refuse_nonsense() -> None:
        if NUL in request.path or any(NUL in value for value in request.values.values()):
            abort(400)
        if request.path == CALLBACK and request.method == "POST":
            body = request.get_json(silent=True)
            if not is_callback(body, callbacks):
                abort(400)
            g.callback = body["output"]


def is_callback(body: object, callbacks: Callbacks) -> bool:
    """Whether a request body is what Dash's renderer sends for a callback that exists."""
    if not isinstance(body, dict) or not isinstance(body.get("output"), str) or body["output"] not in callbacks:
        return False
    known = callbacks[body["output"]]
    return (
        _are_outputs(body.get("outputs"), body["output"])
        and _are_arguments(body.get("inputs"), known["inputs"])
        and _are_arguments(body.get("state", []), known["state"])
        and _are_changes(body.get("changedPropIds", []), known["inputs"])
    )


def _are_outputs(said: object, output: str) -> bool:
    """One {id, property} for a callback with one output, else a list of them in the order of the output's name."""
    several = output.startswith("..")
    names = output.strip(".").split("...") if several else [output]
    listed = said if several else [said]
    return (
        isinstance(listed, list)
        and all(isinstance(one, dict) for one in listed)
        and [f"{one.get('id')}.{one.get('property')}".partition(DUPLICATE)[0] for one in listed]
        == [name.partition(DUPLICATE)[0] for name in names]
    )


def _are_arguments(said: object, known: Sequence[Mapping[str, str]]) -> bool:
    return isinstance(said, list) and len(said) == len(known) and all(map(_is_argument, said, known))


def _is_argument(said: object, known: Mapping[str, str]) -> bool:
    if not isinstance(said, dict) or (said.get("id"), said.get("property")) != (known["id"], known["property"]):
        return False
    value = said.get("value")
    if known["id"].endswith(QUERY):
        return _is_query(value)
    if known["id"].endswith(PICKED) and known["property"] == "value":
        return value is None or (isinstance(value, list) and _are_texts(value))
    return value is None or KINDS.get(known["property"], _is_plain)(value)


def _are_changes(said: object, known: Sequence[Mapping[str, str]]) -> bool:
    names = {f"{one['id']}.{one['property']}" for one in known}
    by_hand = {one["property"] for one in known} <= BY_HAND
    return isinstance(said, list) and all(isinstance(name, str) and name in names for name in said) and bool(said or not by_hand)


def _is_text(value: object) -> bool:
    """A text that a store can keep: without the sign that no database takes, and without halves of signs."""
    return isinstance(value, str) and NUL not in value and (value.isascii() or _encodes(value))


def _encodes(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_path(value: object) -> bool:
    return _is_text(value) and value.startswith("/")


def _is_search(value: object) -> bool:
    return _is_text(value) and NUL not in unquote_plus(value)


def _is_count(value: object) -> bool:
    return isinstance(value, int)


def _are_texts(value: object) -> bool:
    return _is_text(value) or (isinstance(value, list) and all(map(_is_text, value)))


def _is_entered(value: object) -> bool:
    return isinstance(value, bool | int | float) or _are_texts(value)


def _is_query(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value)) and all(map(_are_texts, value.values()))


def _are_options(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) and "value" in one and _is_plain(one) for one in value)


def _is_plain(value: object) -> bool:
    if isinstance(value, list):
        return all(map(_is_plain, value))
    if isinstance(value, dict):
        return all(map(_is_text, value)) and all(map(_is_plain, value.values()))
    return value is None or isinstance(value, bool | int | float) or _is_text(value)


# Property -> whether a value is of its kind; None, an empty field, is of every kind.
KINDS: dict[str, Callable[[object], bool]] = {
    "pathname": _is_path,
    "search": _is_search,
    "hash": _is_text,
    "href": _is_text,
    "n_clicks": _is_count,
    "contents": _are_texts,
    "filename": _are_texts,
    "options": _are_options,
    "value": _is_entered,
}
