"""What every file on request has: an answer that a browser saves, and what a page's files say of themselves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote

from flask import Response

from dashboard.exports.about import About
from dashboard.settings import CITY_TIME
from dashboard.views.filters import chosen_words
from dashboard.views.pages import PAGES
from dashboard.views.situation import Situation


def about_page(page: str, situated: Situation) -> About:
    """What a page's exports say of themselves."""
    now = datetime.now(CITY_TIME)
    title = f"{situated.chosen.year or ''}年度{PAGES[page][0]}"
    return About(situated.chosen.city, title, situated.as_of.isoformat(), chosen_words(situated), situated.rule_words, now)


def file_answer(body: bytes | Iterable[bytes], kind: str, name: str) -> Response:
    """A file to save under a name, kept by no cache."""
    return Response(
        body, mimetype=kind, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", "Cache-Control": "no-store"}
    )
