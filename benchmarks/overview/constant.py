"""A Dash application on the program's own server whose one callback returns a constant of a given size: `python -m … FILE`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dash import Dash, Input, Output, dcc, html

from dashboard.web import compression
from dashboard.web.guard import LARGEST_REQUEST
from dashboard.web.serving import serve

CONTENT = Path(sys.argv[1]).read_text(encoding="utf-8")

app = Dash(__name__, update_title=None)
compression.install(app.server)
app.server.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
app.layout = html.Div(
    [dcc.Location(id="_pages_location"), html.Div(id="_pages_content"), dcc.Store(id="_pages_store")],
)


@app.callback(
    Output("_pages_content", "children"),
    Output("_pages_store", "data"),
    Input("_pages_location", "pathname"),
    Input("_pages_location", "search"),
)
def show(_pathname: str, _search: str) -> tuple[str, dict]:
    """The constant, whatever is asked."""
    return CONTENT, {"title": ""}


if __name__ == "__main__":
    sys.exit(serve(app.server, "127.0.0.1", int(os.environ["PORT"]), 8))
