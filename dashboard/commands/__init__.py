"""The verbs of `python -m dashboard`: one thin module each, found by its name.

A verb's module has `HELP` (one Chinese line), `arguments(parser)` and `run(given) -> int`, the exit status.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from functools import wraps

REFUSED = 2


def refusing(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """A verb whose refusals by the store are printed in words, with exit status 2."""

    @wraps(run)
    def answered(given: argparse.Namespace) -> int:
        from dashboard.reports.errors import ReportError

        try:
            return run(given)
        except ReportError as refused:
            print(refused, file=sys.stderr)
            return REFUSED

    return answered


def by(parser: argparse.ArgumentParser) -> None:
    """The argument that says who acts, as the log will name him."""
    parser.add_argument("--by", default=f"命令行 {getpass.getuser()}", metavar="NAME", help="记录在案的经办人（默认为系统用户名）")
