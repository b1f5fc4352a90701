"""The form beside 数据质量 in which an editor mends one row; it is always there, hidden where nothing is chosen or nobody may edit."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from dashboard.components.address import sets
from dashboard.reports.editing import KINDS, Wish
from dashboard.views.quality_rows import Chosen

ROW, KNOWN, SAYS, MESSAGE = "quality-row", "quality-known", "quality-says", "quality-message"
INDICATOR, COLUMN, VALUE = "quality-indicator", "quality-column", "quality-value"
PART, ADDED, REASON = "quality-part", "quality-added", "quality-reason"
BUTTONS: dict[str, Wish] = {
    "quality-do-name": Wish.NAME,
    "quality-do-correct": Wish.CORRECT,
    "quality-do-add": Wish.ADD,
    "quality-do-reject": Wish.REJECT,
    "quality-do-withdraw": Wish.WITHDRAW,
}
BUTTON_OF = {wish: button for button, wish in BUTTONS.items()}
OFFERED = "quality-indicators"
KIND_WORDS = "、".join(KINDS)
HINT = f"类别填{KIND_WORDS}之一；完成时限填 2022-06-30 的样子；部门、县区填规范名称；留空为去掉"


def form(chosen: Chosen | None, known: int, may_edit: bool) -> html.Aside:
    """The form of a row; `known` is the newest act on it, so that the second of two editors is shown the first's."""
    shown = chosen or Chosen("", "", "", "", (), (), (), (), False)
    reader = None if may_edit else html.P("登录后，编辑可以在这里更正", className="panel-note")
    fields = [_naming(shown), _correction(shown), _addition(shown), _reason(), _endings(shown)]
    return html.Aside(
        [
            html.Div(
                [html.H2(shown.title, className="panel-title"), html.Button("关闭", className="action-quiet", **sets(row=""))],
                className="origin-head",
            ),
            html.Blockquote(shown.quote, className="mended-quote"),
            html.A("在原文中查看 ›", href=shown.address or "/document", className="page-link", **{"data-carry": ""}),
            html.Div(says(shown), id=SAYS),
            reader,
            html.Div(fields, className="mending", hidden=not may_edit),
            html.P(id=MESSAGE, className="entrance-message", role="status", **{"data-refused": ""}),
            dcc.Store(id=ROW, data=shown.row),
            dcc.Store(id=KNOWN, data=known),
        ],
        className="origin-panel entry-form",
        hidden=chosen is None,
        **{"aria-label": "更正"},
    )


def says(chosen: Chosen) -> list[html.Span]:
    """What the row says now."""
    return [html.Span([html.B(word), value], className="said") for word, value in chosen.says]


def _naming(chosen: Chosen) -> html.Div:
    field = dcc.Input(id=INDICATOR, type="text", list=OFFERED, placeholder="输入或选择指标名称", value="")
    offered = html.Datalist([html.Option(value=name) for name in chosen.indicators], id=OFFERED)
    return html.Div(
        [html.Label(["指标", field], className="entry-label"), offered, _button(Wish.NAME)],
        className="mending-part",
        hidden=not chosen.indicators,
    )


def _correction(chosen: Chosen) -> html.Div:
    return html.Div(
        [
            *_choice("校正哪一项", COLUMN, [word for _, word in chosen.correctable]),
            html.Label(["改为", dcc.Input(id=VALUE, type="text", value="")], className="entry-label"),
            html.P(HINT, className="panel-note"),
            _button(Wish.CORRECT),
        ],
        className="mending-part",
        hidden=not chosen.correctable,
    )


def _addition(chosen: Chosen) -> html.Div:
    return html.Div(
        [
            *_choice("补录原文没有的哪一项", PART, chosen.addable),
            html.Label(["内容", dcc.Input(id=ADDED, type="text", value="")], className="entry-label"),
            _button(Wish.ADD),
        ],
        className="mending-part",
        hidden=not chosen.addable,
    )


def _reason() -> html.Label:
    return html.Label(["说明（不采用时必填）", dcc.Input(id=REASON, type="text", value="")], className="entry-label")


def _endings(chosen: Chosen) -> html.Div:
    return html.Div(
        [_button(Wish.REJECT, hidden=not chosen.rejectable), _button(Wish.WITHDRAW, hidden=not chosen.withdrawable)],
        className="mending-endings",
    )


def _choice(name: str, field: str, offered: Sequence[str]) -> tuple[html.Label, html.Datalist]:
    """A field in which one of a few words is typed or chosen."""
    entry = dcc.Input(id=field, type="text", list=f"{field}-offered", placeholder="、".join(offered), value="")
    options = html.Datalist([html.Option(value=word) for word in offered], id=f"{field}-offered")
    return html.Label([name, entry], className="entry-label"), options


def _button(wish: Wish, hidden: bool = False) -> html.Button:
    return html.Button(str(wish), id=BUTTON_OF[wish], className="action" if wish is not Wish.REJECT else "action-quiet", hidden=hidden)
