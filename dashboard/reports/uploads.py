"""Filled templates and tables of county values: looked at first, kept with the store, written in one transaction once confirmed.

A preview is made from the file every time it is asked for, so that any server process can answer, and the confirmation writes what a
preview at that moment would show.
"""

from __future__ import annotations

import uuid
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from operator import attrgetter

from sqlalchemy import delete

from dashboard.reports import audit, entries, lines, review, sheets
from dashboard.reports.drafts import Draft, Fault
from dashboard.reports.entries import Entry
from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.models import UploadRow
from dashboard.reports.people import Account
from dashboard.reports.register import Register, seen_before
from dashboard.reports.store import Store
from dashboard.reports.validation import Context, refusals, validate

LARGEST_MB = 20
# A preview that nobody confirmed.
FORGOTTEN_AFTER = timedelta(days=7)
AS_OF = attrgetter("as_of")

# The entries of a file by thing and member, oldest date first.
Series = dict[tuple[str, ...], list[Entry]]


class Verdict(StrEnum):
    """What becomes of one line of an upload."""

    NEW = "新增"
    CHANGED = "更改"
    UNCHANGED = "不变"
    REFUSED = "拒绝"


@dataclass(frozen=True)
class Line:
    """One line: where, what it would write, what stood there before, and every fault with its cell."""

    row: int
    verdict: Verdict
    title: str
    entry: Entry | None
    before: Entry | None
    faults: tuple[Fault, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether it is written only when its questions are confirmed."""
        return self.verdict is not Verdict.REFUSED and bool(self.faults)


@dataclass(frozen=True)
class Preview:
    """An upload as it would be written now."""

    upload_id: str
    file: str
    lines: tuple[Line, ...]

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many lines of each verdict, all verdicts named."""
        found = Counter(line.verdict for line in self.lines)
        return {verdict: found[verdict] for verdict in Verdict}

    @property
    def asks(self) -> bool:
        """Whether anything must be confirmed beside the upload itself."""
        return any(line.asks for line in self.lines)


def upload(store: Store, actor: Account, register: Register, file: str, data: bytes) -> Preview:
    """Keep a file and show what it would write. ReportError when it cannot be read at all, or is too large."""
    if len(data) > LARGEST_MB * 1024 * 1024:
        raise ReportError(f"{file} 超过 {LARGEST_MB} MB，未接收")
    at = store.clock()
    looked_at = _lines(register, actor, file, data, at)
    upload_id = uuid.uuid4().hex
    with store.writing(shown=False) as session:
        session.execute(delete(UploadRow).where(UploadRow.confirmed_at.is_(None), UploadRow.uploaded_at < at - FORGOTTEN_AFTER))
        kept = {"kind": "", "city": register.city, "period": str(register.year), "file": file, "content": data, "uploaded_at": at}
        session.add(UploadRow(upload_id=upload_id, account=actor.name, **kept))
        audit.note(session, at, actor.name, "上传", file)
    return Preview(upload_id, file, looked_at)


def place(store: Store, actor: Account, upload_id: str) -> tuple[str, int]:
    """City and year an upload belongs to: the register that its preview and confirmation need."""
    row = _kept(store, actor, upload_id)
    return row.city, int(row.period)


def preview(store: Store, actor: Account, register: Register, upload_id: str) -> Preview:
    """The upload again, as it would be written now. NotFound for none; NotAllowed for another account's."""
    row = _kept(store, actor, upload_id)
    return Preview(upload_id, row.file, _lines(register, actor, row.file, row.content, row.uploaded_at))


def confirm(store: Store, actor: Account, register: Register, upload_id: str, answers: bool = False) -> Preview:
    """Write the new and changed lines, all or none; gives what was written.

    Refused lines are left out. With questions open, ReportError unless `answers` says they were read. Conflict when
    somebody reported one of the items after the upload. Confirming twice, or the same file twice, changes nothing.
    """
    row = _kept(store, actor, upload_id)
    shown = Preview(upload_id, row.file, _lines(register, actor, row.file, row.content, row.uploaded_at))
    if row.confirmed_at is not None:
        return shown
    if shown.asks and not answers:
        raise ReportError("有需要确认的内容，请逐条看过后再确认写入")
    written = [line.entry for line in shown.lines if line.verdict in (Verdict.NEW, Verdict.CHANGED)]
    entries.save_all(store, actor, written, review.chain()[0], seen_before(register, written, row.uploaded_at))
    with store.writing(shown=False) as session:
        session.get(UploadRow, upload_id).confirmed_at = store.clock()
        audit.note(session, store.clock(), actor.name, "确认上传", f"{row.file}：写入 {len(written)} 条")
    return shown


def _kept(store: Store, actor: Account, upload_id: str) -> UploadRow:
    with store.reading() as session:
        row = session.get(UploadRow, upload_id)
    if row is None:
        raise NotFound("没有这次上传，可能地址有误")
    if row.account != actor.name:
        raise NotAllowed("没有权限：查看他人的上传")
    return row


def _lines(register: Register, actor: Account, file: str, data: bytes, at: datetime) -> tuple[Line, ...]:
    drafts = lines.read(register, actor, sheets.read(data, file))
    twice = Counter(draft.entry.key for draft in drafts if draft.entry)
    series: Series = {}
    for draft in drafts:
        if draft.entry:
            series.setdefault(draft.entry.key[:-1], []).append(draft.entry)
    for same in series.values():
        same.sort(key=AS_OF)
    return tuple(_judged(register, actor, draft, at, twice, series) for draft in drafts)


def _judged(register: Register, actor: Account, draft: Draft, at: datetime, twice: Counter, series: Series) -> Line:
    entry = draft.entry
    if entry is None or draft.faults:
        return Line(draft.row, Verdict.REFUSED, draft.title, entry, None, draft.faults)
    if twice[entry.key] > 1:
        return Line(draft.row, Verdict.REFUSED, draft.title, entry, None, (draft.fault("indicator", "文件中同一项出现了两次"),))
    if not actor.may_report(entry.city, entry.county or entry.place, entry.departments):
        return Line(draft.row, Verdict.REFUSED, draft.title, entry, None, (draft.fault("county", f"没有权限填报{entry.member}的进展"),))
    before = register.now(entry, at)
    if before is not None and entries.same_words(before, entry):
        return Line(draft.row, Verdict.UNCHANGED, draft.title, entry, before)
    found = validate(entry, _context(register, entry, series))
    faults = tuple(draft.fault(finding.where, finding.what, finding.severity) for finding in found)
    verdict = Verdict.REFUSED if refusals(found) else Verdict.CHANGED if before else Verdict.NEW
    return Line(draft.row, verdict, draft.title, entry, before, faults)


def _context(register: Register, entry: Entry, series: Series) -> Context:
    """What the entry is held against, the file's own earlier dates of the same thing among it."""
    context = register.context(entry)
    same = series[entry.key[:-1]]
    earlier = same[: bisect_left(same, entry.as_of, key=AS_OF)][-1:]
    known = [*earlier, *([context.last] if context.last else [])]
    return replace(context, last=max(known, key=AS_OF, default=None))
