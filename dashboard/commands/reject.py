"""`reject`: take a row that is none out of all screens."""

from __future__ import annotations

import argparse

from dashboard import reports
from dashboard.commands import by, refusing
from dashboard.reports import readings
from dashboard.reports.overlay import tables_of
from dashboard.reports.people import at_the_command_line

HELP = "把误读的一条数据、节点或试点标为不采用"


def arguments(parser: argparse.ArgumentParser) -> None:
    by(parser)
    parser.add_argument("table", choices=list(readings.REJECTABLE), help="哪张表")
    parser.add_argument("row_id", metavar="ID", help="这一行的编号")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="原因")


@refusing
def run(given: argparse.Namespace) -> int:
    """Keep the rejection and say its number."""
    store = reports.shared()
    kept = readings.reject(store, at_the_command_line(given.by), tables_of(store), given.table, given.row_id, given.reason)
    print(f"第 {kept.reading_id} 号：“{kept.quote}”不采用（{kept.reason}）")
    return 0
