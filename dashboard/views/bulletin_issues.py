"""A bulletin between the store and its page: the corrections that it brings, what 定稿 freezes, and the list of what was issued."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from functools import partial

from dashboard.reports import accounts, audience, issues
from dashboard.reports.issues import Issue
from dashboard.reports.people import Persons
from dashboard.reports.store import Store
from dashboard.schema import Selection
from dashboard.settings import CITY_TIME
from dashboard.views.bulletin import Final, at_its_end, bulletin, openness_of
from dashboard.views.bulletin_causes import causes
from dashboard.views.bulletin_figures import after_corrections, changed, figures
from dashboard.views.bulletin_parts import Bulletin, Cause, Correction, Figure
from dashboard.views.situation import Situation, situation
from dashboard.views.view import View

COLUMNS = {
    "number": "期号",
    "title": "标题",
    "as_of": "截至",
    "openness": "公开范围",
    "by": "定稿人",
    "at": "定稿时间",
    "file": "文件",
}
FILE = "/download/issue/{}.docx"


def drafted(store: Store, asked: Situation) -> Bulletin:
    """The bulletin that an address asks for, as it would be issued now, with the corrections of earlier issues."""
    seen = at_its_end(asked)
    return bulletin(seen, Final(corrections=corrections(store, seen)))


def year_of(asked: Situation) -> int:
    """The year within which an issue is numbered: that of its period."""
    return at_its_end(asked).as_of.year


def issuing(store: Store, asked: Situation, number: int, day: date) -> tuple[Bulletin, Issue]:
    """The bulletin under its number and day, and what the store keeps of it."""
    seen = at_its_end(asked)
    made = bulletin(seen, Final(number, day, corrections(store, seen)))
    kept = Issue(
        city=made.city,
        year=made.year,
        number=number,
        period=made.period.name,
        title=made.title,
        as_of=made.as_of,
        known=made.known,
        openness=made.openness,
        county=seen.chosen.county,
        department=seen.chosen.department,
        content=content_of(made),
    )
    return made, kept


def content_of(made: Bulletin) -> dict:
    """What a bulletin says, as JSON values: text, tables, figures, corrections, who was left out."""
    return {
        "addressees": made.addressees,
        "opening": made.opening,
        "body": [[str(block.kind), block.text] for block in made.body],
        "annexes": [
            {
                "name": annex.name,
                "columns": list(annex.view.columns.values()),
                "rows": [[str(row.get(name, "")) for name in annex.view.columns] for row in annex.view.rows],
            }
            for annex in made.annexes
        ],
        "rule": made.rule,
        "without": list(made.without),
        "figures": [[figure.key, figure.name, figure.value, list(figure.members)] for figure in made.figures],
        "corrections": [asdict(one) | {"until": one.until.isoformat()} for one in made.corrections],
    }


def corrections(store: Store, seen: Situation) -> tuple[Correction, ...]:
    """Figures of earlier issues of the same range and year that read otherwise today, each against its last correction."""
    with audience.narrowed_to(openness_of(seen.chosen.selection.openness)):
        known = [issue for issue in issues.shown(store, seen.chosen.city) if _is_earlier(issue, seen)]
    found = [one for issue in reversed(known) for one in _changes(store, issue, known, seen)]
    return tuple(sorted(found, key=lambda one: [*Cause].index(one.cause)))


def issues_view(store: Store, city: str) -> View:
    """Every issue of a city that the reader may have, newest first, each with its file."""
    found, persons = issues.shown(store, city), accounts.persons(store)
    return View(
        id="bulletin-issues",
        headline=f"已定稿 {len(found)} 期",
        subtitle="定稿后文字和数据不再改动，随时可按原样下载",
        columns=COLUMNS,
        rows=tuple(_row(issue, persons) for issue in found),
        note="还没有定稿的通报",
    )


def _is_earlier(issue: Issue, seen: Situation) -> bool:
    same = (issue.year, issue.county, issue.department) == (seen.chosen.year, seen.chosen.county, seen.chosen.department)
    return same and issue.as_of < seen.as_of


def _changes(store: Store, issue: Issue, known: list[Issue], seen: Situation) -> Iterator[Correction]:
    """How an issue reads today to its own readers, against what it and later issues said."""
    said = [one for later in reversed(known) for one in _said(later) if one.issue == issue.issue_id]
    standing = after_corrections(_figures(issue), said)
    gone = frozenset(seen.chosen.selection.without)
    with audience.narrowed_to(issue.openness):
        today = _read(issue, seen.chosen.known)
        found = list(changed((one for one in standing if not gone & set(one.members)), figures(today)))
        why = causes(store, known[0], partial(_read, issue), today, [figure for figure, _ in found]) if found else {}
    for figure, now in found:
        cause = why.get(figure.key, Cause.CHANGED)
        yield Correction(issue.issue_id, issue.number, issue.as_of, figure.key, figure.name, figure.value, now, cause)


def _read(issue: Issue, known: date) -> Situation:
    """The day of an issue as it was known on another."""
    members = {"county": issue.county, "department": issue.department}
    return situation(Selection(city=issue.city, year=str(issue.year), as_of=str(issue.as_of), known=str(known), **members))


def _figures(issue: Issue) -> tuple[Figure, ...]:
    return tuple(Figure(key, name, value, tuple(members)) for key, name, value, members in issue.content["figures"])


def _said(issue: Issue) -> tuple[Correction, ...]:
    return tuple(Correction(**one | {"until": date.fromisoformat(one["until"])}) for one in issue.content["corrections"])


def _row(issue: Issue, persons: Persons) -> dict:
    return {
        "number": issue.number_words,
        "title": issue.title,
        "as_of": issue.as_of.isoformat(),
        "openness": str(issue.openness),
        "by": persons[issue.issued_by],
        "at": f"{issue.issued_at.astimezone(CITY_TIME):%Y-%m-%d %H:%M}",
        "file": "下载（Word）",
        "links": {"file": FILE.format(issue.issue_id)},
    }
