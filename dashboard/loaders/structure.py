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
        "milestones": [_milestone(step, leads, clean, str(about.get("city") or "")) for step in outline.steps],
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


def _milestone(step: Step, leads: dict[str, str], clean: Clean, city: str) -> Row:
    return {
        "key": step.key,
        "task_key": step.task_key or None,
        "county": _named_county(step.county, city) or _county(step, clean.text, city),
        "department": leads.get(step.task_key, ""),
        "due": step.due,
        "grain": str(step.grain),
        "parent_key": step.parent or None,
        "restates_key": step.restates or None,
        "text": " ".join(clean.text[step.start : step.end].split()),
        **_place(clean, step.start, step.end),
    }


def _county(step: Step, text: str, city: str) -> str:
    """The one county that a step names; several or none give "" (the step is the city's)."""
    named = {mention.place.name for mention in Places.load().find(text[step.start : step.end], city)}
    return named.pop() if len(named) == 1 else ""


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
