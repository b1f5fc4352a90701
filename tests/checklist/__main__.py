"""`python -m tests.checklist`: read documents with the program, compare with the labels, print how much is right."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.checklist.labels import read_labels
from tests.checklist.score import (
    FACT_DEFAULTS,
    STEP_DEFAULTS,
    Score,
    read_table,
    score_facts,
    score_places,
    score_sets,
    score_steps,
)

HOME = Path(__file__).parent
DOCUMENTS = HOME.parents[1] / "data" / "documents"
LABELS = HOME / "labels"
SETS = {
    "tasks": ("tasks", ("title",)),
    "roles": ("roles", ("role", "department")),
    "pilots": ("pilots", ("programme", "stage")),
    "systems": ("systems", ("name",)),
}


def read_documents(documents: Path, out: Path) -> None:
    """Write the tables of a folder of documents; raises CalledProcessError when the program refuses one."""
    command = [sys.executable, "-m", "dashboard", "tables", "--documents", str(documents), "--out", str(out)]
    subprocess.run(command, check=True, cwd=HOME.parents[1], stdout=subprocess.DEVNULL)


def score_document(tables: Path, labels: Path) -> dict[str, Score]:
    """The scores of one document by table."""
    doc_id = labels.stem
    text = (tables / "texts" / f"{doc_id}.txt").read_text("utf-8")
    found = read_labels(labels, text)
    chosen = {name: [label for label in found if label.table == name] for name in ("facts", "steps", "progress", *SETS)}
    scores = {
        "facts": score_facts(chosen["facts"], read_table(tables, "facts", doc_id)),
        "steps": score_steps(chosen["steps"], read_table(tables, "milestones", doc_id)),
    }
    if chosen["progress"]:
        scores["progress"] = score_places(chosen["progress"], read_table(tables, "progress", doc_id))
    for name, (table, words) in SETS.items():
        if chosen[name]:
            scores[name] = score_sets(chosen[name], read_table(tables, table, doc_id), words)
    return scores


def score_folder(documents: Path = DOCUMENTS, labels: Path = LABELS) -> dict[str, dict[str, Score]]:
    """The scores of every labelled document of a folder, by document and table."""
    with tempfile.TemporaryDirectory() as folder:
        read_documents(documents, Path(folder))
        return {path.stem: score_document(Path(folder), path) for path in sorted(labels.glob("*.toml"))}


def added_up(scores: dict[str, dict[str, Score]], table: str) -> Score:
    """One table over all documents."""
    return sum((tables[table] for tables in scores.values() if table in tables), Score())


def _line(name: str, score: Score) -> str:
    counts = f"recall {score.recall:.3f} ({score.hit}/{score.wanted})  precision {score.precision:.3f} ({score.right_rows}/{score.rows})"
    return f"  {name:<9} {counts}"


def _shares(score: Score, names: dict[str, str]) -> str:
    return "            " + "  ".join(f"{name} {score.share(name):.3f}" for name in names if score.asked[name])


def _print(title: str, tables: dict[str, Score], verbose: bool) -> None:
    print(title)
    for name, score in tables.items():
        print(_line(name, score))
        if name in ("facts", "steps"):
            print(_shares(score, FACT_DEFAULTS if name == "facts" else STEP_DEFAULTS))
        if verbose:
            print("".join(f"      {remark}\n" for remark in score.remarks), end="")


def main() -> None:
    """Print the scores of each document and of all together."""
    parser = argparse.ArgumentParser(prog="python -m tests.checklist", description=__doc__)
    parser.add_argument("--documents", type=Path, default=DOCUMENTS)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--verbose", action="store_true", help="say each difference")
    options = parser.parse_args()
    scores = score_folder(options.documents.resolve(), options.labels)
    for doc_id, tables in scores.items():
        _print(doc_id, tables, options.verbose)
    names = dict.fromkeys(name for tables in scores.values() for name in tables)
    _print("all", {name: added_up(scores, name) for name in names}, verbose=False)


if __name__ == "__main__":
    main()
