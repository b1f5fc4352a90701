"""Read the sidecar `<doc_id>.toml` beside a document: what the text lacks about itself, and never a value of a fact."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

from dashboard.provenance import Sidecar, SourceError
from dashboard.schema import DocumentKind

ENDING = ".toml"
ALLOWED = tuple(field.name for field in fields(Sidecar))
KINDS = tuple(str(kind) for kind in DocumentKind)
EARLIEST_YEAR, LATEST_YEAR = 1990, 2100


def read(document: Path) -> Sidecar:
    """The sidecar of a document; a silent one when there is no such file. Raises SourceError naming the line or the word that is wrong."""
    path = document.with_suffix(ENDING)
    try:
        said = tomllib.loads(read_bytes(document).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise SourceError(path.name, f"附注文件不是有效的 UTF-8 TOML：{broken}") from broken
    unknown = [name for name in said if name not in ALLOWED]
    if unknown:
        raise SourceError(path.name, f"附注文件只能写 {'、'.join(ALLOWED)}，不能写 {'、'.join(unknown)}")
    return Sidecar(**{name: _checked(path.name, name, value) for name, value in said.items()})


def read_bytes(document: Path) -> bytes:
    """The sidecar's bytes, none when there is no such file. Raises SourceError when it cannot be opened."""
    path = document.with_suffix(ENDING)
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError as broken:
        raise SourceError(path.name, f"附注文件打不开：{broken.strerror or broken}") from broken


def _checked(file: str, name: str, value: object) -> object:
    if name == "year":
        if isinstance(value, int) and EARLIEST_YEAR <= value <= LATEST_YEAR:
            return value
        raise SourceError(file, f"year 应为年份，如 2022，写成了 {value!r}")
    if isinstance(value, date):
        value = value.isoformat()[:10]
    if not isinstance(value, str):
        raise SourceError(file, f"{name} 应为文字，写成了 {value!r}")
    if name == "published":
        return _iso(file, value)
    if name == "kind" and any(kind not in KINDS for kind in value.split(";")):
        raise SourceError(file, f"kind 只能是 {'、'.join(KINDS)}（多个以分号相连），写成了“{value}”")
    return value.strip()


def _iso(file: str, value: str) -> str:
    try:
        return date.fromisoformat(value.strip()).isoformat() if value.strip() else ""
    except ValueError as wrong:
        raise SourceError(file, f"published 应为日期，如 2022-03-29，写成了“{value}”") from wrong
