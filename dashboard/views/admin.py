"""账号与密钥 as plain rows: accounts with their last log-in, keys, the rule of each city, slides, the log and whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.catalog.members import counties_of, departments_of
from dashboard.catalog.resolve import cities_of
from dashboard.loaders import Tables
from dashboard.reference import rules
from dashboard.reports import accounts, adoption, audit, keys, slide_template
from dashboard.reports.people import COUNTY, DEPARTMENT, ROLE_WORDS, Account, Membership
from dashboard.reports.store import Store
from dashboard.schema import Lamp, Rule
from dashboard.views.numbers import MISSING
from dashboard.views.progress import moment

NEWEST_LINES = 50
OPEN, LOCKED, CLOSED = "正常", "已锁定", "已停用"
ALL_CITIES, ANY_ADDRESS = "全部城市", "不限地址"
REVOKED = "已作废"
UNCONFIRMED = "出厂规则，未经本单位确认"
LOG_WHOLE, LOG_BROKEN = "日志完整，逐条核对无改动", "日志从第 {line} 条起被改动过，请立即查明"


@dataclass(frozen=True)
class AccountLine:
    """An account as the list shows it."""

    name: str
    person: str
    phone: str
    role: str
    members: str
    last_log_in: str
    state: str


@dataclass(frozen=True)
class KeyLine:
    """A key as the list shows it; `good` until it is revoked."""

    key_id: int
    name: str
    cities: str
    network: str
    made: str
    state: str
    good: bool


# Form of a rule -> what it is called in the list and in the choice.
FORM_WORDS = {"points of T": "占目标值的百分点", "percentage of E": "占序时应完成的百分比", "consecutive periods": "连续多少期落后"}
UNITS = {"points of T": "点", "percentage of E": "%", "consecutive periods": "期"}
LAMP_WORDS = {Lamp.GREEN: "正常", Lamp.YELLOW: "滞后", Lamp.RED: "严重滞后、逾期", Lamp.GREY: "不判定"}


@dataclass(frozen=True)
class RuleLine:
    """The rule that judges a city, and who issued it."""

    city: str
    rule: Rule
    issuer: str

    @property
    def form(self) -> str:
        return FORM_WORDS[self.rule.form]

    @property
    def unit(self) -> str:
        """What its thresholds count."""
        return UNITS[self.rule.form]


@dataclass(frozen=True)
class AdminPage:
    """Everything the page shows; `members` maps a city to those an account may be given, in official order."""

    accounts: tuple[AccountLine, ...]
    keys: tuple[KeyLine, ...]
    rules: tuple[RuleLine, ...]
    shipped: Rule
    template: str
    log: tuple[tuple[str, ...], ...]
    log_state: str
    log_whole: bool
    members: dict[str, tuple[Membership, ...]]


def admin_page(store: Store, tables: Tables) -> AdminPage:
    """The page as it stands now."""
    seen, broken, cities = audit.last_log_ins(store), audit.broken_at(store), cities_of(tables)
    return AdminPage(
        accounts=tuple(_account_line(store, one, moment(seen.get(one.name))) for one in accounts.everyone(store)),
        keys=tuple(_key_line(one) for one in keys.everyone(store)),
        rules=tuple(_rule_line(store, city) for city in cities),
        shipped=rules.active(),
        template=_template(store),
        log=tuple((moment(line.at), line.who, line.what, line.about, line.address) for line in audit.newest(store, NEWEST_LINES)),
        log_state=LOG_WHOLE if broken is None else LOG_BROKEN.format(line=broken),
        log_whole=broken is None,
        members={city: members_of(tables, city) for city in cities},
    )


def members_of(tables: Tables, city: str) -> tuple[Membership, ...]:
    """The counties and then the departments of a city, in official order."""
    counties = [Membership(city, COUNTY, name) for name in counties_of(tables, city)]
    return (*counties, *(Membership(city, DEPARTMENT, name) for name in departments_of(tables, city)))


def _account_line(store: Store, one: Account, last_log_in: str) -> AccountLine:
    state = CLOSED if not one.active else LOCKED if accounts.is_locked(store, one) else OPEN
    members = "、".join(member.city + member.member for member in sorted(one.memberships)) or MISSING
    return AccountLine(one.name, one.person, one.phone, ROLE_WORDS[one.role], members, last_log_in, state)


def _key_line(one: keys.Key) -> KeyLine:
    state = f"{REVOKED} {moment(one.revoked_at)}" if one.revoked_at else OPEN
    made = f"{one.created_by} {moment(one.created_at)}"
    return KeyLine(one.key_id, one.name, "、".join(one.cities) or ALL_CITIES, one.network or ANY_ADDRESS, made, state, not one.revoked_at)


def _template(store: Store) -> str:
    """Which presentation slides are made on; "" for the program's own."""
    kept = slide_template.current(store)
    return f"{kept.file}（{kept.kept_by} {moment(kept.kept_at)} 上传）" if kept else ""


def _rule_line(store: Store, city: str) -> RuleLine:
    adopted = adoption.adopted(store, city)
    return RuleLine(city, adopted, adopted.issuer) if adopted else RuleLine(city, rules.active(), UNCONFIRMED)
