"""Attachments of a report: kept in the store, of a few kinds, each with an openness of its own that is asked at every download."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import PureWindowsPath

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from dashboard.reports import audience, audit, entries
from dashboard.reports.attachment_kinds import kind_of
from dashboard.reports.entries import Entry
from dashboard.reports.errors import NotFound, ReportError
from dashboard.reports.models import AttachmentRow, EntryRow
from dashboard.reports.people import Account, Role, required
from dashboard.reports.rows import as_read
from dashboard.reports.store import Store
from dashboard.reports.words import Openness, Stage

# Of one report and its corrections.
MOST = 20
LONGEST_NAME = 120
# What was taken on by a reviewer stands as he saw it.
OPEN_STAGES = (Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED)


@dataclass(frozen=True)
class Attachment:
    """One file without its content: `kind` is its content type, `size` in bytes, `at` in UTC."""

    attachment_id: str
    entry_id: str
    file: str
    kind: str
    size: int
    openness: Openness
    by: str
    at: datetime


def attach(
    store: Store, actor: Account, entry_id: str, file: str, data: bytes, openness: Openness = Openness.INTERNAL, largest_mb: int = 10
) -> Attachment:
    """Keep a file with a report that has not been reviewed. NotAllowed for another member's report.

    ReportError for a file that is too large, of no kind that is taken, there already, or one too many; for a report that was reviewed.
    """
    file = _plain(file)
    if len(data) > largest_mb * 1024 * 1024:
        raise ReportError(f"{file} 超过 {largest_mb} MB，未接收")
    kind, digest = kind_of(file, data), hashlib.sha256(data).hexdigest()
    with store.writing(laid=False) as session:
        entry = entries.entry_of(session, entries.row_of(session, entry_id))
        _check_report(actor, entry)
        before = _of_key(session, entry)
        if any(row.digest == digest for row in before):
            raise ReportError(f"{file} 已在这条填报的附件中")
        if len(before) >= MOST:
            raise ReportError(f"一条填报最多 {MOST} 个附件")
        row = AttachmentRow(
            attachment_id=uuid.uuid4().hex,
            entry_id=entry_id,
            file=file,
            kind=kind,
            size=len(data),
            digest=digest,
            content=data,
            openness=str(openness),
            by=actor.name,
            at=store.clock(),
        )
        session.add(row)
        audit.note(session, store.clock(), actor.name, "上传附件", f"{entry.city} {entry.member} {entry.title}：{file}")
        return _attachment(row)


def of(store: Store, account: Account | None, entry: Entry) -> tuple[Attachment, ...]:
    """The attachments of a report and of those it corrects that an account may see, oldest first; None is a reader without log-in."""
    with store.reading() as session:
        found = [(row, entries.entry_of(session, entries.row_of(session, row.entry_id))) for row in _of_key(session, entry)]
        return tuple(_attachment(row) for row, own in found if may_see(account, _attachment(row), own))


def fetch(store: Store, account: Account | None, attachment_id: str) -> tuple[Attachment, bytes]:
    """An attachment and its content. NotFound for none, for one that was removed, and for one that the account may not see."""
    with store.reading() as session:
        row = session.get(AttachmentRow, attachment_id)
        if row is None or row.removed_at is not None:
            raise NotFound("没有这个附件，或不对您公开")
        one, entry = _attachment(row), entries.entry_of(session, entries.row_of(session, row.entry_id))
        if not may_see(account, one, entry):
            raise NotFound("没有这个附件，或不对您公开")
        return one, row.content


def remove(store: Store, actor: Account, attachment_id: str) -> None:
    """Take an attachment away, its content for good: by whoever attached it until it is reviewed, by an editor at any time."""
    with store.writing(laid=False) as session:
        row = session.get(AttachmentRow, attachment_id)
        if row is None or row.removed_at is not None:
            raise NotFound("没有这个附件，可能刚刚被删除")
        entry = entries.entry_of(session, entries.row_of(session, row.entry_id))
        required(actor.may_edit or (row.by == actor.name and entry.stage in OPEN_STAGES), f"删除附件 {row.file}")
        row.content, row.removed_by, row.removed_at = b"", actor.name, store.clock()
        audit.note(session, store.clock(), actor.name, "删除附件", f"{entry.city} {entry.member} {entry.title}：{row.file}")


def may_see(account: Account | None, one: Attachment, entry: Entry) -> bool:
    """Whether an account may have an attachment: one that is published and open to everybody; more by the account's part in the report.

    Before publication: who attached it, its member's reporters and its reviewers. 仅审核人: who attached it and reviewers. 内部, once
    published: everybody with a log-in but the reporters of other members. A key of other cities sees nothing.
    """
    if not audience.may_read(entry.city):
        return False
    if account is not None and _has_part(account, one, entry):
        return True
    openness = {one.openness, entry.openness}
    if entry.stage is not Stage.PUBLISHED or Openness.REVIEWERS in openness:
        return False
    return openness == {Openness.SCREEN} or (account is not None and account.role is not Role.REPORTER)


def _has_part(account: Account, one: Attachment, entry: Entry) -> bool:
    whose = (entry.city, entry.county or entry.place, entry.departments)
    if account.name == one.by:
        return True
    if entry.stage is Stage.DRAFT:
        return False
    reviews = account.may_publish or account.may_review(*whose)
    return reviews or (account.may_report(*whose) and Openness.REVIEWERS not in (one.openness, entry.openness))


def _check_report(actor: Account, entry: Entry) -> None:
    required(actor.may_report(entry.city, entry.county or entry.place, entry.departments), f"为{entry.member}的填报添加附件")
    if entry.stage not in OPEN_STAGES:
        raise ReportError(f"这条填报现为“{entry.stage}”，不能再添加附件；请先填一条更正")


def _of_key(session: Session, entry: Entry) -> list[AttachmentRow]:
    """What is attached to a report and to those of the same thing, member and period, content left out."""
    wanted = select(AttachmentRow).join(EntryRow, EntryRow.entry_id == AttachmentRow.entry_id)
    same = [getattr(EntryRow, column) == value for column, value in zip(entries.KEY, entry.key, strict=True)]
    kept = wanted.where(*same, AttachmentRow.removed_at.is_(None)).options(defer(AttachmentRow.content))
    return list(session.scalars(kept.order_by(AttachmentRow.at, AttachmentRow.file)))


def _plain(file: str) -> str:
    """A file's own name, without folders and signs that no screen shows."""
    name = "".join(filter(str.isprintable, PureWindowsPath(file.replace("/", "\\")).name)).strip()
    return name if len(name) <= LONGEST_NAME else name[-LONGEST_NAME:]


def _attachment(row: AttachmentRow) -> Attachment:
    return as_read(Attachment, row, openness=Openness(row.openness))
