"""Why a published figure reads otherwise today: the same day judged again with one thing after the other as it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from dashboard.reference import rules
from dashboard.reports import adoption, showing
from dashboard.reports.issues import Issue
from dashboard.reports.store import Store
from dashboard.views.bulletin_figures import GONE, figures
from dashboard.views.bulletin_parts import Cause, Figure
from dashboard.views.situation import Situation, judged_otherwise

# Reads a bulletin's day as it was known on some day.
Read = Callable[[date], Situation]


def causes(store: Store, newest: Issue, read: Read, now: Situation, changed: Iterable[Figure]) -> dict[str, Cause]:
    """Key of a changed figure → why: `newest` is the issue that said last what it was, `now` its day as it reads today.

    The first thing that changes it counts: documents and readings, then what was reported since, extensions, the rule.
    """
    changed = {figure.key: figure for figure in changed}
    values, found = {key: figure.value for key, figure in changed.items()}, {}
    for cause, situation in _stages(store, newest, read, now):
        stated = {figure.key: figure.value for figure in figures(situation)}
        moved = [key for key in changed if key not in found and stated.get(key, GONE) != values[key]]
        found |= dict.fromkeys(moved, cause)
    replaced = showing.replaced(store, now.chosen.city, now.as_of, newest.known, now.chosen.known)
    return {key: _of_reports(changed[key], replaced) if cause is Cause.LATE else cause for key, cause in found.items()}


def _stages(store: Store, newest: Issue, read: Read, now: Situation) -> Iterator[tuple[Cause, Situation]]:
    """The day with ever more of what is so today, and what its difference from the one before is due to."""
    then = read(newest.known)
    city = now.chosen.city
    rule, before = (adoption.adopted(store, city, moment) for moment in (None, newest.issued_at))
    old = replace(then.grounds, rule=before or rules.active()) if rule != before else then.grounds
    yield Cause.CHANGED, judged_otherwise(then, old) if rule != before else then
    late = replace(now.grounds, rule=old.rule, desk=replace(now.grounds.desk, extensions=old.desk.extensions))
    if rule != before or late.desk != now.grounds.desk:
        yield Cause.LATE, judged_otherwise(now, late)
        yield Cause.MOVED, judged_otherwise(now, replace(late, desk=now.grounds.desk)) if rule != before else now
        yield Cause.RULE, now
    else:
        yield Cause.LATE, now


def _of_reports(figure: Figure, replaced: frozenset[str]) -> Cause:
    """What was reported since is late, unless a published report of these members, or for a total of any, was changed or taken back."""
    concerned = replaced & set(figure.members) if figure.members else replaced
    return Cause.CHANGED if concerned else Cause.LATE
