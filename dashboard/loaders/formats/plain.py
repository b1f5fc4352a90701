"""Decode text files: bytes in UTF-8, GB18030 or UTF-16 with its mark go in, text comes out, or SourceError says where it is not text."""

from __future__ import annotations

import codecs
import re

from dashboard.loaders.formats.content import Content
from dashboard.provenance import SourceError

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Of the words of running Chinese about 99 in 100 stand in the first level of GB 2312; of bytes read in a wrong encoding far fewer do.
FIRST_LEVEL_LAST_BYTE = 0xD7
LEAST_COMMON_SHARE = 0.6
SAMPLE = 4000


def read(data: bytes, file: str) -> Content:
    """The text of a `.txt` file, character for character as decoded."""
    return Content(decode(data, file))


def decode(data: bytes, file: str) -> str:
    """Decode by mark, else UTF-8, else GB18030. Raises SourceError for binary content and other encodings."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, file)
    _refuse_binary(data, file)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as broken_utf8:
        return _national(data, broken_utf8, file)


def _strict(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as broken:
        raise _wrong_encoding(data, broken, file) from broken


def _national(data: bytes, broken_utf8: UnicodeDecodeError, file: str) -> str:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as broken:
        raise _wrong_encoding(data, max(broken, broken_utf8, key=lambda error: error.start), file) from broken
    if not _reads_as_chinese(text):
        raise _wrong_encoding(data, broken_utf8, file)
    return text


def _wrong_encoding(data: bytes, broken: UnicodeDecodeError, file: str) -> SourceError:
    line = data.count(b"\n", 0, broken.start) + 1
    return SourceError(file, "文字编码既不是 UTF-8 也不是 GB18030，请另存为 UTF-8", f"第{line}行")


def _refuse_binary(data: bytes, file: str) -> None:
    found = CONTROLS.search(data)
    if found:
        line = data.count(b"\n", 0, found.start()) + 1
        raise SourceError(file, "不是文本文件（含二进制内容），请另存为文本、Word、Excel 或 PDF", f"第{line}行")


def _reads_as_chinese(text: str) -> bool:
    words = [character for character in text if ord(character) > 0x2E80][:SAMPLE]
    if any(0xE000 <= ord(word) <= 0xF8FF for word in words):
        return False
    ideographs = [word for word in words if 0x3400 <= ord(word) <= 0x9FFF]
    return not ideographs or sum(map(_is_common, ideographs)) >= LEAST_COMMON_SHARE * len(ideographs)


def _is_common(word: str) -> bool:
    encoded = word.encode("gb2312", errors="ignore")
    return bool(encoded) and encoded[0] <= FIRST_LEVEL_LAST_BYTE
