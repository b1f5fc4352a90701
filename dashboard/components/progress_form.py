"""The form beside 填报 in which one item is reported; it is always there, hidden where nothing is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from dashboard.components.address import sets
from dashboard.components.attachments import attachment_part
from dashboard.components.extensions import applying_part
from dashboard.components.parts import table
from dashboard.components.special import special_link
from dashboard.reports.forms import FIELDS
from dashboard.reports.validation import LONGEST_TEXT, TEXTS, WORDS, Finding
from dashboard.reports.words import SECRETS, Openness, Severity, Stage, Status
from dashboard.views.attachments import Link
from dashboard.views.extensions import Applying
from dashboard.views.progress import ITEM
from dashboard.views.progress_item import TICKED, OpenItem
from dashboard.views.view import View

KEY, SEEN, MESSAGE, HISTORY = "progress-key", "progress-seen", "progress-message", "progress-history-box"
CONFIRMED, CONFIRMED_BOX = "progress-confirmed", "progress-confirmed-box"
DRAFT, SUBMIT = "progress-draft", "progress-submit"
BUTTONS: dict[str, Stage] = {DRAFT: Stage.DRAFT, SUBMIT: Stage.SUBMITTED}
DAY_HINT = "2022-06-30 的样子"
STATUSES = tuple(str(one) for one in Status if one)
SURE = "以上需确认的内容已核对无误"
NO_CHANGE = "本期无变化（沿用上期数值和完成情况）"


def field_id(field: str) -> str:
    """The id of the input of a field of the form."""
    return f"progress-{field.replace('_', '-')}"


def fault_id(field: str) -> str:
    """The id of the line that says what is wrong with a field."""
    return f"{field_id(field)}-fault"


def form(opened: OpenItem, history: View | None, applying: Applying | None, links: Sequence[Link] = ()) -> html.Aside:
    """The form of an item as it stands, with its attachments and what was and may be applied for."""
    head = html.Div(
        [html.H2(opened.title, className="panel-title"), html.Button("关闭", className="action-quiet", **sets(**{ITEM: ""}))],
        className="origin-head",
    )
    return html.Aside(
        [
            head,
            html.P([html.B(opened.period), f" · {opened.mark}" if opened.mark else "", *_special(opened)]),
            html.P(SECRETS, className="secrets"),
            html.Div([html.P([html.B(word), value], className="item-says") for word, value in opened.says]),
            *_fields(opened),
            html.P(id=MESSAGE, className="entrance-message", role="status", **{"data-refused": ""}),
            html.Div(dcc.Checklist(id=CONFIRMED, options=[SURE], value=[]), id=CONFIRMED_BOX, hidden=True),
            html.Div(
                [
                    html.Button("提交", id=SUBMIT, className="action"),
                    html.Button("存草稿", id=DRAFT, className="action-quiet"),
                ],
                className="mending-endings",
            ),
            attachment_part(links, may=bool(opened.key)),
            applying_part(applying),
            html.Div(history_table(history) if history else [], id=HISTORY),
            dcc.Store(id=KEY, data=opened.key),
            dcc.Store(id=SEEN, data=opened.seen),
        ],
        className="origin-panel entry-form progress-form",
        hidden=not opened.key,
        **{"aria-label": "填报"},
    )


def history_table(view: View) -> list:
    """Everything entered about the item."""
    return [html.H3(view.headline, className="panel-title"), html.Div(table(view), className="table-scroll")]


def faults(findings: tuple[Finding, ...]) -> dict[str, str]:
    """What stands below each field: its findings, questions marked as such."""
    said = {field: [] for field in FIELDS}
    for finding in findings:
        if finding.where in said:
            asked = f"{finding.severity}：" if finding.severity is Severity.ASK else ""
            said[finding.where].append(asked + finding.what)
    return {field: "；".join(sentences) for field, sentences in said.items()}


def elsewhere(findings: tuple[Finding, ...]) -> str:
    """The findings that belong to no field of the form."""
    return "；".join(finding.what for finding in findings if finding.where not in FIELDS)


def _special(opened: OpenItem) -> list:
    return [" · ", special_link(opened.about)] if opened.about else []


def _fields(opened: OpenItem) -> list[html.Div]:
    values = {field: opened.values.get(field, "") for field in FIELDS}
    value_word = opened.value_word or WORDS["value"]
    return [
        _labelled("as_of", WORDS["as_of"], _line("as_of", values, DAY_HINT)),
        _labelled("value", value_word, _line("value", values, "只填数字"), hidden=not opened.takes_value),
        _choice("status", STATUSES, values, hidden=not opened.is_step),
        _labelled("done_on", f"{WORDS['done_on']}（已完成的填）", _line("done_on", values, DAY_HINT), hidden=not opened.is_step),
        _labelled("reason", "受阻原因（受阻的填）", _text("reason", values), hidden=not opened.is_step),
        _tick(opened.may_repeat, values),
        *(_labelled(field, TEXTS[field], _text(field, values)) for field in ("progress", "problems", "next_step", "coordination")),
        _labelled("evidence", "依据链接（可不填）", _line("evidence", values, "https://")),
        *(_labelled(field, TEXTS[field], _line(field, values)) for field in ("leader", "contact")),
        _choice("openness", tuple(map(str, Openness)), values, word="公开范围"),
    ]


def _labelled(field: str, word: str, entry: object, hidden: bool = False) -> html.Div:
    return html.Div([html.Label([word, entry]), _fault(field)], className="form-field", hidden=hidden)


def _choice(field: str, options: tuple[str, ...], values: dict[str, str], hidden: bool = False, word: str = "") -> html.Div:
    word = word or WORDS[field]
    entry = dcc.RadioItems(id=field_id(field), options=list(options), value=values[field] or None, inline=True)
    return html.Div(
        [html.Span(word, className="choice-name"), entry, _fault(field)],
        role="group",
        className="form-field",
        hidden=hidden,
        **{"aria-label": word},
    )


def _tick(may_repeat: bool, values: dict[str, str]) -> html.Div:
    entry = dcc.Checklist(
        id=field_id("no_change"), options=[{"label": NO_CHANGE, "value": TICKED}], value=[values["no_change"]] * bool(values["no_change"])
    )
    return html.Div([entry, _fault("no_change")], className="form-field", hidden=not may_repeat)


def _line(field: str, values: dict[str, str], hint: str = "") -> dcc.Input:
    return dcc.Input(id=field_id(field), type="text", value=values[field], placeholder=hint, autoComplete="off")


def _text(field: str, values: dict[str, str]) -> dcc.Textarea:
    return dcc.Textarea(id=field_id(field), value=values[field], rows=3, maxLength=LONGEST_TEXT)


def _fault(field: str) -> html.P:
    return html.P(id=fault_id(field), className="field-fault", role="alert")
