"""HTTP routes and headers of the Flask server under Dash: health, compression, content policy, refusal of nonsense."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from flask import Flask

from dashboard.web import compression, guard, headers, health


def install(server: Flask, script_hashes: Callable[[], Sequence[str]], callbacks: Container[str]) -> None:
    """Add everything to the server. `script_hashes` gives the hashes of inline scripts, `callbacks` the outputs that Dash knows."""
    guard.install(server, callbacks)
    headers.install(server, script_hashes)
    compression.install(server)
    health.install(server)
