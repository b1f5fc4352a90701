"""Find what a document states a second time: an outline and its clean text in, the same outline with `restates` filled in out."""

from __future__ import annotations

from dataclasses import replace

from dashboard.loaders.likeness import containment
from dashboard.loaders.parts import Entry, Outline, Step

SAME_TASK = 0.5
SAME_STEP = 0.75
SHORTER_OF_BOTH = 0.3


def restated(outline: Outline, text: str) -> Outline:
    """A later task restates the earlier one, of another piece, that holds most of its words; a later step one with the same date."""
    said: dict[str, str] = {}
    for part in outline.parts:
        said[part.task_key] = said.get(part.task_key, "") + text[part.start : part.end]
    entries = tuple(replace(entry, restates=_first_task(entry, outline.entries, said)) for entry in outline.entries)
    steps = tuple(replace(step, restates=_first_step(step, outline.steps, text)) for step in outline.steps)
    return replace(outline, entries=entries, steps=steps)


def _first_task(entry: Entry, entries: tuple[Entry, ...], said: dict[str, str]) -> str:
    """The key of the task of an earlier piece that says the most of what this one says; "" below the threshold."""
    earlier = [other for other in entries if other.start < entry.start and other.form != entry.form]
    shares = {other.key: containment(entry.title, other.title + said.get(other.key, "")) for other in earlier}
    best = max(shares, key=shares.__getitem__, default="")
    return best if best and shares[best] >= SAME_TASK else ""


def _first_step(step: Step, steps: tuple[Step, ...], text: str) -> str:
    """The key of the first earlier step with the same date that says the same."""
    said = text[step.start : step.end]
    earlier = [other for other in steps if other.start < step.start and other.due == step.due and other.county == step.county]
    first = next((other for other in earlier if _same(said, text[other.start : other.end])), None)
    return first.restates or first.key if first else ""


def _same(one: str, other: str) -> bool:
    shares = sorted((containment(one, other), containment(other, one)))
    return shares[1] >= SAME_STEP and shares[0] >= SHORTER_OF_BOTH
