"""Say which quantities are parts of another: fact rows and their clean text in, the same rows with `part_of_key` out.

Parts are what the text calls so (其中, 包含), and portions of one task that the text numbers or dates and that add up to its target.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise, takewhile

from dashboard.loaders.restates import same_thing
from dashboard.schema import Kind

Row = dict[str, object]

AIMED = (Kind.TARGET, Kind.STEP)
OF_WHICH = re.compile(r"其中|包含|包括|含")
OUT_OF = re.compile(
    r"^[^,;。]{0,24}?(?:中,|里,|中(?=我市|已)|"
    r"已(?:经)?(?:完工|完成|建成|开工|竣工|投产|落地|办结|接入|投用|启动|上线|达标|整改))"
)
SENTENCE_ENDS = "。!?\n"
LONGEST_SENTENCE, MOST_IN_A_SENTENCE = 2000, 100
FEWEST_PORTIONS = 2


def link(rows: list[Row], text: str) -> list[Row]:
    """The rows in their order, with `part_of_key` where a row is part of another; a denominator of an actual becomes background.

    `key` of a row is its number's offset in the clean `text`.
    """
    rows = [dict(row) for row in rows]
    for position, row in enumerate(rows):
        whole = _named_whole(rows, position, text)
        if whole is not None:
            row |= {"part_of_key": whole["key"], "measure": whole["measure"]}
    for earlier, later in pairwise(rows):
        _mark_denominator(earlier, later, text)
    _link_portions(rows)
    first = {row["key"]: row.get("restates_key", row["key"]) for row in rows}
    return [row | {"part_of_key": first[row["part_of_key"]]} if "part_of_key" in row else row for row in rows]


def _named_whole(rows: list[Row], position: int, text: str) -> Row | None:
    """The quantity before 其中 or 包含 of which the one at `position` is a part: same unit, same sentence, not smaller."""
    row = rows[position]
    window = max(0, row["key"] - LONGEST_SENTENCE)
    opening = max(window, *(text.rfind(mark, window, row["key"]) + 1 for mark in SENTENCE_ENDS))
    words = list(OF_WHICH.finditer(text, opening, row["key"]))
    earlier = takewhile(lambda other: other["key"] >= opening, reversed(rows[max(0, position - MOST_IN_A_SENTENCE) : position]))
    possible = [other for other in earlier if _may_contain(other, row)]
    return next((other for found in reversed(words) for other in possible if other["key"] < found.start()), None)


def _may_contain(whole: Row, part: Row) -> bool:
    return whole["unit"] == part["unit"] and part["unit"] != "%" and abs(whole["value"]) >= abs(part["value"])


def _mark_denominator(whole: Row, part: Row, text: str) -> None:
    """73个…项目已完工45个: the 73 is what the 45 are counted against."""
    between = text[whole["key"] : part["key"]]
    if whole["unit"] != part["unit"] or part["unit"] == "%" or whole["value"] < part["value"]:
        return
    counted = part["kind"] == Kind.ACTUAL and whole["kind"] in (Kind.ACTUAL, Kind.BACKGROUND)
    if counted and OUT_OF.match(re.sub(r"^[^,;。]*?[\u4e00-\u9fff]", "", between, count=1)):
        whole["kind"] = Kind.BACKGROUND.value
        part.setdefault("part_of_key", whole["key"])


def _link_portions(rows: list[Row]) -> None:
    """首批10 + 第二批10 + 第三批10 = 30家: dated portions within one task that add up to its target."""
    aimed = [row for row in rows if row["kind"] in AIMED and "restates_key" not in row and row.get("task_key")]
    for _, listed in groupby(aimed, key=lambda row: row["task_key"]):
        of_task = list(listed)
        for whole in (row for row in of_task if row["kind"] == Kind.TARGET):
            portions = _portions(whole, of_task)
            if len(portions) >= FEWEST_PORTIONS and sum(row["value"] for row in portions) == whole["value"]:
                for row in portions:
                    row.setdefault("part_of_key", whole["key"])


def _portions(whole: Row, of_task: list[Row]) -> list[Row]:
    """The dated quantities of a task that count the same thing as a target, are smaller, and fall due by its day."""
    return [
        row
        for row in of_task
        if row is not whole
        and row["unit"] == whole["unit"] != "%"
        and row["value"] < whole["value"]
        and row["due"] is not None
        and (whole["due"] is None or row["due"] <= whole["due"])
        and same_thing(row, whole)
    ]
