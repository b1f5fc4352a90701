"""The attachments of a report as its readers see them: a line of words each, the address of the file, and which may be removed."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.provenance import REPORT
from dashboard.reports import attachments, entries
from dashboard.reports.attachments import OPEN_STAGES, Attachment
from dashboard.reports.entries import Entry
from dashboard.reports.errors import NotFound
from dashboard.reports.people import Account
from dashboard.reports.store import Store

KILO = 1024


@dataclass(frozen=True)
class Link:
    """One attachment: what it is called, size and openness in words, its address, and whether this reader may remove it."""

    attachment_id: str
    name: str
    about: str
    address: str
    removable: bool


def attached(store: Store, account: Account | None, entry_id: str) -> tuple[Link, ...]:
    """The attachments of a report and of those it corrects, as the account may see them; none for a report that is none."""
    try:
        entry = entries.get(store, entry_id) if entry_id else None
    except NotFound:
        return ()
    return tuple(_link(one, account, entry) for one in attachments.of(store, account, entry)) if entry else ()


def attached_to(store: Store, account: Account | None, doc_id: str) -> tuple[Link, ...]:
    """The same for the document under which a published report stands (`report:<entry_id>`, `.2` when published again)."""
    return attached(store, account, doc_id.removeprefix(REPORT).partition(".")[0]) if doc_id.startswith(REPORT) else ()


def size_words(size: int) -> str:
    """Bytes as people say them: 340 KB, 2.4 MB."""
    return f"{size / KILO / KILO:.1f} MB" if size >= KILO * KILO else f"{max(1, round(size / KILO))} KB"


def _link(one: Attachment, account: Account | None, entry: Entry) -> Link:
    own = account is not None and one.by == account.name and entry.stage in OPEN_STAGES
    about = f"{size_words(one.size)} · {one.openness}"
    return Link(one.attachment_id, one.file, about, f"/attachment/{one.attachment_id}", own or (account is not None and account.may_edit))
