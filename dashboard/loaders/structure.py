"""Write down a document's structure: outline, clean text and row of `documents` in, rows of tasks, roles, milestones,
progress and problems out.
"""

from __future__ import annotations

from datetime import date

from dashboard.loaders.outline import Entry, Outline, Part, PartRole, RoleWritten, Step
from dashboard.loaders.progress import statements
from dashboard.reference.places import Places
from dashboard.text import deadlines
from dashboard.text.cleaning import Clean

Row = dict[str, object]


def rows(outline: Outline, clean: Clean, about: Row) -> dict[str, list[Row]]:
    """Rows by the contract of `conform`; `about` gives `city`, `year`, `as_of` and `published` (a statement without a date was so then)."""
    leads = {entry.key: ";".join(entry.departments) for entry in outline.entries}
    return {
        "tasks": [_task(entry, clean) for entry in outline.entries],
        "roles": [_role(entry.key, written, clean) for entry in outline.entries for written in _once(entry.roles)],
        "milestones": [row for step in outline.steps for row in _milestones(step, leads, clean, str(about.get("city") or ""))],
        "problems": [{"what": doubt.what, **_place(clean, doubt.start, doubt.end)} for doubt in outline.doubts],
        "progress": [row for part in outline.parts if part.role is PartRole.PROGRESS for row in _progress(part, clean, about)],
    }


def _place(clean: Clean, start: int, end: int) -> Row:
    first, last = clean.span(start, end)
    return {"start": first, "end": last}


def _task(entry: Entry, clean: Clean) -> Row:
    return {
        "key": entry.key,
        "task_no": entry.task_no,
        "title": entry.title.rstrip("。；; "),
        "section": entry.section,
        "department": ";".join(entry.departments),
        "restates_key": entry.restates or None,
        **_place(clean, entry.start, entry.end),
    }


def _once(roles: tuple[RoleWritten, ...]) -> list[RoleWritten]:
    """Each department once in each part, where it stands first."""
    return list({(written.department, written.role): written for written in reversed(roles)}.values())[::-1]


def _role(task_key: str, written: RoleWritten, clean: Clean) -> Row:
    place = _place(clean, written.start, written.end)
    return {"task_key": task_key, "department": written.department, "role": written.role, "as_written": written.as_written, **place}


def _milestones(step: Step, leads: dict[str, str], clean: Clean, city: str) -> list[Row]:
    """The row of a step, or one for each county that it names as its subject; the first bears the step's key."""
    row: Row = {
        "key": step.key,
        "task_key": step.task_key or None,
        "department": leads.get(step.task_key, ""),
        "due": step.due,
        "grain": str(step.grain),
        "parent_key": step.parent or None,
        "restates_key": step.restates or None,
        "text": " ".join(clean.text[step.start : step.end].split()),
        **_place(clean, step.start, step.end),
    }
    first, *others = _counties(step, clean.text, city)
    return [row | {"county": first}, *(row | {"key": f"{step.key}-{county}", "county": county} for county in others)]


def _counties(step: Step, text: str, city: str) -> list[str]:
    """The counties a step is about: its column's, the list before its date, else the one it names; [""] is the city."""
    if step.county:
        return [_named_county(step.county, city)]
    said = text[step.start : step.end]
    mentions = Places.load().find(said, city)
    dates = deadlines.find(said, step.due.year)
    subject = [mention.place.name for mention in mentions if dates and mention.end <= dates[0].start]
    if subject and mentions[0].start == 0:
        return list(dict.fromkeys(subject))
    named = {mention.place.name for mention in mentions}
    return [named.pop() if len(named) == 1 else ""]


def _named_county(written: str, city: str) -> str:
    """The full name of what a column of counties writes; a name the file does not know stays as written."""
    place = Places.load().county_named(written, city) if written else None
    return place.name if place else written


def _progress(part: Part, clean: Clean, about: Row) -> list[Row]:
    return [
        {
            "task_key": part.task_key or None,
            "task_no": part.task_no,
            "department": ";".join(part.departments),
            "county": _named_county(part.county, str(about.get("city") or "")),
            "as_of": _as_of(clean.text[start:end], part, about),
            "text": " ".join(clean.text[start:end].split()),
            **_place(clean, start, end),
        }
        for start, end in statements(clean.text, part)
    ]


def _as_of(said: str, part: Part, about: Row) -> date | None:
    """The day a statement names itself (截至6月底), else its column's (4月份推进情况), else the document's."""
    stated = [found.due for found in deadlines.find(said, about.get("year")) if found.as_of and found.resolved]
    return next(iter(stated), None) or part.due or about.get("as_of") or about.get("published")
