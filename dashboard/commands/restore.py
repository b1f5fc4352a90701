"""`restore`: fill an empty store from a backup."""

from __future__ import annotations

import argparse
from pathlib import Path

from dashboard import reports
from dashboard.commands import by, refusing
from dashboard.reports import backup

HELP = "把备份恢复到空的填报库"


def arguments(parser: argparse.ArgumentParser) -> None:
    by(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="备份文件")


@refusing
def run(given: argparse.Namespace) -> int:
    """Read it back and say how many rows it held."""
    counts = backup.restore(reports.shared(), given.file, given.by)
    print(f"已恢复：共 {sum(counts.values())} 条，其中填报 {counts['entries']} 条、账号 {counts['accounts']} 个")
    return 0
