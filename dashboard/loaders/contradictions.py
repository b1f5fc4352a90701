"""Find what a document contradicts in its own targets: linked fact rows in, rows of `problems` out; nothing is mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import date
from itertools import chain, combinations, pairwise

from dashboard.loaders.restates import same_thing
from dashboard.schema import Comparator, Kind

Row = dict[str, object]

AIMED = (Kind.TARGET, Kind.STEP)
UPWARD = (Comparator.EQ, Comparator.GE, Comparator.GT)


def rows(facts: list[Row]) -> list[Row]:
    """Two days for one target, portions that miss their total, a later target below an earlier one."""
    by_key = {row["key"]: row for row in facts}
    found = [*_two_days(facts, by_key), *_missed_totals(facts), *_falls(facts)]
    return sorted(found, key=lambda row: row["start"])


def _two_days(facts: list[Row], by_key: dict[object, Row]) -> Iterator[Row]:
    for row in facts:
        first = by_key.get(row.get("restates_key"))
        if first is None or row["kind"] not in AIMED or not row["due"] or not first["due"]:
            continue
        if row["due"] != first["due"] and row.get("task_key") != first.get("task_key"):
            yield _problem(row, f"同一目标两个时限：“{row['label']}”此处为{_day(row)}，另处为{_day(first)}")


def _missed_totals(facts: list[Row]) -> Iterator[Row]:
    """Quarter goals of one task that count the same thing as its yearly target and do not add up to it."""
    portions: defaultdict[Hashable, list[Row]] = defaultdict(list)
    for row in facts:
        if row["kind"] == Kind.TARGET and "Q" in str(row["period"]):
            portions[_counted(row)].append(row)
    for whole in facts:
        if whole["kind"] != Kind.TARGET or "Q" in str(whole["period"]) or not whole.get("task_key") or whole["unit"] == "%":
            continue
        quarters = portions[_counted(whole)]
        total = sum(row["value"] for row in quarters)
        if _closes_the_year(quarters) and total < whole["value"]:
            yield _problem(whole, f"各季度“{whole['label']}”合计{total}{whole['unit']}，未达到年度目标{whole['value']}{whole['unit']}")


def _closes_the_year(quarters: list[Row]) -> bool:
    """Whether goals reach to the fourth quarter and are portions: ones that grow (4, 10, 16) may be running totals."""
    values = [row["value"] for row in quarters]
    grows = all(early < late for early, late in pairwise(values))
    return len(values) > 1 and str(quarters[-1]["period"]).endswith("Q4") and not grows


def _counted(row: Row) -> Hashable:
    """What a target counts: equal for the quarters and the whole of one task."""
    return row.get("task_key"), row["unit"], row["label"]


def _falls(facts: list[Row]) -> Iterator[Row]:
    """A target that a later day of the same year sets lower, where more is meant to be better."""
    series: defaultdict[Hashable, list[Row]] = defaultdict(list)
    for row in facts:
        if row["kind"] in AIMED and row["due"] and row["comparator"] in UPWARD and row["unit"] == "%" and "part_of_key" not in row:
            series[_series(row)].append(row)
    for row, other in chain.from_iterable(combinations(aimed, 2) for aimed in series.values()):
        earlier, later = sorted((row, other), key=lambda one: one["due"])
        if earlier["due"] < later["due"] and later["value"] < earlier["value"] and same_thing(row, other):
            yield _problem(later, f"“{later['label']}”{_day(later)}的目标低于{_day(earlier)}的目标")


def _series(row: Row) -> Hashable:
    return row.get("task_key"), *(row[name] for name in ("county", "place", "year", "measure", "indicator"))


def _problem(row: Row, what: str) -> Row:
    return {"start": row["start"], "end": row["end"], "what": what}


def _day(row: Row) -> str:
    day = row["due"]
    return f"{day.year}年{day.month}月{day.day}日" if isinstance(day, date) else "未写日期"
