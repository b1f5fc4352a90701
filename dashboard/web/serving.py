"""Run a WSGI application under waitress, on Linux and Windows alike, until it is told to stop."""

from __future__ import annotations

import signal
import socket
import sys
from types import FrameType

from flask import Flask
from waitress.server import create_server

EVERYWHERE = {"0.0.0.0", "::", ""}
TAKEN = "端口 {port} 已被占用：请先停止占用它的程序，或换一个端口，例如 python app.py --port {other}"
REFUSED = "无法在 {host}:{port} 上监听：{reason}"
STARTED = "城市大脑一屏总览已启动：http://{host}:{port}/ （按 Ctrl-C 停止）"
STOPPED = "已停止"


def serve(server: Flask, host: str, port: int, threads: int) -> int:
    """Serve on host and port until Ctrl-C or SIGTERM; gives 0, or 1 where the address cannot be had."""
    if _is_taken(host, port):
        return _refuse(TAKEN.format(port=port, other=port + 1))
    try:
        running = create_server(server, host=host, port=port, threads=threads, ident=None)
    except (OSError, OverflowError, ValueError) as reason:
        return _refuse(REFUSED.format(host=host, port=port, reason=reason))
    signal.signal(signal.SIGTERM, _stop)
    print(STARTED.format(host=_reachable(host), port=port), flush=True)
    # waitress ends its run, and the requests under way, on either signal.
    running.run()
    running.close()
    print(STOPPED, flush=True)
    return 0


def _is_taken(host: str, port: int) -> bool:
    """Whether somebody answers there; Windows would let two programs listen on one port."""
    try:
        with socket.create_connection((_reachable(host), port), timeout=1):
            return True
    except (OSError, OverflowError):
        return False


def _reachable(host: str) -> str:
    return "127.0.0.1" if host in EVERYWHERE else host


def _refuse(message: str) -> int:
    print(message, file=sys.stderr, flush=True)
    return 1


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
