"""Documents in, tidy tables out: `read` a file of any format into the normal form, `load` its tables, or `load_folder` at once."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.loaders import cache, formats, sidecar
from dashboard.loaders.cache import Shelf
from dashboard.loaders.combine import combine
from dashboard.loaders.tables import ContractError, Tables
from dashboard.provenance import Document, SourceError, doc_id_of
from dashboard.settings import SETTINGS
from dashboard.telemetry import LOADS

__all__ = ["ContractError", "Failure", "Loaded", "Shelf", "Tables", "files_of", "load", "load_folder", "read", "take_in"]

LOG = logging.getLogger(__name__)
# What office programs leave beside a file that is open, and files that are no documents.
PASSED_OVER = ("~$", ".")


@dataclass(frozen=True)
class Failure:
    """A document that could not be taken in: its file name and what is wrong, in Chinese."""

    file: str
    message: str


@dataclass(frozen=True)
class Loaded:
    """A folder as read: the tables of all its documents together, each document by its id, and the files that failed."""

    tables: Tables
    documents: dict[str, Document] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()


def read(path: Path, limit_mb: int = SETTINGS.document_mb) -> Document:
    """One file in the normal form. Raises SourceError, in Chinese, naming file, place and what to do."""
    data = formats.read_bytes(path, limit_mb)
    return _document(path, data)


def load(document: Document) -> Tables:
    """The tables of one document, as `pipeline.load` makes them; a start in which no document changed does without its rules."""
    from dashboard.loaders import pipeline

    return pipeline.load(document)


def files_of(folder: Path) -> list[Path]:
    """The documents of a folder by name: files at its top but sidecars, hidden and lock files. Raises SourceError for no folder."""
    try:
        found = sorted(folder.iterdir())
    except OSError as broken:
        raise SourceError(str(folder), f"文件夹打不开：{broken.strerror or broken}") from broken
    return [path for path in found if path.suffix != sidecar.ENDING and not path.name.startswith(PASSED_OVER) and not path.is_dir()]


def load_folder(folder: Path, shelf: Shelf | None = None, limit_mb: int = SETTINGS.document_mb) -> Loaded:
    """Read every document of a folder; one that fails is named in `failures` and the others are read. A shelf saves reading twice."""
    files, clashes = _without_clashes(files_of(folder))
    names = {path: _name(path, limit_mb) for path in files}
    whole = "folder-" + cache.digest(
        *(part for path, name in names.items() for part in (path.name, name)), *(clash.file for clash in clashes)
    )
    kept = shelf.get(whole) if shelf else None
    if isinstance(kept, Loaded):
        return kept
    results = [_kept_or_taken_in(path, names[path], shelf, limit_mb) for path in files]
    taken = [result for result in results if not isinstance(result, Failure)]
    loaded = Loaded(
        combine([tables for _, tables in taken]),
        {document.doc_id: document for document, _ in taken},
        (*clashes, *(result for result in results if isinstance(result, Failure))),
    )
    if shelf:
        if not loaded.failures:
            shelf.put(whole, loaded)
        shelf.keep_only({whole, *names.values()})
    return loaded


def _without_clashes(files: Iterable[Path]) -> tuple[list[Path], tuple[Failure, ...]]:
    """Files whose stem, the document's id, another file has already taken are set aside."""
    first: dict[str, Path] = {}
    clashes = []
    for path in files:
        taken = first.setdefault(doc_id_of(path), path)
        if taken is not path:
            clashes.append(Failure(path.name, f"{path.name}：与 {taken.name} 同名（只有扩展名不同），未读取，请改名"))
    return list(first.values()), tuple(clashes)


def _name(path: Path, limit_mb: int) -> str:
    """What a document is kept under: the hash of its bytes, sidecar, name and the program; of the refusal where it cannot be opened."""
    try:
        said = (formats.read_bytes(path, limit_mb), sidecar.read_bytes(path))
    except SourceError as refused:
        said = (str(refused),)
    return cache.digest(cache.stamp(), path.name, *said)


def take_in(path: Path, limit_mb: int = SETTINGS.document_mb) -> tuple[Document, Tables] | Failure:
    """One file read and loaded, or why it cannot be; never raises for whatever the file holds."""
    try:
        with LOADS.labels("document").time():
            document = read(path, limit_mb)
            return document, load(document)
    except SourceError as refused:
        return Failure(path.name, str(refused))
    except Exception:  # One document must never keep the others from the screen; the trace is in the log.
        LOG.exception("读取 %s 时程序出错", path.name)
        return Failure(path.name, f"{path.name}：程序读取时出错，请把文件发给维护人员（详情见日志）")


def _kept_or_taken_in(path: Path, name: str, shelf: Shelf | None, limit_mb: int) -> tuple[Document, Tables] | Failure:
    kept = shelf.get(name) if shelf else None
    if isinstance(kept, tuple):
        return kept
    taken = take_in(path, limit_mb)
    if shelf and not isinstance(taken, Failure):
        shelf.put(name, taken)
    return taken


def _document(path: Path, data: bytes) -> Document:
    content = formats.parse(data, path)
    return Document(
        doc_id=doc_id_of(path),
        file=path.name,
        text=content.text,
        cells=content.cells,
        pages=content.pages,
        sidecar=sidecar.read(path),
        digest=cache.digest(data),
        remarks=content.remarks,
    )
