"""Files in, `Content` out: one module per format behind one normal form, with the checks that every file passes first."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from dashboard.loaders.formats.content import Content
from dashboard.provenance import SourceError

# Ending -> module; the heavy libraries behind them are loaded when the first such file is read.
READERS: dict[str, str] = {
    ".txt": "plain",
    ".csv": "delimited",
    ".docx": "word",
    ".xlsx": "sheet",
    ".html": "webpage",
    ".htm": "webpage",
    ".pdf": "portable",
}
SAVE_AS = {".doc": ".docx", ".wps": ".docx", ".rtf": ".docx", ".xls": ".xlsx", ".et": ".xlsx", ".ofd": ".pdf", ".mht": ".html"}
SUPPORTED = "、".join(READERS)


def read_bytes(path: Path, limit_mb: int) -> bytes:
    """A file's bytes. Raises SourceError for links that lead out of the folder, other kinds of files, empty and oversized ones."""
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
            raise SourceError(path.name, "是指向文件夹之外的链接，未读取，请放入文件本身")
        if not path.is_file():
            raise SourceError(path.name, "不是文件，或已被移走")
        if path.stat().st_size > limit_mb * 1024 * 1024:
            raise SourceError(path.name, f"超过 {limit_mb} MB 上限（设置 DOCUMENT_MB），未读取")
        data = path.read_bytes()
    except OSError as broken:
        raise SourceError(path.name, f"打不开：{broken.strerror or broken}") from broken
    if not data.strip():
        raise SourceError(path.name, "是空文件")
    return data


def parse(data: bytes, path: Path) -> Content:
    """The content of a file's bytes by its ending. Raises SourceError for an unknown format, or as the format's reader does."""
    content = _reader(path)(data, path.name)
    if not content.text.strip():
        raise SourceError(path.name, "没有可读的文字")
    return content


def _reader(path: Path) -> Callable[[bytes, str], Content]:
    ending = path.suffix.lower()
    if ending in SAVE_AS:
        raise SourceError(path.name, f"不能读取 {ending} 文件，请另存为 {SAVE_AS[ending]}")
    if ending not in READERS:
        raise SourceError(path.name, f"不能读取{f' {ending} ' if ending else '没有扩展名的'}文件，可以读取：{SUPPORTED}")
    return import_module(f"{__name__}.{READERS[ending]}").read
