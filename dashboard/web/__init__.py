"""HTTP routes and headers of the Flask server under Dash: sessions, log-in, administration, policy, errors, health, metrics, log."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from flask import Flask

from dashboard import catalog, reports
from dashboard.settings import SETTINGS
from dashboard.web import (
    admin,
    api,
    attachments,
    bulletins,
    compression,
    downloads,
    drawn,
    errors,
    fill_in,
    guard,
    headers,
    health,
    login,
    metrics,
    news,
    pictures,
    request_log,
    session,
)


def install(server: Flask, script_hashes: Callable[[], Sequence[str]], callbacks: Container[str]) -> None:
    """Add everything to the server. `script_hashes` gives the hashes of inline scripts, `callbacks` the outputs that Dash knows."""
    request_log.install(server)
    errors.install(server)
    guard.install(server, callbacks)
    session.install(server, reports.shared, reports.policy, SETTINGS)
    login.install(server, reports.shared, reports.policy)
    admin.install(server, reports.shared, reports.policy, lambda: catalog.shared().current.tables)
    headers.install(server, script_hashes)
    compression.install(server)
    health.install(server, catalog.shared, reports.shared, SETTINGS.var)
    metrics.install(server, catalog.shared, SETTINGS.metrics_from)
    news.install(server)
    downloads.install(server)
    bulletins.install(server)
    pictures.install(server)
    fill_in.install(server)
    attachments.install(server)
    api.install(server)
    drawn.install(server)
