"""`withdraw`: take back a naming, correction, rejection, addition or confirmation; without a number, list them."""

from __future__ import annotations

import argparse

from dashboard import reports
from dashboard.commands import by, refusing
from dashboard.reports import readings
from dashboard.reports.people import at_the_command_line
from dashboard.reports.readings import Act, Reading

HELP = "列出指认、校正、补录等，或撤销其中一条"
LONGEST = 40


def arguments(parser: argparse.ArgumentParser) -> None:
    by(parser)
    parser.add_argument("number", nargs="?", type=int, metavar="NUMBER", help="要撤销的编号；不写则列出全部")


@refusing
def run(given: argparse.Namespace) -> int:
    """Withdraw one, or print all with who, when and the original."""
    store = reports.shared()
    if given.number is not None:
        readings.withdraw(store, at_the_command_line(given.by), given.number)
        print(f"第 {given.number} 号已撤销")
        return 0
    for one in readings.all_of(store):
        print(_line(one))
    return 0


def _line(one: Reading) -> str:
    change = "" if one.kind is Act.CONFIRM else f"{one.column}：{one.was} → {one.now}"
    withdrawn = f"（{one.withdrawn_by} {one.withdrawn_at:%Y-%m-%d} 撤销）" if one.withdrawn_at else ""
    said = (
        f"{one.reading_id}",
        one.kind,
        one.doc_id,
        f"“{one.quote[:LONGEST]}”",
        change,
        one.reason,
        f"{one.by} {one.at:%Y-%m-%d}",
        withdrawn,
    )
    return " ".join(part for part in said if part)
