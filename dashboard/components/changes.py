"""The panels of 变化: views in, components out."""

from __future__ import annotations

from dash import html

from dashboard.components.address import sets
from dashboard.components.filter_bar import date_field
from dashboard.components.frame import framed
from dashboard.components.parts import table
from dashboard.views.changes import Changes
from dashboard.views.filters import Field


def panels(changes: Changes) -> list[html.Section | html.Div]:
    """The first day of the comparison, then one list each of steps, targets and tasks."""
    return [_span(changes), *(framed(view, table(view, sortable=True, kind="ledger"), kind="ledger") for view in _views(changes))]


def _views(changes: Changes) -> tuple:
    return changes.steps, changes.targets, changes.tasks


def _span(changes: Changes) -> html.Div:
    since = changes.since.isoformat()
    offered = [
        html.Button(said, className="tick", **sets(since=first), **{"aria-pressed": str(first == since).lower()})
        for said, first in changes.spans
    ]
    return html.Div(
        [date_field(Field("since", "起始日", (since,))), *offered],
        className="choices",
        role="group",
        **{"aria-label": "对比的时间段"},
    )
