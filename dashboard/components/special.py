"""The panels of 特别呈报: the list, what an editor puts forward, and one item with its 批示."""

from __future__ import annotations

from dash import dcc, html

from dashboard.components.address import sets
from dashboard.components.parts import page_link
from dashboard.components.progress import opening_table
from dashboard.reports.words import SECRETS, Openness
from dashboard.views.special import ABOUT, NO_SUBJECT, OPENED, OpenSpecial, Subject
from dashboard.views.supervision import CASE
from dashboard.views.view import View

PATH = "/special"
TITLE, NOTE, OPENNESS, PRESENT, PRESENTED = "special-title", "special-note", "special-openness", "special-present", "special-presented"
SUBJECT, CHOSEN, SHOWN, MESSAGE = "special-subject", "special-chosen", "special-shown", "special-message"
WORDS, LEADER, DAY, ANSWER_OPENNESS = "special-words", "special-leader", "special-day", "special-answer-openness"
ANSWER, ANSWER_BOX, WITHDRAW = "special-answer", "special-answer-box", "special-withdraw"
FORM_WORDS, LOGIN = "呈报一件", "登录后办理 ›"
PRESENT_WORDS = "特别呈报 ›"


def special_link(about: str) -> html.A:
    """What leads an editor from an item (`milestones:M1`, `cases:12`) to putting it before the leadership."""
    return page_link(PRESENT_WORDS, PATH, **{ABOUT: about})


def ways(signed_in: bool) -> html.Div:
    """The ways to the pages around, and for a reader without log-in the way to it."""
    login = [] if signed_in else [html.A(LOGIN, href=f"/login?next={PATH}", className="page-link")]
    return html.Div([page_link("督办 ›", "/supervision"), page_link("填报 ›", "/progress"), *login], className="page-actions")


def special_list(view: View) -> html.Section:
    """The items; a click opens one."""
    return opening_table(view, (), "查看说明和批示")


def presenting(subject: Subject, asked: str, may: bool) -> html.Section:
    """The form in which an editor puts an item forward; open where the address names one. Hidden for whoever may not."""
    unknown = html.P(NO_SUBJECT, className="entrance-message", role="status", hidden=not asked or bool(subject.title))
    form = html.Div(
        [
            html.P(SECRETS, className="secrets"),
            html.Label(["事项", dcc.Input(id=TITLE, type="text", value=subject.title, autoComplete="off")]),
            html.Label(["呈报说明", dcc.Textarea(id=NOTE, value="", rows=3)], className="review-reason"),
            openness_choice(OPENNESS),
            html.Div(html.Button("呈报", id=PRESENT, className="action"), className="mending-endings"),
        ],
        className="entry-form case-form",
    )
    message = html.P(id=PRESENTED, className="entrance-message", role="status", **{"data-refused": ""})
    details = html.Details([html.Summary(FORM_WORDS), unknown, form], open=bool(asked))
    held = dcc.Store(id=SUBJECT, data=f"{subject.table}:{subject.row_id}" if subject.title else "")
    return html.Section([details, message, held], className="panel by-file", hidden=not may)


def special_panel(opened: OpenSpecial) -> html.Aside:
    """The panel of an item; it is always there, hidden where nothing is chosen."""
    head = html.Div(
        [html.H2("特别呈报", className="panel-title"), html.Button("关闭", className="action-quiet", **sets(**{OPENED: ""}))],
        className="origin-head",
    )
    return html.Aside(
        [
            head,
            html.Div(shown(opened), id=SHOWN),
            _answering(opened),
            html.Div(html.Button("撤下", id=WITHDRAW, className="action-quiet", hidden=not opened.withdraws), className="mending-endings"),
            html.P(id=MESSAGE, className="entrance-message", role="status", **{"data-refused": ""}),
            dcc.Store(id=CHOSEN, data=opened.special_id),
        ],
        className="origin-panel entry-form progress-form",
        hidden=not opened.special_id,
        **{"aria-label": "特别呈报"},
    )


def shown(opened: OpenSpecial) -> list:
    """What is known of an item, and the way to its row."""
    if not opened.special_id:
        return []
    said = [html.P([html.B(word), value], className="item-says") for word, value in opened.says]
    return [html.H3(opened.title, className="panel-title"), html.Div(said), *_way(*opened.way)]


def openness_choice(field: str, word: str = "公开范围") -> html.Div:
    """The three openings, 内部 unless another is chosen."""
    choice = dcc.RadioItems(id=field, options=[str(one) for one in Openness], value=str(Openness.INTERNAL), inline=True)
    return html.Div([html.Span(word, className="choice-name"), choice], className="form-field", role="group", **{"aria-label": word})


def _answering(opened: OpenSpecial) -> html.Div:
    fields = [
        html.P(SECRETS, className="secrets"),
        html.Label(["批示内容", dcc.Textarea(id=WORDS, value="", rows=3)], className="review-reason"),
        html.Label(["批示人", dcc.Input(id=LEADER, type="text", value="", autoComplete="off")], className="entry-label"),
        html.Label(
            ["批示日期", dcc.Input(id=DAY, type="text", value="", placeholder="2022-06-30 的样子，空为今天", autoComplete="off")],
            className="entry-label",
        ),
        openness_choice(ANSWER_OPENNESS, "批示公开范围"),
        html.Div(html.Button("记录批示", id=ANSWER, className="action"), className="mending-endings"),
    ]
    return html.Div(fields, id=ANSWER_BOX, className="mending", hidden=not opened.answers)


def _way(kind: str, row: str) -> list:
    if kind == "case":
        return [page_link("查看办理过程 ›", "/supervision", **{CASE: row})]
    return [html.Button("查看依据原句", className="action-quiet", **{"data-origin": row})] if kind == "origin" else []
