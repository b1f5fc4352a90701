"""Pilots by programme: rows that name one programme in several ways in, one family each out, the largest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard.loaders.rows import Record, Rows, each, grouped
from dashboard.views.situation import Situation, kept_with_situation

# Two names speak of one programme when they share this many characters in a row (新型智慧城市 in 省四星级新型智慧城市试点).
SHARED_CHARACTERS = 5
# The stages of a programme from the last to the first; others follow in the order of the text.
STAGES = ("终期验收", "中期评估", "持续提升")


@dataclass(frozen=True)
class Programme:
    """One programme: what its names share, its rows (each place once, `member` names it), and its stages from the last to the first."""

    name: str
    rows: list[Record]
    stages: tuple[str, ...]

    def count(self, stage: str) -> int:
        """How many places are at a stage."""
        return sum(row["stage"] == stage for row in self.rows)


def programmes(pilots: Rows) -> tuple[Programme, ...]:
    """The programmes of some pilots, the largest first, of equals those with a known stage, then the one named first."""
    rows = each(pilots)
    shared: dict[str, str] = {}
    for name in dict.fromkeys(row["programme"] for row in rows):
        near = next(
            (common for known in dict.fromkeys(shared.values()) if len(common := longest_shared(known, name)) >= SHARED_CHARACTERS), name
        )
        shared = {known: near if near in common else common for known, common in shared.items()} | {name: near}
    found = [_programme(name, family) for name, family in grouped(rows, lambda row: shared[row["programme"]])]
    return tuple(sorted(found, key=lambda programme: (-len(programme.rows), not set(STAGES) & set(programme.stages))))


@kept_with_situation
def programmes_of(situation: Situation) -> tuple[Programme, ...]:
    """The programmes of a situation's pilots."""
    return programmes(situation.rows("pilots"))


@lru_cache(maxsize=256)
def longest_shared(one: str, other: str) -> str:
    """The longest run of characters that stands in both texts."""
    runs = (one[start:end] for start in range(len(one)) for end in range(start + 1, len(one) + 1))
    return max((run for run in runs if run in other), key=len, default="")


def _programme(name: str, rows: list[Record]) -> Programme:
    once: dict[str, Record] = {}
    for row in rows:
        member = row["county"] or row["place"]
        # The last row of a place counts, and stands where it was said.
        once.pop(member, None)
        once[member] = row | {"member": member}
    stages = sorted(
        dict.fromkeys(row["stage"] for row in once.values()), key=lambda stage: STAGES.index(stage) if stage in STAGES else len(STAGES)
    )
    return Programme(name, list(once.values()), tuple(stages))
