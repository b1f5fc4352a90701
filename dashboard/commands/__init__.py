"""The verbs of `python -m dashboard`: one thin module each, found by its name.

A verb's module has `HELP` (one Chinese line), `arguments(parser)` and `run(given) -> int`, the exit status.
"""
