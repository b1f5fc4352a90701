"""Everything a document states beside its tasks and steps: its outline in, rows of facts, pilots, systems, links and problems out."""

from __future__ import annotations

from dashboard.loaders import contradictions, facts, pilots, restates, systems, wholes
from dashboard.loaders.outline import Outline
from dashboard.loaders.reading import Reading, Row
from dashboard.text.cleaning import Clean


def rows(clean: Clean, outline: Outline, about: Row) -> dict[str, list[Row]]:
    """Rows by the contract of `conform`; links name tasks and milestones by the keys of the outline's entries and steps."""
    reading = Reading.of(clean, outline, about)
    stated = wholes.link(restates.link(facts.rows(reading)), clean.text)
    named, links = systems.rows(reading, stated)
    return {
        "facts": stated,
        "pilots": pilots.rows(reading),
        "systems": named,
        "system_links": links,
        "problems": contradictions.rows(stated),
    }
