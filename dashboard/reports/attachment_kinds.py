"""What an attached file is, judged by its content: name and bytes in, content type out; anything that could run is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import PurePath

from dashboard.reports.errors import ReportError

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a package must hold to be one of its kind.
PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".ofd": "OFD.xml"}
# Parts of an office file that run, or that carry another file, and endings of programs.
RUNS = ("vbaproject", "activex", "oleobject", "macrosheets")
PROGRAMS = (".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".sh", ".lnk")
MOST_PARTS = 5000
OFFERED = "pdf、png、jpg、docx、xlsx、ofd"


def kind_of(file: str, data: bytes) -> str:
    """The content type of a file whose content is what its name says. ReportError for any other file, and for an empty one."""
    ending = PurePath(file).suffix.lower()
    if ending not in KINDS:
        raise ReportError(f"{file} 不是可以作附件的文件：只收 {OFFERED}")
    if not data:
        raise ReportError(f"{file} 是空文件")
    kind, fits = KINDS[ending]
    if not fits(ending, data):
        raise ReportError(f"{file} 的内容与扩展名 {ending} 不符、已加密，或含宏、控件、程序，不能作附件")
    return kind


def _begins(*marks: bytes) -> Callable[[str, bytes], bool]:
    return lambda _ending, data: data.startswith(marks)


def _is_package(ending: str, data: bytes) -> bool:
    """Whether it is a whole, open package of its kind without anything that runs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    names = [part.filename for part in parts]
    encrypted = any(part.flag_bits & 1 for part in parts)
    return len(parts) <= MOST_PARTS and PARTS[ending] in names and not encrypted and not any(map(_runs, names))


def _runs(name: str) -> bool:
    lowered = name.lower()
    return lowered.endswith(PROGRAMS) or any(mark in lowered for mark in RUNS)


JPEG = ("image/jpeg", _begins(b"\xff\xd8\xff"))
# Ending -> content type, and whether bytes are of that kind.
KINDS: dict[str, tuple[str, Callable[[str, bytes], bool]]] = {
    ".pdf": ("application/pdf", _begins(b"%PDF-")),
    ".png": ("image/png", _begins(b"\x89PNG\r\n\x1a\n")),
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".docx": (WORD, _is_package),
    ".xlsx": (EXCEL, _is_package),
    ".ofd": ("application/ofd", _is_package),
}
