"""Read the anatomy of the city brain: a Reading and its facts in, rows of `systems` and `system_links` out.

A system is named by itself (system_names), as one of a counted list (经济运行、应急安全等17个专题模块), as a function that a platform
joins (集…等功能于一体的综合指挥平台) or in brackets behind a platform (包括:…).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from dashboard.loaders import system_names
from dashboard.loaders.reading import Reading, Row
from dashboard.loaders.system_names import BRAINS
from dashboard.loaders.system_register import COUNTED, Register, System

BARE = re.compile(r"(?:市级|县级|省级)?(?:平台|系统)")


def rows(reading: Reading, facts: list[Row]) -> tuple[list[Row], list[Row]]:
    """Rows of `systems` in reading order, each with `key`, and rows of `system_links`."""
    register = Register(reading)
    mentions = [mention for mention in system_names.find(reading.text) if register.may_name(mention)]
    for mention in sorted(mentions, key=lambda mention: mention.name not in BRAINS):
        register.named(mention)
    for listed in COUNTED.finditer(reading.text):
        register.counted(listed)
    for mention in mentions:
        register.enclosed(mention)
        register.joined(mention)
    register.uncounted()
    systems = sorted(register.systems, key=lambda system: (system.start, system.name))
    return [_row(reading, system) for system in systems], list(_links(register, systems, facts))


def _row(reading: Reading, system: System) -> Row:
    start, end = reading.clean.span(*reading.clause_around(system.start, system.end))
    row: Row = {"key": system.key, "name": system.name, "purpose": system.purpose, "start": start, "end": end}
    return row | {"parent_key": system.parent.key} if system.parent else row


def _links(register: Register, systems: list[System], facts: list[Row]) -> Iterator[Row]:
    """Each task, step and quantity in whose words a system is spoken of, once; steps that say only 平台 speak of their task's system."""
    reading = register.reading
    spoken = [(system, place) for system in systems for place in system.spoken]
    keys = sorted(row["key"] for row in facts)
    links = {
        (system.key, table, key): {"system_key": system.key, "table": table, "row_key": key}
        for system, place in [*spoken, *_bare(reading, systems)]
        for table, key in _rows_at(register, place, keys)
    }
    yield from links.values()


def _rows_at(register: Register, place: int, keys: list[int]) -> Iterator[tuple[str, object]]:
    if task := register.task_at(place):
        yield "tasks", task
    if step := register.reading.outline.step_at(place):
        yield "milestones", step.key
    clause = register.reading.clause_around(place, place + 1)
    for key in keys[bisect_left(keys, clause[0]) : bisect_left(keys, clause[1])]:
        yield "facts", key


def _bare(reading: Reading, systems: list[System]) -> Iterator[tuple[System, int]]:
    places = sorted(place for system in systems for place in system.spoken)
    of_task = {system.task: system for system in reversed(systems) if system.task}
    for step in reading.outline.steps:
        named = bisect_left(places, step.start) < bisect_left(places, step.end)
        found = None if named else BARE.search(reading.text, step.start, step.end)
        first = of_task.get(step.task_key)
        if found and first:
            yield first, found.start()
