"""What a request's query asks for, read as the pages read it."""

from __future__ import annotations

from flask import request

from dashboard.schema import MANY
from dashboard.views.situation import Situation, judged_by


def judged(**fixed: str) -> Situation:
    """The situation that the request's query selects, but for what is `fixed`; unknown names and values are ignored as on a page."""
    query = {name: request.args.getlist(name) if name in MANY else request.args[name] for name in request.args}
    return judged_by(query | fixed, close=True)
