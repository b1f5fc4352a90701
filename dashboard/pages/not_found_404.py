"""What an address that leads nowhere shows."""

from __future__ import annotations

from dash import html, register_page

register_page(__name__, title="没有这个页面", packed=True)


def layout(**_query) -> html.Div:
    """Say that the page does not exist and lead back."""
    return html.Div(
        [
            html.H1("没有这个页面", className="panel-title"),
            html.P("地址可能写错了，或页面已经改名。"),
            html.P(html.A("回到总览", href="/", **{"data-carry": ""})),
        ],
        className="panel",
    )
