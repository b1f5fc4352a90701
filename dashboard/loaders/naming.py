"""Give each quantity its name and the catalogue's indicator: the fact rows of a document in reading order in, the same rows named out."""

from __future__ import annotations

import re

from dashboard.loaders.reading import Reading, Row
from dashboard.reference.indicators import Indicators
from dashboard.text.quantities import Quantity

RELATIVE = ("%", "‰", "个百分点", "百分点", "倍")
FARTHEST = 60  # quantities between a name and the number that goes on about it
NEXT = 3  # characters of 余 and a unit between two numbers that touch
EACH = "分别"
LIST = re.compile("、|以及|和|与")


def named(reading: Reading, found: list[Quantity], listed: list[Row]) -> list[Row]:
    """The rows with labels and indicators.

    One whose words name nothing takes its turn of the names before 分别, else the name before it in its sentence or
    task, else the one right behind it.
    """
    for position, (quantity, row) in enumerate(zip(found, listed, strict=True)):
        near = listed[max(0, position - FARTHEST) : position + FARTHEST]
        row["label"] = _shared_out(reading, near, row) or row["label"]
        if not row["label"]:
            row["label"] = _before(reading, near, row) or _behind(reading, listed, position)
        row["indicator"] = _indicator(reading, quantity, str(row["label"]))
    return listed


def _shared_out(reading: Reading, near: list[Row], row: Row) -> str:
    """接待游客9200万人次、实现收入630亿元,分别增长31%、29.5%: the first growth is the first thing's; so with 生成率、关联率分别达到…."""
    opening, closing = reading.sentence_around(row["key"], row["key"] + 1)
    each = reading.text.rfind(EACH, opening, row["key"])
    if each < 0:
        return ""
    group = [other for other in near if each < other["key"] < closing and other["unit"] == row["unit"]]
    turn = next(turn for turn, other in enumerate(group) if other is row)
    subjects = LIST.split(reading.text[reading.clause_around(each, each + 1)[0] : each])
    if 1 < len(group) == len(subjects) and all(subjects):
        return reading.localities.without_places(subjects[turn])
    before = [other for other in near if opening <= other["key"] < each]
    return str(before[turn - len(group)]["label"]) if not row["label"] and 1 < len(group) <= len(before) else ""


def _before(reading: Reading, near: list[Row], row: Row) -> str:
    opening = reading.sentence_around(row["key"], row["key"] + 1)[0]
    earlier = [other for other in reversed(near) if other["key"] < row["key"] and other["label"]]
    of_sentence = [other for other in earlier if other["key"] >= opening and _may_lend(other, row)]
    of_task = [other for other in earlier if row["task_key"] and other["task_key"] == row["task_key"] and _may_lend(other, row)]
    return next((str(other["label"]) for other in (*of_sentence, *of_task)), "")


def _may_lend(other: Row, row: Row) -> bool:
    """Whether a name fits a number: of its unit, right before it (1.2万户4.1万人), or any name where the number is a share or a growth."""
    touching = 0 <= row["value_start"] - other["value_end"] <= NEXT
    return row["unit"] in RELATIVE or other["unit"] == row["unit"] or touching


def _behind(reading: Reading, listed: list[Row], position: int) -> str:
    """2105项,17.24亿条数据: the number right behind names both."""
    row, later = listed[position], listed[position + 1 : position + 2]
    closing = reading.sentence_around(row["key"], row["key"] + 1)[1]
    return str(later[0]["label"]) if later and later[0]["key"] < closing else ""


def _indicator(reading: Reading, quantity: Quantity, label: str) -> str:
    """The catalogue's id by the quantity's own clause, else by its sentence up to there."""
    start, end = reading.clause_around(quantity.value_start, quantity.value_end)
    opening = reading.sentence_around(quantity.value_start, quantity.value_end)[0]
    for first in dict.fromkeys((start, opening)):
        if found := Indicators.load().recognise(reading.text[first:end], quantity.unit, label, quantity.value_start - first):
            return found.id
    return ""
