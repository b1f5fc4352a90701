"""Pilots by programme: rows that name one programme in several ways in, one family each out, the largest first."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.views.situation import Situation, kept_with_situation

# Two names speak of one programme when they share this many characters in a row (新型智慧城市 in 省四星级新型智慧城市试点).
SHARED_CHARACTERS = 5
# The stages of a programme from the last to the first; others follow in the order of the text.
STAGES = ("终期验收", "中期评估", "持续提升")


@dataclass(frozen=True)
class Programme:
    """One programme: what its names share, its rows (each place once, `member` names it), and its stages from the last to the first."""

    name: str
    rows: pd.DataFrame
    stages: tuple[str, ...]

    def count(self, stage: str) -> int:
        """How many places are at a stage."""
        return int((self.rows["stage"] == stage).sum())


def programmes(pilots: pd.DataFrame) -> tuple[Programme, ...]:
    """The programmes of some pilots, the largest first, of equals those with a known stage, then the one named first."""
    shared: dict[str, str] = {}
    for name in dict.fromkeys(pilots["programme"]):
        near = next(
            (common for known in dict.fromkeys(shared.values()) if len(common := longest_shared(known, name)) >= SHARED_CHARACTERS), name
        )
        shared = {known: near if near in common else common for known, common in shared.items()} | {name: near}
    families = pilots["programme"].map(shared).astype("str")
    found = [_programme(name, pilots[families == name]) for name in dict.fromkeys(families)]
    return tuple(sorted(found, key=lambda programme: (-len(programme.rows), not set(STAGES) & set(programme.stages))))


@kept_with_situation
def programmes_of(situation: Situation) -> tuple[Programme, ...]:
    """The programmes of a situation's pilots."""
    return programmes(situation.tables.pilots)


def longest_shared(one: str, other: str) -> str:
    """The longest run of characters that stands in both texts."""
    runs = (one[start:end] for start in range(len(one)) for end in range(start + 1, len(one) + 1))
    return max((run for run in runs if run in other), key=len, default="")


def _programme(name: str, rows: pd.DataFrame) -> Programme:
    members = rows["county"].where(rows["county"] != "", rows["place"])
    once = rows.assign(member=members).drop_duplicates("member", keep="last")
    stages = sorted(dict.fromkeys(once["stage"]), key=lambda stage: STAGES.index(stage) if stage in STAGES else len(STAGES))
    return Programme(name, once, tuple(stages))
