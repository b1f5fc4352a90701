"""What the store knows of a city, as the measures judge by it."""

from __future__ import annotations

from dashboard import reports
from dashboard.catalog import Resolved
from dashboard.measures.desk import Desk, StepReport
from dashboard.reference import rules
from dashboard.reports import adoption
from dashboard.reports.publishing import Published
from dashboard.reports.standing import standing
from dashboard.reports.words import Status
from dashboard.schema import Rule


def desk(chosen: Resolved) -> Desk:
    """The desk of the chosen city on its as-of date, as it was known on the chosen day."""
    found = standing(reports.shared(), chosen.city, chosen.as_of, chosen.known)
    return Desk(
        assigned=found.assigned,
        checked=found.checked,
        extensions=found.extensions,
        closing_day=found.closing_day,
        steps={step: _report(one) for step, one in found.steps.items()},
    )


def rule(chosen: Resolved) -> Rule:
    """The rule that the chosen city's administrator adopted, else the shipped one."""
    return adoption.adopted(reports.shared(), chosen.city) or rules.active()


def _report(one: Published) -> StepReport:
    entry = one.entry
    done = entry.done_on if entry.status is Status.DONE else None
    return StepReport(one.doc_id, entry.as_of, done, entry.status is Status.BLOCKED, entry.reason)
