"""A folder of so many documents: the five of the program, and the same words for other cities and years with other amounts."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from benchmarks.growth.filling import members
from benchmarks.loaders import DOCUMENTS, SEED, varied

COUNTS = (5, 50, 500)
OWN = {"临沂": "2022", "滨州": "2023", "德州": "2020"}
YEARS = range(2015, 2025)


def write(folder: Path, count: int) -> None:
    """The program's own documents, then variations; those of 临沂 2022 stay the only ones of their city and year."""
    shutil.copytree(DOCUMENTS, folder, dirs_exist_ok=True)
    chance = random.Random(SEED)
    texts = [path.read_text(encoding="utf-8") for path in sorted(DOCUMENTS.glob("*.txt"))]
    cities = list(dict.fromkeys(city for city, _ in members()))
    number = len(texts)
    while number < count:
        text, year, city = texts[number % len(texts)], chance.choice(YEARS), chance.choice(cities)
        if (city, str(year)) in OWN.items():
            continue
        own = next((name for name in OWN if name in text), "临沂")
        changed = varied(text.replace(own, city).replace(OWN[own], str(year)), chance)
        (folder / f"made-{number:04}.txt").write_text(changed, encoding="utf-8")
        number += 1
