"""Who acts: roles, memberships and what each may do; the one place that answers "may this account …"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.reports.errors import NotAllowed


class Role(StrEnum):
    """An account's one role."""

    VIEWER = "viewer"
    REPORTER = "reporter"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


ROLE_WORDS: dict[Role, str] = {
    Role.VIEWER: "查看人",
    Role.REPORTER: "填报人",
    Role.REVIEWER: "审核人",
    Role.EDITOR: "编辑",
    Role.ADMINISTRATOR: "管理员",
}
COUNTY, DEPARTMENT = "county", "department"
EVERYWHERE = (Role.EDITOR, Role.ADMINISTRATOR)


@dataclass(frozen=True, order=True)
class Membership:
    """A county or department (`kind`) of a city, by its official name, that an account works for."""

    city: str
    kind: str
    member: str


@dataclass(frozen=True)
class Account:
    """An account without its password. `version` grows when sessions made before must end."""

    account_id: int
    name: str
    person: str
    role: Role
    memberships: frozenset[Membership] = frozenset()
    phone: str = ""
    active: bool = True
    version: int = 1
    password_at: datetime | None = None
    locked_until: datetime | None = None

    def belongs_to(self, city: str, county: str, departments: Iterable[str]) -> bool:
        """Whether one of its memberships is the county, or one of the departments, of that city."""
        if Membership(city, COUNTY, county) in self.memberships:
            return True
        return any(Membership(city, DEPARTMENT, department) in self.memberships for department in departments)

    def may_report(self, city: str, county: str, departments: Iterable[str]) -> bool:
        """Reporters report for their own members, editors and administrators for all."""
        return self.role in EVERYWHERE or (self.role is Role.REPORTER and self.belongs_to(city, county, departments))

    def may_review(self, city: str, county: str, departments: Iterable[str]) -> bool:
        """Reviewers review for their own members, or for all where none were given; administrators for all."""
        everything = self.role is Role.ADMINISTRATOR or (self.role is Role.REVIEWER and not self.memberships)
        return everything or (self.role is Role.REVIEWER and self.belongs_to(city, county, departments))

    @property
    def may_publish(self) -> bool:
        """Editors and administrators put what was reviewed on the screens."""
        return self.role in EVERYWHERE

    @property
    def may_edit(self) -> bool:
        """Editors and administrators mend readings, supervise and present."""
        return self.role in EVERYWHERE

    @property
    def may_administer(self) -> bool:
        """Accounts, keys, rules."""
        return self.role is Role.ADMINISTRATOR


class Persons(dict[str, str]):
    """Log-in name -> the person's name (姓名); a log-in name without one stands for itself."""

    def __missing__(self, name: str) -> str:
        return name


def required(allowed: bool, what: str) -> None:
    """Raise NotAllowed unless allowed; `what` says what may not be done (填报沂水县的进展)."""
    if not allowed:
        raise NotAllowed(f"没有权限：{what}")


def at_the_command_line(name: str) -> Account:
    """Whoever can run commands on the server may do everything; `name` is what the log says."""
    return Account(account_id=0, name=name, person=name, role=Role.ADMINISTRATOR)
