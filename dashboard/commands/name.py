"""`name`: say which indicator a quantity is, or export what was named as the catalogue's file."""

from __future__ import annotations

import argparse
from pathlib import Path

from dashboard import reports
from dashboard.commands import by, refusing
from dashboard.reports import catalogue_file, readings
from dashboard.reports.overlay import tables_of
from dashboard.reports.people import at_the_command_line

HELP = "指认一个数据属于哪个指标；或把指认结果导出为指标目录文件"


def arguments(parser: argparse.ArgumentParser) -> None:
    by(parser)
    parser.add_argument("fact_id", nargs="?", metavar="FACT", help="数据编号（见 tables 命令写出的 facts.csv）")
    parser.add_argument("indicator", nargs="?", metavar="INDICATOR", help="指标的编号或名称")
    parser.add_argument("--reason", default="", metavar="TEXT", help="说明")
    parser.add_argument("--export", type=Path, metavar="FILE", help="写出含指认结果的指标目录（CSV）")


@refusing
def run(given: argparse.Namespace) -> int:
    """Keep the naming and say its number, or write the catalogue."""
    store = reports.shared()
    tables = tables_of(store)
    if given.export:
        given.export.write_text(catalogue_file.with_namings(tables, readings.standing(store)), encoding="utf-8")
        print(f"已写出 {given.export}")
        return 0
    if not (given.fact_id and given.indicator):
        raise reports.ReportError("请写明数据编号和指标，或用 --export")
    kept = readings.name(store, at_the_command_line(given.by), tables, given.fact_id, given.indicator, given.reason)
    print(f"第 {kept.reading_id} 号：“{kept.quote}”指认为 {kept.now}")
    return 0
