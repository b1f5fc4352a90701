"""A bulletin as a sheet of paper on the page, light under any theme, and what an editor does with it."""

from __future__ import annotations

from dataclasses import replace

from dash import dcc, html

from dashboard.components.address import sets, toggles
from dashboard.components.charts import chart
from dashboard.components.frame import framed
from dashboard.components.parts import table
from dashboard.reports.words import WATERMARK
from dashboard.settings import SETTINGS
from dashboard.views.bulletin_page import ReportPage
from dashboard.views.bulletin_parts import CHARTS, Annex, Bulletin
from dashboard.views.view import View

CHECKED, ISSUE, MESSAGE, ISSUES, QUERY = "report-picked", "report-issue", "report-message", "report-issues", "report-query"
CONFIRMED = "checked"
CONFIRM = "已逐项核对文字、数据和点名单位"
# What a row of a page's table does on a click has no place on paper; its numbers still open their origin.
NOT_ON_PAPER = ("filters", "links")


def actions(page: ReportPage) -> html.Section:
    """Download, members that may be left out, and for editors 定稿."""
    made = page.bulletin
    notes = [html.P(said, className="panel-note") for said in (page.length, page.blanks) if said]
    word = html.A("下载通报（Word）", href="/download/report.docx", download="", className="action report-file", **{"data-carry": ""})
    return html.Section([html.Div([word, _without(made), *_issue(page)], className="report-tools"), *notes], className="panel")


def issues(view: View) -> html.Section | None:
    """What was issued so far, with the files; nothing before the first issue."""
    return framed(view, table(view)) if view.rows else None


def paper(made: Bulletin) -> html.Div:
    """The whole bulletin: its text on an upright sheet, each table on one that lies across, the charts upright."""
    across = [_across(number, annex) for number, annex in enumerate(made.annexes, start=1)]
    charts = [html.Article([*_headed(len(across) + 1, CHARTS), *map(_drawn, made.charts)], className="paper")] if made.charts else []
    return html.Div([_upright(made), *across, *charts], className="papers", **{"data-bs-theme": "light"})


def _upright(made: Bulletin) -> html.Article:
    signed = [html.P(made.issuer), html.P(made.issued_words)]
    return html.Article(
        [
            *([html.P(f"{WATERMARK}，不是真实填报", className="paper-mark")] if SETTINGS.sample else []),
            html.P("（红头、文号由公文系统加盖，此处留白）", className="paper-head"),
            html.H2(made.title, className="paper-title"),
            html.P(f"（{made.number_words}）", className="paper-number"),
            html.P(made.addressees),
            html.P(made.opening, className="paper-text"),
            *(html.P(block.text, className=f"paper-text paper-{block.kind}") for block in made.body),
            html.Div(
                [html.P(f"{'附件：' * (number == 1)}{number}．{name}") for number, name in enumerate(made.annex_names, start=1)],
                className="paper-annexes",
            ),
            html.Div(signed, className="paper-signed"),
            html.P(f"（{made.contact}）", className="paper-text"),
            html.P(made.copies, className="paper-copies"),
        ],
        className="paper",
        **{"aria-label": "通报预览"},
    )


def _across(number: int, annex: Annex) -> html.Article:
    view = annex.view
    rows = tuple({name: value for name, value in row.items() if name not in NOT_ON_PAPER} for row in view.rows)
    said = "；".join(part for part in (view.headline, view.subtitle, view.as_of, view.rule) if part)
    return html.Article(
        [*_headed(number, annex.name), html.P(said, className="paper-note"), table(replace(view, rows=rows))],
        className="paper paper-across",
    )


def _headed(number: int, name: str) -> list:
    return [html.P(f"附件{number}", className="paper-heading"), html.H3(name, className="paper-title")]


def _drawn(view: View) -> html.Div:
    return html.Div([html.P(view.headline, className="paper-caption"), chart(view, with_table=False, plain=True)], className="paper-chart")


def _without(made: Bulletin) -> html.Details:
    """Every member that the bulletin names, to leave out or to name again."""
    said = f"{len(made.without)} 个" if made.without else "无"
    ticks = [
        html.Button(name, className="tick", **toggles(without=name), **{"aria-pressed": str(name in made.without).lower()})
        for name in made.members
    ]
    nobody = html.Button("全部点名", className="tick", **sets(without=""), **{"aria-pressed": str(not made.without).lower()})
    return html.Details(
        [html.Summary(["不点名单位", html.B(said)]), html.Div([nobody, *ticks], className="ticks")],
        className="filter-field filter-list report-without",
        open=bool(made.without),
    )


def _issue(page: ReportPage) -> list:
    """Always there, so that its callback finds it; hidden from whoever may not issue."""
    made = page.bulletin
    words = f"定稿后编为{page.issues_as}，公开范围“{made.openness}”，文字和数据不再改动。"
    return [
        html.Details(
            [
                html.Summary("定稿…", className="page-link"),
                html.P(words, className="panel-note"),
                dcc.Checklist(id=CHECKED, options=[{"label": CONFIRM, "value": CONFIRMED}], value=[]),
                html.Button(f"定稿为{page.issues_as}", id=ISSUE, className="action"),
            ],
            className="report-issue",
            hidden=not page.issues_as,
        ),
        html.P(id=MESSAGE, className="entrance-message", role="status", **{"data-refused": ""}),
    ]
