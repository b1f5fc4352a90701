"""What the pages that write share: the words of an address, the file behind a drop area, and an act carried out or refused in words."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from dashboard.reports import ReportError
from dashboard.views.filters import Filters

NO_FILE = "文件过大或不是一份文件，未接收"
Made = TypeVar("Made")


def attempted(act: Callable[[], Made], apart: tuple[type[ReportError], ...] = ()) -> tuple[Made | None, str]:
    """What an act of the store gives and ""; None and the reason where a rule of reporting refuses it, nothing written then.

    Refusals of a kind in `apart` are the caller's own to answer.
    """
    try:
        return act(), ""
    except apart:
        raise
    except ReportError as refused:
        return None, str(refused)


def word_of(query: dict, name: str) -> str:
    """A parameter of the query that takes one value; "" where it is not given."""
    said = query.get(name) or ""
    return str(said[0] if isinstance(said, list) else said)


def file_bytes(contents: str, refusal: str = NO_FILE) -> bytes:
    """The file behind the `data:…;base64,…` of a drop area; ReportError with `refusal` for anything else."""
    try:
        return base64.b64decode(str(contents or "").partition(",")[2], validate=True)
    except (binascii.Error, ValueError) as broken:
        raise ReportError(refusal) from broken


def without_quarter(bar: Filters) -> Filters:
    """The filters of a page that no quarter narrows."""
    return replace(bar, several=tuple(field for field in bar.several if field.parameter != "quarter"))
