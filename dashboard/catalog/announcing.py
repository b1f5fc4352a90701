"""One line in the log for each document of a folder that was taken in, refused or has gone since the last reading."""

from __future__ import annotations

from dashboard.loaders import Loaded
from dashboard.telemetry import Reading, tell


def announce(before: Loaded | None, now: Loaded) -> None:
    """Tell what changed between two readings; the first tells of every document."""
    old = before.documents if before else {}
    told = set(before.failures) if before else set()
    for doc_id, one in now.documents.items():
        if doc_id not in old or (old[doc_id].digest, old[doc_id].sidecar) != (one.digest, one.sidecar):
            tell(Reading.TAKEN_IN, one.file)
    for failure in now.failures:
        if failure not in told:
            tell(Reading.REFUSED, failure.file, failure.message)
    for doc_id, one in old.items():
        if doc_id not in now.documents:
            tell(Reading.GONE, one.file)
