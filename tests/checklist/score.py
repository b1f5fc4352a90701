"""Compare tables that the program wrote with labels and count what is right, missed and too much."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from tests.checklist.labels import Label

FACT_DEFAULTS = {
    "unit": "",
    "comparator": "eq",
    "kind": "target",
    "due": "",
    "department": "",
    "county": "",
    "restates": "",
    "measure": "total",
    "strength": "firm",
    "value_high": "",
    "part_of": "",
    "period": "",
}
STEP_DEFAULTS = {"grain": "", "department": "", "county": "", "task_no": "", "parent": ""}
GOAL_ATTRIBUTES = ("unit", "comparator", "kind", "due", "department", "county", "restates")
# Compared only where the label says something: a reader cannot always tell.
ONLY_IF_LABELLED = ("period", "parent", "task_no", "grain")
SAME_NAME = (("委员会", "委"), ("发展和改革", "发改"), ("发展改革", "发改"), ("（", "("), ("）", ")"), ("和", ""))


@dataclass
class Score:
    """Counts of one table of one document, or of many added up."""

    wanted: int = 0
    hit: int = 0
    rows: int = 0
    right_rows: int = 0
    asked: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        counts = (self.wanted + other.wanted, self.hit + other.hit, self.rows + other.rows, self.right_rows + other.right_rows)
        return Score(*counts, self.asked + other.asked, self.right + other.right, self.remarks + other.remarks)

    @property
    def recall(self) -> float:
        return self.hit / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.right_rows / self.rows if self.rows else 1.0

    def share(self, attribute: str) -> float:
        return self.right[attribute] / self.asked[attribute] if self.asked[attribute] else 1.0


def read_table(folder: Path, name: str, doc_id: str) -> list[dict[str, str]]:
    """The rows of one document in `<name>.csv`."""
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["doc_id"] == doc_id]


def score_facts(labels: list[Label], rows: list[dict[str, str]]) -> Score:
    """Match by value and overlapping place of the number; restates and part_of are compared as links between labels."""
    score = Score(wanted=sum(not label.optional for label in labels), rows=len(rows))
    free = list(rows)
    for label in labels:
        label.row = next((row for row in free if _overlap(label, row, "value_start", "value_end") and _same_value(label, row)), None)
        if label.row is not None:
            free.remove(label.row)
        elif not label.optional:
            score.remarks.append(f"missed fact  {label.values['at']}")
    score.rows -= sum(label.row is not None and label.optional for label in labels)
    score.hit = score.right_rows = sum(label.row is not None and not label.optional for label in labels)
    score.remarks += [f"extra fact   {row['value']}{row['unit']} in {row['quote'][:60]}" for row in free]
    _compare_facts([label for label in labels if label.row is not None and not label.optional], labels, score)
    return score


def _compare_facts(matched: list[Label], labels: list[Label], score: Score) -> None:
    by_id = {label.values["id"]: label for label in labels if "id" in label.values}
    by_fact = {label.row["fact_id"]: label for label in labels if label.row is not None}
    for label in matched:
        for name, default in FACT_DEFAULTS.items():
            wanted = label.allowed("high" if name == "value_high" else name, default)
            if name in ONLY_IF_LABELLED and wanted == [""]:
                continue
            got = label.row.get(name, "")
            if name in ("restates", "part_of"):
                wanted, got = [_root(by_id.get(part), by_id) for part in wanted], _linked(got, by_fact, by_id)
            _count(score, label, name, wanted, got)


def _root(label: Label | None, by_id: dict[str, Label]) -> str:
    """The place of the first statement a label goes back to, "" for none."""
    while label is not None and label.values.get("restates") in by_id:
        label = by_id[label.values["restates"]]
    return str(label.start) if label is not None else ""


def _linked(fact_id: str, by_fact: dict[str, Label], by_id: dict[str, Label]) -> str:
    if not fact_id:
        return ""
    return _root(by_fact[fact_id], by_id) if fact_id in by_fact else "a row that no label knows"


def score_steps(labels: list[Label], rows: list[dict[str, str]]) -> Score:
    """Match by date and overlapping place; clauses of one step may be one row or several."""
    score = Score(wanted=sum(not label.optional for label in labels))
    due_of = {row["milestone_id"]: row["due"][:10] for row in rows}
    for label in labels:
        fitting = [row for row in rows if row["due"][:10] in label.allowed("due") and _overlap(label, row, "start", "end")]
        label.row = max(fitting, key=lambda row: _common(label, row), default=None)
        if label.optional:
            continue
        if label.row is None:
            score.remarks.append(f"missed step  {label.values['due']} {label.values['at']}")
            continue
        score.hit += 1
        for name, default in STEP_DEFAULTS.items():
            wanted, got = label.allowed(name, default), label.row.get(name, "")
            if name == "county":  # a step of several counties is a row for each
                got = ";".join(dict.fromkeys(row.get(name, "") for row in fitting if row["start"] == label.row["start"]))
            if name not in ONLY_IF_LABELLED or wanted != [""]:
                _count(score, label, name, wanted, due_of.get(got, "") if name == "parent" else got)
    for row in rows:
        right = any(row["due"][:10] in label.allowed("due") and _within_reach(label, row) for label in labels)
        score.rows += 1
        score.right_rows += right
        if not right:
            score.remarks.append(f"extra step   {row['due']} {row['quote'][:60]}")
    return score


def score_sets(labels: list[Label], rows: list[dict[str, str]], names: tuple[str, ...]) -> Score:
    """Tables without a place worth comparing: each label is found when some row agrees with all its words, and the other way round."""
    score = Score(wanted=len(labels), rows=len(rows))
    agrees = [[all(_close(label.values.get(name, ""), row.get(name, "")) for name in names) for row in rows] for label in labels]
    score.hit = sum(any(row) for row in agrees)
    score.right_rows = sum(any(column) for column in zip(*agrees, strict=True)) if agrees else 0
    score.remarks = [f"missed       {label.values}" for label, row in zip(labels, agrees, strict=True) if not any(row)]
    return score


def score_places(labels: list[Label], rows: list[dict[str, str]]) -> Score:
    """Statements compared by place alone."""
    score = Score(wanted=len(labels), rows=len(rows))
    hits = [any(_overlap(label, row, "start", "end") for row in rows) for label in labels]
    score.hit = sum(hits)
    score.right_rows = sum(any(_overlap(label, row, "start", "end") for label in labels) for row in rows)
    score.remarks = [f"missed       {label.values['at']}" for label, hit in zip(labels, hits, strict=True) if not hit]
    return score


def _count(score: Score, label: Label, name: str, wanted: list[str], got: str) -> None:
    right = any(_same(name, part, got) for part in wanted)
    score.asked[name] += 1
    score.right[name] += right
    if not right:
        score.remarks.append(f"wrong {name:<10} {label.values['at']}: wanted {' or '.join(wanted) or 'nothing'}, got {got or 'nothing'}")


def _same(name: str, wanted: str, got: str) -> bool:
    if name == "department":
        left, right = wanted.split(";"), got.split(";")
        return len(left) == len(right) and all(any(_close(one, other) for other in right) for one in left)
    if name in ("value", "value_high"):
        return _number(wanted) == _number(got)
    return wanted == (got[:10] if name == "due" else got)


def fold(name: str) -> str:
    """A body's name without the differences that do not matter here."""
    for written, plain in SAME_NAME:
        name = name.replace(written, plain)
    return name.strip('“”" ')


def _close(wanted: str, got: str) -> bool:
    """The same name written shorter or longer: the letters of one stand in the other, in order."""
    shorter, longer = sorted((fold(wanted), fold(got)), key=len)
    letters = iter(longer)
    return bool(shorter) == bool(longer) and all(letter in letters for letter in shorter)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(str(text)) if text else None
    except InvalidOperation:
        return None


def _same_value(label: Label, row: dict[str, str]) -> bool:
    return any(_number(part) == _number(row["value"]) for part in label.allowed("value"))


def _overlap(label: Label, row: dict[str, str], start: str, end: str) -> bool:
    spans = [(label.start, label.end)] + ([label.elsewhere] if label.elsewhere else [])
    return any(int(row[start]) < span[1] and span[0] < int(row[end]) for span in spans)


def _common(label: Label, row: dict[str, str]) -> int:
    return min(label.end, int(row["end"])) - max(label.start, int(row["start"]))


def _within_reach(label: Label, row: dict[str, str]) -> bool:
    return (int(row["start"]) < label.reach and label.start < int(row["end"])) or _overlap(label, row, "start", "end")
