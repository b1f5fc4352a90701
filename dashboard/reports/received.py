"""Documents that came by the browser: kept with the store while they wait, put into the folder of documents once confirmed.

A preview is read from the kept bytes every time it is asked for, so that any server process can answer, and what is confirmed is what
was shown. A file in the folder is never replaced by other content unless the editor says so.
"""

from __future__ import annotations

import os
import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path

from dashboard.loaders import files_of
from dashboard.provenance import SourceError, doc_id_of
from dashboard.reports import audit
from dashboard.reports.errors import NotAllowed, NotFound, ReportError
from dashboard.reports.models import UploadRow
from dashboard.reports.people import Account, required
from dashboard.reports.store import Store
from dashboard.telemetry import Reading, tell

KIND = "document"
LARGEST_MB = 20
LONGEST_NAME = 120
FORBIDDEN = frozenset('/\\:*?"<>|')
TAKEN = "文件夹里已有同名文件“{name}”，内容不同。确认无误可以替换；原文件会留在 {kept} 里"
REPLACED = "replaced"


class NameTaken(ReportError):
    """The folder has another file of this name, or of this name with another ending."""


@dataclass(frozen=True)
class Received:
    """A waiting document."""

    upload_id: str
    file: str
    content: bytes


def receive(store: Store, actor: Account, file: str, content: bytes, limit_mb: int) -> Received:
    """Keep a document that waits for its confirmation. ReportError for a name or size that the folder would not take."""
    required(actor.may_edit, "上传文件")
    _check_name(file)
    limit = min(limit_mb, LARGEST_MB)
    if len(content) > limit * 1024 * 1024:
        raise _refusal(file, f"{file} 超过 {limit} MB，未接收；更大的文件请直接放进依据文件夹")
    kept = {"upload_id": uuid.uuid4().hex, "file": file, "content": content}
    row = UploadRow(**kept, account=actor.name, kind=KIND, city="", uploaded_at=store.clock())
    with store.writing(shown=False) as session:
        session.add(row)
        audit.note(session, store.clock(), actor.name, "上传文件", file)
    return Received(**kept)


def waiting(store: Store, actor: Account, upload_id: str) -> Received:
    """A document that the same account uploaded. NotFound for none, NotAllowed for another's."""
    with store.reading() as session:
        row = session.get(UploadRow, upload_id)
    if row is None or row.kind != KIND:
        raise NotFound("没有这次上传，请重新上传")
    if row.account != actor.name:
        raise NotAllowed("没有权限：确认他人的上传")
    return Received(row.upload_id, row.file, row.content)


def put_away(store: Store, actor: Account, upload_id: str, folder: Path, replaces: bool = False) -> str:
    """Put a waiting document into the folder; gives its doc_id. NameTaken where another file has its name, unless `replaces`."""
    required(actor.may_edit, "上传文件")
    received = waiting(store, actor, upload_id)
    path = folder / received.file
    taken = [other for other in files_of(folder) if doc_id_of(other) == doc_id_of(path)]
    if taken and not (taken[0].name == path.name and taken[0].read_bytes() == received.content):
        if not (replaces and taken[0].name == path.name):
            raise NameTaken(_taken(taken[0], path))
        _keep_old(path)
    _write(path, received.content)
    with store.writing(shown=False) as session:
        session.get(UploadRow, upload_id).confirmed_at = store.clock()
        audit.note(session, store.clock(), actor.name, "文件入库", received.file)
    return doc_id_of(path)


def _check_name(file: str) -> None:
    bad = not file.strip() or len(file) > LONGEST_NAME or file.startswith((".", "~$")) or file.endswith(".toml")
    if bad or not file.isprintable() or FORBIDDEN & set(file):
        raise _refusal(file, f"文件名“{file[:LONGEST_NAME]}”不能使用：请改成不含斜杠等符号、不超过 {LONGEST_NAME} 字的名称")


def _refusal(file: str, why: str) -> ReportError:
    tell(Reading.REFUSED, file[:LONGEST_NAME], why)
    return ReportError(why)


def _taken(other: Path, path: Path) -> str:
    if other.name != path.name:
        return f"文件夹里已有“{other.name}”（只有扩展名不同），请改名后重新上传"
    return TAKEN.format(name=path.name, kept=REPLACED)


def _keep_old(path: Path) -> None:
    """Move a replaced file aside, into a folder that is not read."""
    aside = path.parent / REPLACED
    aside.mkdir(exist_ok=True)
    os.replace(path, aside / f"{path.stem}-{uuid.uuid4().hex[:8]}{path.suffix}")


def _write(path: Path, content: bytes) -> None:
    """Write beside the name and move into it, so that nobody reads half a file."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            file.write(content)
        os.chmod(file.name, 0o644)
        os.replace(file.name, path)
    except OSError as broken:
        raise SourceError(path.name, f"写不进依据文件夹：{broken.strerror or broken}") from broken
