"""`python -m dashboard VERB …`: find the verb's module in `dashboard.commands`, let it read its arguments, and exit with its status."""

from __future__ import annotations

import argparse
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module

from dashboard import commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="城市大脑一屏总览")
    verbs = parser.add_subparsers(title="命令", dest="verb", required=True)
    for found in pkgutil.iter_modules(commands.__path__):
        module = import_module(f"{commands.__name__}.{found.name}")
        verb = verbs.add_parser(found.name, help=module.HELP, description=module.HELP)
        module.arguments(verb)
        verb.set_defaults(run=module.run)
    given = parser.parse_args(arguments)
    return given.run(given)


if __name__ == "__main__":
    sys.exit(main())
