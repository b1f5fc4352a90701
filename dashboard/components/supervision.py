"""The panels of 督办: which flow, its funnel, its list, what editors open by hand, by rule or from a table, and one item's panel."""

from __future__ import annotations

from dash import dcc, html

from dashboard.components.address import sets
from dashboard.components.frame import framed
from dashboard.components.parts import empty, page_link, table
from dashboard.components.progress import opening_table
from dashboard.components.special import special_link
from dashboard.reports.events import HEADINGS
from dashboard.reports.flows import FLOWS, SUPERVISION, Flow
from dashboard.reports.supervision import Late
from dashboard.reports.uploads import LARGEST_MB
from dashboard.reports.words import SECRETS, Openness
from dashboard.views.supervision import CASE, FLOW, proposal_words
from dashboard.views.supervision_case import OpenCase
from dashboard.views.view import View

CHOSEN, SHOWN, MESSAGE = "supervision-case", "supervision-shown", "supervision-message"
STEP, NOTE, DO, STEP_BOX = "supervision-step", "supervision-note", "supervision-do", "supervision-step-box"
OPEN, OPEN_MESSAGE = "supervision-open", "supervision-open-message"
PICKED, PICK, PICK_MESSAGE = "supervision-picked", "supervision-pick", "supervision-pick-message"
PICK_BOX, PICK_SUMMARY = "supervision-pick-box", "supervision-pick-summary"
DROP, DROP_MESSAGE, FAULTS, TAKE = "supervision-drop", "supervision-drop-message", "supervision-faults-box", "supervision-take"
# The fields of the form by which an item is opened by hand.
FIELDS: dict[str, tuple[str, str]] = {
    "title": ("事项名称", ""),
    "source": ("来源", "会议、文件、批示或热线"),
    "department": ("责任单位", "部门的规范全称"),
    "county": ("县区", "没有可不填"),
    "due": ("完成时限", "2022-06-30 的样子"),
}
OPENNESS = "openness"
NOTHING_YET = "登记后在这里按环节列出件数和停留天数"
EMPTY_ADVICE = {
    "supervision": "可在下面按规则立项，也可登记一件。",
    "events": "可在下面登记一件，也可从表格导入。",
    "": "未登录时只显示公开范围为“可上屏”的事项；登记由编辑办理。",
}
DROP_WORDS = f"把事件表（.csv、.xlsx，最大 {LARGEST_MB} MB）拖到这里，或点这里选择"
TABLE_WORDS = f"第一行为表头：{'、'.join(HEADINGS)}；只有“事件”必须有。"


def field_id(field: str) -> str:
    """The id of the input of a field of the form."""
    return f"supervision-{field}"


def flow_bar(chosen: Flow, signed_in: bool) -> html.Section:
    """The two flows, their ways, and for a reader without log-in the way to it."""
    kinds = [
        html.Button(flow.title, className="action-quiet", **sets(**{FLOW: flow.title}), **{"aria-pressed": str(flow is chosen).lower()})
        for flow in FLOWS.values()
    ]
    login = [] if signed_in else [html.A("登录后办理 ›", href="/login?next=/supervision", className="page-link")]
    way = html.P(" → ".join(chosen.states), className="panel-note")
    return html.Section(
        [html.Div([*kinds, page_link("填报 ›", "/progress"), *login], className="page-actions"), way], className="panel round"
    )


def funnel(view: View, edited: str) -> html.Section:
    """One bar a stage; where nothing was opened yet, what to do: `edited` is the flow's name for an editor, "" for other readers."""
    if not any(int(row["reached"]) for row in view.rows):
        return framed(view, empty(NOTHING_YET, EMPTY_ADVICE[edited]))
    return framed(view, html.Ul([_stage(row) for row in view.rows], className="funnel"))


def case_list(view: View, members: tuple[str, ...]) -> html.Section:
    """The items, searched and grouped by unit; a click opens one."""
    return opening_table(view, members, "查看办理过程")


def editor_panels(flow: Flow, proposals: tuple[Late, ...], names: tuple[str, ...], counties: tuple[str, ...], may: bool) -> html.Div:
    """Opening by rule, by hand and from a table; hidden for whoever may not, and each where it belongs."""
    by_rule = html.Section(
        [
            html.Details([html.Summary(pick_words(proposals), id=PICK_SUMMARY), html.Div(pick_list(proposals), id=PICK_BOX)]),
            html.P(id=PICK_MESSAGE, className="entrance-message", role="status", **{"data-refused": ""}),
        ],
        className="panel by-file",
        hidden=flow is not SUPERVISION,
    )
    from_table = html.Section(
        [html.Details([html.Summary("从表格导入事件"), *_import(may)])], className="panel by-file", hidden=flow is SUPERVISION
    )
    return html.Div([by_rule, _by_hand(flow, names, counties), from_table], className="page", hidden=not may)


def pick_list(proposals: tuple[Late, ...]) -> list:
    """The proposals, each with a tick, and the button that opens the ticked ones."""
    options = [{"label": proposal_words(one), "value": one.subject_id} for one in proposals]
    return [
        html.P("没有逾期、应报未报或滞后而未立项的事项。", className="panel-note", hidden=bool(options)),
        dcc.Checklist(id=PICKED, options=options, value=[], className="proposals"),
        html.Button("立项所选", id=PICK, className="action", hidden=not options),
    ]


def case_panel(opened: OpenCase) -> html.Aside:
    """The panel of an item; it is always there, hidden where nothing is chosen."""
    head = html.Div(
        [html.H2("办理", className="panel-title"), html.Button("关闭", className="action-quiet", **sets(**{CASE: ""}))],
        className="origin-head",
    )
    step = dcc.RadioItems(id=STEP, options=step_options(opened), value=None, inline=True)
    return html.Aside(
        [
            head,
            html.Div(shown(opened), id=SHOWN),
            html.Div(
                [
                    html.P(SECRETS, className="secrets"),
                    html.Div(
                        [html.Span("下一步", className="choice-name"), step],
                        className="form-field",
                        role="group",
                        **{"aria-label": "下一步"},
                    ),
                    html.Label(["情况", dcc.Textarea(id=NOTE, value="", rows=3)], className="review-reason"),
                    html.Div(html.Button("确定", id=DO, className="action"), className="mending-endings"),
                ],
                id=STEP_BOX,
                className="mending",
                hidden=not opened.steps,
            ),
            html.P(id=MESSAGE, className="entrance-message", role="status", **{"data-refused": ""}),
            dcc.Store(id=CHOSEN, data=opened.case_id),
        ],
        className="origin-panel entry-form progress-form",
        hidden=not opened.case_id,
        **{"aria-label": "办理"},
    )


def shown(opened: OpenCase) -> list:
    """What is known of an item and every move so far."""
    if not opened.case_id:
        return []
    return [
        html.H3(opened.title, className="panel-title"),
        html.Div([html.P([html.B(word), value], className="item-says") for word, value in opened.says]),
        html.H3(opened.moves.headline, className="panel-title"),
        html.Div(table(opened.moves), className="table-scroll"),
        *([special_link(f"cases:{opened.case_id}")] if opened.presents else []),
    ]


def step_options(opened: OpenCase) -> list[dict]:
    """What may be done next."""
    return [{"label": words, "value": action} for action, words in opened.steps]


def faults_table(view: View) -> html.Section:
    """What the table would bring in."""
    return framed(view, html.Div(table(view, kind="ledger"), className="table-scroll"))


def _stage(row: dict) -> html.Li:
    bar = html.Span(html.Span(style={"width": f"{row['share']:.1f}%"}), className="funnel-bar", **{"aria-hidden": "true"})
    return html.Li(
        [
            html.Span(row["stage"], className="funnel-stage"),
            bar,
            html.Span(["到过 ", html.B(row["reached"])]),
            html.Span(["现有 ", html.B(row["now"])]),
            html.Span(f"停留最久 {row['longest']}", className="funnel-longest"),
        ]
    )


def pick_words(proposals: tuple[Late, ...]) -> str:
    """How many the rule proposes."""
    return f"按规则立项：{len(proposals)} 项逾期、应报未报或滞后，尚未督办"


def _by_hand(flow: Flow, names: tuple[str, ...], counties: tuple[str, ...]) -> html.Section:
    offered = {"department": names, "county": counties}
    lists = [html.Datalist([html.Option(value=name) for name in offered[field]], id=f"{field_id(field)}-names") for field in offered]
    openness = dcc.RadioItems(id=field_id(OPENNESS), options=[str(one) for one in Openness], value=str(Openness.INTERNAL), inline=True)
    choice = html.Div(
        [html.Span("公开范围", className="choice-name"), openness], className="form-field", role="group", **{"aria-label": "公开范围"}
    )
    form = html.Div(
        [
            html.P(SECRETS, className="secrets"),
            *(html.Label([word, _line(field, hint, field in offered)]) for field, (word, hint) in FIELDS.items()),
            *lists,
            choice,
            html.Div(html.Button("登记", id=OPEN, className="action"), className="mending-endings"),
        ],
        className="entry-form case-form",
    )
    message = html.P(id=OPEN_MESSAGE, className="entrance-message", role="status", **{"data-refused": ""})
    return html.Section([html.Details([html.Summary(f"登记一件{flow.title}"), form]), message], className="panel by-file")


def _line(field: str, hint: str, offered: bool) -> dcc.Input:
    names = {"list": f"{field_id(field)}-names"} if offered else {}
    return dcc.Input(id=field_id(field), type="text", value="", placeholder=hint, autoComplete="off", **names)


def _import(may: bool) -> list:
    drop = dcc.Upload(
        html.Div(DROP_WORDS, className="upload-drop"), id=DROP, max_size=LARGEST_MB * 1024 * 1024, disabled=not may, disable_click=True
    )
    return [
        html.P(SECRETS, className="secrets"),
        html.Label(drop, className="upload-label", **{"data-limit": str(LARGEST_MB)}),
        html.P(TABLE_WORDS, className="panel-note"),
        html.Div(id=FAULTS),
        html.P(id=DROP_MESSAGE, className="entrance-message", role="status", **{"data-refused": ""}),
        html.Button("确认登记", id=TAKE, className="action", hidden=True),
    ]
