"""What 上传文件 shows of a document before it counts."""

from __future__ import annotations

from dash import html

from dashboard.components.frame import framed
from dashboard.components.parts import table
from dashboard.views.upload import Preview


def preview_panels(preview: Preview) -> list:
    """What it is and how much was read, the first rows, the problems; for a file that cannot be read, why."""
    if preview.failure:
        return [html.Section([html.H2("不能读取", className="panel-title"), html.P(preview.failure)], className="panel")]
    return [
        html.Section(
            [
                html.H2(f"将读到：{preview.file}", className="panel-title"),
                html.Div([_said(word, value) for word, value in preview.about]),
                html.Div([_said(word, f"{count} 条") for word, count in preview.counts]),
            ],
            className="panel",
            id="upload-about",
        ),
        framed(preview.problems, table(preview.problems, kind="ledger")),
        framed(preview.first, table(preview.first, kind="ledger")),
    ]


def _said(word: str, value: str) -> html.Span:
    return html.Span([html.B(word), value], className="said")
