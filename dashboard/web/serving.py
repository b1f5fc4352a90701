"""Run a WSGI application under waitress, on Linux and Windows alike, until it is told to stop."""

from __future__ import annotations

import errno
import signal
import socket
import sys
from types import FrameType

from flask import Flask
from waitress.server import create_server

EVERYWHERE = {"0.0.0.0", "::"}
TAKEN = "端口 {port} 已被占用：请先停止占用它的程序，或换一个端口，例如 python app.py --port {other}"
REFUSED = "无法在 {host}:{port} 上监听：{reason}"
STARTED = "城市大脑一屏总览已启动：http://{host}:{port}/ （按 Ctrl-C 停止）"
STOPPED = "已停止"
# Browsers keep their connections; with fewer the next reader waits until somebody leaves. Below the 1024 files a process may usually open.
CONNECTIONS = 900


def serve(server: Flask, host: str, port: int, threads: int) -> int:
    """Serve on host and port until Ctrl-C or SIGTERM; gives 0, or 1 where the address cannot be had."""
    try:
        listening = _listen(host, port)
    except OSError as reason:
        message = TAKEN if reason.errno == errno.EADDRINUSE else REFUSED
        print(message.format(host=host, port=port, other=port + 1, reason=reason), file=sys.stderr, flush=True)
        return 1
    # What a proxy adds must reach the program: a reader behind one is not at the server itself. It believes only TRUSTED_PROXIES.
    # A body that is too large is refused by its announced length, or as soon as it has grown too long, before it is kept anywhere.
    limits = {
        "threads": threads,
        "max_request_body_size": server.config["MAX_CONTENT_LENGTH"] + 1,
        "connection_limit": CONNECTIONS,
        # `select` takes no more than a fixed number of files.
        "asyncore_use_poll": True,
    }
    running = create_server(server, sockets=[listening], ident=None, clear_untrusted_proxy_headers=False, **limits)
    signal.signal(signal.SIGTERM, _stop)
    print(STARTED.format(host="127.0.0.1" if host in EVERYWHERE else host, port=port), flush=True)
    # waitress lets the requests under way finish, on either signal.
    running.run()
    running.close()
    print(STOPPED, flush=True)
    return 0


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket that nobody shares; OSError where the address is taken or not this machine's."""
    family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind, protocol)
    # Windows would let two programs listen on one port; elsewhere a port just left may be taken again at once.
    exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR if exclusive is None else exclusive, 1)
    try:
        listening.bind(place)
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
