"""The frame around every page."""

from __future__ import annotations

from dash import Dash, dcc, html, page_container


def install(app: Dash) -> None:
    """Give the app its frame."""
    app.layout = html.Div([dcc.Location(id="shell-address", refresh="callback-nav"), html.Main(page_container, id="main")])
