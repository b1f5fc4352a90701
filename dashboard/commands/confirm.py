"""`confirm`: say that what was read from a document was checked."""

from __future__ import annotations

import argparse

from dashboard import reports
from dashboard.commands import by, refusing
from dashboard.reports import readings
from dashboard.reports.overlay import tables_of
from dashboard.reports.people import at_the_command_line

HELP = "核对确认一份文件读出的内容，其数据不再标“待核”"


def arguments(parser: argparse.ArgumentParser) -> None:
    by(parser)
    parser.add_argument("doc_id", metavar="DOCUMENT", help="文件名（不含扩展名）")


@refusing
def run(given: argparse.Namespace) -> int:
    """Keep the confirmation and say its number."""
    store = reports.shared()
    kept = readings.confirm(store, at_the_command_line(given.by), tables_of(store), given.doc_id)
    print(f"第 {kept.reading_id} 号：{kept.doc_id} 已核对确认，共 {kept.now.count(readings.BETWEEN_IDS) + 1} 条")
    return 0
