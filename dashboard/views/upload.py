"""What would be read from an uploaded document: its name and bytes in, what it is, counts, first rows and problems out."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.loaders import Failure, Tables, take_in
from dashboard.provenance import Document
from dashboard.reference.words import words
from dashboard.telemetry import Reading, tell
from dashboard.views.numbers import day
from dashboard.views.quality import COUNTED, PROBLEM_COLUMNS, place_in, short
from dashboard.views.view import View

NOT_STATED = "文中未写明"
INFERRED = "（推断）"
FIRST_ROWS = 3


@dataclass(frozen=True)
class Preview:
    """A document as it would be read: facts about it as (word, value), first rows and problems; or `failure`, why it cannot be."""

    file: str
    failure: str = ""
    about: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    first: View | None = None
    problems: View | None = None
    city: str = ""


def preview(file: str, content: bytes) -> Preview:
    """Read the bytes exactly as the folder would read a file of this name; nothing of it is kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.write_bytes(content)
        taken = take_in(path)
    if isinstance(taken, Failure):
        tell(Reading.REFUSED, file, taken.message)
        return Preview(file, failure=taken.message)
    document, tables = taken
    about = tables.documents.iloc[0]
    return Preview(
        file=file,
        about=_about(about),
        counts=tuple((word, len(tables[table])) for table, word in COUNTED.items()),
        first=_first(tables),
        problems=_problems(document, tables),
        city=about["city"],
    )


def _about(about: pd.Series) -> tuple[tuple[str, str], ...]:
    kinds = "、".join(words[f"kind_{kind}"] for kind in about["kind"].split(";") if f"kind_{kind}" in words)
    inferred = about["inferred"].split(";")
    told = {
        "title": ("标题", about["title"]),
        "kind": (words["document_kind"], kinds),
        "city": (words["city"], about["city"]),
        "year": (words["year"], "" if pd.isna(about["year"]) else str(about["year"])),
        "issuer": (words["issuer"], about["issuer"]),
        "doc_no": (words["document_no"], about["doc_no"]),
        "published": (words["published"], day(about["published"])),
    }
    return tuple((word, (value + INFERRED * (name in inferred)) if value else NOT_STATED) for name, (word, value) in told.items())


def _first(tables: Tables) -> View:
    rows = [
        {"table": word, "quote": short(row["quote"])}
        for table, word in COUNTED.items()
        for _, row in tables[table].head(FIRST_ROWS).iterrows()
    ]
    return View(
        id="upload-first",
        headline=f"头几条（每类至多 {FIRST_ROWS} 条）",
        columns={"table": "是什么", "quote": "原文"},
        rows=tuple(rows),
        note="没有读出内容",
    )


def _problems(document: Document, tables: Tables) -> View:
    rows = [
        {"place": place_in(document, row["start"]), "quote": short(row["quote"]), "what": row["what"]}
        for _, row in tables.problems.iterrows()
    ]
    return View(
        id="upload-problems",
        headline=f"问题 {len(rows)} 处",
        columns={name: word for name, word in PROBLEM_COLUMNS.items() if name != "document"},
        rows=tuple(rows),
        note="没有发现问题",
    )
