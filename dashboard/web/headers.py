"""Headers that every answer carries: what a page may load, who may frame it, what a link tells, how long a file may be kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Flask, Response, request

from dashboard.web.peer import came_over_tls

# plotly and Dash style elements from scripts, which 'unsafe-inline' allows for styles alone.
POLICY = (
    "default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'"
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
YEAR = 31_536_000
# Sent only where the reader came over TLS: over plain http it would say nothing.
TLS_ONLY = {"Strict-Transport-Security": f"max-age={YEAR}"}


def install(server: Flask, script_hashes: Callable[[], Sequence[str]]) -> None:
    """Set the headers on every answer. The hashes are asked for late: Dash adds inline scripts at its first request."""

    def add(response: Response) -> Response:
        due = ALWAYS | (TLS_ONLY if came_over_tls() else {})
        response.headers.extend({name: value for name, value in due.items() if name not in response.headers})
        if response.mimetype == "text/html":
            response.headers.setdefault("Content-Security-Policy", POLICY.format(hashes=" ".join(script_hashes())))
        if _is_fingerprinted() and response.status_code in (200, 304):
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        return response

    server.after_request(add)


def _is_fingerprinted() -> bool:
    """Whether the address changes when the file does: `?m=` and `?v=` of assets, versioned file names of fonts."""
    if not request.path.startswith("/assets/"):
        return False
    return bool(request.args.get("m") or request.args.get("v")) or request.path.startswith("/assets/fonts/")
