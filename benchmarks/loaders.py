"""How fast documents become tables: characters per second, growth of cost with size, and a start with nothing changed.

    python benchmarks/loaders.py [--megabytes 10]

The corpus is made by repeating and varying the documents in `data/documents`: the same words with other amounts, in one document
of each kind at each size and in a folder of many. Times are of the processor, the best of a few runs: noise only ever adds.
"""

from __future__ import annotations

import argparse
import pickle
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dashboard.loaders import Shelf, load, load_folder
from dashboard.provenance import Document
from dashboard.settings import ROOT

DOCUMENTS = ROOT / "data" / "documents"
NUMBER = re.compile(r"(?<![0-9])[1-9][0-9]{1,3}(?=[个家项名条万])")
SIZES = (1, 2, 4)
MEGABYTE = 1_000_000
SEED = 7


def varied(text: str, chance: random.Random) -> str:
    """The text with other amounts: same shape, other values, so that nothing is answered from a memo."""
    return NUMBER.sub(lambda found: str(chance.randint(10, 9999)), text)


def lengthened(text: str, characters: int, chance: random.Random) -> str:
    """One document of about so many characters made of variations of a text."""
    pieces = []
    while sum(map(len, pieces)) < characters:
        pieces.append(varied(text, chance))
    return "\n".join(pieces)


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """The best of a few runs."""
    best = float("inf")
    for _ in range(runs):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def many_documents(megabytes: float) -> None:
    """Characters per second over a folder of documents as long as the real ones, and a start from the cache."""
    chance = random.Random(SEED)
    texts = [path.read_text(encoding="utf-8") for path in sorted(DOCUMENTS.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as place:
        folder, shelf = Path(place) / "documents", Shelf(Path(place) / "cache")
        folder.mkdir()
        written = characters = number = 0
        while written < megabytes * MEGABYTE:
            text = varied(texts[number % len(texts)], chance)
            written += (folder / f"{number:05}.txt").write_bytes(text.encode())
            characters += len(text)
            number += 1
        started = time.process_time()
        loaded = load_folder(folder, shelf)
        cold = time.process_time() - started
        warm = seconds(lambda: load_folder(folder, shelf))
        table = Path(place) / "tables.pickle"
        table.write_bytes(pickle.dumps(loaded))
        plain = seconds(lambda: pickle.loads(table.read_bytes()))
    print(f"{number} documents, {written / MEGABYTE:.1f} MB, {characters:,} characters, {len(loaded.tables.facts):,} facts")
    print(f"read: {cold:.1f} s, {characters / cold:,.0f} characters per second")
    print(f"start with nothing changed: {warm:.2f} s; reading the same tables from a pickle: {plain:.2f} s; ratio {warm / plain:.2f}")


def growth() -> None:
    """Cost per character of ever longer single documents, against the shortest: 1.0 is linear."""
    for path in sorted(DOCUMENTS.glob("*.txt")):
        text, ratios, first = path.read_text(encoding="utf-8"), [], 0.0
        for size in SIZES:
            longer = lengthened(text, size * 40_000, random.Random(SEED))
            document = Document(path.stem, path.name, longer)
            cost = seconds(lambda document=document: load(document), runs=1) / len(longer)
            first = first or cost
            ratios.append(f"{len(longer):,} characters ×{cost / first:.2f}")
        print(f"{path.stem[:3]}: " + ", ".join(ratios) + f" ({1 / first:,.0f} characters per second)")


def main() -> None:
    """Print the three measurements."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=10)
    given = parser.parse_args()
    growth()
    many_documents(given.megabytes)


if __name__ == "__main__":
    main()
