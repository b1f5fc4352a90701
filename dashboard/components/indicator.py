"""The panels of 指标: views in, components out."""

from __future__ import annotations

from dash import html

from dashboard.components.address import sets
from dashboard.components.cards import bullets
from dashboard.components.charts import chart
from dashboard.components.frame import framed
from dashboard.components.parts import table
from dashboard.views.indicator_page import IndicatorPage, Sheet

NUMERIC = ("target", "actual", "share", "expected", "gap")


def panels(page: IndicatorPage) -> list:
    """The chosen indicator first, then all targets, then what has no target."""
    return [
        *(_sheet(page.sheet) if page.sheet else []),
        framed(page.targets, table(page.targets, numeric=NUMERIC, sortable=True, kind="ledger")),
        framed(page.measured, table(page.measured, numeric=("value", "change"), sortable=True, kind="ledger")),
    ]


def _sheet(sheet: Sheet) -> list:
    back = html.Button("全部指标", className="page-link", **sets(indicator=""))
    return [
        framed(sheet.targets, bullets(sheet.targets), actions=back),
        html.Div(
            [
                framed(sheet.trend, chart(sheet.trend, with_table=False), kind="half"),
                framed(sheet.history, table(sheet.history, sortable=True)),
            ],
            className="halves",
        ),
    ]
