"""Who does what in a stretch of text, under official names: a stretch of clean text in, named parts or the brackets that give them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.loaders.alignment import is_body
from dashboard.loaders.parts import RoleWritten
from dashboard.reference.departments import Departments
from dashboard.schema import Part as PartInTask
from dashboard.text import organisations, roles

LIST_MARK = re.compile(r"[、,，;；/\s]+|(?:等)?\s*\Z")
NO_BODY = re.compile(r"[0-9完建推达到提实现的了]|[-—–/无]+\Z")
MARKS = {"牵头": PartInTask.LEAD, "主办": PartInTask.LEAD, "主责": PartInTask.LEAD, "配合": PartInTask.SUPPORT, "协办": PartInTask.SUPPORT}
MARKED = re.compile(rf"[（(]({'|'.join(MARKS)})")
LONGEST_NAME = 30


@dataclass(frozen=True)
class Bracket:
    """A role bracket or labelled line (市档案局牵头,市大数据局配合) and the parts it gives."""

    start: int
    end: int
    named: tuple[RoleWritten, ...]


def official(name: str) -> str:
    """The official name of a body as a document calls it."""
    return Departments.load().official(name)


def brackets(text: str, start: int, end: int) -> list[Bracket]:
    """The role brackets of `text[start:end]` in order; blanket clauses are left out."""
    scopes: dict[tuple[int, int], list[RoleWritten]] = {}
    for role in roles.find(text[start:end]):
        if not role.is_blanket:
            scopes.setdefault((start + role.scope[0], start + role.scope[1]), []).append(_written(text, start, role))
    return [Bracket(*scope, tuple(named)) for scope, named in sorted(scopes.items())]


def blanket(text: str, start: int, end: int) -> tuple[RoleWritten, ...]:
    """The parts that blanket clauses (以下任务均需各县区政府落实, 以上任务均需…) of `text[start:end]` give in tasks around."""
    return tuple(_written(text, start, role) for role in roles.find(text[start:end]) if role.is_blanket)


def _written(text: str, start: int, role: roles.Role) -> RoleWritten:
    first, last = start + role.start, start + role.end
    return RoleWritten(official(role.department), str(role.role), text[first:last], first, last, role.is_blanket)


def bodies_of_cell(text: str, start: int, end: int, role: str) -> list[RoleWritten]:
    """The bodies a cell of a column lists: each in the column's role, unless the cell itself says who leads and who helps.

    What stands between the marks of the list and has no body's shape is a body too: the column says so.
    """
    stated = [_written(text, start, role_in) for role_in in roles.find(text[start:end])]
    if stated:
        return stated
    found = [(start + body.start, start + body.end, body.name) for body in organisations.find(text[start:end])]
    ends = {last for _, last, _ in found}
    found = [body for body in found if not (text[body[0] - 1] in "(（" and body[0] - 1 in ends)]  # 市大数据局(市政务办): one body
    found.extend(piece for piece in _pieces(text, start, end) if not any(first < piece[1] and piece[0] < last for first, last, _ in found))
    return [
        RoleWritten(official(name), _marked(text, last) or role, text[first:last].strip(), first, last)
        for first, last, name in sorted(found)
    ]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """What stands between the marks of a list and may be a body."""
    position = start
    for mark in LIST_MARK.finditer(text, start, end):
        name = text[position : mark.start()].strip()
        if name and _may_be_body(name):
            yield position, mark.start(), name
        position = mark.end()


def _marked(text: str, end: int) -> str:
    """The part that a bracket right behind a body gives it: 市大数据局(牵头)."""
    found = MARKED.match(text, end)
    return str(MARKS[found[1]]) if found else ""


def _may_be_body(name: str) -> bool:
    """Whether what a column of bodies lists can be one: it ends as bodies do, or at least is no clause."""
    return len(name) <= LONGEST_NAME and (is_body(name) or not NO_BODY.search(name))
