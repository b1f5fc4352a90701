"""Read the hand-made labels of one document and find each labelled piece in its text form."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

# What may stand inside a labelled piece without being part of it: blanks, page marks of a page viewer, page numbers on a line of their own.
GAP = r"(?:\s*\n\d+、|\n\s*[-—－]\s*\d+\s*[-—－]\s*\n|\s)*"
# A .pdf gives some characters as look-alike radicals; any of them may stand for a labelled character.
RADICAL = "[\u2e80-\u2fdf]"
SENTENCE_END = re.compile(r"。|\||\n\n")
INHERITED = ("task_no", "department", "county", "due")
PARTS = ("lead", "co_lead", "responsible", "support", "implement")


class LabelError(ValueError):
    """A labelled piece that does not stand in the text: the label file and the piece."""


@dataclass
class Label:
    """One labelled thing: its span in the text, how far a reader would let it reach, and its attributes.

    `elsewhere` is a second right place: a step's deadline and its work may stand in two cells.
    """

    table: str
    start: int
    end: int
    reach: int
    values: dict[str, str]
    optional: bool = False
    elsewhere: tuple[int, int] | None = None
    row: dict[str, str] | None = field(default=None, repr=False)

    def allowed(self, name: str, default: str = "") -> list[str]:
        """The right values of one attribute; a label may allow several."""
        return [part.strip() for part in str(self.values.get(name, default)).split("|")]


def read_labels(path: Path, text: str) -> list[Label]:
    """Every label of a file, in text order; raises LabelError for a piece that the text does not hold."""
    groups = tomllib.loads(path.read_text("utf-8")).get("group", [])
    labels = [label for group in groups for label in _labels_of_group(group, text, path.name)]
    labels.sort(key=lambda label: label.start)
    _let_steps_reach([label for label in labels if label.table == "steps"], text)
    return labels


def _labels_of_group(group: dict, text: str, name: str) -> list[Label]:
    shared = {key: group[key] for key in INHERITED if key in group}
    found = [_placed(table, {**shared, **entry}, text, name) for table in ("facts", "steps", "progress") for entry in group.get(table, [])]
    for table in ("tasks", "pilots", "systems"):
        found += [Label(table, 0, 0, 0, entry) for entry in group.get(table, [])]
    if "task" in group:
        found.append(Label("tasks", 0, 0, 0, {"no": group["task_no"], "title": group["task"]}))
    if group.get("task_no") and group.get("department") and "|" not in group["department"]:
        found += _roles({"lead": group["department"]})
    return found + [role for entry in group.get("roles", []) for role in _roles(entry)]


def _roles(entry: dict) -> list[Label]:
    return [
        Label("roles", 0, 0, 0, {"role": part, "department": department})
        for part in PARTS
        for department in entry.get(part, "").split(";")
        if department
    ]


def _placed(table: str, entry: dict, text: str, name: str) -> Label:
    start, end = _span(entry["at"], entry.get("n", 1), text, name)
    values = {"value": _three(entry["at"])[1].rstrip("%％"), **entry}
    elsewhere = _span(entry["or_at"], 1, text, name) if "or_at" in entry else None
    return Label(table, start, end, end, values, bool(entry.get("optional")), elsewhere)


def _span(piece: str, occurrence: int, text: str, name: str) -> tuple[int, int]:
    before, number, after = _three(piece)
    pattern = f"{_loose(before)}{GAP}({_loose(number)}){GAP}{_loose(after)}" if number else f"({_loose(before)})"
    matches = list(re.finditer(pattern, text))
    if occurrence > len(matches):
        raise LabelError(f"{name}: “{piece}” stands {len(matches)} times, wanted number {occurrence}")
    return matches[occurrence - 1].span(1)


def _three(piece: str) -> tuple[str, str, str]:
    match = re.fullmatch(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)", piece)
    return match.groups() if match else (piece, "", "")


def _loose(piece: str) -> str:
    return GAP.join(f"(?:{re.escape(letter)}|{RADICAL})" for letter in piece if not letter.isspace())


def _let_steps_reach(steps: list[Label], text: str) -> None:
    """A step reaches to the next one; its first sentence is what must be found (`end`)."""
    for step, following in zip_longest(steps, steps[1:]):
        limit = following.start if following else len(text)
        stop = SENTENCE_END.search(text, step.end)
        step.reach = limit
        step.end = max(step.end, min(limit, stop.start() if stop else limit))
