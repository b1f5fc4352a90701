"""`backup`: write the whole store to a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from dashboard import reports
from dashboard.commands import by, refusing
from dashboard.reports import backup

HELP = "把填报库全部内容备份到一个文件，运行中也可以"


def arguments(parser: argparse.ArgumentParser) -> None:
    by(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="备份文件")


@refusing
def run(given: argparse.Namespace) -> int:
    """Write it and say how many rows it holds."""
    counts = backup.backup(reports.shared(), given.file, given.by)
    print(f"已备份到 {given.file}：共 {sum(counts.values())} 条，其中填报 {counts['entries']} 条、账号 {counts['accounts']} 个")
    return 0
