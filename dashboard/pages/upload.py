"""上传文件: a document dropped in the browser is read as the folder would read it, shown, and put into the folder once confirmed."""

from __future__ import annotations

from dash import Input, Output, State, callback, ctx, dcc, html, register_page

from dashboard import catalog, reports
from dashboard.components.address import href
from dashboard.components.upload import preview_panels
from dashboard.pages._desk import attempted, file_bytes
from dashboard.provenance import SourceError
from dashboard.reports import acting, received
from dashboard.reports.received import LARGEST_MB, NameTaken
from dashboard.reports.words import SECRETS
from dashboard.settings import SETTINGS
from dashboard.views.upload import preview

DROP, PREVIEW, HELD, ANSWER = "upload-drop", "upload-preview", "upload-held", "upload-answer"
CONFIRM, REPLACE = "upload-confirm", "upload-replace"
LIMIT_MB = min(SETTINGS.document_mb, LARGEST_MB)
DROP_WORDS = f"把文件拖到这里，或点这里选择（一份，最大 {LIMIT_MB} MB）"
FORMATS = "可以读取 txt、docx、xlsx、csv、html、pdf；更大的文件请直接放进依据文件夹。"
AFTERWARDS = "先看读出的内容，确认后才入库；入库后标“待核”，核对确认后去掉。"
TOO_LARGE = f"文件超过 {LIMIT_MB} MB 或不是一份文件，未接收"

register_page(__name__, path="/upload", name="上传文件", order=20)


def layout(**_query) -> html.Div:
    """The drop area, or who may use it."""
    may = acting.may_edit()
    reader = None if may else html.P(["上传文件须由编辑登录。", html.A("去登录 ›", href="/login?next=/upload")], className="panel-note")
    drop = dcc.Upload(
        html.Div(DROP_WORDS, className="upload-drop"), id=DROP, max_size=LIMIT_MB * 1024 * 1024, disabled=not may, disable_click=True
    )
    # The label names the field and opens it when it is clicked; the component's own click would open it twice.
    area = html.Label(drop, className="upload-label", hidden=not may, **{"data-limit": str(LIMIT_MB)})
    return html.Div(
        [
            html.Div(html.H1("上传文件", className="page-title"), className="page-head"),
            html.Section(
                [
                    html.P(SECRETS, className="secrets"),
                    reader,
                    area,
                    html.P(FORMATS + AFTERWARDS, className="panel-note"),
                ],
                className="panel upload-panel",
            ),
            html.P(id=ANSWER, className="entrance-message", role="status", **{"data-refused": ""}),
            html.Div(
                [
                    html.Button("确认入库", id=CONFIRM, className="action", hidden=True),
                    html.Button("替换原文件", id=REPLACE, className="action-quiet", hidden=True),
                ],
                className="page-actions",
            ),
            html.Div(id=PREVIEW, className="page"),
            dcc.Store(id=HELD),
        ],
        className="page quality-page upload-page",
    )


@callback(
    Output(PREVIEW, "children"),
    Output(HELD, "data"),
    Output(ANSWER, "children"),
    Output(CONFIRM, "hidden"),
    Output(REPLACE, "hidden"),
    Input(DROP, "contents"),
    State(DROP, "filename"),
    prevent_initial_call=True,
)
def look(contents: str, name: str):
    """Keep what was dropped and show what would be read from it."""
    actor = acting.editor()
    kept, refused = attempted(
        lambda: received.receive(reports.shared(), actor, str(name or ""), file_bytes(contents, TOO_LARGE), SETTINGS.document_mb)
    )
    if refused:
        return [], "", refused, True, True
    seen = preview(kept.file, kept.content)
    return preview_panels(seen), "" if seen.failure else kept.upload_id, "", bool(seen.failure), True


@callback(
    Output(ANSWER, "children", allow_duplicate=True),
    Output(CONFIRM, "hidden", allow_duplicate=True),
    Output(REPLACE, "hidden", allow_duplicate=True),
    Input(CONFIRM, "n_clicks"),
    Input(REPLACE, "n_clicks"),
    State(HELD, "data"),
    prevent_initial_call=True,
)
def keep(_confirmed: int, _replaced: int, held: str):
    """Put the shown document into the folder and lead to what was read from it."""
    actor, replaces = acting.editor(), ctx.triggered_id == REPLACE
    try:
        doc_id = received.put_away(reports.shared(), actor, str(held or ""), SETTINGS.documents, replaces)
    except NameTaken as taken:
        return str(taken), True, False
    except (reports.ReportError, SourceError) as refused:
        return str(refused), False, True
    catalog.shared().refresh()
    return ["已入库，数据标“待核”。", html.A("逐条核对 ›", href=href("/quality", doc=doc_id), className="page-link")], True, True
