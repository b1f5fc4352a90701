"""Reporting by Excel: templates to download, a place to drop a filled one, and what it would write before it is confirmed."""

from __future__ import annotations

from dash import dcc, html

from dashboard.components.address import href
from dashboard.components.frame import framed
from dashboard.components.parts import table
from dashboard.reports.uploads import LARGEST_MB
from dashboard.reports.words import SECRETS
from dashboard.views.view import View

DROP, HELD, ANSWER, SHOWN = "progress-drop", "progress-held", "progress-answer", "progress-preview"
CONFIRM, SURE, SURE_BOX = "progress-confirm", "progress-sure", "progress-sure-box"
TEMPLATE, COUNTY_TABLE = "/progress/template.xlsx", "/progress/county-values.xlsx"
SUMMARY = "用 Excel 填报：下载模板，离线填写后上传"
DROP_WORDS = f"把填好的模板或县区数据表（.xlsx、.csv，最大 {LARGEST_MB} MB）拖到这里，或点这里选择"
VALUES = "县区数据表的第一行为：指标、县区、截至日期、数值，可加单位、说明；也可存成 .csv。"
EMPTY_TABLE = "空白的县区数据表"
NO_TEMPLATE = "没有可以下载的模板：您没有指定的县区或部门，或筛选之外。"
SURE_WORDS = "“请确认”的内容已逐条核对"


def files_panel(city: str, year: str, period: str, members: tuple[str, ...], may: bool) -> html.Section:
    """Templates of `members` and the drop area; hidden for whoever may not report."""
    links = [
        html.A(name, href=href(TEMPLATE, city=city, year=year, period=period, member=name), className="template-link", download="")
        for name in members
    ]
    templates = html.P(["下载模板：", *links]) if links else html.P(NO_TEMPLATE, className="panel-note")
    drop = dcc.Upload(html.Div(DROP_WORDS, className="upload-drop"), id=DROP, max_size=LARGEST_MB * 1024 * 1024, disabled=not may)
    empty = html.A(EMPTY_TABLE, href=href(COUNTY_TABLE, city=city, year=year), className="template-link", download="")
    confirming = [
        html.P(id=ANSWER, className="entrance-message", role="status", **{"data-refused": ""}),
        html.Div(dcc.Checklist(id=SURE, options=[SURE_WORDS], value=[]), id=SURE_BOX, hidden=True),
        html.Button("确认写入", id=CONFIRM, className="action", hidden=True),
    ]
    drop_area = html.Div([html.P(SECRETS, className="secrets"), drop, html.P([VALUES, empty], className="panel-note")])
    return html.Section(
        [html.Details([html.Summary(SUMMARY), templates, drop_area]), html.Div(id=SHOWN), *confirming, dcc.Store(id=HELD)],
        className="panel by-file",
        hidden=not may,
    )


def preview_table(view: View) -> html.Section:
    """What the file would write."""
    return framed(view, html.Div(table(view, kind="ledger"), className="table-scroll"))
