"""Say which quantities are parts of another: fact rows and their clean text in, the same rows with `part_of_key` out.

Parts are what the text calls so (其中, 包含), and portions of one task that the text numbers or dates and that add up to its target.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from dashboard.loaders.restates import same_thing
from dashboard.schema import Kind

Row = dict[str, object]

AIMED = (Kind.TARGET, Kind.STEP)
OF_WHICH = re.compile(r"其中|包含|包括|含(?![量税])|[(](?=[^()]*$)")
OUT_OF = re.compile(
    r"^[^,;。]{0,24}?(?:中,|里,|中(?=我市|已)|"
    r"已(?:经)?(?:完工|完成|建成|开工|竣工|投产|落地|办结|接入|投用|启动|上线|达标|整改))"
)
SENTENCE_ENDS = "。!?\n"
LONGEST_SENTENCE, MOST_IN_A_SENTENCE = 2000, 100
FEWEST_PORTIONS = 2
# Targets and steps of one task; where there are more, it is a table that was taken for a task.
MOST_AIMS = 300
BATCH = re.compile(r"(?:第[一二三四五六七八九十]|首)批[^,;。]{0,6}$")
BATCH_REACH = 12


def link(rows: list[Row], text: str) -> list[Row]:
    """The rows in their order, with `part_of_key` where a row is part of another; a denominator of an actual becomes background.

    `key` of a row is its number's offset in the clean `text`.
    """
    rows = [dict(row) for row in rows]
    for position, row in enumerate(rows):
        whole = None if "restates_key" in row else _named_whole(rows, position, text)
        if whole is not None:
            row |= {"part_of_key": whole["key"], "measure": whole["measure"]}
    for earlier, later in pairwise(rows):
        _mark_denominator(earlier, later, text)
    _link_portions(rows, text)
    first = {row["key"]: row.get("restates_key", row["key"]) for row in rows}
    return [row | {"part_of_key": first[row["part_of_key"]]} if "part_of_key" in row else row for row in rows]


def _named_whole(rows: list[Row], position: int, text: str) -> Row | None:
    """The quantity before 其中, 包含 or a bracket of which the one at `position` is a part: same unit, same sentence, not smaller.

    Of several the one that the parts add up to, else the nearest. A sentence that opens with 其中 speaks of the sentence before it.
    """
    row = rows[position]
    opening = _sentence_start(text, row["key"])
    words = [opening + found.start() for found in OF_WHICH.finditer(text[opening : row["key"]])]
    if not words:
        return None
    if words[0] == opening:
        opening = _sentence_start(text, max(0, opening - 1))
    near = rows[max(0, position - MOST_IN_A_SENTENCE) : position + MOST_IN_A_SENTENCE]
    possible = [other for other in near if opening <= other["key"] < words[-1] and _may_contain(other, row)]
    closing = _sentence_end(text, row["key"])
    listed = [other["value"] for other in near if words[-1] < other["key"] < closing and other["unit"] == row["unit"]]
    if not possible and words[0] == _sentence_start(text, row["key"]):
        possible = [other for other in near if _is_goal_of_task(other, row) and _may_contain(other, row)][:1]
    return next((other for other in possible if other["value"] == sum(listed)), possible[-1] if possible else None)


def _is_goal_of_task(other: Row, row: Row) -> bool:
    """Whether a row is what the task of another aims at for the whole city; a column 备注 breaks it down."""
    whole_city = not other["county"] and not other["place"] and bool(row["county"] or row["place"])
    return whole_city and bool(row.get("task_key")) and other.get("task_key") == row["task_key"] and "restates_key" not in other


def _sentence_start(text: str, place: int) -> int:
    window = max(0, place - LONGEST_SENTENCE)
    return max(window, *(text.rfind(mark, window, place) + 1 for mark in SENTENCE_ENDS))


def _sentence_end(text: str, place: int) -> int:
    window = place + LONGEST_SENTENCE
    return min((found for found in (text.find(mark, place, window) for mark in SENTENCE_ENDS) if found >= 0), default=window)


def _may_contain(whole: Row, part: Row) -> bool:
    same_side = (whole["kind"] in AIMED) == (part["kind"] in AIMED)
    return same_side and whole["unit"] == part["unit"] and part["unit"] != "%" and abs(whole["value"]) >= abs(part["value"])


def _mark_denominator(whole: Row, part: Row, text: str) -> None:
    """73个…项目已完工45个: the 73 is what the 45 are counted against."""
    between = text[whole["key"] : part["key"]]
    if whole["unit"] != part["unit"] or part["unit"] == "%" or whole["value"] < part["value"]:
        return
    counted = part["kind"] == Kind.ACTUAL and whole["kind"] in (Kind.ACTUAL, Kind.BACKGROUND)
    if counted and OUT_OF.match(re.sub(r"^[^,;。]*?[\u4e00-\u9fff]", "", between, count=1)):
        whole["kind"] = Kind.BACKGROUND.value
        part.setdefault("part_of_key", whole["key"])


def _link_portions(rows: list[Row], text: str) -> None:
    """首批10 + 第二批10 + 第三批10 = 30家: dated portions within one task that add up to its target, and what is called a batch of it."""
    aimed = [row for row in rows if row["kind"] in AIMED and row.get("task_key")]
    for _, listed in groupby(aimed, key=lambda row: row["task_key"]):
        of_task = list(listed)
        if len(of_task) > MOST_AIMS:
            continue
        for whole in (row for row in of_task if row["kind"] == Kind.TARGET and "restates_key" not in row):
            portions = _portions(whole, of_task)
            add_up = len(portions) >= FEWEST_PORTIONS and sum(row["value"] for row in portions) == whole["value"]
            if not (add_up and not _are_running_totals(portions, whole, of_task)):
                portions = [row for row in portions if BATCH.search(text[max(0, row["key"] - BATCH_REACH) : row["key"]])]
            for row in portions:
                row.setdefault("part_of_key", whole["key"])


def _portions(whole: Row, of_task: list[Row]) -> list[Row]:
    """The dated quantities of a task that count the same thing as a target, are smaller, and fall due by its day."""
    return [
        row
        for row in of_task
        if row is not whole
        and "restates_key" not in row
        and row["unit"] == whole["unit"] != "%"
        and row["value"] < whole["value"]
        and row["due"] is not None
        and (whole["due"] is None or row["due"] <= whole["due"])
        and same_thing(row, whole)
    ]


def _are_running_totals(portions: list[Row], whole: Row, of_task: list[Row]) -> bool:
    """Whether the last of the same kind of dates (the fourth of the quarters) already reaches the whole: 500, 1100, 1600."""
    grain = len(str(portions[0]["period"]))
    reached = [row for row in of_task if row is not whole and row.get("restates_key") == whole["key"] and row["due"] is not None]
    return any(len(str(row["period"])) == grain for row in reached)
