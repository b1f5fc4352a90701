"""The shipped catalogue of indicators with what editors named added: the same CSV, ready to be put in the file's place."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from dashboard.loaders import Tables
from dashboard.reference.files import FOLDER
from dashboard.reports.readings import Act, Reading

BETWEEN = ";"


def with_namings(tables: Tables, acts: tuple[Reading, ...], path: Path = FOLDER / "indicators.csv") -> str:
    """The catalogue's text: a named quantity's label is among its indicator's `heads`, its unit among the `units`; other lines stay."""
    facts = tables.facts.set_index("fact_id")
    named: dict[str, list[tuple[str, str]]] = {}
    for act in acts:
        if act.kind is Act.NAME and act.row_id in facts.index:
            row = facts.loc[act.row_id]
            named.setdefault(act.now, []).append((row["label"], row["unit"]))
    reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    out = io.StringIO()
    writer = csv.DictWriter(out, reader.fieldnames, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_extended(row, named.get(row["id"], [])) for row in reader)
    return out.getvalue()


def _extended(row: dict[str, str], named: list[tuple[str, str]]) -> dict[str, str]:
    heads = _added(row["heads"], [label for label, _ in named])
    return row | {"heads": heads, "units": _added(row["units"], [unit for _, unit in named]) if row["units"] else ""}


def _added(listed: str, more: list[str]) -> str:
    return BETWEEN.join(dict.fromkeys(word for word in (*listed.split(BETWEEN), *more) if word))
