"""A bulletin's counts by county and by department in official order, and how a member's name is left out of everything it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import pandas as pd

from dashboard.measures import summary
from dashboard.measures.steps import by_month_steps
from dashboard.measures.workload import leads_of
from dashboard.reference.departments import Departments
from dashboard.reference.places import Places
from dashboard.schema import State
from dashboard.views.situation import Situation, counted
from dashboard.views.view import View

# How many situations' counts are kept.
REMEMBERED = 32
SOME_MEMBER = "有关单位"
# Shorter forms (沂水, 网信办) are words of other names too.
SHORTEST_FORM = 3


@dataclass(frozen=True)
class Member:
    """One county or department: how many dated steps are its own, how many of them have come due, and how these stand."""

    name: str
    steps: int
    due: int
    done: int
    overdue: int
    not_reported: int

    @property
    def counts(self) -> dict[str, int]:
        return {"时间节点": self.steps, "已到时限": self.due, "已办结": self.done, "逾期": self.overdue, "应报未报": self.not_reported}


@lru_cache(maxsize=REMEMBERED)
def by_county(situation: Situation) -> tuple[Member, ...]:
    """Every county of the selection in official order, also those without a step of their own."""
    steps = counted(situation.steps)
    names = situation.chosen.county or situation.choices.counties
    return tuple(_member(name, steps[steps["county"] == name]) for name in names)


@lru_cache(maxsize=REMEMBERED)
def by_department(situation: Situation) -> tuple[Member, ...]:
    """The departments of the selection that lead a dated step, in official order."""
    steps = counted(situation.steps)
    leads = pd.Series([frozenset(leads_of(step)) for _, step in steps.iterrows()], index=steps.index, dtype=object)
    leading = frozenset().union(*leads)
    names = [name for name in situation.chosen.department or situation.choices.departments if name in leading]
    found = (_member(name, steps[leads.map(lambda own, name=name: name in own).astype(bool)]) for name in names)
    return tuple(member for member in found if member.steps)


def _member(name: str, own: pd.DataFrame) -> Member:
    rows = by_month_steps(own)
    states, near = summary.by_state(rows), summary.nearness(rows)
    done = summary.by_group(rows)["done"]
    return Member(name, len(rows), near.due, done, states.get(State.OVERDUE, 0), states.get(State.NOT_REPORTED, 0))


def owing(rows: pd.DataFrame) -> list[tuple[str, int]]:
    """Who stands behind some judged rows: counties, else zones, else leads, with the number of rows of each, in official order."""
    counts: Counter[str] = Counter()
    for _, row in rows.iterrows():
        member = row["county"] or (row.get("place") if isinstance(row.get("place"), str) else "")
        counts.update([member] if member else leads_of(row))
    order = Departments.load().order
    return sorted(counts.items(), key=lambda one: (order(one[0]), one[0]))


def unnamed(without: Iterable[str]) -> Callable[[str], str]:
    """A function that puts 有关单位 for these members in a text, whatever form of their name it uses."""
    forms = sorted({form for name in without for form in forms_of(name)}, key=len, reverse=True)

    def said(text: str) -> str:
        for form in forms:
            text = text.replace(form, SOME_MEMBER)
        return text

    return said


@cache
def forms_of(name: str) -> tuple[str, ...]:
    """A member's name and the other long names that documents give it."""
    organs = [organ for organ in Departments.load().all if organ.name == name]
    counties = [place for place in Places.load().counties if place.name == name]
    others = [form for organ in organs for form in (organ.full_name, *organ.aliases)] + [
        form for place in counties for form in place.aliases
    ]
    return (name, *(form for form in others if len(form) >= SHORTEST_FORM))


def named_in(names: Sequence[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Those of some members that any text names, in their order."""
    whole = "\n".join(texts)
    return tuple(name for name in names if name in whole)


def without_names(view: View, said: Callable[[str], str]) -> View:
    """A table whose texts and second lines have gone through `said`; states stay states."""
    return replace(view, headline=said(view.headline), rows=tuple(_row(row, tuple(view.columns), said) for row in view.rows))


def _row(row: dict, columns: tuple[str, ...], said: Callable[[str], str]) -> dict:
    texts = {name: said(row[name]) for name in columns if isinstance(row.get(name), str) and not isinstance(row[name], State)}
    return row | texts | {"below": {name: said(text) for name, text in row.get("below", {}).items()}}
