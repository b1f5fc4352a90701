"""The panels of 填报: which period, what is due, what was entered; tables that search."""

from __future__ import annotations

from dash import html

from dashboard.components.address import sets
from dashboard.components.frame import framed
from dashboard.components.parts import cell, drawn, page_link, table
from dashboard.reports.words import SECRETS
from dashboard.views.progress import RHYTHM, Round
from dashboard.views.progress_turnout import ALL_IN, COMMAND, NUMERIC
from dashboard.views.view import View

URGE = "催报文字（点一下即全选，可复制）"
OPENS = "打开填报表"
SIGN_IN = "填报和审核须登录后进行；填报人只能填报指定给自己的县区和部门。"


def signed_out(back: str) -> html.Section:
    """What a reader without log-in is told; the log-in leads `back`."""
    return html.Section(
        [
            html.H2("请先登录", className="panel-title"),
            html.P(SIGN_IN),
            html.A("去登录 ›", href=f"/login?next={back}", className="page-link"),
        ],
        className="panel",
    )


def round_bar(turn: Round, reviews: bool) -> html.Section:
    """The period with its closing day, the ways to the periods around it, to the other kinds, to 督办 and, for a reviewer, to 审核."""
    kinds = [
        html.Button(name, className="action-quiet", **sets(**{RHYTHM: name}), **{"aria-pressed": str(chosen).lower()})
        for name, chosen in turn.rhythms
    ]
    around = [html.Button("‹ 上一期", className="action-quiet", **sets(as_of=turn.before))]
    around += [html.Button("下一期 ›", className="action-quiet", **sets(as_of=turn.after))] if turn.after else []
    onward = [*([page_link("审核 ›", "/review")] if reviews else []), page_link("督办 ›", "/supervision")]
    return html.Section(
        [
            html.P([html.B("报送期 "), turn.words], className="round-words"),
            html.Div([*kinds, *around, *onward], className="page-actions"),
            html.P(SECRETS, className="secrets"),
        ],
        className="panel round",
    )


def opening_table(view: View, members: tuple[str, ...], hint: str = OPENS) -> html.Section:
    """A view whose rows open the form, with search over them; grouped by member, in the order of `members`, where the reader wants it.

    `hint` says what a click does. Rows without a member are not grouped.
    """
    if not view.rows:
        return framed(view, table(view))
    spec = {
        "heads": [{"t": word, "n": 0, "c": name} for name, word in view.columns.items()],
        "rows": [[_hinted(cell(row, name), hint) for name in view.columns] for row in view.rows],
        "sortable": 1,
        "caption": view.headline,
        "tools": 1,
        "name": view.id,
        "groups": [_by_member(view, members)] if "member" in view.columns else [],
    }
    return framed(view, drawn(spec, "ledger"))


def turnout_panel(view: View, urging: str, chases: bool) -> html.Section:
    """Who has reported; for those who chase also whom to call and the text to send, which one click selects."""
    if not view.rows:
        return framed(view, html.Div([html.P(view.note), html.Code(COMMAND)], className="empty"))
    columns = tuple(name for name in view.columns if chases or name != "contact")
    text = [html.H3(URGE, className="panel-title"), html.Pre(urging or ALL_IN, className="urging")] if chases else []
    return framed(view, [table(view, numeric=NUMERIC, kind="ledger", shown=columns), *text])


def _by_member(view: View, members: tuple[str, ...]) -> dict:
    shown = [row["member"] for row in view.rows]
    names = sorted(set(shown), key=lambda name: (members.index(name) if name in members else len(members), name))
    return {"t": "按单位", "names": names, "of": [names.index(name) for name in shown]}


def _hinted(one: str | dict, hint: str) -> str | dict:
    return one | {"w": hint} if isinstance(one, dict) and "f" in one else one
