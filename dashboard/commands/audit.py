"""`audit`: print the newest lines of the log and say whether the log is whole."""

from __future__ import annotations

import argparse

from dashboard import reports
from dashboard.commands import refusing
from dashboard.reports import audit
from dashboard.settings import CITY_TIME

HELP = "查看操作日志，并核对日志是否完整、未被改动"
WHOLE, BROKEN = 0, 1
# Lines cut off at the end leave a whole chain: whoever notes the last digest elsewhere finds that out too.
WORDS = {WHOLE: "日志完整，共 {} 条，末条摘要 {}", BROKEN: "日志从第 {} 条起被改动过"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--last", type=int, default=50, metavar="COUNT", help="显示最近多少条（默认 50）")


@refusing
def run(given: argparse.Namespace) -> int:
    """Oldest of the shown first; 0 for a whole log, 1 for one that was tampered with."""
    store = reports.shared()
    for line in reversed(audit.newest(store, given.last)):
        print(f"{line.at.astimezone(CITY_TIME):%Y-%m-%d %H:%M:%S} {line.who} {line.what} {line.about} {line.address}".rstrip())
    broken = audit.broken_at(store)
    print(WORDS[WHOLE].format(*audit.end(store)) if broken is None else WORDS[BROKEN].format(broken))
    return WHOLE if broken is None else BROKEN
