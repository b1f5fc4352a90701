"""Read the reference folder's CSV and TOML files into plain dicts, refusing a faulty one with its file, row and reason in Chinese."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dashboard.provenance import SourceError

FOLDER = Path(__file__).resolve().parents[2] / "data" / "reference"


@dataclass(frozen=True)
class Row:
    """One line of a CSV file: its cells by column name, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, what: str) -> SourceError:
        """The error to raise about this line."""
        return SourceError(self.file, what, f"第{self.line}行")

    def required(self, column: str) -> str:
        """The cell's text; SourceError when it is empty."""
        if not self.cells[column]:
            raise self.error(f"“{column}”不能为空")
        return self.cells[column]

    def choice(self, column: str, allowed: Iterable[str]) -> str:
        """The cell's text; SourceError when it is not one of those allowed."""
        allowed = tuple(allowed)
        if self.cells[column] not in allowed:
            raise self.error(f"“{column}”写成了“{self.cells[column]}”，只能是：{'、'.join(word or '空' for word in allowed)}")
        return self.cells[column]

    def whole(self, column: str) -> int:
        """The cell's whole number; SourceError when it is none."""
        if not self.cells[column].isdecimal():
            raise self.error(f"“{column}”应为整数，写成了“{self.cells[column]}”")
        return int(self.cells[column])

    def many(self, column: str) -> tuple[str, ...]:
        """The cell's parts between semicolons, blanks trimmed, empty parts left out."""
        return tuple(part.strip() for part in self.cells[column].replace("；", ";").split(";") if part.strip())


def read_rows(path: Path, columns: tuple[str, ...]) -> list[Row]:
    """Read a UTF-8 CSV whose heading holds at least `columns`; SourceError for a missing column or a line of another width."""
    reader = csv.reader(_read(path).splitlines())
    heading = [name.strip() for name in next(reader, [])]
    missing = [name for name in columns if name not in heading]
    if missing:
        raise SourceError(path.name, f"缺少列：{'、'.join(missing)}", "第1行")
    return [_row(path.name, reader.line_num, heading, cells) for cells in reader if any(cells)]


def read_toml(path: Path) -> dict:
    """Read a UTF-8 TOML file; SourceError with the parser's line and column when it is not well formed."""
    try:
        return tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(path.name, f"不是有效的 TOML 文件：{error}") from error


def _row(file: str, line: int, heading: list[str], cells: list[str]) -> Row:
    if len(cells) != len(heading):
        raise SourceError(file, f"应有{len(heading)}列，实有{len(cells)}列", f"第{line}行")
    return Row(file, line, {name: cell.strip() for name, cell in zip(heading, cells, strict=True)})


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SourceError(path.name, f"在“{path.parent.name}”文件夹中找不到这个文件") from error
    except UnicodeDecodeError as error:
        raise SourceError(path.name, "不是 UTF-8 编码，请另存为 UTF-8") from error
