"""`/metrics`: what dashboard/telemetry.py counts in this process, and its documents, in the text form that Prometheus reads.

Each process answers for itself on its own port. Only the machine itself, not through a proxy, and the networks of METRICS_FROM may read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from flask import Flask, Response, abort, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily

from dashboard.catalog import Holding
from dashboard.settings import Network
from dashboard.telemetry import REGISTRY
from dashboard.web import peer
from dashboard.web.session import is_local

METRICS = "/metrics"
NOT_FOR_YOU = "运行指标只供本机和 METRICS_FROM 中的地址读取"


class Documents:
    """The documents as they stand at the moment they are asked for: how many are shown, how many could not be read."""

    def __init__(self, holding: Callable[[], Holding]) -> None:
        self.holding = holding

    def describe(self) -> Iterable[GaugeMetricFamily]:
        """What `collect` will give, told without reading anything."""
        return [GaugeMetricFamily("documents", "Documents in the folder", labels=("state",))]

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """How many documents are shown and how many could not be read; nothing before the first reading."""
        (family,) = self.describe()
        newest = self.holding().newest
        if newest is not None:
            family.add_metric(("shown",), len(newest.documents))
            family.add_metric(("refused",), len(newest.failures))
        yield family


def install(server: Flask, holding: Callable[[], Holding], networks: Sequence[Network], registry: CollectorRegistry = REGISTRY) -> None:
    """Add the route."""
    registry.register(Documents(holding))

    @server.get(METRICS)
    def metrics() -> Response:
        if not (is_local() or peer.is_one_of(request.remote_addr or "", networks)):
            abort(403, NOT_FOR_YOU)
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})
