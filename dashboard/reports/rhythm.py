"""Who has reported for a period and who has not: members in official order, with contact, days late and a text to send (催报)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.reports import accounts
from dashboard.reports.people import COUNTY, Account, Membership, Role
from dashboard.reports.periods import Period
from dashboard.reports.register import Register
from dashboard.reports.store import Store

STANDS = "（应报 {items} 项，已报 {reported} 项）。联系人：{contact}"
URGED = "请{member}于{day}前报送{period}进展情况" + STANDS
URGED_LATE = "请{member}尽快报送{period}进展情况，{day}截止，已超过 {days} 天" + STANDS


@dataclass(frozen=True)
class Turnout:
    """One member's reports for a period: items due, items reported, its reporters, days past the closing day (0: still in time)."""

    member: str
    kind: str
    items: int
    reported: int
    reporters: tuple[Account, ...]
    days_late: int

    @property
    def complete(self) -> bool:
        return self.reported >= self.items

    @property
    def contact(self) -> str:
        """张三 0539-1234567；李四: whom to call."""
        return "；".join(f"{one.person or one.name} {one.phone}".strip() for one in self.reporters)


def turnout(store: Store, register: Register, period: Period) -> tuple[Turnout, ...]:
    """Every member of the city with a reporter, counties first, in official order; no league table."""
    reporters: dict[Membership, list[Account]] = {}
    for account in accounts.everyone(store):
        for one in account.memberships if account.role is Role.REPORTER and account.active else ():
            if one.city == register.city:
                reporters.setdefault(one, []).append(account)
    order = {name: number for number, name in enumerate((*register.counties, *register.departments))}
    members = sorted(reporters, key=lambda one: (one.kind != COUNTY, order.get(one.member, len(order)), one.member))
    return tuple(_turnout(register, period, member, tuple(reporters[member])) for member in members)


def urging(found: Iterable[Turnout], period: Period) -> str:
    """The text to copy and send: one line for each member that has not reported everything."""
    late = [one for one in found if not one.complete]
    return "\n".join(
        (URGED_LATE if one.days_late else URGED).format(
            days=one.days_late,
            member=one.member,
            day=period.closing_day,
            period=period.words,
            items=one.items,
            reported=one.reported,
            contact=one.contact or "未登记",
        )
        for one in late
    )


def _turnout(register: Register, period: Period, member: Membership, reporters: tuple[Account, ...]) -> Turnout:
    own = register.due_of(member, period)
    reported = sum(one.reported for one in own)
    late = max(0, (register.today - period.closing_day).days) if reported < len(own) else 0
    return Turnout(member.member, member.kind, len(own), reported, reporters, late)
