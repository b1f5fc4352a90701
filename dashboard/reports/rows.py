"""A row of the store as the frozen dataclass that the rest of the program reads: what is named alike is taken over."""

from __future__ import annotations

from dataclasses import fields
from typing import TypeVar

from dashboard.reports.models import Base

Made = TypeVar("Made")


def as_read(kind: type[Made], row: Base, /, **own: object) -> Made:
    """The row as one of `kind`; fields of its `own` are not taken from the columns but as they are given."""
    return kind(**{one.name: getattr(row, one.name) for one in fields(kind) if one.name not in own} | own)
