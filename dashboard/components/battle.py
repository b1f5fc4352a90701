"""The sheet of 挂图作战: a view in, a matrix to hang on a wall out."""

from __future__ import annotations

from dash import html

from dashboard.components.frame import framed
from dashboard.components.matrix import matrix
from dashboard.components.parts import empty
from dashboard.views.view import View


def sheet(view: View) -> html.Section:
    """The whole matrix with the rule below its headline, and the button that prints it."""
    button = html.Button("打印（A3 横向）", className="print-button", **{"data-print": ""})
    content = [html.P(view.rule, className="panel-note"), matrix(view, "matrix battle") if view.rows else empty(view.note)]
    return framed(view, content, actions=button if view.rows else None)
