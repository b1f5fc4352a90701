"""Say which quantities of one document repeat an earlier one: fact rows in, the same rows with `restates_key` out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable

from dashboard.loaders.times import lies_within
from dashboard.schema import Kind

Row = dict[str, object]

AIMED = (Kind.TARGET, Kind.STEP)
# Words that say where or how, not what.
MODIFIERS = re.compile(r"[“”\"()（）\s]|全市|市级|我市|本市|的|大型|新型|培训|工作|建设|重点|事项$|^新增|^新建")
# Earlier statements of one amount that a new one is compared with.
MOST_COMPARED = 200
SPECIFIC = 4  # characters of a label that names one thing also across tasks


def link(rows: list[Row]) -> list[Row]:
    """The rows in their order; a repetition gets the key of the first statement and, where that is background, its kind."""
    linked: list[Row] = []
    first_said: defaultdict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        first = next((earlier for earlier in first_said[_amount(row)] if _repeats(row, earlier)), None)
        if first is None:
            linked.append(row)
            if core(row["label"]) and len(first_said[_amount(row)]) < MOST_COMPARED:
                first_said[_amount(row)].append(row)
            continue
        kind = first["kind"] if first["kind"] == Kind.BACKGROUND else row["kind"]
        linked.append(row | {"restates_key": first["key"], "kind": kind})
    return linked


def core(label: object) -> str:
    """What a label counts, without words of place and manner."""
    return MODIFIERS.sub("", str(label or ""))


def same_thing(one: Row, other: Row) -> bool:
    """Whether two labels name the same thing: equal, or one ends with or contains the other."""
    left, right = core(one["label"]), core(other["label"])
    if not left or not right:
        return False
    shorter, longer = sorted((left, right), key=len)
    return shorter == longer or (len(shorter) >= 2 and longer.endswith(shorter)) or (len(shorter) >= SPECIFIC and shorter in longer)


def _amount(row: Row) -> Hashable:
    """What a repetition has in common with the first statement to the letter."""
    return _side(row), *(row[name] for name in ("unit", "value", "value_high", "county", "place"))


def _repeats(row: Row, earlier: Row) -> bool:
    """Whether one of two equal amounts says the other again."""
    if not same_thing(row, earlier):
        return False
    if _side(row) == "told":
        return row["year"] == earlier["year"]
    return _same_time(row, earlier)


def _side(row: Row) -> Hashable:
    return "aimed" if row["kind"] in AIMED else "told"


def _same_time(row: Row, earlier: Row) -> bool:
    """Whether two aims may be one: the same day, no day for one of them, a step within the other's period, or another task's words."""
    if row["due"] == earlier["due"]:
        return row["comparator"] == earlier["comparator"] or _is_distinctive(row)
    if lies_within(row, earlier):
        return row["comparator"] == earlier["comparator"] and not _are_two_steps(row, earlier)
    same_task = row.get("task_key") == earlier.get("task_key")
    if row["due"] is None or earlier["due"] is None:
        return same_task or len(core(row["label"])) >= SPECIFIC
    return not same_task and len(core(row["label"])) >= SPECIFIC and _is_distinctive(row)


def _are_two_steps(row: Row, earlier: Row) -> bool:
    """Two steps of different months are two portions, even of equal size."""
    return row["kind"] == earlier["kind"] == Kind.STEP and row["due"] != earlier["due"]


def _is_distinctive(row: Row) -> bool:
    """A round or large number under a specific name is hardly stated twice by chance."""
    return row["value"] >= 50 or "“" in str(row["label"])
