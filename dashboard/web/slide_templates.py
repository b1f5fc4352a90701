"""An uploaded presentation of the bureau's own, checked before it is kept; and the way back to the program's slides."""

from __future__ import annotations

from flask import request

from dashboard.reports import slide_template
from dashboard.reports.errors import ReportError
from dashboard.reports.people import Account
from dashboard.reports.store import Store

LONGEST_NAME = 200
NO_FILE = "请选择 .pptx 文件"
KEPT, DROPPED = "幻灯片从现在起用“{file}”的母版、版式和字体", "已停用本单位模板，幻灯片恢复为程序自带的版式"


def keep(store: Store, actor: Account) -> str:
    """Keep the request's file and say so. ReportError for none, or for one on which no slides can be made."""
    from dashboard.exports.slides import template

    file = request.files.get("file")
    if file is None or not file.filename:
        raise ReportError(NO_FILE)
    content = file.read()
    try:
        template.check(content, file.filename)
    except template.TemplateError as unfit:
        raise ReportError(str(unfit)) from unfit
    return KEPT.format(file=slide_template.keep(store, actor, file.filename[-LONGEST_NAME:], content).file)


def drop(store: Store, actor: Account) -> str:
    """Take the template away and say so. ReportError where there is none."""
    slide_template.take_away(store, actor)
    return DROPPED
