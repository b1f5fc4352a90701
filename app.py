"""Create the Dash app, give it its frame and headers, and serve it: `python app.py`; WSGI servers take `server`."""

from __future__ import annotations

import argparse
import gc
import sys

# What a start makes is there to stay. Looking through all of it for garbage, again and again, took a sixth of the start.
gc.disable()

# ruff: noqa: E402
from dash import Dash
from dash.exceptions import DependencyException

from dashboard import catalog, reports, shell, web
from dashboard.reports.errors import StoreError
from dashboard.reports.overlay import StoreOverlay
from dashboard.settings import ROOT, SAMPLE_ARGUMENT, SETTINGS, SettingError, whole
from dashboard.web import ahead, bundle, errors, request_log
from dashboard.web.serving import serve

app = Dash(
    __name__,
    title=shell.PRODUCT,
    update_title=None,
    use_pages=True,
    pages_folder="dashboard/pages",
    # A test holds every callback to ids that exist; Dash's own check would draw each page at the first request and send all of them
    # with every document.
    suppress_callback_exceptions=True,
    # What assets/ holds is bundled below: one style sheet, one script.
    assets_ignore=r".*",
    meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
)
server = app.server
server.register_error_handler(DependencyException, errors.unknown)
shell.install(app, *bundle.install(server, ROOT / "assets", shell.APART))
try:
    web.install(server, app.csp_hashes, app.callback_map)
    catalog.shared().over(StoreOverlay(reports.shared()))
except StoreError as refused:
    sys.exit(str(refused))
gc.freeze()
gc.enable()


def main(arguments: list[str]) -> int:
    """Serve until interrupted; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python app.py", description="启动城市大脑一屏总览", add_help=False)
    parser.add_argument("--host", default=SETTINGS.host, help=f"监听地址（默认 {SETTINGS.host}）")
    parser.add_argument("--port", default=str(SETTINGS.port), help=f"监听端口（默认 {SETTINGS.port}）")
    parser.add_argument("--public", action="store_true", default=SETTINGS.public, help="不登录也可查看（只看可上屏的内容）")
    parser.add_argument(SAMPLE_ARGUMENT, action="store_true", help="载入示例填报（另存一库，页面和导出加水印），不影响真实填报")
    parser.add_argument("-h", "--help", action="help", help="显示本说明")
    chosen = parser.parse_args(arguments)
    try:
        port = whole("--port", chosen.port, 1, 65535)
    except SettingError as refused:
        parser.exit(2, f"{refused}\n")
    server.config["PUBLIC"] = chosen.public
    request_log.begin(SETTINGS.log_level)
    ahead.begin(server)
    return serve(server, chosen.host, port, SETTINGS.threads)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
