"""`correct`: put another value in the place of one that was misread."""

from __future__ import annotations

import argparse

from dashboard import reports
from dashboard.commands import by, refusing
from dashboard.reports import readings
from dashboard.reports.overlay import tables_of
from dashboard.reports.people import at_the_command_line

HELP = "校正读错的一项：类别、部门、县区、完成时限、指标"


def arguments(parser: argparse.ArgumentParser) -> None:
    by(parser)
    parser.add_argument("table", choices=list(readings.COLUMNS), help="哪张表")
    parser.add_argument("row_id", metavar="ID", help="这一行的编号")
    parser.add_argument(
        "column", metavar="COLUMN", help="哪一项：" + "、".join(sorted({name for of in readings.COLUMNS.values() for name in of}))
    )
    parser.add_argument("now", metavar="VALUE", help="应为什么")
    parser.add_argument("--reason", default="", metavar="TEXT", help="说明")


@refusing
def run(given: argparse.Namespace) -> int:
    """Keep the correction and say its number and the original."""
    store = reports.shared()
    actor = at_the_command_line(given.by)
    kept = readings.correct(store, actor, tables_of(store), given.table, given.row_id, given.column, given.now, given.reason)
    print(f"第 {kept.reading_id} 号：“{kept.quote}”由“{kept.was}”校正为“{kept.now}”")
    return 0
