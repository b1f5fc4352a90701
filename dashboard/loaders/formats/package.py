"""Look into an Office file before a library opens it: refuses old formats, passwords, bombs and XML that declares entities."""

from __future__ import annotations

import io
import re
import zipfile

from dashboard.loaders.formats.damage import refused_as
from dashboard.provenance import SourceError

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# An Office file holds text some twenty times longer than itself; what unpacks to more than this is not read.
UNPACKED_LIMIT = 200 * 1024 * 1024
MEMBER_LIMIT = 10_000
DECLARATION = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)", re.IGNORECASE)


def check(data: bytes, file: str, wanted: str) -> None:
    """Raise SourceError unless the bytes are a safe Office package; `wanted` is the format to save in, such as `.docx`."""
    if data.startswith(OLD_OFFICE):
        what = "文件有密码，请去掉密码后再放入" if ENCRYPTED in data else f"旧版 Office 格式，请另存为 {wanted}"
        raise SourceError(file, what)
    with refused_as(file, f"文件已损坏，或不是 {wanted} 文件，请重新另存"), zipfile.ZipFile(io.BytesIO(data)) as package:
        _check_members(package, file)


def _check_members(package: zipfile.ZipFile, file: str) -> None:
    members = package.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise SourceError(file, "文件有密码，请去掉密码后再放入")
    if len(members) > MEMBER_LIMIT or sum(member.file_size for member in members) > UNPACKED_LIMIT:
        raise SourceError(file, f"解压后超过 {UNPACKED_LIMIT // 1024 // 1024} MB，疑为压缩炸弹，未读取")
    for member in members:
        if member.filename.endswith((".xml", ".rels")) and DECLARATION.search(package.read(member)):
            raise SourceError(file, "文件内的 XML 声明了实体，可能有害，未读取", member.filename)
