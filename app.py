"""Create the Dash app, give it its frame and headers, and serve it: `python app.py`; WSGI servers take `server`."""

from __future__ import annotations

from dash import Dash

from dashboard import shell

app = Dash(__name__, title="城市大脑一屏总览", update_title=None, use_pages=True, pages_folder="dashboard/pages")
shell.install(app)
server = app.server

if __name__ == "__main__":
    from waitress import serve

    serve(server, listen="127.0.0.1:8050")
