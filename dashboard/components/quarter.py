"""The panels of 季度: views in, components out."""

from __future__ import annotations

from dash import html

from dashboard.components.charts import chart
from dashboard.components.frame import framed
from dashboard.components.parts import table
from dashboard.views.quarter_page import QuarterPage


def panels(page: QuarterPage) -> list[html.Section]:
    """Axis above, planned against done beside the curve, the steps as a table below."""
    return [
        framed(page.axis, chart(page.axis, with_table=False, plain=True), kind="axis"),
        html.Div(
            [framed(view, chart(view, numeric=("planned", "done"), plain=True), kind="half") for view in (page.quarters, page.curve)],
            className="halves",
        ),
        framed(page.steps, table(page.steps, sortable=True, kind="ledger"), kind="ledger"),
    ]
