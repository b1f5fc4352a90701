"""`tables`: write what was read from a folder of documents as one CSV per table, with each document's text form beside them."""

from __future__ import annotations

import argparse
import csv
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd

from dashboard import loaders
from dashboard.provenance import SourceError
from dashboard.settings import SETTINGS

HELP = "把文件夹里的依据文件读成表格（CSV）"
UNREADABLE = 2


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--documents", type=Path, default=SETTINGS.documents, metavar="DIR", help="依据文件所在文件夹")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="表格写到哪个文件夹")


def run(given: argparse.Namespace) -> int:
    """Write the tables; 0 when every document was read, 2 with one line each on standard error for those that could not be."""
    try:
        loaded = loaders.load_folder(given.documents)
    except SourceError as refused:
        print(refused, file=sys.stderr)
        return UNREADABLE
    write(loaded, given.out)
    for failure in loaded.failures:
        print(" ".join(failure.message.split()), file=sys.stderr)
    return UNREADABLE if loaded.failures else 0


def write(loaded: loaders.Loaded, out: Path) -> None:
    """Write `<table>.csv` for every table and `texts/<doc_id>.txt` for every document into a folder."""
    texts = out / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    for name, frame in loaded.tables.items():
        _write_table(out / f"{name}.csv", frame)
    for document in loaded.documents.values():
        (texts / f"{document.doc_id}.txt").write_text(document.text, encoding="utf-8", newline="")


def _write_table(path: Path, frame: pd.DataFrame) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(frame.columns)
        writer.writerows([written(value) for value in row] for row in frame.itertuples(index=False, name=None))


def written(value: object) -> str:
    """A value as CSV says it: "" for missing, ISO dates, exact numbers without exponent and without a needless point."""
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, Decimal):
        digits = format(value, "f")
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    return value.isoformat()[:10] if isinstance(value, date) else str(value)
