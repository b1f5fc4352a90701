"""The panel beside 审核 in which one entry is taken on or returned; it is always there, hidden where nothing is chosen."""

from __future__ import annotations

from dash import dcc, html

from dashboard.components.address import sets
from dashboard.components.parts import table
from dashboard.views.progress_review import ENTRY, Reviewed

CHOSEN, TO, SHOWN, REASON, MESSAGE = "review-entry", "review-to", "review-shown", "review-reason", "review-message"
PASS, RETURN = "review-pass", "review-return"
RETURN_WORDS = "退回"


def review_panel(opened: Reviewed) -> html.Aside:
    """The panel of an entry as it stands."""
    head = html.Div(
        [html.H2("审核", className="panel-title"), html.Button("关闭", className="action-quiet", **sets(**{ENTRY: ""}))],
        className="origin-head",
    )
    return html.Aside(
        [
            head,
            html.Div(shown(opened), id=SHOWN),
            html.Label(["退回原因（退回时必填）", dcc.Textarea(id=REASON, value="", rows=2)], className="review-reason"),
            html.P(id=MESSAGE, className="entrance-message", role="status", **{"data-refused": ""}),
            html.Div(
                [
                    html.Button(opened.passes, id=PASS, className="action", hidden=not opened.passes),
                    html.Button(RETURN_WORDS, id=RETURN, className="action-quiet", hidden=not opened.returns),
                ],
                className="mending-endings",
            ),
            dcc.Store(id=CHOSEN, data=opened.entry_id),
            dcc.Store(id=TO, data=str(opened.to or "")),
        ],
        className="origin-panel entry-form progress-form",
        hidden=not opened.entry_id,
        **{"aria-label": "审核"},
    )


def shown(opened: Reviewed) -> list:
    """What it says beside what it corrects, and its way so far."""
    if not opened.entry_id:
        return []
    return [
        html.H3(opened.title, className="panel-title"),
        html.P(opened.about, className="panel-note"),
        html.Div(table(opened.comparison), className="table-scroll"),
        html.H3(opened.moves.headline, className="panel-title"),
        html.Div(table(opened.moves), className="table-scroll"),
    ]
