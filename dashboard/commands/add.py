"""`add`: give a task what its text lacks."""

from __future__ import annotations

import argparse

from dashboard import reports
from dashboard.commands import by, refusing
from dashboard.reports import readings
from dashboard.reports.overlay import tables_of
from dashboard.reports.people import at_the_command_line

HELP = "给任务补录原文没有的内容：牵头单位、责任科室、责任领导、联系人等"


def arguments(parser: argparse.ArgumentParser) -> None:
    by(parser)
    parser.add_argument("task_id", metavar="TASK", help="任务编号")
    parser.add_argument("what", choices=[*readings.PARTS, *readings.ADDED], help="补录什么")
    parser.add_argument("now", metavar="VALUE", help="内容")
    parser.add_argument("--reason", default="", metavar="TEXT", help="说明")


@refusing
def run(given: argparse.Namespace) -> int:
    """Keep the addition and say its number."""
    store = reports.shared()
    kept = readings.add(store, at_the_command_line(given.by), tables_of(store), given.task_id, given.what, given.now, given.reason)
    print(f"第 {kept.reading_id} 号：“{kept.quote}”补录{kept.column}“{kept.now}”")
    return 0
