"""The panel beside 审核 in which one entry is taken on or returned; it is always there, hidden where nothing is chosen."""

from __future__ import annotations

from dash import dcc, html

from dashboard.components.address import sets
from dashboard.components.attachments import attachment_list
from dashboard.components.parts import table
from dashboard.views.progress_review import ENTRY, Reviewed, Ticks
from dashboard.views.view import View

CHOSEN, TO, SHOWN, REASON, MESSAGE = "review-entry", "review-to", "review-shown", "review-reason", "review-message"
PASS, RETURN = "review-pass", "review-return"
RETURN_WORDS = "退回"
PICKED, ALL, RESULTS, TOGETHER_REASON = "review-picked", "review-all", "review-results", "review-together-reason"
PASS_PICKED, RETURN_PICKED, TOGETHER_BOX, TOGETHER_MORE = "review-pass-picked", "review-return-picked", "review-together", "review-more"
TOGETHER = "批量办理：勾选几条，一并通过或退回"
MORE = "列出最早的，另有 {count} 条，办理后接着列出。"


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


def together_panel(ticks: Ticks, may: bool) -> html.Section:
    """The queue with a tick for each, and what is done with the ticked ones; hidden where nothing waits."""
    content = [
        html.P(more_words(ticks), id=TOGETHER_MORE, className="panel-note"),
        html.Div(html.Button("全选", id=ALL, className="action-quiet"), className="page-actions"),
        dcc.Checklist(id=PICKED, options=tick_options(ticks), value=[], className="proposals"),
        html.Label(["退回原因（退回时必填，写给所选各条）", dcc.Textarea(id=TOGETHER_REASON, value="", rows=2)], className="review-reason"),
        html.Div(
            [
                html.Button("通过所选", id=PASS_PICKED, className="action"),
                html.Button("退回所选", id=RETURN_PICKED, className="action-quiet"),
            ],
            className="mending-endings",
        ),
    ]
    details = html.Details([html.Summary(TOGETHER), html.Div(content, className="entry-form")])
    box = html.Div(details, id=TOGETHER_BOX, hidden=not ticks.offered)
    return html.Section([box, html.Div(id=RESULTS, role="status")], className="panel by-file", hidden=not (may and ticks.offered))


def more_words(ticks: Ticks) -> str:
    """How many wait beside those that are listed; "" for none."""
    return MORE.format(count=ticks.more) if ticks.more else ""


def tick_options(ticks: Ticks) -> list[dict]:
    """The ticks as the list offers them."""
    return [{"label": words, "value": value} for value, words in ticks.offered]


def results(view: View) -> list:
    """What became of each."""
    return [html.H2(view.headline, className="panel-title"), html.Div(table(view, kind="ledger"), className="table-scroll")]


def shown(opened: Reviewed) -> list:
    """What it says beside what it corrects, and its way so far."""
    if not opened.entry_id:
        return []
    return [
        html.H3(opened.title, className="panel-title"),
        html.P(opened.about, className="panel-note"),
        html.Div(table(opened.comparison), className="table-scroll"),
        *attachment_list(opened.links),
        html.H3(opened.moves.headline, className="panel-title"),
        html.Div(table(opened.moves), className="table-scroll"),
    ]
