"""Attachments: the list of them wherever a report is shown, and the part of the form in which they are added and removed."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html

from dashboard.components.special import openness_choice
from dashboard.reports.attachment_kinds import OFFERED
from dashboard.reports.words import SECRETS
from dashboard.settings import SETTINGS
from dashboard.views.attachments import Link

DROP, OPENNESS, SAID, LISTED = "attachment-drop", "attachment-openness", "attachment-said", "attachment-listed"
PICKED, REMOVE, REMOVE_BOX = "attachment-picked", "attachment-remove", "attachment-remove-box"
SUMMARY = "附件（可不加）"
DROP_WORDS = f"把附件（{OFFERED}，最大 {SETTINGS.attachment_mb} MB）拖到这里，或点这里选择"
FIRST = "先存草稿或提交，再添加附件；审核后不能再加。"


def attachment_list(links: Sequence[Link]) -> list:
    """What is attached, each name a link that saves the file."""
    if not links:
        return []
    rows = [html.Li([html.A(one.name, href=one.address, download="", className="page-link"), " ", html.Span(one.about)]) for one in links]
    return [html.P([html.B("附件"), f"{len(links)} 个"], className="item-says"), html.Ul(rows, className="attached")]


def attachment_part(links: Sequence[Link], may: bool) -> html.Details:
    """What stands in an item's form: the attachments so far, a drop area with its openness, and removal."""
    drop = dcc.Upload(
        html.Div(DROP_WORDS, className="upload-drop"),
        id=DROP,
        max_size=SETTINGS.attachment_mb * 1024 * 1024,
        disabled=not may,
        disable_click=True,
    )
    adding = [
        html.P(SECRETS, className="secrets"),
        html.P(FIRST, className="panel-note"),
        openness_choice(OPENNESS, "附件公开范围"),
        html.Label(drop, className="upload-label", **{"data-limit": str(SETTINGS.attachment_mb)}),
    ]
    offered = removable(links)
    removing = [
        dcc.Checklist(id=PICKED, options=offered, value=[], className="proposals"),
        html.Button("删除所选附件", id=REMOVE, className="action-quiet"),
    ]
    message = html.P(id=SAID, className="entrance-message", role="status", **{"data-refused": ""})
    return html.Details(
        [
            html.Summary(SUMMARY),
            html.Div(adding, className="mending"),
            message,
            html.Div(attachment_list(links), id=LISTED),
            html.Div(removing, id=REMOVE_BOX, hidden=not offered),
        ],
        className="form-more",
        open=bool(links),
    )


def removable(links: Sequence[Link]) -> list[dict]:
    """A tick for each attachment that this reader may remove."""
    return [{"label": one.name, "value": one.attachment_id} for one in links if one.removable]
