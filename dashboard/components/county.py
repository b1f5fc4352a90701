"""The panels of 县区: views in, components out."""

from __future__ import annotations

from dash import html

from dashboard.components.address import sets
from dashboard.components.frame import framed
from dashboard.components.overview import counties
from dashboard.components.parts import table
from dashboard.views.county_page import CountyPage


def panels(page: CountyPage, map_note: str) -> list:
    """Map beside the pilot ladder, values of one indicator where there are any, then everything that names a county."""
    return [
        html.Div([counties(page.map, map_note), framed(page.ladder, table(page.ladder, kind="ladder"))], className="halves"),
        _values(page) if page.values else None,
        framed(
            page.sheet,
            [table(page.sheet, sortable=True, kind="ledger"), html.P(page.silent, className="panel-note") if page.silent else None],
        ),
    ]


def _values(page: CountyPage) -> html.Section:
    """The values of the chosen indicator, and the others to choose."""
    offered = [
        html.Button(name, className="tick", **sets(indicator=indicator), **{"aria-pressed": str(name in page.values.headline).lower()})
        for indicator, name in page.offered
    ]
    choices = html.Div(offered, className="choices") if len(offered) > 1 else None
    return framed(page.values, [choices, table(page.values, numeric=("actual", "target"))])
