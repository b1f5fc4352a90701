"""What the reporting desk knows beside the documents: who was asked to report, what was checked off, extended, said about steps.

An empty desk is a city in which reporting has not begun: nobody is blamed, nothing is checked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class StepReport:
    """What was last published about one step: done on a date, or under way or blocked (done is None), with its reason."""

    report_id: str
    as_of: date
    done: date | None = None
    blocked: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Desk:
    """`assigned` names the departments and counties with a reporter; `checked` and `extensions` go by task, step or fact id.

    `extensions` maps an id to its approved new deadline; `closing_day` is the last day on which the running period's
    reports were due, None while no period has closed; `steps` maps a milestone id to what was published about it.
    """

    assigned: frozenset[str] = frozenset()
    checked: frozenset[str] = frozenset()
    extensions: dict[str, date] = field(default_factory=dict)
    closing_day: date | None = None
    steps: dict[str, StepReport] = field(default_factory=dict)

    def asks(self, *members: str) -> bool:
        """Whether any of these departments or counties (names, several joined by `;`) was asked to report."""
        return any(name in self.assigned for member in members for name in member.split(";") if name)

    def closed(self, as_of: date) -> bool:
        """Whether the period that runs at `as_of` has passed its closing day."""
        return self.closing_day is not None and as_of > self.closing_day


EMPTY = Desk()
