"""Find what a document states a second time: an outline and its clean text in, the same outline with `restates` filled in out.

Only statements that share one of the rarer pairs of characters are compared, so that the cost grows with the length of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dashboard.loaders.likeness import containment, pairs
from dashboard.loaders.parts import Entry, Outline, Step

SAME_TASK = 0.5
SAME_CLAUSE = 0.65
WORD_FOR_WORD = 0.95
SHORTEST_CLAUSE = 7
SAME_STEP = 0.75
SHORTER_OF_BOTH = 0.3
RAREST = 8  # pairs of a statement that are looked up
MOST_WITH_PAIR = 40  # statements with one pair that are compared; the first ones, which are the ones to restate


class _Said:
    """Statements by the pairs of characters they hold, in the order they were added."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._by_pair: dict[str, list[str]] = {}

    def add(self, key: str, text: str) -> None:
        self._texts[key] = text
        for pair in pairs(text):
            held = self._by_pair.setdefault(pair, [])
            if len(held) < MOST_WITH_PAIR:
                held.append(key)

    def like(self, text: str) -> dict[str, str]:
        """The texts, by key and in order, that share a rare pair with this one."""
        known = sorted((pair for pair in pairs(text) if pair in self._by_pair), key=lambda pair: (len(self._by_pair[pair]), pair))
        found = {key for pair in known[:RAREST] for key in self._by_pair[pair]}
        return {key: self._texts[key] for key in sorted(found, key=int)}


def restated(outline: Outline, text: str) -> Outline:
    """A later task restates the earlier one, of another piece, that holds most of its words; a later step one with the same date."""
    return replace(outline, entries=tuple(_entries(outline, text)), steps=tuple(_steps(outline.steps, text)))


def _entries(outline: Outline, text: str) -> Iterable[Entry]:
    bodies: dict[str, str] = {}
    for part in outline.parts:
        bodies[part.task_key] = bodies.get(part.task_key, "") + text[part.start : part.end]
    by_form: dict[str, _Said] = {}
    for entry in outline.entries:
        sentence = entry.title.split("。")[0]
        earlier = {key: said for form, stated in by_form.items() if form != entry.form for key, said in stated.like(sentence).items()}
        yield replace(entry, restates=_first_said(sentence, earlier))
        by_form.setdefault(entry.form, _Said()).add(entry.key, entry.title + bodies.get(entry.key, ""))


def _first_said(sentence: str, earlier: dict[str, str]) -> str:
    """The key of the text that holds most of the sentence, else nearly all of its opening clause, else one clause word for word."""
    clauses = [clause for clause in re.split("[,，;；]", sentence) if len(clause) >= SHORTEST_CLAUSE]
    opening = clauses[:1] if clauses and sentence.startswith(clauses[0]) else []
    for parts, enough in (([sentence], SAME_TASK), (opening, SAME_CLAUSE), (clauses, WORD_FOR_WORD)):
        shares = {key: max((containment(part, text) for part in parts), default=0.0) for key, text in earlier.items()}
        best = max(shares, key=lambda key: shares[key], default="")
        if best and shares[best] >= enough:
            return best
    return ""


def _steps(steps: tuple[Step, ...], text: str) -> Iterable[Step]:
    """Each step with the first one of the same date and county that says the same."""
    stated: dict[object, _Said] = {}
    first_of: dict[str, str] = {}
    for step in steps:
        said = text[step.start : step.end]
        before = stated.setdefault((step.due, step.county), _Said())
        place = next((place for place, other in before.like(said).items() if _same(said, other)), "")
        yield replace(step, restates=first_of.get(place, ""))
        first_of[str(step.start)] = first_of.get(place, step.key)
        before.add(str(step.start), said)


def _same(one: str, other: str) -> bool:
    shares = sorted((containment(one, other), containment(other, one)))
    return shares[1] >= SAME_STEP and shares[0] >= SHORTER_OF_BOTH
