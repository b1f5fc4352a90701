"""What a request's query asks for, read as the pages read it."""

from __future__ import annotations

from collections.abc import Mapping

from flask import request

from dashboard.schema import MANY, Selection
from dashboard.views.situation import Situation, situation


def judged(**fixed: str) -> Situation:
    """The situation that the request's query selects, but for what is `fixed`; unknown names and values are ignored as on a page."""
    query = {name: request.args.getlist(name) if name in MANY else request.args[name] for name in request.args}
    return situation(Selection.from_query(query | fixed), close=True)


def judged_by(query: Mapping[str, str]) -> Situation:
    """The situation that a query selects, several values of a parameter joined by commas as in an address."""
    return situation(Selection.from_query(dict(query)), close=True)
