"""Search over everything read: words in, what holds all of them out, grouped by kind, each with the address of its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import Snapshot, kept_with_documents
from dashboard.catalog.members import counties_of, departments_of
from dashboard.catalog.resolve import cities_of
from dashboard.reference.indicators import Indicators
from dashboard.reference.words import words
from dashboard.text.cleaning import sentences
from dashboard.text.folding import fold
from dashboard.views.filters import places_word
from dashboard.views.numbers import day, stated
from dashboard.views.origin import reading, said
from dashboard.views.situation import NO_TITLE

# The kinds of results in the order they are shown.
KINDS = {
    "department": words["department"],
    "county": words["county"],
    "indicator": words["indicator"],
    "task": words["task"],
    "step": words["milestone"],
    "system": "平台系统",
    "document": words["document"],
    "passage": "原文段落",
}
MOST = 20
# Around the first word found in a long text this much is shown.
LONGEST, BEFORE = 160, 40
SPLIT = re.compile(r"[\s,，、;；]+")


@dataclass(frozen=True)
class Entry:
    """One thing that can be found: what is shown of it, what it is searched by, and the address of its place."""

    kind: str
    city: str
    text: str
    about: str
    path: str
    query: tuple[tuple[str, str], ...]
    at: str = ""
    folded: str = ""


@dataclass(frozen=True)
class Found:
    """An entry with its text cut into pieces, those that were sought marked."""

    entry: Entry
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Results:
    """What was sought and found; `groups` holds kind, how many there are, and the first of them."""

    sought: tuple[str, ...]
    total: int
    groups: tuple[tuple[str, int, tuple[Found, ...]], ...]


def search(snapshot: Snapshot, said_words: str, city: str, only: bool = False) -> Results:
    """Everything that holds all words, entries of `city` first; `only`: of no other city."""
    sought = tuple(dict.fromkeys(word for word in SPLIT.split(_folded(said_words)) if word))
    found = [entry for entry in entries(snapshot) if _holds(entry, sought) and not (only and entry.city != city)] if sought else []
    found.sort(key=lambda entry: entry.city != city)
    by_kind = {name: [entry for entry in found if entry.kind == kind] for kind, name in KINDS.items()}
    groups = [
        (name, len(own), tuple(Found(entry, marked(entry.text, sought)) for entry in own[:MOST])) for name, own in by_kind.items() if own
    ]
    return Results(sought, len(found), tuple(groups))


def marked(text: str, sought: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """A text in pieces, the sought words marked, a long one cut around the first of them."""
    hits = sorted({hit.span() for word in sought for hit in re.finditer(re.escape(word), _folded(text))})
    start = max(0, hits[0][0] - BEFORE) if hits and len(text) > LONGEST else 0
    end = min(len(text), start + LONGEST)
    pieces, place = [("…", False)] if start else [], start
    for left, right in hits:
        if left >= place and right <= end:
            pieces += [(text[place:left], False), (text[left:right], True)]
            place = right
    pieces += [(text[place:end], False), ("…" if end < len(text) else "", False)]
    return tuple(piece for piece in pieces if piece[0])


@kept_with_documents(1)
def entries(snapshot: Snapshot) -> tuple[Entry, ...]:
    """Everything that can be found in a snapshot, by kind, newest documents first."""
    tables = snapshot.tables
    documents = tables.documents.sort_values(["year", "published"], ascending=False, na_position="last", kind="stable")
    about = {row["doc_id"]: _Document.of(row) for _, row in documents.iterrows()}
    found = (
        *_members(snapshot),
        *_indicators(tables.facts),
        *_tasks(tables.tasks, about),
        *_steps(tables.milestones, about),
        *_systems(tables.systems, about),
        *(_entry("document", one.city, one.title, one.told, "/document", doc=doc_id) for doc_id, one in about.items()),
        *_passages(snapshot, about),
    )
    # What two documents say in the same words leads to the same place once.
    return tuple({(entry.kind, entry.text, entry.query, entry.at): entry for entry in reversed(found)}.values())[::-1]


@dataclass(frozen=True)
class _Document:
    """What an entry says of the document it stands in."""

    city: str
    year: str
    title: str
    told: str

    @classmethod
    def of(cls, row: pd.Series) -> _Document:
        told = " · ".join(word for word in (row["issuer"], row["doc_no"], day(row["published"])) if word)
        return cls(row["city"], "" if pd.isna(row["year"]) else str(row["year"]), row["title"] or NO_TITLE, told)


def _entry(kind: str, city: str, text: str, about: str, path: str, at: str = "", also: str = "", **query: str) -> Entry:
    """An entry; `also` is searched beside its text."""
    given = tuple((name, value) for name, value in {"city": city, **query}.items() if value)
    return Entry(kind, city, text, about, path, given, at, _folded(f"{text} {also}"))


def _members(snapshot: Snapshot) -> Iterator[Entry]:
    for city in cities_of(snapshot.tables):
        for name in departments_of(snapshot.tables, city):
            yield _entry("department", city, name, city, "/department", department=name)
        for name in counties_of(snapshot.tables, city):
            yield _entry("county", city, name, f"{city}{places_word(city)}", "/county", county=name)


def _indicators(facts: pd.DataFrame) -> Iterator[Entry]:
    """The indicators that a city's documents state, with how often."""
    known = Indicators.load()
    for (city, indicator), rows in facts[facts["indicator"] != ""].groupby(["city", "indicator"], sort=False):
        catalogued = known.get(indicator)
        if catalogued:
            labels = " ".join(dict.fromkeys(rows["label"]))
            newest = stated(rows.iloc[-1])
            yield _entry(
                "indicator",
                city,
                catalogued.name,
                f"{city} · {len(rows)} 处，如 {newest}",
                "/indicator",
                also=labels,
                indicator=indicator,
            )


def _tasks(tasks: pd.DataFrame, about: dict[str, _Document]) -> Iterator[Entry]:
    for task, of in _said_once(tasks, about):
        text = f"{task['task_no']} {task['title']}".strip()
        told = " · ".join(word for word in (of.city + of.year, task["department"].replace(";", "、"), task["section"]) if word)
        yield _entry("task", of.city, text, told, "/department", also=told, year=of.year, task=task["task_id"])


def _steps(steps: pd.DataFrame, about: dict[str, _Document]) -> Iterator[Entry]:
    for step, of in _said_once(steps, about):
        told = " · ".join(word for word in (of.city, day(step["due"]), step["department"].replace(";", "、"), step["county"]) if word)
        if step["task_id"]:
            yield _entry("step", of.city, step["text"], told, "/department", also=told, year=of.year, task=step["task_id"])
        else:
            yield _entry("step", of.city, step["text"], told, "/document", f"at-{step['start']}", told, doc=step["doc_id"])


def _systems(systems: pd.DataFrame, about: dict[str, _Document]) -> Iterator[Entry]:
    for _, system in systems.iterrows():
        of = about[system["doc_id"]]
        told = " · ".join(word for word in (of.city + of.year, system["purpose"]) if word)
        yield _entry("system", of.city, system["name"], told, "/platform", also=told, year=of.year)


def _passages(snapshot: Snapshot, about: dict[str, _Document]) -> Iterator[Entry]:
    """Every sentence of every document, with the offset that its page scrolls to."""
    for doc_id, of in about.items():
        if doc_id in snapshot.documents:
            text = snapshot.documents[doc_id].text
            cleaned = reading(text)
            for first, last in sentences(cleaned.text):
                sentence = said(text, cleaned, first, last).strip(" |\n\u3000")
                if sentence:
                    yield _entry("passage", of.city, sentence, of.title, "/document", f"at-{cleaned.span(first, last)[0]}", doc=doc_id)


def _said_once(rows: pd.DataFrame, about: dict[str, _Document]) -> Iterator[tuple[pd.Series, _Document]]:
    """The rows that restate nothing, of the newest documents first, with their documents."""
    own = rows[(rows["restates"] == "") & rows["doc_id"].isin(about)]
    for doc_id, of in about.items():
        yield from ((row, of) for _, row in own[own["doc_id"] == doc_id].iterrows())


def _holds(entry: Entry, sought: tuple[str, ...]) -> bool:
    return all(word in entry.folded for word in sought)


def _folded(text: str) -> str:
    """Look-alikes and capitals made one, character by character, so that places stay."""
    return "".join(lower if len(lower := one.lower()) == 1 else one for one in fold(text))
