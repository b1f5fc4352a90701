"""What is counted, timed and told for whoever watches the program from outside: one registry, read at `/metrics` (dashboard.web).

Every label takes its values from a closed set: rules of routes, names of callbacks, classes of status; never from what a request says.
"""

from __future__ import annotations

import logging
from enum import StrEnum

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, disable_created_metrics

LOG = logging.getLogger(__name__)
# Seconds: a drawn callback takes hundredths, a workbook tenths, a folder of new documents tens.
QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
SLOW = (0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120)

# The start of the process says as much as the start of each number.
disable_created_metrics()
REGISTRY = CollectorRegistry()
# Memory, processor time, open files and start of this process.
ProcessCollector(registry=REGISTRY)
REQUESTS = Histogram("request_seconds", "Time to answer a request", ("rule", "method", "status"), buckets=QUICK, registry=REGISTRY)
CALLBACKS = Histogram("callback_seconds", "Time to answer a page's callback", ("callback", "status"), buckets=QUICK, registry=REGISTRY)
LOADS = Histogram(
    "load_seconds", "Time to read a document, a folder, or to lay the store over it", ("what",), buckets=SLOW, registry=REGISTRY
)
DOCUMENTS = Counter("documents_read_total", "Documents taken in, refused or gone since the start", ("result",), registry=REGISTRY)
REPORTS = Counter("report_steps_total", "Steps of reports through their review, by the stage reached", ("stage",), registry=REGISTRY)
ERRORS = Counter("errors_total", "Faults of the program itself, by where they were met", ("where",), registry=REGISTRY)


class Reading(StrEnum):
    """What became of a document, in the words of the log."""

    TAKEN_IN = "文件已读入"
    REFUSED = "文件被拒"
    GONE = "文件已移走"


def tell(reading: Reading, file: str, reason: str = "") -> None:
    """Count a document and write one line about it: its file name and, where it was refused, why."""
    DOCUMENTS.labels(reading.name.lower()).inc()
    level = logging.WARNING if reading is Reading.REFUSED else logging.INFO
    LOG.log(level, reading, extra={"fields": {"file": file, **({"reason": reason} if reason else {})}})
