"""The goals of speed: what was measured beside what was asked for, as lines of a table."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from typing import NamedTuple

HEAD = ("| 目标 | 界线 | 本程序 | 对照 | 结果 | |", "|---|---|---|---|---|---|")


class Goal(NamedTuple):
    """One goal: its name, its limit, what was found, both sides in words, and whether less is better."""

    name: str
    limit: float
    found: float
    own: str = ""
    other: str = ""
    unit: str = ""
    at_most: bool = True

    @property
    def met(self) -> bool:
        return self.found <= self.limit if self.at_most else self.found >= self.limit

    @property
    def line(self) -> str:
        sign = "≤" if self.at_most else "≥"
        marked = "达到" if self.met else "**未达到**"
        return f"| {self.name} | {sign} {self.limit:g}{self.unit} | {self.own} | {self.other} | {self.found:.2f}{self.unit} | {marked} |"


def ratio(name: str, limit: float, own: list[float], other: list[float], unit: str, share: float = 0.5, at_most: bool = True) -> Goal:
    """A goal by the ratio of two medians, or of other quantiles (`share`)."""
    ours, theirs = quantile(own, share), quantile(other, share)
    return Goal(name, limit, ours / theirs, f"{ours:.0f} {unit}", f"{theirs:.0f} {unit}", at_most=at_most)


def quantile(values: Iterable[float], share: float) -> float:
    """The value below which this share of the values lies; 0.5 is the median."""
    ordered = sorted(values)
    if share == 0.5:
        return statistics.median(ordered)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(goals: Iterable[Goal]) -> str:
    """The goals as a table in Markdown."""
    return "\n".join([*HEAD, *(goal.line for goal in goals)])
