"""Why the store or a rule of reporting refuses something: one exception a situation, every message in Chinese and fit to be shown."""

from __future__ import annotations


class ReportError(Exception):
    """Anything the store or a rule of reporting refuses; its text is shown to the user as it is."""


class StoreError(ReportError):
    """The store cannot be opened or used: which one, why, and what to do."""


class NotAllowed(ReportError):
    """The account may not do this."""


class NotFound(ReportError):
    """There is no such account, entry, item or key."""
