"""The parts by which 延期 and 调整 are applied for, beside an item's form, and decided on, beside 审核."""

from __future__ import annotations

from dash import dcc, html

from dashboard.components.address import sets
from dashboard.components.parts import table
from dashboard.reports.words import SECRETS
from dashboard.views.extensions import EXTENSION, Applying, OpenExtension

KIND, NOW, REASON, GROUNDS = "extension-kind", "extension-now", "extension-reason", "extension-grounds"
APPLY, SO_FAR, SAID, KINDS_BOX = "extension-apply", "extension-so-far", "extension-said", "extension-kinds-box"
CHOSEN, SHOWN, MESSAGE, DECIDING = "extension-chosen", "extension-shown", "extension-message", "extension-deciding"
APPROVER, DOCUMENT, ANSWER = "extension-approver", "extension-document", "extension-answer"
APPROVE, REFUSE = "extension-approve", "extension-refuse"
SUMMARY = "申请延期或调整"
NOT_HERE = "这一项没有文件写明的时限或目标，不能申请；任务的时限随它的节点和目标。"


def applying_part(applying: Applying | None) -> html.Details:
    """What stands in an item's form: what was applied for so far, and the fields of a new application."""
    kinds = applying.kinds if applying else ()
    choice = dcc.RadioItems(id=KIND, options=list(kinds), value=next(iter(kinds), None), inline=True)
    fields = html.Div(
        [
            html.P(SECRETS, className="secrets"),
            html.Div([html.Span("申请", className="choice-name"), choice], className="form-field", role="group", **{"aria-label": "申请"}),
            _line("新时限（如 2022-12-31）或新目标（只填数字）", NOW),
            html.Label(["申请原因", dcc.Textarea(id=REASON, value="", rows=2)], className="review-reason"),
            _line("依据文件（可不填）", GROUNDS),
            html.Div(html.Button("提出申请", id=APPLY, className="action"), className="mending-endings"),
        ],
        id=KINDS_BOX,
        className="mending",
        hidden=not kinds,
    )
    why_not = html.P((applying.why_not if applying else "") or NOT_HERE, className="panel-note", hidden=bool(kinds))
    message = html.P(id=SAID, className="entrance-message", role="status", **{"data-refused": ""})
    return html.Details([html.Summary(SUMMARY), why_not, fields, message, html.Div(so_far(applying), id=SO_FAR)], className="form-more")


def so_far(applying: Applying | None) -> list:
    """Every application about the item."""
    if applying is None or not applying.so_far.rows:
        return []
    return [html.H3(applying.so_far.headline, className="panel-title"), html.Div(table(applying.so_far), className="table-scroll")]


def deciding_panel(opened: OpenExtension) -> html.Aside:
    """The panel of an application; it is always there, hidden where nothing is chosen."""
    head = html.Div(
        [html.H2("延期和调整", className="panel-title"), html.Button("关闭", className="action-quiet", **sets(**{EXTENSION: ""}))],
        className="origin-head",
    )
    fields = [
        html.P(SECRETS, className="secrets"),
        _line("批准人（批准时必填）", APPROVER),
        _line("依据文件或批示（批准时必填）", DOCUMENT),
        html.Label(["不批准的原因（不批准时必填）", dcc.Textarea(id=ANSWER, value="", rows=2)], className="review-reason"),
        html.Div(
            [
                html.Button("批准", id=APPROVE, className="action"),
                html.Button("不批准", id=REFUSE, className="action-quiet"),
            ],
            className="mending-endings",
        ),
    ]
    return html.Aside(
        [
            head,
            html.Div(shown(opened), id=SHOWN),
            html.Div(fields, id=DECIDING, className="mending", hidden=not opened.decides),
            html.P(id=MESSAGE, className="entrance-message", role="status", **{"data-refused": ""}),
            dcc.Store(id=CHOSEN, data=opened.extension_id),
        ],
        className="origin-panel entry-form progress-form",
        hidden=not opened.extension_id,
        **{"aria-label": "延期和调整"},
    )


def shown(opened: OpenExtension) -> list:
    """What is known of an application."""
    if not opened.extension_id:
        return []
    said = [html.P([html.B(word), value], className="item-says") for word, value in opened.says]
    return [html.H3(opened.title, className="panel-title"), html.Div(said)]


def _line(word: str, field: str) -> html.Label:
    return html.Label([word, dcc.Input(id=field, type="text", value="", autoComplete="off")], className="entry-label")
